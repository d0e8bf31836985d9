import Corrections
import Disclosure
import Recognition

/// How a document is to be read.
public struct ReadingOptions: Sendable {
  /// The password of an encrypted file.
  public var password: String?
  /// The pages to read, from 1; nil for all.
  public var pages: ClosedRange<Int>?
  /// Which pages are read from their pictures, and how.
  public var recognition: RecognitionOptions
  /// Whether the domain corrects what recognition doubted.
  public var repairs: Bool
  /// Whether the amounts that the text states are read; where only tables are wanted they are not.
  public var readsNarrative = true
  /// What is known of the forms.
  public var rules: FormRules
  /// What people found wrong with an earlier reading; nil where nobody looked.
  public var corrections: Corrections?
  /// Is told after each page how many are read, and how many there are to read; called on several threads.
  public var progress: (@Sendable (Int, Int) -> Void)?

  /// Makes options.
  public init(
    password: String? = nil, pages: ClosedRange<Int>? = nil, recognition: RecognitionOptions = RecognitionOptions(), repairs: Bool = true,
    rules: FormRules = .standard, corrections: Corrections? = nil,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) {
    self.password = password
    self.pages = pages
    self.recognition = recognition
    self.repairs = repairs
    self.rules = rules
    self.corrections = corrections
    self.progress = progress
  }
}
