import Testing

@testable import Disclosure

@Suite("Whose document it is, of which kind and year")
struct IdentityTests {
  private let form = ["项目 | 合计 | 基本支出", "甲 | 1.00 | 1.00"]

  private func identity(_ lines: [String], forms: [(title: String, rows: [String])] = []) -> DocumentIdentity {
    var manuscript = Manuscript()
    for line in lines { manuscript.line(line) }
    for form in forms {
      manuscript.title(form.title)
      manuscript.line("单位：万元")
      manuscript.table(form.rows, headerRows: 1)
    }
    return manuscript.disclosure.document
  }

  @Test("Without a title the words of the first lines say whether it is a budget or final accounts")
  func kindOfWords() {
    #expect(identity(["甲县水利局单位决算的说明如下。"]).kind == .finalAccounts)
    #expect(identity(["甲县水利局部门预算的说明如下。"]).kind == .budget)
    #expect(identity(["甲县水利局的决算管理办法如下。"]).kind == .unknown)
    #expect(identity(["甲县水利局的预算管理办法如下。"]).kind == .unknown)
  }

  @Test("A paper of forms alone may be called so; the title of a form is no title of the paper")
  func paperOfForms() {
    func title(_ cover: String) -> String? {
      var manuscript = Manuscript()
      manuscript.title(cover, size: 26)
      manuscript.newPage()
      manuscript.title("支出预算总表")
      manuscript.table(form, headerRows: 1)
      return manuscript.disclosure.document.title
    }
    #expect(title("甲县水利局2026年部门预算公开表") == "甲县水利局2026年部门预算公开表")
    #expect(title("2026年部门预算表") == "2026年部门预算表")
    #expect(title("2026年支出预算总表") == nil)
    #expect(identity([], forms: [("2026年部门预算表", form)]).title == nil)
  }

  @Test(
    "Remarks in brackets and quotes are no part of a name, a second name is",
    arguments: [
      ("甲市财政局（部门）2026年部门预算公开说明", "甲市财政局"), ("《甲市财政局2026年部门预算》", "甲市财政局"), ("甲市水利局（含所属单位）2026年度部门预算", "甲市水利局"),
      ("甲市数据院（甲市数据中心）2026年单位预算", "甲市数据院（甲市数据中心）"),
    ])
  func namesInTitles(title: String, name: String) {
    #expect(AgencyName.inTitle(title, .standard).map { Folding.asPrinted($0, in: title) } == name)
  }

  @Test("A name on a line of its own on the cover is the agency's where nothing else tells it")
  func nameOnCover() {
    var manuscript = Manuscript()
    manuscript.title("2026年度部门预算公开", size: 26)
    manuscript.title("甲市财政局", size: 22)
    #expect(manuscript.disclosure.document.agencyName == "甲市财政局")
  }

  @Test(
    "The line over a title that names no agency is its name, whatever it ends in; whose it is says nothing",
    arguments: [["甲县临江镇人民政府"], ["甲日报社"], ["甲市水利局（部门）"], ["甲市管理委员会", "（汇总）"]])
  func nameOverTitle(lines: [String]) {
    var manuscript = Manuscript()
    for line in lines { manuscript.title(line, size: 22) }
    manuscript.title("2026年部门预算", size: 26)
    #expect(manuscript.disclosure.document.agencyName == lines[0].replacing("（部门）", with: ""))
  }

  @Test("A title that names goals alone, beside another form, is one of target forms")
  func goals() {
    var manuscript = Manuscript()
    manuscript.title("甲县水利局2026年绩效目标公开", size: 22)
    manuscript.title("花草一览")
    manuscript.table(["花 | 数", "菊 | 3"], headerRows: 1)
    #expect(manuscript.disclosure.document.kind == .performanceTargets)
  }

  @Test("The year of the title, of captions, of forms, of heads, of the narrative, in this order")
  func years() {
    #expect(identity([], forms: [("部门支出总表", ["项目 | 2024年预算数 | 2024年基本支出", "甲 | 1.00 | 1.00"])]).fiscalYear == 2024)
    #expect(identity([], forms: [("2023年部门支出总表", ["项目 | 2024年预算数 | 2024年基本支出", "甲 | 1.00 | 1.00"])]).fiscalYear == 2023)
    #expect(identity(["2022年部门预算如下。"], forms: [("部门支出总表", form)]).fiscalYear == 2022)
    #expect(identity(["2021年的事如下。"], forms: [("部门支出总表", form)]).fiscalYear == 2021)
    #expect(identity(["2021年的事如下。", "2022年部门预算如下。"], forms: [("部门支出总表", form)]).fiscalYear == 2022)
    #expect(identity(["第2021号文件。"], forms: [("部门支出总表", form)]).fiscalYear == nil)
  }

