/// Decides which requests are answered at all, before anything of them is looked at.
///
/// A page of another site can make a browser send requests here, and a name of another site can be made to mean this machine; neither knows
/// the token, neither names this host, and a post from elsewhere says where it comes from.
struct RequestGate: Sendable {
  /// The most bytes that a request's body may have.
  static let mostBytes = 1 << 20
  /// A longer path is none of ours, in characters.
  static let longestPath = 512

  private let token: String
  private let hosts: Set<String>

  /// Makes a gate for the server on a port.
  init(token: String, port: Int) {
    self.token = token
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
  }

  /// What is answered to a request that must not go on; nil where it may.
  func refusal(_ request: HTTPRequest) -> HTTPResponse? {
    guard request.path.count <= Self.longestPath else { return ReviewAPI.problem(414, "the address is too long") }
    guard let host = request.headers["host"], hosts.contains(host.lowercased()) else {
      return ReviewAPI.problem(421, "this host is not served here")
    }
    guard request.method == "GET" || request.method == "POST" else { return ReviewAPI.problem(405, "only GET and POST are answered") }
    if let origin = request.headers["origin"], !isOwn(origin) { return ReviewAPI.problem(403, "the request comes from another site") }
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
      return ReviewAPI.problem(403, "the request comes from another site")
    }
    guard inner(request.path) != nil else { return ReviewAPI.problem(403, "the address has no valid token: use the one that was printed") }
    return request.method == "POST" ? refusalOfPost(request) : nil
  }

  /// The path behind the token; nil where the token is wrong.
  func inner(_ path: String) -> String? {
    let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
    guard let rest = parts.first else { return nil }
    let words = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let given = words.first, Self.isSame(given, token) else { return nil }
    return words.count > 1 ? String(words[1]) : ""
  }

  private func refusalOfPost(_ request: HTTPRequest) -> HTTPResponse? {
    guard request.headers["origin"] != nil else { return ReviewAPI.problem(403, "a post must say where it comes from") }
    guard request.headers["transfer-encoding"] == nil, let length = request.headers["content-length"].flatMap({ Int($0) }), length >= 0
    else {
      return ReviewAPI.problem(411, "the length of the body must be stated")
    }
    guard length <= Self.mostBytes else { return ReviewAPI.problem(413, "the body is larger than \(Self.mostBytes) bytes") }
    let type = request.headers["content-type"]?.split(separator: ";").first.map { $0.lowercased() }
    guard type == "application/json" else { return ReviewAPI.problem(415, "only application/json is taken") }
    return nil
  }

  private func isOwn(_ origin: String) -> Bool { hosts.contains { "http://\($0)" == origin.lowercased() } }

  /// Compares in the same time wherever two texts differ.
  private static func isSame(_ given: Substring, _ token: String) -> Bool {
    let (a, b) = (Array(given.utf8), Array(token.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A new token: 128 bits that nobody can guess.
  static func newToken() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
