import Glibc

/// A Python wheel that holds what reads scans: the one place where its version and digest stand.
///
/// A wheel is a zip archive; nothing of Python is needed to unpack it.
public struct PinnedWheel: Sendable, Equatable {
  /// The project's name in the Python package index.
  public var project: String
  /// The version.
  public var version: String
  /// The file's name in the index.
  public var file: String
  /// The file's SHA-256.
  public var sha256: String
  /// What is taken out of it: how the member's name ends, and the file that it becomes.
  var members: [(ending: String, file: String)]

  /// Makes a wheel.
  init(project: String, version: String, file: String, sha256: String, members: [(ending: String, file: String)]) {
    self.project = project
    self.version = version
    self.file = file
    self.sha256 = sha256
    self.members = members
  }

  /// The line of `versions.txt` that says that it is installed.
  var stamp: String { "\(project) \(version) \(sha256)" }

  /// Wheels are told apart by their digests.
  public static func == (one: PinnedWheel, other: PinnedWheel) -> Bool { one.sha256 == other.sha256 }

  /// The wheels for a kind of processor; empty where there is no pinned ONNX Runtime for it.
  ///
  /// The wheels of one version differ by Python only in a part that is not taken; cp311 it is.
  ///
  /// - Parameter machine: The processor as `uname -m` names it.
  /// - Returns: The runtime's wheel and the model's.
  public static func wheels(for machine: String) -> [PinnedWheel] {
    guard let digest = runtimeDigests[machine] else { return [] }
    let runtime = PinnedWheel(
      project: "onnxruntime", version: runtimeVersion, file: "onnxruntime-\(runtimeVersion)-cp311-cp311-manylinux_2_28_\(machine).whl",
      sha256: digest,
      members: [
        ("/capi/libonnxruntime.so.\(runtimeVersion)", ModelFolder.libraryName), ("onnxruntime/LICENSE", "ONNXRUNTIME-LICENSE"),
        ("onnxruntime/ThirdPartyNotices.txt", "ONNXRUNTIME-NOTICES"),
      ])
    return [runtime, model]
  }

  /// The processor of this machine.
  public static var machine: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "" }
    return withUnsafeBytes(of: names.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private static let runtimeVersion = "1.31.1"
  private static let runtimeDigests = [
    "x86_64": "5752bd508126ae7c49894d3b9d2e83f0c3d487319246d04c444b393308d7ad7f",
    "aarch64": "da05378364c44d4407e463982d2bf8d5e4cfea873283757e48beeb41df97b7f3",
  ]
  private static let model = PinnedWheel(
    project: "rapidocr-onnxruntime", version: "1.4.4", file: "rapidocr_onnxruntime-1.4.4-py3-none-any.whl",
    sha256: "971d7d5f223a7a808662229df1ef69893809d8457d834e6373d3854bc1782cbf",
    members: [("/models/ch_PP-OCRv4_rec_infer.onnx", ModelFolder.recognitionName)])
}
