import FoundationEssentials
import StandardRules

/// Everything that is known of the forms, as read from rule files.
///
/// ```swift
/// let rules = try FormRules.standard.adding(text, file: "province.rules")
/// let disclosure = try Disclosure(contentsOf: url, options: ReadingOptions(rules: rules))
/// ```
///
/// A record that is already there is added to, the new lines before the old ones, so that they are asked first; `replace: yes` puts the new
/// ones in place of the old. Every pattern is compiled here, once.
public struct FormRules: Sendable {
  /// The rules that ship with the package.
  public static let standard: FormRules = {
    do {
      var records: [RulesFile.Record] = []
      for file in StandardRules.files {
        records += try RulesFile(String(decoding: file.bytes, as: UTF8.self), file: file.name).records
      }
      return try FormRules(records)
    } catch {
      preconditionFailure("the rules inside the package cannot be read: \(error)")
    }
  }()

  /// The units of amounts as forms print them: 元, 万元.
  public var unitNames: [String] { units.map(\.text) }

  private let records: [RulesFile.Record]
  let forms: [Form]
  let amountHeads: [AmountHead]
  let labelHeads: [LabelHead]
  let items: [ItemRule]
  let meanings: [(meaning: LabelMeaning, labels: [TextPattern])]
  let indicatorColumns: [(column: IndicatorColumn, heads: [TextPattern])]
  let phrases: [StatementPhraseRule]
  let units: [MoneyUnit]
  let equalities: [Equality]
  private let metrics: [Metric: MetricFigures]
  let comparators: Comparators
  private let words: [WordList: [TextPattern]]
  private let terms: [TermList: [String]]
  private let reasonStarts: Set<Unicode.Scalar>

  /// These rules with those of another file added.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - file: Its name, for errors.
  /// - Returns: The rules together.
  /// - Throws: `RulesError`, with file and line, where a rule is malformed or names nothing that is known.
  public func adding(_ text: String, file: String) throws(RulesError) -> FormRules {
    var records = records
    for record in try RulesFile(text, file: file).records {
      if let at = records.firstIndex(where: { $0.type == record.type && $0.name == record.name }) {
        let replaces = record.value("replace")?.value == "yes"
        var merged = record
        if !replaces { merged.lines += records[at].lines }
        records[at] = merged
      } else {
        records.append(record)
      }
    }
    return try FormRules(records)
  }

  private init(_ records: [RulesFile.Record]) throws(RulesError) {
    self.records = records
    var forms: [Form] = []
    var amountHeads: [AmountHead] = []
    var labelHeads: [LabelHead] = []
    var items: [ItemRule] = []
    var meanings: [(LabelMeaning, [TextPattern])] = []
    var indicators: [(IndicatorColumn, [TextPattern])] = []
    var phrases: [StatementPhraseRule] = []
    var units: [MoneyUnit] = []
    var equalities: [Equality] = []
    var metrics: [Metric: MetricFigures] = [:]
    var comparators = Comparators()
    var words: [WordList: [TextPattern]] = [:]
    var terms: [TermList: [String]] = [:]
    for record in records {
      switch record.type {
      case "form": forms.append(try Form(record))
      case "key": amountHeads.append(try AmountHead(record))
      case "label": labelHeads.append(try LabelHead(record))
      case "item": items.append(try ItemRule(record))
      case "meaning":
        try record.allow(["label", "", "replace"])
        guard let meaning = LabelMeaning(rawValue: record.name) else { throw record.error("there is no meaning “\(record.name)”") }
        meanings.append((meaning, try record.patterns("label") + record.patterns("")))
      case "indicator":
        try record.allow(["head", "replace"])
        guard let column = IndicatorColumn(rawValue: record.name) else {
          throw record.error("there is no indicator column “\(record.name)”")
        }
        indicators.append((column, try record.patterns("head")))
      case "phrases": phrases += try StatementPhraseRule.rules(of: record)
      case "unit": units.append(try MoneyUnit(record))
      case "comparator": try comparators.add(record)
      case "equal": equalities.append(try Equality(record))
      case "metric":
        let figures = try MetricFigures(record)
        metrics[figures.metric] = figures
      case "words":
        try record.allow(["", "replace"])
        guard let list = WordList(rawValue: record.name) else { throw record.error("there is no list of words “\(record.name)”") }
        words[list, default: []] += try record.patterns("")
      case "terms":
        try record.allow(["", "replace"])
        guard let list = TermList(rawValue: record.name) else { throw record.error("there is no list of terms “\(record.name)”") }
        terms[list, default: []] += record.values("").flatMap { RulesFile.Record.alternatives($0.value) }
      default:
        throw record.error(
          "“\(record.type)” is no type of rule: form, key, label, item, meaning, indicator, phrases, unit, comparator, equal, metric, words, terms are"
        )
      }
    }
    self.forms = forms
    self.amountHeads = amountHeads
    self.labelHeads = labelHeads
    self.items = items
    self.meanings = meanings
    indicatorColumns = indicators
    self.phrases = phrases
    self.units = units
    self.equalities = equalities
    self.metrics = metrics
    self.comparators = comparators
    self.words = words
    self.terms = terms
    reasonStarts = Set((terms[.reasons] ?? []).compactMap(\.unicodeScalars.first))
  }

  // MARK: Asking

  /// The form of a kind; one that gives its grid alone where no rule is known.
  func form(_ kind: TableKind) -> Form? { forms.first { $0.kind == kind } }

