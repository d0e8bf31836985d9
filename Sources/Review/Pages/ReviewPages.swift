/// The pages of the review: plain HTML, CSS and JavaScript modules, as they are in this folder.
public enum ReviewPages {
  private static let files: [(name: String, type: String, bytes: [UInt8])] = [
    ("index.html", "text/html; charset=utf-8", PackageResources.index_html),
    ("review.css", "text/css; charset=utf-8", PackageResources.review_css),
    ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
    ("main.js", script, PackageResources.main_js),
    ("api.js", script, PackageResources.api_js),
    ("words.js", script, PackageResources.words_js),
    ("dom.js", script, PackageResources.dom_js),
    ("queue.js", script, PackageResources.queue_js),
    ("sheet.js", script, PackageResources.sheet_js),
    ("grid.js", script, PackageResources.grid_js),
    ("details.js", script, PackageResources.details_js),
    ("static.css", "text/css; charset=utf-8", PackageResources.static_css),
    ("static.js", script, PackageResources.static_js),
  ]

  private static let script = "text/javascript; charset=utf-8"

  /// A file by its name; nil where there is none.
  public static func file(_ name: String) -> (type: String, bytes: [UInt8])? {
    files.first { $0.name == name }.map { ($0.type, $0.bytes) }
  }
}
