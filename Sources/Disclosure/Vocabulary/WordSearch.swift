import Glibc

extension String {
  /// Whether words stand in the text, compared byte by byte.
  ///
  /// It takes the place of the standard library's function of this name for the texts of this module: folded text has no two spellings of
  /// one character, so that the search for whole characters, which costs fifty times as much, finds nothing else.
  func contains(_ words: String) -> Bool {
    var words = words
    var text = self
    return words.withUTF8 { words in
      guard let first = words.first, let pattern = words.baseAddress else { return true }
      return text.withUTF8 { text in
        guard let start = text.baseAddress, text.count >= words.count else { return false }
        var offset = 0
        while offset <= text.count - words.count {
          guard let hit = memchr(start + offset, Int32(first), text.count - words.count - offset + 1) else { return false }
          offset = UnsafeRawPointer(hit) - UnsafeRawPointer(start)
          if memcmp(start + offset, pattern, words.count) == 0 { return true }
          offset += 1
        }
        return false
      }
    }
  }
}
