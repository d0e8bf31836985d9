import COnnxRuntime
import Glibc

/// A loaded model: the wall around ONNX Runtime.
///
/// Runs may come from several threads at a time; each stays on its thread.
final class OnnxSession: @unchecked Sendable {
  // Sendable: both pointers are set once, and ONNX Runtime's Run is safe to call concurrently.
  private let runtime: OpaquePointer
  private let session: OpaquePointer

  /// Loads a library and a model.
  ///
  /// - Parameters:
  ///   - library: The library's file.
  ///   - model: The bytes of the model's file.
  ///   - name: What the model is called where it cannot be loaded.
  /// - Throws: `RecognitionError.unusable`.
  init(library: String, model: [UInt8], name: String) throws(RecognitionError) {
    var runtime: OpaquePointer?
    if let cause = Self.words(gk_runtime_open(library, &runtime)) { throw .unusable(file: library, cause: cause) }
    guard let runtime else { throw .unusable(file: library, cause: "out of memory") }
    var session: OpaquePointer?
    if let cause = Self.words(gk_session_open(runtime, model, model.count, &session)) {
      gk_runtime_close(runtime)
      throw .unusable(file: name, cause: cause)
    }
    guard let session else {
      gk_runtime_close(runtime)
      throw .unusable(file: name, cause: "out of memory")
    }
    self.runtime = runtime
    self.session = session
  }

  deinit {
    gk_session_close(session)
    gk_runtime_close(runtime)
  }

  /// An entry of the model's metadata.
  func metadata(_ key: String) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard Self.words(gk_session_metadata(session, key, &text)) == nil, let text else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// Runs the model on a tensor and hands its output with its shape to `body`.
  ///
  /// - Throws: `RecognitionError.failed`.
  func run<Result>(
    _ input: inout [Float], shape: [Int64], _ body: (UnsafeBufferPointer<Float>, [Int]) -> Result
  ) throws(RecognitionError) -> Result {
    var output: OpaquePointer?
    let message = input.withUnsafeMutableBufferPointer { gk_session_run(session, $0.baseAddress, shape, shape.count, &output) }
    if let cause = Self.words(message) { throw .failed(cause: cause) }
    defer { gk_output_free(output) }
    let dimensions = (0..<gk_output_rank(output)).map { Int(gk_output_dimension(output, $0)) }
    return body(UnsafeBufferPointer(start: gk_output_values(output), count: dimensions.reduce(1, *)), dimensions)
  }

  private static func words(_ message: UnsafeMutablePointer<CChar>?) -> String? {
    guard let message else { return nil }
    defer { free(message) }
    return String(cString: message).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
