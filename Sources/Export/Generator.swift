/// The names and versions that stand in every output.
public enum Generator {
  /// The program's name.
  public static let name = "gongkai"
  /// The program's version.
  public static let version = "0.1.0"
  /// The version of the output format (docs/format.md).
  public static let schemaVersion = "1.1.0"
}
