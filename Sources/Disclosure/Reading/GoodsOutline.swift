import Layout

/// Says of each line of goods in a purchase plan which category and project it belongs to, where they are printed above it.
enum GoodsOutline {
  /// Fills in `category` and `project` from the lines above.
  static func complete(_ rows: inout [FormRow], rules: FormRules) {
    var category: String?
    var project: AttributeValue?
    for index in rows.indices {
      let name = RowNames.bare(rows[index].name)
      if rules.isTotal(name) {
        (category, project) = (nil, nil)
      } else if let named = categoryName(name, rules) {
        category = named
        project = nil
      } else {
        if rows[index].attributes[.category] == nil, let category { rows[index].attributes[.category] = .text(category) }
        guard let item = rows[index].attributes[.item] else {
          if rows[index].code == nil { project = .text(rows[index].name) }
          continue
        }
        if item == .text(rows[index].name) {
          if let project { rows[index].attributes[.project] = project }
        } else {
          rows[index].attributes[.project] = .text(rows[index].name)
        }
      }
    }
  }

  /// 货物, 工程 or 服务 where a name is one of them: 一、货物A, 货物类.
  static func categoryName(_ name: String, _ rules: FormRules) -> String? {
    rules.terms(.goodsCategory).first { name.hasPrefix($0) && name.count <= $0.count + 3 }
  }
}
