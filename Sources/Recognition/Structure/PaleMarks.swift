/// Finds marks that another ink than the page's made: the ticks and flourishes of a pen, and pieces of a stamp, in a picture without colour.
///
/// Print is evenly dark. A mark whose darkest part is paler than nearly all letters, that is as large as a letter and stands alone, is none;
/// words in grey stand in company.
enum PaleMarks {
  /// How much paler than the usual letter, and than nine letters in ten, a mark is, of 255.
  static let paler = (thanUsual: 40, thanMost: 20)
  /// The share of a mark's pixels that count as its darkest part.
  static let darkest = 0.1
  /// The least height and width of a mark, in usual line heights: points, commas and dashes are pale for being thin.
  static let least = (height: 0.5, width: 0.2)
  /// So many letters tell how dark the page's ink is.
  static let leastLetters = 20
  /// Other pale marks beside one, within so many usual line heights, make words of them.
  static let company = (marks: 2, reach: 2.5)

  /// The runs without pale marks.
  ///
  /// - Parameters:
  ///   - runs: All runs.
  ///   - raster: The picture; pale marks are made white in it.
  ///   - usualHeight: The usual height of a line's ink, in pixels.
  /// - Returns: The runs of all other blots.
  static func without(_ runs: [InkRun], in raster: inout Raster, usualHeight: Double) -> [InkRun] {
    let (blots, blotOfRun) = Blots.find(runs)
    let isLetter = blots.map { Double($0.height) >= least.height * usualHeight && Double($0.width) >= least.width * usualHeight }
    let levels = levels(of: blots.count, runs, blotOfRun, in: raster)
    let letters = blots.indices.filter { isLetter[$0] }.map { levels[$0] }.sorted()
    guard letters.count >= leastLetters else { return runs }
    let limit = max(letters[letters.count / 2] + paler.thanUsual, letters[letters.count * 9 / 10] + paler.thanMost)
    let pale = blots.indices.filter { isLetter[$0] && levels[$0] > limit }
    let marks = Set(pale.filter { isAlone(blots[$0], among: pale.map { blots[$0] }, reach: company.reach * usualHeight) })
    guard !marks.isEmpty else { return runs }
    var kept: [InkRun] = []
    for (run, blot) in zip(runs, blotOfRun) {
      guard marks.contains(blot) else {
        kept.append(run)
        continue
      }
      // The rim of the stroke is paler than ink.
      for x in max(0, run.start - 1)..<min(raster.width, run.end + 1) { raster.pixels[run.row * raster.width + x] = 255 }
    }
    return kept
  }

  /// The level of each blot's darkest part.
  private static func levels(of count: Int, _ runs: [InkRun], _ blotOfRun: [Int], in raster: Raster) -> [Int] {
    var pixels = [[UInt8]](repeating: [], count: count)
    for (run, blot) in zip(runs, blotOfRun) {
      pixels[blot] += raster.pixels[(run.row * raster.width + run.start)..<(run.row * raster.width + run.end)]
    }
    return pixels.map { values in
      let sorted = values.sorted()
      return sorted.isEmpty ? 255 : Int(sorted[Int(Double(sorted.count) * darkest)])
    }
  }

  /// Whether at most one other pale mark stands beside one.
  private static func isAlone(_ mark: Blots.Blot, among others: [Blots.Blot], reach: Double) -> Bool {
    let beside = others.count { other in
      let gap = max(other.left - mark.right, mark.left - other.right)
      let shared = min(mark.bottom, other.bottom) - max(mark.top, other.top)
      return Double(gap) <= reach && gap > 0 && shared * 2 > min(mark.height, other.height)
    }
    return beside < company.marks
  }
}
