import Testing

@testable import Review

@Suite("Which requests are answered")
struct GateTests {
  private let gate = RequestGate(token: "abc", port: 8000)

  private func get(_ path: String = "/abc/", _ headers: [String: String] = ["host": "127.0.0.1:8000"]) -> UInt32? {
    gate.refusal(HTTPRequest(method: "GET", path: path, headers: headers))?.status
  }

  private func post(_ headers: [String: String]) -> UInt32? {
    let usual = ["host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000", "content-type": "application/json", "content-length": "2"]
    return gate.refusal(HTTPRequest(method: "POST", path: "/abc/api", headers: usual.merging(headers) { $1 }))?.status
  }

  @Test("Who names the token and this host is let in")
  func allowed() {
    #expect(get() == nil)
    #expect(get("/abc/api/documents") == nil)
    #expect(get("/abc/", ["host": "localhost:8000"]) == nil)
    #expect(post([:]) == nil)
    #expect(post(["content-type": "application/json; charset=utf-8"]) == nil)
  }

  @Test("Another token, or none, is refused", arguments: ["/", "", "/ab/", "/abcd/", "/abd/", "//abc/", "/xyz/../abc/"])
  func token(path: String) { #expect(get(path) == 403) }

  @Test("A name that was made to mean this machine is refused", arguments: ["evil.example:8000", "127.0.0.1", "127.0.0.1:80", ""])
  func host(name: String) {
    #expect(get("/abc/", ["host": name]) == 421)
    #expect(get("/abc/", [:]) == 421)
  }

  @Test("A request from another site is refused, a post that does not say where it comes from too")
  func origin() {
    #expect(get("/abc/", ["host": "127.0.0.1:8000", "origin": "http://evil.example"]) == 403)
    #expect(get("/abc/", ["host": "127.0.0.1:8000", "sec-fetch-site": "cross-site"]) == 403)
    #expect(post(["origin": "null"]) == 403)
    #expect(post(["origin": "http://127.0.0.1:8001"]) == 403)
    var silent = HTTPRequest(method: "POST", path: "/abc/api")
    silent.headers = ["host": "127.0.0.1:8000", "content-type": "application/json", "content-length": "2"]
    #expect(gate.refusal(silent)?.status == 403)
  }

  @Test("A post states its length and its type, and is no larger than a megabyte")
  func body() {
    #expect(post(["content-length": "1048576"]) == nil)
    #expect(post(["content-length": "1048577"]) == 413)
    #expect(post(["content-length": "many"]) == 411)
    #expect(post(["content-length": "-1"]) == 411)
    #expect(post(["transfer-encoding": "chunked"]) == 411)
    #expect(post(["content-type": "text/plain"]) == 415)
  }

  @Test("Other methods and endless addresses are refused")
  func shape() {
    #expect(gate.refusal(HTTPRequest(method: "PUT", path: "/abc/", headers: ["host": "127.0.0.1:8000"]))?.status == 405)
    #expect(get("/abc/" + String(repeating: "a", count: 600)) == 414)
  }

  @Test("Tokens are 32 hexadecimal digits, each another")
  func tokens() {
    let tokens = Set((0..<20).map { _ in RequestGate.newToken() })
    #expect(tokens.count == 20)
    #expect(tokens.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }
}
