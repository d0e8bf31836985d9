import Disclosure

/// What came of a correction.
public enum CorrectionOutcome: Sendable, Equatable {
  /// It was applied.
  case applied
  /// The program reads by itself what it says.
  case needless
  /// What it is about is no longer there, or reads otherwise: what is there now, where there is something.
  case stale(found: String?)
  /// What it says cannot be, and why.
  case impossible(String)
}

extension Correction {
  /// Texts longer than this are cut in messages, in characters.
  private static let longestQuote = 40

  /// What is told of a correction that was not applied; nil where it was.
  public func diagnostic(_ outcome: CorrectionOutcome) -> Diagnostic? {
    let what = "the correction \(kind.rawValue)\(place.map { " on page \($0.page)" } ?? "")\(wanted)"
    switch outcome {
    case .applied: return nil
    case .needless:
      // That something is right is never needless.
      guard !kind.isAcceptance else { return nil }
      return Diagnostic(
        .info, code: .correctionNeedless, message: "\(what) is no longer needed: it is read so", page: place?.page, box: place?.box)
    case .stale(let found):
      let reason =
        found.map { "\(Self.quoted(old)) is \(Self.quoted(.text($0))) now" } ?? "what it is about is no longer there"
      return told("\(what) was not applied: \(reason)")
    case .impossible(let reason): return told("\(what) was not applied: \(reason)")
    }
  }

  private func told(_ message: String) -> Diagnostic {
    Diagnostic(.warning, code: .correctionStale, message: message, page: place?.page, box: place?.box)
  }

  private var wanted: String {
    switch new {
    case .none, .parts: ""
    case .text, .number: " to \(Self.quoted(new))"
    }
  }

  private static func quoted(_ value: Value) -> String {
    switch value {
    case .none: "nothing"
    case .number(let number): String(number)
    case .text(let text): "“\(text.count > longestQuote ? text.prefix(longestQuote) + "…" : text)”"
    case .parts: "the parts"
    }
  }
}
