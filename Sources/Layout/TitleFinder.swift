import Extraction

/// Finds a table's title by its place and type: the nearest line above the table that is centred, bold or larger than the rest.
enum TitleFinder {
  /// How many lines above a table may be its captions and title.
  static let reach = 4
  /// A line longer than this many characters is prose.
  static let longest = 60

  /// The blocks with each table's title set.
  ///
  /// The lines stay where they are.
  static func withTitles(_ blocks: [Block]) -> [Block] {
    let sizes = blocks.compactMap { if case .paragraph(let p) = $0 { p.fontSize } else { nil } }.sorted()
    let body = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
    var result = blocks
    for index in blocks.indices {
      guard case .table(var table) = blocks[index] else { continue }
      table.title = framedTitle(table) ?? title(above: index, in: blocks, body: body)
      result[index] = .table(table)
    }
    return result
  }

  private static func framedTitle(_ table: Table) -> String? {
    table.framedLines.max { $0.fontSize < $1.fontSize }.flatMap { $0.segments.count == 1 ? $0.text : nil }
  }

  private static func title(above index: Int, in blocks: [Block], body: Double) -> String? {
    var at = index - 1
    while at >= 0, index - at <= reach, case .paragraph(let paragraph) = blocks[at] {
      let text = paragraph.text
      guard text.count <= longest, !(text.last.map { "。；，".contains($0) } ?? false) else { return nil }
      let isSingle = paragraph.lines.allSatisfy { $0.segments.count == 1 }
      if isSingle, paragraph.isCentered || paragraph.isBold || paragraph.fontSize > 1.1 * body { return text }
      at -= 1
    }
    return nil
  }
}