  @Test("Where a document holds target forms alone their captions tell the year")
  func yearOfTargetForms() {
    var manuscript = Manuscript()
    manuscript.line("2022年部门预算的执行情况如下。")
    manuscript.title("河道清淤绩效目标表")
    manuscript.line("部门：甲县水利局", "预算年度：2023", "单位：万元")
    manuscript.table(["项目名称 | 清淤 | 预算数 | 5.00", "三级指标 | 指标值 |  | ", "次数 | 3次 |  | "], headerRows: 0)
    #expect(manuscript.disclosure.document.fiscalYear == 2023)
  }

  @Test("The agency of a line among the first, where no caption names one")
  func agencyOfParagraph() {
    let found = identity(["部门名称：甲县水利局"])
    #expect(found.agencyName == "甲县水利局")
    let coded = identity(["326001甲县水利局"])
    #expect(coded.agencyCode == "326001")
  }

  /// The title of a document whose first lines are centred in one type, each with its size and weight.
  private func title(_ lines: [(text: String, size: Double, bold: Bool)]) -> String? {
    var manuscript = Manuscript()
    for line in lines { manuscript.title(line.text, size: line.size, bold: line.bold) }
    return manuscript.disclosure.document.title
  }

  @Test("Lines of one type that follow each other closely are one title")
  func linesOfTitle() {
    #expect(title([("甲县水利局", 22, true), ("2026年部门预算", 22, true)]) == "甲县水利局2026年部门预算")
    #expect(title([("甲县水利局", 22, true), ("2026年部门预算", 18, true)]) == "2026年部门预算")
    #expect(title([("甲县水利局", 22, false), ("2026年部门预算", 22, true)]) == "2026年部门预算")
    #expect(title([("公开文件。", 22, true), ("2026年部门预算", 22, true)]) == "2026年部门预算")
    #expect(title([("2026年部门预算", 22, true), ("目录", 22, true)]) == "2026年部门预算")
    #expect(title([("目录", 22, true), ("2026年部门预算", 22, true)]) == "2026年部门预算")
    #expect(title([("2026年部门预算", 22, true), ("一、部门概况", 22, true)]) == "2026年部门预算")
    #expect(title([("一、部门概况", 22, true), ("2026年部门预算", 22, true)]) == "2026年部门预算")
  }

  @Test("Lines on two pages, or far apart, are two")
  func linesApart() {
    var manuscript = Manuscript()
    manuscript.title("甲县水利局", size: 22)
    manuscript.newPage()
    manuscript.title("2026年部门预算", size: 22)
    #expect(manuscript.disclosure.document.title == "2026年部门预算")
    var apart = Manuscript()
    apart.title("甲县水利局", size: 22)
    apart.skip(100)
    apart.title("2026年部门预算", size: 22)
    #expect(apart.disclosure.document.title == "2026年部门预算")
  }

  @Test("A title names a budget, accounts or goals in six to sixty characters and is no heading of a section")
  func titles() {
    #expect(title([("甲县水利局单位决算", 22, true)]) == "甲县水利局单位决算")
    #expect(title([("甲县水利局绩效公开", 22, true)]) == "甲县水利局绩效公开")
    #expect(title([("预算公开", 22, true)]) == nil)
    #expect(title([("甲县水利局公告", 22, true)]) == nil)
    #expect(title([("一、甲县水利局预算", 22, true)]) == nil)
    #expect(title([("甲县水利局预算支出表", 22, true)]) == nil)
    #expect(title([(String(repeating: "甲县水利局", count: 12) + "预算", 12, true)]) == nil)
  }

