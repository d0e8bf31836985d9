/// Guesses which word was meant by one that is not known.
enum Spelling {
  /// The known word that is fewest typing mistakes away; nil where all are too far to be meant.
  ///
  /// One mistake is allowed for each three characters, and at least one. Of words equally far the first is taken.
  static func nearest(to word: String, among known: [String]) -> String? {
    let limit = max(1, word.filter { $0 != "-" }.count / 3)
    let distances = known.map { (word: $0, distance: distance(Array(word), Array($0))) }
    return distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }

  /// How many characters must be inserted, removed, replaced or swapped with their neighbour to make one word of the other: the
  /// Damerau-Levenshtein distance in which no stretch is edited twice.
  static func distance(_ one: [Character], _ other: [Character]) -> Int {
    guard !one.isEmpty, !other.isEmpty else { return max(one.count, other.count) }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in one.indices {
      var row = [i + 1]
      for j in other.indices {
        let replaced = last[j] + (one[i] == other[j] ? 0 : 1)
        var least = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[other.count]
  }
}
