/// Tells whether lines are those that stood over a table, printed again over a part of it.
enum RepeatedLead {
  /// What says that a part goes on.
  private static let marks = ["续表", "（续）", "(续)", "续"]

  /// Whether each part of each line stands in the lead too, but for a mark that says it goes on.
  ///
  /// - Parameters:
  ///   - lines: The lines over a part.
  ///   - lead: Those over the table.
  ///   - isRecognized: Whether both were recognised: then a character of a caption may be misread, of a title none.
  /// - Returns: Whether they say the same.
  static func isRepeated(_ lines: [TextLine], of lead: [TextLine], isRecognized: Bool = false) -> Bool {
    let known = Set(lead.flatMap { $0.segments.map { RowBreak.word($0.text) } })
    return lines.allSatisfy { line in
      line.segments.allSatisfy { segment in
        var text = RowBreak.word(segment.text)
        if known.contains(text) { return true }
        for mark in marks { text.replace(mark, with: "") }
        if text.isEmpty || known.contains(text) { return true }
        return isRecognized && !FramedText.endsAsTitle(text) && known.contains { HeadMemory.isMisread($0, as: text) }
      }
    }
  }
}
