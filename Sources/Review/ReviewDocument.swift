import Corrections
import Disclosure
import Export
import FoundationEssentials
import Layout
import Reading

/// One document under review: as it was laid out, what was corrected of it, and what it says now.
struct ReviewDocument: Sendable {
  /// Why a change was not made.
  enum Refusal: Error, Equatable {
    /// Somebody else changed the document since: another window, or another program the file.
    case changedSince
    /// What is to be changed is not there.
    case notThere
    /// It cannot be changed so: the reason.
    case unfit(String)
    /// It could not be kept: the reason.
    case notKept(String)
  }

  /// What a change turned.
  struct Turn: Sendable, Equatable {
    /// How many identities hold that did not.
    var holding = 0
    /// How many fail that did not.
    var failing = 0
    /// How many amounts are confirmed that were not.
    var confirmed = 0
    /// How many amounts are no longer confirmed.
    var unconfirmed = 0
  }

  /// The name without `.pdf`.
  let name: String
  /// Counts the changes; who wants another one names the number that they saw.
  private(set) var version = 1
  /// What was corrected.
  private(set) var corrections: Corrections
  /// What it says now.
  private(set) var current: CorrectedDocument { didSet { queue = DoubtQueue(current.disclosure) } }
  /// What of it should be looked at.
  private(set) var queue: DoubtQueue
  /// The document as it was laid out.
  let laidOut: LaidOutDocument
  private let rules: FormRules
  private let file: CorrectionsFile
  /// What the file of corrections held when it was last read or written.
  private var kept: Data?

  /// Reads the corrections of a document that was laid out.
  ///
  /// - Throws: `CorrectionsFileError`.
  init(_ laidOut: LaidOutDocument, name: String, file: CorrectionsFile, rules: FormRules) throws(CorrectionsFileError) {
    self.laidOut = laidOut
    self.name = name
    self.file = file
    self.rules = rules
    kept = try file.bytes()
    corrections = try file.read() ?? Corrections(file: laidOut.source.file, sha256: laidOut.source.sha256)
    current = CorrectedDocument(laidOut, corrections: corrections, rules: rules)
    queue = DoubtQueue(current.disclosure)
  }

  /// The tables as they are now, each with what was read from it.
  var tables: [Table] { current.layout.tables }

  /// Makes changes, all or none, and keeps them.
  ///
  /// - Parameters:
  ///   - entries: The corrections, each meant for what those before it made.
  ///   - seen: The version that the person saw.
  /// - Returns: What they turned.
  /// - Throws: `Refusal`; nothing is changed then.
  mutating func add(_ entries: [Correction], seen: Int) throws(Refusal) -> Turn {
    guard seen == version else { throw .changedSince }
    var changed = corrections
    changed.entries += entries
    let next = CorrectedDocument(laidOut, corrections: changed, rules: rules)
    for outcome in next.outcomes.suffix(entries.count) {
      switch outcome {
      case .applied: continue
      case .needless: throw .unfit("it is read so already")
      case .impossible(let reason): throw .unfit(reason)
      case .stale: throw .unfit("it does not fit what is there")
      }
    }
    return try take(changed, next)
  }

  /// Takes back the last change, or one that no longer fits.
  ///
  /// - Parameters:
  ///   - index: The correction; nil for the last one.
  ///   - seen: The version that the person saw.
  /// - Returns: What that turned.
  /// - Throws: `Refusal`; nothing is changed then.
  mutating func remove(_ index: Int? = nil, seen: Int) throws(Refusal) -> Turn {
    guard seen == version else { throw .changedSince }
    let at = index ?? corrections.entries.count - 1
    guard corrections.entries.indices.contains(at) else { throw .notThere }
    var changed = corrections
    changed.entries.remove(at: at)
    return try take(changed, CorrectedDocument(laidOut, corrections: changed, rules: rules))
  }

  private mutating func take(_ changed: Corrections, _ next: CorrectedDocument) throws(Refusal) -> Turn {
    do {
      guard try file.bytes() == kept else {
        try reload()
        throw Refusal.changedSince
      }
      try file.write(changed)
      kept = Data(changed.bytes)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .notKept("\(error)")
    }
    let turn = Turn(from: current.disclosure, to: next.disclosure)
    corrections = changed
    current = next
    version += 1
    return turn
  }

  /// Takes what another program made of the file.
  private mutating func reload() throws(CorrectionsFileError) {
    kept = try file.bytes()
    corrections = try file.read() ?? Corrections(file: laidOut.source.file, sha256: laidOut.source.sha256)
    current = CorrectedDocument(laidOut, corrections: corrections, rules: rules)
    version += 1
  }
}

extension ReviewDocument.Turn {
  init(from old: Disclosure, to new: Disclosure) {
    // Lines may have moved: an identity is known by what it says.
    let failed = { (disclosure: Disclosure) in
      Set(disclosure.checks.filter { !$0.passed }.map { "\($0.rule) \($0.table ?? "") \($0.subject)" })
    }
    let (before, after) = (failed(old), failed(new))
    holding = before.subtracting(after).count
    failing = after.subtracting(before).count
    let difference = Self.confirmed(new) - Self.confirmed(old)
    confirmed = max(0, difference)
    unconfirmed = max(0, -difference)
  }

  private static func confirmed(_ disclosure: Disclosure) -> Int {
    disclosure.tables.flatMap { $0.rows ?? [] }.flatMap(\.evidence.entries).count { $0.value.standing == .confirmed }
  }
}
