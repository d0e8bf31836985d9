import CSQLite

/// An open SQLite database: the only place that holds SQLite's handles, together with `SQLiteStatement`.
final class SQLiteConnection {
  /// The file.
  let path: String
  private let handle: OpaquePointer

  /// How long to wait for another writer, in milliseconds.
  private static let patience: Int32 = 10_000

  /// Opens a database, or makes it.
  ///
  /// - Throws: `StorageError`.
  init(path: String) throws(StorageError) {
    self.path = path
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard code == SQLITE_OK, let opened else {
      let cause = String(cString: sqlite3_errstr(code))
      sqlite3_close_v2(opened)
      throw StorageError(path: path, cause: "cannot be opened: \(cause)")
    }
    handle = opened
    sqlite3_busy_timeout(handle, Self.patience)
    sqlite3_extended_result_codes(handle, 1)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give nothing.
  func execute(_ sql: String) throws(StorageError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error() }
  }

  /// Prepares a statement.
  func prepare(_ sql: String) throws(StorageError) -> SQLiteStatement {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK, let prepared else { throw error() }
    return SQLiteStatement(prepared, of: self)
  }

  /// Does something whole or not at all.
  ///
  /// - Throws: What the body throws, or `StorageError` where the transaction cannot begin or end.
  func transaction(_ body: () throws(StorageError) -> Void) throws(StorageError) {
    try execute("BEGIN IMMEDIATE")
    do throws(StorageError) {
      try body()
      try execute("COMMIT")
    } catch {
      // A full disk has ended the transaction already; then there is nothing to take back.
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  /// What SQLite says of the last call that failed.
  func error() -> StorageError { StorageError(path: path, cause: String(cString: sqlite3_errmsg(handle))) }
}

/// A prepared statement.
final class SQLiteStatement {
  private let handle: OpaquePointer
  private let connection: SQLiteConnection

  /// Tells SQLite to copy a text, since Swift's bytes are gone when the call returns.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  fileprivate init(_ handle: OpaquePointer, of connection: SQLiteConnection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement with values and gives its rows.
  @discardableResult
  func run(_ values: SQLiteValue...) throws(StorageError) -> [[SQLiteValue]] { try run(values) }

  /// Runs the statement with values and gives its rows.
  @discardableResult
  func run(_ values: [SQLiteValue]) throws(StorageError) -> [[SQLiteValue]] {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    for (index, value) in values.enumerated() {
      guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw connection.error() }
    }
    var rows: [[SQLiteValue]] = []
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: rows.append((0..<sqlite3_column_count(handle)).map(value))
      case SQLITE_DONE: return rows
      default: throw connection.error()
      }
    }
  }

  /// Runs the statement once for each record in some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The values of the records (`StoredValues`).
  ///   - count: How many values a record has.
  /// - Throws: `StorageError`.
  func run(_ bytes: [UInt8], count: Int) throws(StorageError) {
    let failure = bytes.withUnsafeBytes { bytes -> StorageError? in
      var reader = StoredValues.Reader(bytes)
      while reader.hasMore {
        defer { sqlite3_reset(handle) }
        for place in 1...Int32(count) {
          guard reader.bind(handle, at: place) == SQLITE_OK else { return connection.error() }
        }
        guard sqlite3_step(handle) == SQLITE_DONE else { return connection.error() }
      }
      return nil
    }
    // Nothing may stay bound to bytes that are gone.
    sqlite3_clear_bindings(handle)
    if let failure { throw failure }
  }

  private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, sqlite3_int64(number))
    case .real(let number): sqlite3_bind_double(handle, index, number)
    case .text(let text): sqlite3_bind_text(handle, index, text, Int32(text.utf8.count), Self.copied)
    }
  }

  private func value(_ column: Int32) -> SQLiteValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(handle, column)))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
    case SQLITE_NULL: .null
    default: sqlite3_column_text(handle, column).map { .text(String(cString: $0)) } ?? .null
    }
  }
}

/// A value as SQLite stores it.
enum SQLiteValue: Equatable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  /// The characters of a text; nil for anything else.
  var text: String? { if case .text(let text) = self { text } else { nil } }
  /// A whole number; nil for anything else.
  var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }
}
