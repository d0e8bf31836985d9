import Dispatch
import Extraction
import Glibc
import Synchronization

/// Which pages are read from their pictures, and how.
public struct RecognitionOptions: Sendable, Equatable {
  /// When a page's picture is read.
  public enum Policy: String, Sendable, CaseIterable {
    /// Where the page carries no text that can be trusted.
    case auto
    /// On every page, also where it carries text.
    case always
    /// Never.
    case never
  }

  /// What an invisible text layer over a picture counts for.
  public enum TextLayer: String, Sendable, CaseIterable {
    /// It is the page's text, and the picture is not read.
    case trust
    /// It is not there, nor is what other text stands on a page that a picture covers.
    case ignore
    /// It is not there: such layers were recognised too, and worse.
    case auto
  }

  /// When a page's picture is read.
  public var policy: Policy
  /// What an invisible text layer counts for.
  public var textLayer: TextLayer
  /// Where the models lie; nil to look in the usual places.
  public var models: ModelFolder?
  /// How many pages are read at a time; nil for one a core.
  public var jobs: Int?
  /// Where the models stay loaded for the next document; nil to load them for each.
  public var loaded: LoadedModels?

  /// Makes options.
  public init(policy: Policy = .auto, textLayer: TextLayer = .auto, models: ModelFolder? = nil, jobs: Int? = nil) {
    self.policy = policy
    self.textLayer = textLayer
    self.models = models
    self.jobs = jobs
  }
}

/// A page with its glyphs and rulings, wherever they come from.
public struct ReadPage: Sendable {
  /// The page.
  public var page: Page
  /// What the file alone gives.
  public var verdict: Page.Verdict
  /// Where the page was read from its picture, or its text lies on its side: what takes its points to those of the page as the PDF shows it.
  public var placement: PlaneMap?
  /// Whether its text lay on its side, and the page was turned upright without its picture being read.
  public var isTurned = false
  /// Whether it should have been read from its picture and was not, since the models are missing or may not be used.
  public var isUnread: Bool
  /// Whether it was read from its picture, and nothing that was read is to be trusted.
  public var isIllegible = false
  /// Why the file does not give this page, where it is damaged: it stands here with nothing on it.
  public var damage: ExtractionError?
  /// How many faults of the file were read over on this page.
  public var faults = 0
  /// What was seen on its picture, where it was read from that.
  public var evidence: PictureEvidence?

  /// Whether it was read from its picture.
  public var isRecognized: Bool { placement != nil && !isTurned }
}

/// Reads a document's pages, each from its text or from its picture, several at a time.
public struct PageReader {
  private let pdf: PDFDocument
  private let options: RecognitionOptions

  /// A picture with at most this many visible characters on it is still a scan: a page number or a stamp was added to it.
  static let fewGlyphs = 40
  /// The fewest letters of a title: 部门预算 with its year has eight.
  static let fewestTitleLetters = 8
  /// The least share of the page that pictures of a title cover: a line of 24 points across half of an A4 page is 1.4 %.
  static let titleShare = 0.01

  /// Makes a reader of an opened document.
  public init(_ pdf: PDFDocument, options: RecognitionOptions = RecognitionOptions()) {
    self.pdf = pdf
    self.options = options
  }

  /// Reads pages and hands each to `body`; the results come in the pages' order, whatever the number of jobs.
  ///
  /// - Parameters:
  ///   - range: The pages, from 1.
  ///   - progress: Is told after each page how many are done.
  ///   - body: Takes a page; called on several threads once a page is to be read from its picture.
  /// - Returns: What `body` gave for each page, in the pages' order.
  /// - Throws: `ExtractionError` where a page cannot be read; `RecognitionError` where the models were named, or must be used, and fail.
  public func read<Result: Sendable>(
    _ range: ClosedRange<Int>, progress: (@Sendable (Int) -> Void)? = nil, _ body: @Sendable (ReadPage) -> Result
  ) throws -> [Result] {
    let queue = PageQueue<Result>(pdf, options: options, range: range)
    let jobs = min(range.count, max(1, options.jobs ?? Self.cores))
    // Pages that carry their text are quicker read here than handed to other threads; only recognition repays those.
    if jobs > 1 { queue.work(progress, stopsAtPicture: true, body) }
    if jobs == 1 || queue.hasWork {
      DispatchQueue.concurrentPerform(iterations: jobs) { _ in queue.work(progress, body) }
    }
    return try queue.results()
  }

  private static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// The pages that are still to be read, and the results of those that were.
private final class PageQueue<Result: Sendable>: Sendable {
  private struct State {
    var next: Int
    /// A page that was taken and put back.
    var waiting: (Int, Task)?
    var done = 0
    var results: [Int: Result] = [:]
    var failure: (page: Int, error: any Error)?
    var recognizer: PageRecognizer?
    var areModelsMissing = false
  }

  /// What is to be done with a page.
  private enum Task {
    case text(ReadPage)
    case picture(PageImage, Page, PageRecognizer)
  }

  // Poppler serves one thread at a time: the document is touched only while the state's lock is held.
  private nonisolated(unsafe) let pdf: PDFDocument
  private let options: RecognitionOptions
  private let range: ClosedRange<Int>
  private let state: Mutex<State>

  init(_ pdf: PDFDocument, options: RecognitionOptions, range: ClosedRange<Int>) {
    self.pdf = pdf
    self.options = options
    self.range = range
    state = Mutex(State(next: range.lowerBound))
  }

