import Extraction
import Glibc

// A reader that goes away, like `| head`, is told by write's EPIPE instead of by a signal.
signal(SIGPIPE, SIG_IGN)
// The words as bytes: names of files need not be UTF-8, and Swift's own list of them replaces what is not.
let words = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst().compactMap { word in
  word.map { PathText.text(of: UnsafeBufferPointer(start: $0, count: strlen($0)).map { UInt8(bitPattern: $0) }) }
}
LibraryOutput.redirect()
exit(Gongkai.run(words, console: .standard).rawValue)
