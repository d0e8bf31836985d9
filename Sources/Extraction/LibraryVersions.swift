import CPoppler

/// The versions of the libraries that PDFs are read and drawn with, as they are loaded.
public enum LibraryVersions {
  /// Poppler's version, such as `22.12.0`.
  public static var poppler: String { String(cString: poppler_get_version()) }
  /// Cairo's version, such as `1.16.0`.
  public static var cairo: String { String(cString: cairo_version_string()) }
}
