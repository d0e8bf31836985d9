/// What a diagnostic is about; the raw values are stable names for programs.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  /// Parts of the file are damaged and were read over.
  case documentDamaged = "document.damaged"
  /// A page is damaged, and was not read.
  case pageDamaged = "page.damaged"
  /// A page is a picture, and no character was found on it.
  case pageNothingRead = "page.nothingRead"
  /// A page is a picture, and was not read.
  case pageScanned = "page.scanned"
  /// A page was read from its picture, and what was read is not to be trusted.
  case pageIllegible = "page.illegible"
  /// Words across pages that are part of no table and no paragraph were left out.
  case pageWatermark = "page.watermark"
  /// A cell that looks like two.
  case layoutCell = "layout.cell"
  /// A column over which nothing is printed.
  case layoutColumn = "layout.column"
  /// A row without text may be missing.
  case layoutRow = "layout.row"
  /// Text among the rows of a table that is in none of its cells.
  case layoutText = "layout.text"
  /// Whether a table goes on over a page break is not certain.
  case layoutJoin = "layout.join"
  /// Whether a row or a cell goes on over a page break is not certain.
  case layoutContinuation = "layout.continuation"
  /// The words of the title say one form, the head or the body another.
  case kindContradicted = "kind.contradicted"
  /// The form prints no title; its head or its rows say what it is.
  case kindInferred = "kind.inferred"
  /// The form prints no unit of amounts.
  case unitAssumed = "unit.assumed"
  /// The form prints no unit, and its amounts stand elsewhere with one.
  case unitDerived = "unit.derived"
  /// Heads do not tell two columns apart.
  case columnAmbiguous = "column.ambiguous"
  /// Nothing tells whether the numbers of a column are money.
  case columnUnknown = "column.unknown"
  /// A code that is none of the classification.
  case codeMalformed = "code.malformed"
  /// A code whose printed name it neither has nor had.
  case codeName = "code.name"
  /// A number that cannot be one, in a column of amounts.
  case amountUnreadable = "amount.unreadable"
  /// An amount that recognition doubted and no sum bears out.
  case amountDoubtful = "amount.doubtful"
  /// Amounts of a table that are part of a sum that does not hold.
  case amountContradicted = "amount.contradicted"
  /// Amounts of a table that are part of no sum that could be tested.
  case amountUntested = "amount.untested"
  /// The payment plan is neither of amounts nor of percent for certain.
  case performancePaymentPlan = "performance.paymentPlan"
  /// A target form without any indicator.
  case performanceWithoutIndicators = "performance.noIndicators"
  /// Indicators without a target, beside cells that no head tells.
  case performanceWithoutTarget = "performance.noTarget"
  /// A line number that recognition misread.
  case repairLine = "repair.line"
  /// A name that recognition misread.
  case repairName = "repair.name"
  /// A code that recognition misread.
  case repairCode = "repair.code"
  /// An amount that recognition misread.
  case repairAmount = "repair.amount"
  /// A correction that no longer fits, and was not applied.
  case correctionStale = "correction.stale"
  /// A correction that the program no longer needs.
  case correctionNeedless = "correction.needless"
}
