import Export
import FoundationEssentials

/// One document that is to be read, and what is to become of it.
struct WorkRequest: Sendable, Equatable {
  /// What is made of a document.
  enum Product: String, Sendable {
    /// The disclosure as JSON in lines.
    case disclosure
    /// The disclosure as JSON on one line.
    case compact
    /// The records for a store (`PreparedRecords`); the document may be the JSON that was written of one.
    case records
    /// The tables as text (`TableProduct`).
    case tables
    /// The tables as frames, each with the name of its file.
    case separateTables
    /// What was tested, as a frame (`CheckProduct`).
    case check

    /// Whether it holds tables alone, for which the narrative need not be read.
    var isTables: Bool { self == .tables || self == .separateTables }
  }

  /// Where the product is written by the one who makes it.
  struct Target: Sendable, Equatable {
    /// The file's path (`PathText`).
    var path: String
    /// The name of the file that is written first and then moved to the path.
    var draft: String
    /// The product that is there already, where one is known to be: it stays if all of this still holds.
    var made: Made?
  }

  /// From what bytes a product was made, and which bytes it has, as SHA-256.
  struct Made: Sendable, Equatable {
    var input: String
    var output: String
  }

  /// The document.
  var input: InputFile
  /// The words of `DocumentReader.readingOptions` that a command line would have.
  var words: [String] = []
  /// What is made of it.
  var product = Product.disclosure
  /// The words of `TableProduct.options` or `CheckProduct.options`, or the `RecordForm`, where these are made.
  var productWords: [String] = []
  /// Where that goes; nil to have it in the reply.
  var target: Target?
  /// How many pages are read at a time.
  var pageJobs = 1
  /// What is remembered of the document, for the reply where the product that is there stays; it does not go to the worker.
  var facts: DocumentFacts?

  /// The request as it goes to a worker.
  var frame: Frame {
    var header: JSONObject = [
      "path": .string(input.path), "words": .array(words.map { .string($0) }),
      "productWords": .array(productWords.map { .string($0) }), "product": .string(product.rawValue),
      "pageJobs": .number(JSONNumber(pageJobs)), "hasBytes": .bool(input.bytes != nil),
    ]
    if let password = input.password { header.append("password", .string(password)) }
    if let target {
      header.append("target", .string(target.path))
      header.append("draft", .string(target.draft))
      if let made = target.made {
        header.append("input", .string(made.input))
        header.append("output", .string(made.output))
      }
    }
    return Frame(header: .object(header), body: input.bytes.map { Array($0) } ?? [])
  }
}

extension WorkRequest {
  /// Takes a request out of its frame; nil where it is none.
  init?(_ frame: Frame) {
    let header = frame.header
    guard let path = header["path"]?.string, let product = header["product"]?.string.flatMap(Product.init) else { return nil }
    let hasBytes = header["hasBytes"] == .bool(true)
    input = InputFile(path: path, password: header["password"]?.string, bytes: hasBytes ? Data(frame.body) : nil)
    words = header["words"]?.elements?.compactMap(\.string) ?? []
    productWords = header["productWords"]?.elements?.compactMap(\.string) ?? []
    self.product = product
    pageJobs = header["pageJobs"]?.int ?? 1
    guard let target = header["target"]?.string, let draft = header["draft"]?.string else { return }
    self.target = Target(path: target, draft: draft)
    guard let input = header["input"]?.string, let output = header["output"]?.string else { return }
    self.target?.made = Made(input: input, output: output)
  }
}
