import Glibc

/// Lets one thread at a time into Poppler, whatever the document.
///
/// Poppler keeps one FreeType library and one list of open faces for a whole process, without a lock, and FreeType wants one around the
/// opening and closing of faces of a library (reference, "FT_Library"; faces close with the last document that has them). So opening,
/// reading, drawing and closing all take their turn; within a turn more may be taken.
enum LibraryTurn {
  /// Runs `body` while no other thread is in there.
  static func take<Result>(_ body: () throws -> Result) rethrows -> Result {
    mutex.lock()
    defer { mutex.unlock() }
    return try body()
  }

  private static let mutex = RecursiveMutex()

  /// A lock that the thread which holds it may take again.
  private final class RecursiveMutex: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    init() {
      mutex = .allocate(capacity: 1)
      var attributes = pthread_mutexattr_t()
      pthread_mutexattr_init(&attributes)
      pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
      pthread_mutex_init(mutex, &attributes)
      pthread_mutexattr_destroy(&attributes)
    }

    deinit {
      pthread_mutex_destroy(mutex)
      mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }
  }
}
