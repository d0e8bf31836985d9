import Disclosure
import FoundationEssentials

/// What changed from one disclosure to another: of two years, of two versions, or of one file read by two versions of the program.
///
/// Things are matched by what they mean: figures by metric, amounts by form, side, code (else name) and column, indicators by project and
/// name. Lines that print the same are told apart by their order.
public struct Comparison: Sendable {
  /// What is not the same, figures first, each in the order of the new disclosure and then what only the old one has.
  public let changes: [Change]
  /// How many things of each aspect are the same.
  public let same: [Change.Aspect: Int]
  /// Whether both are of one file.
  public let isOfOneFile: Bool

  /// Compares two disclosures.
  public init(from old: RecordedDocument, to new: RecordedDocument) {
    isOfOneFile = old.disclosure.source.sha256 == new.disclosure.source.sha256
    // The year before is another year's in a disclosure of another year; of one file everything should be the same.
    let all = isOfOneFile
    var changes: [Change] = []
    var same: [Change.Aspect: Int] = [:]
    for aspect in Change.Aspect.allCases {
      let before = Self.points(aspect, of: old, all: all)
      let after = Self.points(aspect, of: new, all: all)
      let known = Dictionary(uniqueKeysWithValues: before.map { ($0.subject, $0) })
      let found = Set(after.map(\.subject))
      for point in after {
        let other = known[point.subject]
        if let other, other.value == point.value {
          same[aspect, default: 0] += 1
        } else {
          changes.append(Self.change(aspect, from: other, to: point))
        }
      }
      changes += before.filter { !found.contains($0.subject) }.map { Self.change(aspect, from: $0, to: nil) }
    }
    self.changes = changes
    self.same = same
  }

  /// Something that a disclosure says.
  private struct Point {
    var subject: String
    var label: String
    var value: Change.Value
    var page: Int?
  }

  private static func change(_ aspect: Change.Aspect, from old: Point?, to new: Point?) -> Change {
    Change(
      aspect: aspect, subject: new?.subject ?? old?.subject ?? "", label: new?.label ?? old?.label ?? "", old: old?.value, new: new?.value,
      oldPage: old?.page, newPage: new?.page)
  }

  private static func points(_ aspect: Change.Aspect, of document: RecordedDocument, all: Bool) -> [Point] {
    let points =
      switch aspect {
      case .figure: figures(of: document, all: all)
      case .amount: amounts(of: document, all: all)
      case .indicator: indicators(of: document)
      }
    var counts: [String: Int] = [:]
    return points.map { point in
      let count = counts[point.subject, default: 0] + 1
      counts[point.subject] = count
      var point = point
      if count > 1 { point.subject += " #\(count)" }
      return point
    }
  }

  private static func figures(of document: RecordedDocument, all: Bool) -> [Point] {
    document.figures.compactMap { fact in
      let isOwn = fact.phase != .previous
      guard let yuan = fact.yuan, all || isOwn else { return nil }
      let main = Phase(of: fact.identity.kind)
      let suffix = fact.phase == main ? "" : " \(fact.phase.rawValue)"
      let label = Codelist.metric[fact.metric.rawValue]?.chinese ?? fact.metric.rawValue
      let name = Codelist.phase[fact.phase.rawValue]?.chinese ?? fact.phase.rawValue
      let phase = fact.phase == main ? "" : " " + name
      return Point(
        subject: fact.metric.rawValue + suffix, label: label + phase, value: .amount(yuan), page: fact.tablePage ?? fact.narrativePage)
    }
  }

  private static func amounts(of document: RecordedDocument, all: Bool) -> [Point] {
    AmountFact.all(of: document).compactMap { fact in
      guard all || !otherYears.contains(fact.group ?? fact.key) else { return nil }
      let row = RowFact(document: fact.document, table: fact.table, index: fact.index, row: fact.row)
      let item = fact.row.code ?? fact.row.inferredCode ?? fact.row.name
      let place: [String?] = [row.attribute(.classification), row.attribute(.unit), row.attribute(.item), item]
      // One year's 合计 may be headed 2030年, and the next one's 2031年: the whole of a row is one thing.
      let key = fact.key == fact.row.mainKey ? AmountKey.total.rawValue : fact.key
      let form: [String?] = [fact.table.kind.rawValue, fact.row.side?.rawValue]
      let subject = (form + place + [key]).compactMap { $0 }.joined(separator: "/")
      let title = Codelist.tableKind[fact.table.kind.rawValue]?.chinese ?? fact.table.kind.rawValue
      let measure = Codelist.amountKey[fact.measure]?.chinese ?? fact.measure
      let column: String? = fact.key == fact.row.mainKey ? nil : measure
      let words: [String?] = [title, row.attribute(.unit), fact.row.code, fact.row.name, column]
      let label = words.compactMap { $0 }.joined(separator: " ")
      return Point(subject: subject, label: label, value: .amount(fact.amount), page: fact.cell?.page ?? fact.row.source.page)
    }
  }

  private static let otherYears = Set([AmountKey.previous, .change, .changePercent].map(\.rawValue))

  private static func indicators(of document: RecordedDocument) -> [Point] {
    ProjectFact.all(of: document).flatMap { project in
      project.target.indicators.map { indicator in
        let name = indicator.level3.isEmpty ? indicator.description ?? "" : indicator.level3
        let period: String? = indicator.set == .term ? "实施期" : nil
        let path: [String?] = [project.target.projectName, period, indicator.level1, indicator.level2, name]
        let text = indicator.actual.map { "\(indicator.target.text) → \($0.text)" } ?? indicator.target.text
        return Point(
          subject: path.compactMap { $0 }.joined(separator: "/"), label: path.compactMap { $0 }.joined(separator: " "), value: .text(text),
          page: indicator.source.page)
      }
    }
  }
}
