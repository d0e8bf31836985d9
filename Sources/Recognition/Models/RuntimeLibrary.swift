import COnnxRuntime
import Glibc

/// ONNX Runtime's library as it is installed.
public enum RuntimeLibrary {
  /// The version that the library of a folder tells, such as `1.31.1`; nil where it cannot be loaded.
  public static func version(of folder: ModelFolder) -> String? {
    var version: UnsafeMutablePointer<CChar>?
    let message = gk_runtime_version(folder.library, &version)
    defer {
      free(message)
      free(version)
    }
    return version.map { String(cString: $0) }
  }
}
