import Disclosure

/// A page of a document.
struct PageFact: Sendable {
  var document: String
  var page: PageSummary
}

/// A paragraph of the text outside the tables, under its heading.
struct ParagraphFact: Sendable {
  var document: String
  var index: Int
  var section: DocumentSection
  var text: String
}

extension Relation {
  /// One record a document: what it is, of which year and of whom, and the file that it was read from.
  public static let documents = Relation(
    "documents", "One record a disclosure: what it is, of which year and of whom, and its file", "每份公开文件一行：种类、年度、部门及文件信息",
    key: ["document"],
    fields: [
      .document(\.id),
      .word("sha256", "SHA-256 of the file", "文件的SHA-256") { $0.disclosure.source.sha256 },
      .word("file", "Base name of the file", "文件名") { $0.disclosure.source.file },
      .index("bytes", "Size of the file", "文件字节数") { $0.disclosure.source.bytes },
      .index("page_count", "Number of pages", "页数") { $0.disclosure.source.pageCount },
      .code("text_layer", .textLayer, "Where the words come from", "文字来源") { $0.disclosure.source.textLayer.rawValue },
      .code("kind", .documentKind, "Kind of the document", "文件种类") { $0.disclosure.document.kind.rawValue },
      .text("title", "Title on the first pages", "首页标题") { $0.disclosure.document.title },
      .int("fiscal_year", "Year that the figures are of", "预算年度", fiscal: "date:fiscal-year") { $0.disclosure.document.fiscalYear },
      .text("agency_code", "Code of the agency as printed", "部门或单位代码", fiscal: "administrative-classification:generic:code") {
        $0.disclosure.document.agencyCode
      },
      .text("agency_name", "Name of the agency", "部门或单位名称", fiscal: "administrative-classification:generic:label") {
        $0.disclosure.document.agencyName
      },
      .text("agency_aliases", "Other names that it prints, one a line", "其他名称，每行一个") { document in
        let aliases = document.disclosure.document.agencyAliases
        return aliases.isEmpty ? nil : aliases.joined(separator: "\n")
      },
      .code("entity", .entity, "Department with its units, or one unit", "部门汇总或单个单位") { $0.disclosure.document.entity?.rawValue },
      .text("region_code", "Administrative division in GB/T 2260", "行政区划代码（GB/T 2260）", fiscal: "geo:source:code") {
        $0.disclosure.document.region?.code
      },
      .text("region_name", "Its name", "行政区划名称", fiscal: "geo:source:title") { $0.disclosure.document.region?.name },
      .text("disclosure_set", "One value for all documents of one agency, year and kind", "同一部门、年度、种类的文件取同一值") {
        DisclosureIdentity($0.disclosure.document)?.text
      },
      .text("pdf_title", "Title in the PDF's own information", "PDF属性中的标题") { $0.disclosure.source.pdf["title"] },
      .text("pdf_producer", "Program that made the PDF", "生成PDF的程序") { $0.disclosure.source.pdf["producer"] },
      .text("pdf_created", "When the PDF was made, ISO 8601", "PDF创建时间") { $0.disclosure.source.pdf["created"] },
      .text("pdf_modified", "When the PDF was changed, ISO 8601", "PDF修改时间") { $0.disclosure.source.pdf["modified"] },
      .word("generator_version", "Version of gongkai that read it", "读取所用gongkai版本") { $0.generator.version },
      .word("schema_version", "Version of the output format", "输出格式版本") { $0.generator.schemaVersion },
    ],
    facts: { [$0] })

  /// One record a page: its size and how it was read.
  public static let pages = Relation(
    "pages", "One record a page: its size and how it was read", "每页一行：尺寸与读取方式", key: ["document", "page"], references: [.document],
    fields: [
      .document(\PageFact.document),
      .index("page", "Page, from 1", "页码，从1起") { $0.page.number },
      .measure("width", "Width in points as the page is seen", "页宽（点）", places: 2) { $0.page.width },
      .measure("height", "Height in points as the page is seen", "页高（点）", places: 2) { $0.page.height },
      .code("read", .pageReading, "How it was read", "读取方式") { $0.page.reading.rawValue },
    ],
    facts: { document in document.disclosure.pages.map { PageFact(document: document.id, page: $0) } })

  /// One record a paragraph of the narrative, with the heading above it.
  public static let paragraphs = Relation(
    "paragraphs", "One record a paragraph outside the tables, with its heading", "表外文字每段一行，附所属标题", key: ["document", "paragraph_no"],
    references: [.document],
    fields: [
      .document(\ParagraphFact.document),
      .index("paragraph_no", "Place in reading order, from 0", "阅读顺序，从0起") { $0.index },
      .text("section_number", "Number of the heading as printed", "标题序号") { $0.section.number },
      .text("section_title", "Heading above it", "所属标题") { $0.section.title },
      .index("section_level", "Depth of the heading", "标题层级") { $0.section.level },
      .index("section_page", "Page that the heading stands on", "标题所在页") { $0.section.page },
      .word("text", "The paragraph", "段落文字") { $0.text },
    ],
    facts: { document in
      let pairs = document.disclosure.sections.flatMap { section in section.paragraphs.map { (section, $0) } }
      return pairs.enumerated().map { ParagraphFact(document: document.id, index: $0, section: $1.0, text: $1.1) }
    })
}
