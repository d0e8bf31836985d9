/// Something that speaks for joining what stands on both sides of a page break, or against it where its weight is below zero.
///
/// The unit is a half-hint: what alone decides nothing and beside another of its kind does. docs/layout.md lists all of it.
struct BreakEvidence {
  let weight: Double

  private init(_ weight: Double) { self.weight = weight }

  // MARK: A table and the first table of the next page

  /// Most tables of a disclosure end on their page.
  static let tablesEnd = BreakEvidence(-2.5)
  /// The column lines of both are the same.
  static let sameColumns = BreakEvidence(3)
  /// The lines moved, each less than half a column.
  static let movedColumns = BreakEvidence(1.5)
  /// The outer edges are the same.
  static let sameEdges = BreakEvidence(1)
  /// The upper part left no room on its page for what the lower part begins with.
  static let fullPage = BreakEvidence(1.6)
  /// The lower part prints the head, or the head of the table's lower half, again.
  static let headAgain = BreakEvidence(3)
  /// The lower part prints the first rows of the table again.
  static let openingAgain = BreakEvidence(5)
  /// The numbers of the rows go on where they stopped.
  static let serialGoesOn = BreakEvidence(3)
  /// The title is printed again.
  static let titleAgain = BreakEvidence(-5)
  /// Below the same title and the same captions the part begins as no form of its kind does.
  static let otherOpening = BreakEvidence(3)
  /// Something new stands between the two, or in the frame over the lower part.
  static let newText = BreakEvidence(-20)
  /// The first row has the label of the table's first row and another value: the next form of the same kind.
  static let begunAnew = BreakEvidence(-20)

  // MARK: A row

  /// Most producers break between rows.
  static let rowsAreWhole = BreakEvidence(-2.5)
  /// The text of a cell has no room for another word above the break, and what follows begins nothing new.
  static let readsOn = BreakEvidence(2)
  /// Both sides of a cell hold texts of their own.
  static let ownText = BreakEvidence(-6)
  /// Both sides of a cell hold figures or codes.
  static let figuresTwice = BreakEvidence(-6)
  /// Text stands only below the break, in a cell of one row.
  static let beginsBelow = BreakEvidence(-1.4)
  /// No border at all is drawn at the break.
  static let openEdges = BreakEvidence(1.4)
  /// A cell that the upper row fills is blank below.
  static let blankBelow = BreakEvidence(1.2)
  /// What follows has no number though most cells of its column have one.
  static let unnumbered = BreakEvidence(1)
  /// What follows is one character or two.
  static let shortRest = BreakEvidence(1)
  /// An empty strip lower than a row, or the only empty row that the table would have.
  static let blankStrip = BreakEvidence(4)

  // MARK: A cell of several rows

  /// Most cells end with their row.
  static let cellsEnd = BreakEvidence(-2)
  /// The border at the break is missing over this cell where others have theirs.
  static let openBorder = BreakEvidence(6)
  /// Both texts are one that stands whole elsewhere in the document, and the second stands nowhere else.
  static let cutWord = BreakEvidence(5)
  /// The cell spans rows on one side.
  static let spansRows = BreakEvidence(1)
  /// No text stands below the break, in a column that leaves nothing out.
  static let emptyBelow = BreakEvidence(1.5)
  /// No text stands above the break in a cell that spans rows on both sides.
  static let emptyAbove = BreakEvidence(1.5)
  /// No text stands on either side.
  static let bothEmpty = BreakEvidence(1.5)
  /// A sentence stops short above the break and ends below it, in a column of sentences.
  static let cutSentence = BreakEvidence(1.5)
  /// One side is empty in a first column that is never empty.
  static let emptyStub = BreakEvidence(3)
  /// The break runs through the box head, and the cell's text reads on or is above the break alone.
  static let cutHead = BreakEvidence(3)
  /// Above the break stands a whole head, below it the body.
  static let headOverBody = BreakEvidence(-20)
}

/// The sum of what speaks for a join and against it.
struct BreakScale {
  /// Sums closer to nothing than this are no decision to rely on, in the unit of the evidence.
  static let tie = 0.5

  private(set) var sum: Double

  init(_ prior: BreakEvidence) { sum = prior.weight }

  var joins: Bool { sum > 0 }
  /// Whether one hint less would have decided otherwise.
  var isTie: Bool { abs(sum) < Self.tie }

  mutating func weigh(_ evidence: BreakEvidence, if holds: @autoclosure () -> Bool = true) {
    if holds() { sum += evidence.weight }
  }
}
