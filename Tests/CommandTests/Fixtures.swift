import FoundationEssentials
import TestSupport

/// The documents that the tests of the command line read.
enum Fixtures {
  /// A sample whose pages are pictures.
  static let scan = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Samples/scans/county-budget-scan.pdf").path

  /// Two pages: a titled table, then one line of text and a second table.
  static let budget: Data = {
    var first = TinyPDF.Page()
    first.text("部门收支总表", x: 230, y: 60, size: 16)
    first.text("单位：万元", x: 350, y: 92, size: 9)
    first.table(
      xs: [50, 200, 300, 400], ys: [100, 120, 140, 160],
      texts: [["项目", "预算数", nil], ["合计", "12.50", "1"], ["一、一般公共服务支出", "12.50", ""]])
    var second = TinyPDF.Page()
    second.text("政府采购预算表", x: 230, y: 60, size: 16)
    second.table(xs: [50, 200, 300], ys: [100, 120, 140], texts: [["项目名称", "金额"], ["电脑", "3.00"]])
    return TinyPDF(pages: [first, second], information: ["Title": "Budget"]).data
  }()

  /// A page without anything on it.
  static let blank = TinyPDF(pages: [TinyPDF.Page()]).data

  /// A blank page under AES-128; the user's password is `kaimen`, the owner's `zhuren`.
  static let encrypted =
    Data(
      base64Encoded: """
        JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMg
        WyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDIwMCAxMDAgXSAvUGFy
        ZW50IDIgMCBSIC9SZXNvdXJjZXMgPDwgPj4gL1R5cGUgL1BhZ2UgPj4KZW5kb2JqCjQgMCBvYmoKPDwgL0xlbmd0aCAzMiAvRmlsdGVyIC9GbGF0ZURlY29k
        ZSA+PgpzdHJlYW0K8oMVVsezS+piVdyHMvn8T7+ywbNFKWS3rUjJP5+TwWIKZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8IC9DRiA8PCAvU3RkQ0YgPDwg
        L0F1dGhFdmVudCAvRG9jT3BlbiAvQ0ZNIC9BRVNWMiAvTGVuZ3RoIDE2ID4+ID4+IC9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMTI4IC9PIDxjMDBmNGEx
        ZmQ1YzIwZjU4ZWEwN2IzY2MzMTljNmRjZTU0NTc1MTEyMjU0MjExZmNkMjFjNDEwY2JmNWY4YTA0PiAvT0UgPD4gL1AgLTEwMjggL1IgNCAvU3RtRiAvU3Rk
        Q0YgL1N0ckYgL1N0ZENGIC9VIDw3NjI2OTc1YjZhZGVmN2RhNzRkNjRmYmMxMTlmNGY2MzAwMjE0NDY5OTBiOWU0MTE0MDcxYTRkOTEwNDk4NGMxPiAvVUUg
        PD4gL1YgNCA+PgplbmRvYmoKeHJlZgowIDYKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAwNjQgMDAwMDAgbiAKMDAw
        MDAwMDEyMyAwMDAwMCBuIAowMDAwMDAwMjI5IDAwMDAwIG4gCjAwMDAwMDAzMzIgMDAwMDAgbiAKdHJhaWxlciA8PCAvUm9vdCAxIDAgUiAvU2l6ZSA2IC9J
        RCBbPDRmMTA4NDc1MmZiYjIyYWI4NmVhYWFhM2EyZDRjOTViPjw0ZjEwODQ3NTJmYmIyMmFiODZlYWFhYTNhMmQ0Yzk1Yj5dIC9FbmNyeXB0IDUgMCBSID4+
        CnN0YXJ0eHJlZgo2NDgKJSVFT0YK
        """, options: .ignoreUnknownCharacters) ?? Data()
}
