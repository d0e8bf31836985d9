extension String {
  /// The text with some scalars replaced; nil keeps one.
  ///
  /// By scalar, since a combining mark behind a quote would hide it in a character.
  func mappingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var mapped = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = replacement(scalar) { mapped.append(contentsOf: text.unicodeScalars) } else { mapped.append(scalar) }
    }
    return String(mapped)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar ends a line.
  var isLineBreak: Bool { Character(self).isNewline }
}
