import CPoppler
import FoundationEssentials

/// The digest that tells files apart.
public enum Checksum {
  /// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
  public static func sha256(_ bytes: Data) -> String {
    bytes.withUnsafeBytes { raw in
      let digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, raw.bindMemory(to: UInt8.self).baseAddress, gsize(raw.count))
      defer { g_free(digest) }
      return digest.map { String(cString: $0) } ?? ""
    }
  }
}