  /// Whether a folded text is one of a list of words.
  func has(_ text: String, in list: WordList) -> Bool { has(Array(text.unicodeScalars), in: list) }

  /// Whether a folded text, given as scalars, is one of a list of words.
  func has(_ text: [Unicode.Scalar], in list: WordList) -> Bool { words[list]?.contains { $0.matches(text) } ?? false }

  /// The terms of a list.
  func terms(_ list: TermList) -> [String] { terms[list] ?? [] }

  /// Whether words hold the first character of any reason: most hold none, and looking for the reasons themselves is dear.
  func mayGiveReasons(_ words: String) -> Bool { words.unicodeScalars.contains { reasonStarts.contains($0) } }

  /// What a folded label of a target form stands beside; nil where it is no label that is known.
  func meaning(ofLabel label: String) -> LabelMeaning? {
    let scalars = Array(label.unicodeScalars)
    let found = meanings.first { $0.labels.contains { $0.matches(scalars) } }?.meaning
    if let found { return found }
    // A unit of money in brackets behind a label is no part of it, nor is what brackets insert into it.
    let bare = HeadReader.bare(label)
    return bare.isEmpty || bare == label ? Folding.withoutInsertions(label).flatMap(meaning(ofLabel:)) : meaning(ofLabel: bare)
  }

  /// Which column of indicators a folded head is over.
  func indicatorColumn(_ head: String) -> IndicatorColumn? {
    let scalars = Array(head.unicodeScalars)
    return indicatorColumns.first { $0.heads.contains { $0.matches(scalars) } }?.column
  }

  /// What a column without amounts holds, by the last text of its head.
  func label(ofHead head: String) -> LabelRole? {
    let scalars = Array(head.unicodeScalars)
    return labelHeads.first { $0.heads.contains { $0.matches(scalars) } }?.role
  }

  /// The 三公 item that a folded name is of.
  func item(ofName name: String) -> ThreePublicItem? {
    let scalars = Array(name.unicodeScalars)
    return items.first { $0.names.contains { $0.matches(scalars) } }?.item
  }

  /// The printed figures that a metric of the narrative repeats.
  func figures(of metric: Metric) -> MetricFigures? { metrics[metric] }

  /// Whether a folded name is that of a total.
  func isTotal(_ name: String) -> Bool { has(name, in: .total) }

  /// Whether a folded name ends as those of agencies and their units do, and is no such ending alone.
  func isOrganisation(_ name: String) -> Bool {
    terms(.organisationEnd).contains { name.hasSuffix($0) && name.count > $0.count }
  }

  /// The form that a folded title names: titles that were added are asked first, then the forms in their order.
  func form(titled title: [Unicode.Scalar]) -> Form? {
    forms.first { form in form.addedTitles.contains { $0.matches(title) } } ?? forms.first { $0.isTitled(title) }
  }

  /// The kind that a title names by its words alone; nil where none does.
  func kind(ofTitle title: String) -> TableKind? {
    form(titled: Array(Folding.folded(title).unicodeScalars))?.kind
  }
}

/// The lists of words, patterns each.
enum WordList: String, Sendable, CaseIterable {
  case paperTitle, budgetPaper, finalAccountsPaper, targetsPaper, reviewPaper, namesBudget, namesFinalAccounts
  case departmentPaper, unitPaper, ownUnit, noAgency, superior, signature
  case revenueSide, expenditureSide, bothSides, economic, functional, governmental, governmentClass, departmentClass, byUse
  case sign, whole, change, percent, notMoney, moneyHead, listHead, projectHead, subjectHead, contentHead, ofWholeProject, kindOfProjects
  case agencyLabel, moneyUnit, date, yearLine, formNumber, note, noteItem, total, subtotal, aside, counts, emptyForm, carriedOver
  case withoutCarryover, ofCarryover, ofPart, ofAllParts, contentsHeading
  case wholeLabel, paymentPlan, fundsGroup, inYuan, termHead, yearHead, overallHead, initialHead, wholeYearHead, goalsTitle, nameLabel
  case agencyHead
  case smaller, smallerLevel, itemMark, neutral, plan, generic, belowLastYear, aboveLastYear
  case aboutOperating, subheading, purposes, revenueClause, expenditureClause, initialBudget, execution, wholeAgain
  case foreign, lastYear, ofThisYear, unfilled, partsMark, glossary, aboutThreePublic, aboutProcurement, aboutAppropriations, moved
  case ofGeneralPublicBudget, ofGovernmentFund, ofStateCapital, ofAppropriations
  case formerly, againstPlan, partsOfOther, oneProject
  case reachedHead, partOfYear, setTitle, remarkCaption, formsPaper
  case fundsField, ofWholeArea, ofWholeAgency, aboutDuties, aboutOneUse, aboutMoreUses, coversPurchases, aboutUnits, aboutMeetings
  case countedGroup
  case planInFront, outcome, aboutExecution, beginsWithYear, beginsWithDate, beginsWithYearBefore, beginsWithOwnYear, sumAlone
}

/// The lists of plain terms.
enum TermList: String, Sendable, CaseIterable {
  case agencyAddition, agencyEnd, organisationEnd, agencyLead, goodsCategory
  case blank, ownYear, otherYear, measureWord, codeWord, nameWord
  case wholeOfOwner, ownPart, ownerLead
  case wholeMetrics, wholeWords, tails, reasons, partsAfterMainly, more, less
  case formTitle, targetTitle, nameTail, comparisonMark, comparisonLead, comparisonTail, reached, reachedFrom
  case respectively, timeUnit, limitIncluded
}
