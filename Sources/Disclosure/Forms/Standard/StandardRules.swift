/// The rule files that ship inside the package: the forms, heads, labels and phrases of Chinese budget disclosures.
///
/// They are data. `FormRules` in the room `Disclosure` reads them, and whatever else a user adds to them.
public enum StandardRules {
  /// The files in the order in which they are read, each with its name and its text in UTF-8.
  public static let files: [(name: String, bytes: [UInt8])] = [
    ("units.rules", PackageResources.units_rules), ("identity.rules", PackageResources.identity_rules),
    ("captions.rules", PackageResources.captions_rules),
    ("forms.rules", PackageResources.forms_rules), ("columns.rules", PackageResources.columns_rules),
    ("items.rules", PackageResources.items_rules), ("performance.rules", PackageResources.performance_rules),
    ("statements.rules", PackageResources.statements_rules), ("equalities.rules", PackageResources.equalities_rules),
  ]
}
