extension Codelist {
  /// The kinds of documents.
  public static let documentKind = Codelist(
    "documentKind", "Kinds of documents", "文件种类",
    """
    budget|部门预算|Budget
    finalAccounts|部门决算|Final accounts
    performanceTargets|绩效目标|Performance targets
    unknown|未知|Unknown
    """)

  /// Whose figures a document holds.
  public static let entity = Codelist(
    "entity", "Whose figures a document holds", "汇总口径",
    """
    department|部门（含所属单位）|Department with its units
    unit|单位或本级|One unit
    """)

  /// Where the words of a document come from.
  public static let textLayer = Codelist(
    "textLayer", "Where the words come from", "文字来源",
    """
    digital|电子文本|Text in the file
    scanned|扫描图像|Pictures
    mixed|文本与图像|Text and pictures
    none|无内容|No content
    """)

  /// How a page was read.
  public static let pageReading = Codelist(
    "pageReading", "How a page was read", "读取方式",
    """
    text|文本|Text in the file
    recognized|识别|Recognised from the picture
    unread|未读|Picture, not read
    empty|空白|Nothing on it
    """)

  /// How much a diagnostic matters.
  public static let severity = Codelist(
    "severity", "How much a diagnostic matters", "程度",
    """
    info|提示|Good to know
    warning|警告|A reviewer should look
    error|错误|Something printed is missing
    """)

  /// What a diagnostic is about.
  public static let diagnosticCode = Codelist(
    "diagnosticCode", "What a diagnostic is about", "诊断种类",
    """
    document.damaged|文件有损坏|Damaged file
    page.damaged|页面损坏未读|Damaged page not read
    page.nothingRead|图像页未读出文字|Picture page without a character
    page.scanned|图像页未读|Picture page not read
    page.illegible|页面难以辨认|Page hardly legible
    page.watermark|水印未读|Watermark left out
    layout.cell|单元格或为两格|Cell that looks like two
    layout.column|列上无表头|Column without a head
    layout.row|或缺一行|A row may be missing
    layout.text|表内文字不属任何单元格|Text in no cell
    layout.join|跨页表是否相接不定|Join over a page break uncertain
    layout.continuation|跨页行是否相接不定|Row over a page break uncertain
    kind.contradicted|表名与内容不符|Title contradicts the form
    kind.inferred|表种类由内容推断|Kind inferred
    unit.assumed|单位为假定|Unit assumed
    unit.derived|单位由他处推得|Unit derived
    column.ambiguous|列头不能区分|Columns not told apart
    column.unknown|列中数字是否金额不明|Money or a count unknown
    code.malformed|编码不合分类|Code of no classification
    code.name|编码与名称不符|Name is not the code's
    amount.unreadable|金额不可读|Amount unreadable
    amount.doubtful|金额存疑|Amount doubtful
    amount.contradicted|金额与等式不符|Amounts contradict a sum
    amount.untested|金额无等式可验|Amounts that no sum tests
    performance.paymentPlan|支出计划口径不定|Payment plan uncertain
    performance.noIndicators|无绩效指标|No indicators
    performance.noTarget|无指标值|Indicators without targets
    repair.line|行次已更正|Line number corrected
    repair.name|名称已更正|Name corrected
    repair.code|编码已更正|Code corrected
    repair.amount|金额已更正|Amount corrected
    correction.stale|更正已不相符|Correction that no longer fits
    correction.needless|更正已不需要|Correction no longer needed
    """)
}