  @Test("A line of the text is no title where larger type stands beside it, unless it stands out")
  func standingOut() {
    func title(_ line: (inout Manuscript) -> Void) -> String? {
      var manuscript = Manuscript()
      manuscript.title("甲县水利局公告", size: 26)
      line(&manuscript)
      return manuscript.disclosure.document.title
    }
    #expect(title { $0.line("甲县水利局预算说明", size: 12) } == nil)
    #expect(title { $0.line("甲县水利局预算说明", size: 12, bold: true) } == "甲县水利局预算说明")
    #expect(title { $0.line("甲县水利局预算说明", size: 26) } == "甲县水利局预算说明")
  }

  @Test("The kind that the title names stands before that of the forms")
  func kindOfTitle() {
    func kind(_ title: String, forms: [String] = []) -> DocumentIdentity.Kind {
      var manuscript = Manuscript()
      manuscript.title(title, size: 22)
      for form in forms {
        manuscript.title(form)
        manuscript.table(self.form, headerRows: 1)
      }
      return manuscript.disclosure.document.kind
    }
    #expect(kind("甲县水利局2026年预算绩效评价报告", forms: ["部门支出预算总表"]) == .unknown)
    #expect(kind("甲县水利局2026年预算绩效自评报告", forms: ["部门支出预算总表"]) == .unknown)
    #expect(kind("甲县水利局2026年部门决算", forms: ["部门支出预算总表", "基本支出预算表"]) == .finalAccounts)
    #expect(kind("甲县水利局2026年部门预算", forms: ["部门支出决算总表", "基本支出决算表"]) == .budget)
    #expect(kind("甲县水利局2026年公告", forms: ["部门支出决算总表", "基本支出决算表"]) == .finalAccounts)
    #expect(kind("甲县水利局2026年公告", forms: ["部门支出预算总表"]) == .budget)
    #expect(kind("甲县水利局2026年公告", forms: ["部门支出总表"]) == .unknown)
  }

  @Test("A department or a unit itself, by the words of its titles")
  func entities() {
    func entity(_ title: String) -> DocumentIdentity.Entity? {
      var manuscript = Manuscript()
      manuscript.title(title, size: 22)
      return manuscript.disclosure.document.entity
    }
    #expect(entity("甲县水利局2026年部门预算") == .department)
    #expect(entity("甲县水利局2026年单位预算") == .unit)
    #expect(entity("甲县水利局2026年单位决算") == .unit)
    #expect(entity("甲县水利局（本级）2026年部门预算") == .unit)
    #expect(entity("甲县水利局2026年预算") == nil)
  }

  @Test("The agency and the year that most captions name")
  func captions() {
    var manuscript = Manuscript()
    for (agency, year) in [("乙县水利局", 2022), ("甲县水利局", 2023), ("甲县水利局", 2023)] {
      manuscript.title("2021年部门支出总表")
      manuscript.line("部门：\(agency)", "预算年度：\(year)", "单位：万元")
      manuscript.table(form, headerRows: 1)
    }
    let found = manuscript.disclosure.document
    #expect(found.agencyName == "甲县水利局")
    #expect(found.fiscalYear == 2023)
    #expect(found.agencyAliases == ["乙县水利局"])
  }
}

@Suite("The division that names and codes speak of")
struct RegionTests {
  @Test("A name with its province, prefecture or county; the most special that all agree on")
  func names() {
    #expect(Regions.region(in: ["河北省水利厅"])?.code == "130000")
    #expect(Regions.region(in: ["河北省石家庄市水利局"])?.code == "130100")
    #expect(Regions.region(in: ["石家庄市长安区水利局"])?.code == "130102")
    #expect(Regions.region(in: ["长安区水利局"]) == nil)
    #expect(Regions.region(in: ["水利局"]) == nil)
    #expect(Regions.region(in: ["河北水利厅"])?.code == "130000")
    #expect(Regions.region(in: ["水利厅驻河北办事处"]) == nil)
    #expect(Regions.region(in: ["正定水利局"]) == nil)
    #expect(Regions.region(in: ["2026年石家庄市水利局部门预算"])?.code == "130100")
    #expect(Regions.region(in: ["水利局", "石家庄市预算"])?.code == "130100")
  }

  @Test("The division that more than half of the project codes begin with")
  func codes() {
    #expect(Regions.region(ofProjectCodes: ["130102200000001", "130102200000002", "990000200000003"])?.code == "130102")
    #expect(Regions.region(ofProjectCodes: ["130102200000001", "130104200000002"]) == nil)
    #expect(Regions.region(ofProjectCodes: ["13010220", "13010221"]) == nil)
  }
}
