import CSoup

/// Why there is no server.
struct HTTPServerError: Error, CustomStringConvertible {
  var description: String
}

/// The wall around libsoup: a server on this machine's own address, and one thread that answers.
///
/// Made and run on one thread; `stop` may be called on any.
final class HTTPServer {
  private let server: UnsafeMutablePointer<SoupServer>
  private let loop: Loop
  /// Decides, before the body is read, whether a request is answered at all.
  private let gate: (HTTPRequest) -> HTTPResponse?
  private let answer: (HTTPRequest) -> HTTPResponse
  /// The port that it listens on.
  private(set) var port = 0

  /// GLib's loop: quitting it is the one thing that other threads may do.
  final class Loop: @unchecked Sendable {
    fileprivate let context: OpaquePointer
    fileprivate let loop: OpaquePointer

    fileprivate init() {
      context = g_main_context_new()
      loop = g_main_loop_new(context, 0)
    }

    deinit {
      g_main_loop_unref(loop)
      g_main_context_unref(context)
    }

    /// Makes `run` come back.
    func stop() { g_main_loop_quit(loop) }
  }

  /// Listens on 127.0.0.1.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any that is free.
  ///   - gate: What is answered to requests that must not go on, given the port; nil where they may.
  ///   - answer: What is answered to the others.
  /// - Throws: `HTTPServerError` where the port cannot be had.
  init(
    port: Int, gate: @escaping (_ port: Int, HTTPRequest) -> HTTPResponse?, answer: @escaping (HTTPRequest) -> HTTPResponse
  ) throws(HTTPServerError) {
    guard let object = g_object_new_with_properties(soup_server_get_type(), 0, nil, nil) else {
      throw HTTPServerError(description: "libsoup makes no server")
    }
    server = UnsafeMutableRawPointer(object).assumingMemoryBound(to: SoupServer.self)
    loop = Loop()
    var listening = 0
    self.gate = { gate(listening, $0) }
    self.answer = answer
    g_main_context_push_thread_default(loop.context)
    defer { g_main_context_pop_thread_default(loop.context) }
    var failure: UnsafeMutablePointer<GError>?
    guard soup_server_listen_local(server, guint(port), SOUP_SERVER_LISTEN_IPV4_ONLY, &failure) != 0 else {
      let cause = failure.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "unknown cause"
      g_clear_error(&failure)
      throw HTTPServerError(description: "cannot listen on 127.0.0.1:\(port): \(cause)")
    }
    let uris = soup_server_get_uris(server)
    if let first = uris?.pointee.data { listening = Int(g_uri_get_port(OpaquePointer(first))) }
    g_slist_free_full(uris) { pointer in if let pointer { g_uri_unref(OpaquePointer(pointer)) } }
    self.port = listening
    let own = Unmanaged.passUnretained(self).toOpaque()
    soup_server_add_early_handler(
      server, nil, { _, message, path, query, own in HTTPServer.serve(message, path, query, own, early: true) }, own, nil)
    soup_server_add_handler(
      server, nil, { _, message, path, query, own in HTTPServer.serve(message, path, query, own, early: false) }, own, nil)
  }

  deinit {
    soup_server_disconnect(server)
    g_object_unref(server)
  }

  /// What stops it from another thread.
  var stopper: Loop { loop }

  /// Answers until it is stopped.
  func run() {
    g_main_context_push_thread_default(loop.context)
    g_main_loop_run(loop.loop)
    g_main_context_pop_thread_default(loop.context)
  }

  private static func serve(
    _ message: OpaquePointer?, _ path: UnsafePointer<CChar>?, _ query: OpaquePointer?, _ own: gpointer?, early: Bool
  ) {
    guard let message, let path, let own else { return }
    let server = Unmanaged<HTTPServer>.fromOpaque(own).takeUnretainedValue()
    let request = Self.request(message, path: String(cString: path), query: query, withBody: !early)
    guard early else { return Self.respond(server.answer(request), to: message) }
    guard let refusal = server.gate(request) else { return }
    // The body of a request that is refused is not kept.
    soup_message_body_set_accumulate(soup_server_message_get_request_body(message), 0)
    Self.respond(refusal, to: message)
  }

  private static func request(_ message: OpaquePointer, path: String, query: OpaquePointer?, withBody: Bool) -> HTTPRequest {
    var request = HTTPRequest(method: soup_server_message_get_method(message).map { String(cString: $0) } ?? "", path: path)
    let headers = soup_server_message_get_request_headers(message)
    for name in HTTPRequest.knownHeaders {
      // Of a header that comes twice, all of it counts: no value is hidden behind another.
      if let value = soup_message_headers_get_list(headers, name) { request.headers[name] = String(cString: value) }
    }
    if let query {
      for name in HTTPRequest.knownValues {
        if let value = g_hash_table_lookup(query, name) { request.query[name] = String(cString: value.assumingMemoryBound(to: CChar.self)) }
      }
    }
    guard withBody, let bytes = soup_message_body_flatten(soup_server_message_get_request_body(message)) else { return request }
    defer { g_bytes_unref(bytes) }
    var size: gsize = 0
    if let data = g_bytes_get_data(bytes, &size) { request.body = Array(UnsafeRawBufferPointer(start: data, count: Int(size))) }
    return request
  }

  private static func respond(_ response: HTTPResponse, to message: OpaquePointer) {
    let headers = soup_server_message_get_response_headers(message)
    for (name, value) in HTTPResponse.headers { soup_message_headers_replace(headers, name, value) }
    soup_message_headers_replace(headers, "Cache-Control", response.isLasting ? "private, max-age=3600" : "no-store")
    soup_server_message_set_status(message, response.status, nil)
    response.body.withUnsafeBytes { body in
      soup_server_message_set_response(
        message, response.type, SOUP_MEMORY_COPY, body.baseAddress?.assumingMemoryBound(to: CChar.self), gsize(body.count))
    }
  }
}
