import FoundationEssentials
import Reading

/// The review: a web application on this machine alone.
///
/// ```swift
/// let server = ReviewServer(inputs, options: ReadingOptions())
/// try server.run(port: 0, announce: { print("open \($0)") }, problem: { print($0) })
/// ```
public struct ReviewServer {
  private let inputs: [ReviewInput]
  private let options: ReadingOptions

  /// Makes a server for documents.
  ///
  /// - Parameters:
  ///   - inputs: The documents, and where what is found is kept.
  ///   - options: How they are read.
  public init(_ inputs: [ReviewInput], options: ReadingOptions) {
    self.inputs = inputs
    self.options = options
  }

  /// Serves until the process ends.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 for any that is free.
  ///   - announce: Is told the address, with its token, once it is served.
  ///   - problem: Is told which documents could not be read; called on another thread.
  /// - Throws: An error whose description is the line to print, where the port cannot be had.
  public func run(port: Int, announce: (String) -> Void, problem: @escaping @Sendable (String) -> Void) throws {
    let session = ReviewSession(inputs, options: options, whenFailed: problem)
    let server = try Self.server(session, password: options.password, port: port)
    session.start()
    announce("http://127.0.0.1:\(server.http.port)/\(server.token)/")
    server.http.run()
  }

  /// A server that listens, and the token that it asks for.
  static func server(
    _ session: ReviewSession, password: String?, port: Int, token: String = RequestGate.newToken()
  ) throws -> (http: HTTPServer, token: String) {
    let api = ReviewAPI(session, password: password) { Date().formatted(.iso8601) }
    let inner = { (port: Int, path: String) in RequestGate(token: token, port: port).inner(path) }
    var listening = 0
    let http = try HTTPServer(
      port: port, gate: { RequestGate(token: token, port: $0).refusal($1) },
      answer: { request in api.answer(request, path: inner(listening, request.path) ?? "") })
    listening = http.port
    return (http, token)
  }
}