  /// Whether pages are still to be read.
  var hasWork: Bool {
    state.withLock { $0.failure == nil && ($0.waiting != nil || $0.next <= range.upperBound) }
  }

  /// Reads page after page until none is left or, where asked for, one is to be read from its picture.
  func work(
    _ progress: (@Sendable (Int) -> Void)?, stopsAtPicture: Bool = false, _ body: @Sendable (ReadPage) -> Result
  ) {
    while let (number, task) = take() {
      if stopsAtPicture, case .picture = task {
        state.withLock { $0.waiting = (number, task) }
        return
      }
      do {
        let result: Result
        switch task {
        case .text(let page): result = body(page)
        case .picture(let image, let page, let recognizer):
          let read = try recognizer.recognize(image, as: page)
          result = body(
            ReadPage(
              page: read.page, verdict: page.verdict, placement: read.placement, isUnread: false, isIllegible: read.isIllegible,
              faults: page.faults, evidence: read.evidence))
        }
        let done = state.withLock { state in
          state.results[number] = result
          state.done += 1
          return state.done
        }
        progress?(done)
      } catch {
        fail(number, error)
      }
    }
  }

  func results() throws -> [Result] {
    try state.withLock { state in
      if let failure = state.failure { throw failure.error }
      return range.compactMap { state.results[$0] }
    }
  }

  /// The next page, loaded, with its picture where that is to be read.
  private func take() -> (Int, Task)? {
    state.withLock { state in
      if let waiting = state.waiting {
        state.waiting = nil
        return waiting
      }
      guard state.failure == nil, state.next <= range.upperBound else { return nil }
      let number = state.next
      state.next += 1
      do {
        return (number, try load(number, &state))
      } catch {
        state.failure = (number, error)
        return nil
      }
    }
  }

  private func fail(_ page: Int, _ error: any Error) {
    // Of several failures the first page's counts, so that the message does not depend on the number of jobs.
    state.withLock { state in
      if page < state.failure?.page ?? Int.max { state.failure = (page, error) }
    }
  }

  private func load(_ number: Int, _ state: inout State) throws -> Task {
    var page: Page
    do {
      page = try pdf.page(number)
    } catch let damage as ExtractionError where damage.isOfOnePage {
      // The others can be read all the same.
      let nothing = Page(number: number, width: 0, height: 0)
      return .text(ReadPage(page: nothing, verdict: .empty, placement: nil, isUnread: true, damage: damage))
    }
    let verdict = page.verdict
    guard isPicture(page) || isPicturedCover(page), options.policy != .never else {
      if options.textLayer == .trust { for i in page.glyphs.indices { page.glyphs[i].isInvisible = false } }
      let isUnread = verdict == .scanned && page.verdict == .scanned
      guard let upright = page.turnedUpright else {
        return .text(ReadPage(page: page, verdict: verdict, placement: nil, isUnread: isUnread, faults: page.faults))
      }
      return .text(
        ReadPage(
          page: upright.page, verdict: verdict, placement: upright.placement, isTurned: true, isUnread: isUnread, faults: page.faults))
    }
    guard let recognizer = try recognizer(&state) else {
      // A cover may also show a photograph and say nothing: that it was not read is no loss that can be told.
      return .text(ReadPage(page: page, verdict: verdict, placement: nil, isUnread: isPicture(page), faults: page.faults))
    }
    // Where text was added to a picture, only the drawn page shows both.
    let hasText = page.glyphs.contains { !$0.isInvisible }
    let image = try pdf.image(of: page, preferringEmbedded: !hasText || options.textLayer == .ignore)
    return .picture(image, page, recognizer)
  }

  /// Whether a page is to be read from its picture.
  private func isPicture(_ page: Page) -> Bool {
    if options.policy == .always { return true }
    if trustsText(of: page) { return false }
    if page.verdict == .scanned { return true }
    guard page.verdict == .digital, page.imageShare >= 0.8 else { return false }
    return options.textLayer == .ignore || page.glyphs.count { !$0.isInvisible } < PageReader.fewGlyphs
  }

  /// Whether the title may stand in small pictures: on a first page that has too few characters for one, and pictures.
  ///
  /// Drawn letters of word processors (WordArt and its kin) are stored as pictures.
  private func isPicturedCover(_ page: Page) -> Bool {
    page.number == 1 && !trustsText(of: page) && page.imageShare >= PageReader.titleShare
      && page.glyphs.count(where: \.isSeen) < PageReader.fewestTitleLetters
  }

  /// Whether a page has text that nobody sees, and that is wanted all the same.
  private func trustsText(of page: Page) -> Bool { options.textLayer == .trust && page.glyphs.contains(where: \.isInvisible) }

  /// The recogniser, loaded when the first picture is met; nil where the models are missing and nobody insists on them.
  private func recognizer(_ state: inout State) throws -> PageRecognizer? {
    if let recognizer = state.recognizer { return recognizer }
    if state.areModelsMissing { return nil }
    guard let folder = options.models ?? ModelFolder.find() else {
      if options.policy == .always { throw RecognitionError.noModels(folder: nil) }
      state.areModelsMissing = true
      return nil
    }
    state.recognizer = try options.loaded?.recognizer(folder) ?? PageRecognizer(models: folder)
    return state.recognizer
  }
}
