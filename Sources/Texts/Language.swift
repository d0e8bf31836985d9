/// A language in which the program speaks to people.
///
/// Keys, codes and formats that programs read are English in both.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// The language that the environment asks for: that of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set, as POSIX has it.
  ///
  /// Texts are written in UTF-8, so a Chinese locale of another character set (`zh_CN.GBK`) gets English, which every terminal shows.
  ///
  /// - Parameter environment: The environment's variables.
  public init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let parts = locale.lowercased().prefix { $0 != "@" }.split(separator: ".", maxSplits: 1)
    let tongue = parts.first?.split(whereSeparator: { $0 == "_" || $0 == "-" }).first
    let isUTF8 = parts.count < 2 || parts[1].filter { $0 != "-" } == "utf8"
    self = tongue == "zh" && isUTF8 ? .chinese : .english
  }
}
