import Glibc

/// The signals that ask a batch to stop, held back so that the batch takes them when nothing is half done.
struct StopSignals: ~Copyable {
  private var set = sigset_t()
  private var before = sigset_t()

  /// Holds them back from here on.
  init() {
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, &before)
  }

  deinit {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// The next signal that has come; nil where none has.
  func next() -> Int32? {
    var set = set
    var now = timespec()
    let signal = sigtimedwait(&set, nil, &now)
    return signal > 0 ? signal : nil
  }
}
