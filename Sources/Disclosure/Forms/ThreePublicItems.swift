/// Which name is which item of the 三公 form (contract, "Rows").
enum ThreePublicItems {
  /// The rules in order.
  static let rules: [(item: String, pattern: TextPattern)] = [
    ("conference", "会议费"),
    ("training", "培训费"),
    ("operatingExpenses", "机关运行"),
    ("abroad", "因公出国"),
    ("vehicles", "公务用车购置(及|和|、|与)运"),
    ("vehiclePurchase", "(用车购置(费|支出)|^购置费)$"),
    ("vehicleOperation", "(用车运行(维护)?(费|支出)|^运行(维护)?费|运维费)$"),
    ("reception", "公务接待"),
    ("total", "(^合计|三公经费(小计|合计)|^小计|^总计)$"),
    ("total", "三公经费(预算数|支出|预算)?$"),
  ]

  /// The item that a folded name means, or nil.
  static func item(ofName name: String) -> String? {
    let characters = Array(name)
    return rules.first { $0.pattern.matches(characters) }?.item
  }
}
