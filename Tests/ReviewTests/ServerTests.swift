import Dispatch
import Glibc
import Testing

@testable import Review

@Suite("The server on its socket")
struct ServerTests {
  /// What comes of a request that is written to the server as it stands.
  private func exchange(_ text: String, with port: Int) -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard isConnected == 0 else { return "" }
    // A server that says nothing fails the test; it does not hold it up.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test("It answers who knows the token, with a strict policy, and nobody else")
  func answers() async throws {
    let desk = try Desk()
    let session = desk.session
    let started = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var port = 0
    nonisolated(unsafe) var stopper: HTTPServer.Loop?
    let thread = OtherThread {
      guard let made = try? ReviewServer.server(session, password: nil, port: 0, token: "secret") else { return }
      port = made.http.port
      stopper = made.http.stopper
      started.signal()
      made.http.run()
    }
    thread.start()
    started.wait()
    defer { stopper?.stop() }
    let host = "Host: 127.0.0.1:\(port)\r\nConnection: close\r\n"
    let page = exchange("GET /secret/ HTTP/1.1\r\n\(host)\r\n", with: port)
    #expect(page.hasPrefix("HTTP/1.1 200"))
    #expect(page.contains("Content-Security-Policy: default-src 'none'"))
    #expect(page.contains("<!DOCTYPE html>"))
    #expect(exchange("GET /secrex/ HTTP/1.1\r\n\(host)\r\n", with: port).hasPrefix("HTTP/1.1 403"))
    #expect(exchange("GET /secret/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", with: port).hasPrefix("HTTP/1.1 421"))
    #expect(exchange("GET /secret/..%2f..%2fetc/passwd HTTP/1.1\r\n\(host)\r\n", with: port).hasPrefix("HTTP/1.1 4"))
    let origin = "Origin: http://127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
    let edit = "POST /secret/api/documents/0/edit HTTP/1.1\r\n\(host)\(origin)"
    #expect(exchange("\(edit)Content-Length: 2\r\n\r\n{}", with: port).hasPrefix("HTTP/1.1 400"))
    let large = String(repeating: "a", count: RequestGate.mostBytes + 1)
    #expect(exchange("\(edit)Content-Length: \(large.utf8.count)\r\n\r\n\(large)", with: port).hasPrefix("HTTP/1.1 413"))
    #expect(exchange("\(edit)Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", with: port).hasPrefix("HTTP/1.1 411"))
  }
}

/// A thread that does one thing.
private struct OtherThread: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func start() { DispatchQueue.global().async(execute: body) }
}
