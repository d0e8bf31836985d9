import CPoppler
import Glibc

/// Counts what Poppler finds wrong with a file.
///
/// Poppler mends what it can and reads over the rest, so damage leaves no other trace than these reports. GLib hands them over on the
/// thread that called Poppler, which is how they find their document.
enum LibraryReports {
  /// Where the reports of one call are counted.
  private final class Tally {
    var count = 0
  }

  /// Runs `body` and counts the faults that are reported meanwhile.
  ///
  /// - Returns: What `body` gave, and the number of faults.
  static func counting<Result>(_ body: () throws -> Result) rethrows -> (result: Result, faults: Int) {
    _ = handler
    let tally = Tally()
    let outer = pthread_getspecific(key)
    pthread_setspecific(key, Unmanaged.passUnretained(tally).toOpaque())
    defer { pthread_setspecific(key, outer) }
    let (result, lines) = try LibraryTurn.take { try LibraryOutput.keepingOff(body) }
    return withExtendedLifetime(tally) { (result, tally.count + lines) }
  }

  /// Counts a report, unless it costs nothing that is read.
  ///
  /// Warnings are of what Poppler puts up with, like a font of another type than it says. A font that cannot be drawn costs no text, which is
  /// read by its codes; and whether it can depends on the fonts of the machine, which must not change what is said of a file.
  private static func note(_ message: UnsafePointer<CChar>?) {
    guard let message, strncmp(message, warning, strlen(warning)) != 0 else { return }
    if !undrawable.contains(where: { strstr(message, $0) != nil }) { noteFault() }
  }

  /// Counts a fault of what is being read.
  static func noteFault() {
    guard let current = pthread_getspecific(key) else { return }
    Unmanaged<Tally>.fromOpaque(current).takeUnretainedValue().count += 1
  }

  /// How Poppler's words for a warning begin.
  private static let warning = "Syntax warning"

  /// What Poppler says of fonts that it cannot draw.
  private static let undrawable = ["non-embedded font", "find a font for", "font thing failed"]

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// Takes Poppler's messages, which GLib would print, once in a process.
  private static let handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, { _, _, message, _ in LibraryReports.note(message) }, nil)
}
