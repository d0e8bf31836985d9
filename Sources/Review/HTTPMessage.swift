/// What a browser asks for.
struct HTTPRequest: Sendable {
  /// The method: GET, POST and others.
  var method: String
  /// The path, its escapes decoded.
  var path: String
  /// The values behind the question mark.
  var query: [String: String] = [:]
  /// The headers that the review looks at, by their names in lower case.
  var headers: [String: String] = [:]
  /// The body.
  var body: [UInt8] = []

  /// The names of the headers that are looked at.
  static let knownHeaders = ["host", "origin", "content-type", "content-length", "transfer-encoding", "sec-fetch-site"]
  /// The names of the values that are looked at.
  static let knownValues = ["scale", "straight"]
}

/// What it is given.
struct HTTPResponse: Sendable, Equatable {
  /// The status: 200, 404 and others.
  var status: UInt32
  /// The media type of the body.
  var type: String
  /// The body.
  var body: [UInt8]
  /// Whether the browser may keep it as long as the address is good.
  var isLasting = false

  init(status: UInt32 = 200, type: String, body: [UInt8], isLasting: Bool = false) {
    self.status = status
    self.type = type
    self.body = body
    self.isLasting = isLasting
  }

  /// The headers of every answer: nothing is loaded from elsewhere, nothing runs that did not come from here, nobody frames the page.
  static let headers = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
  ]
}
