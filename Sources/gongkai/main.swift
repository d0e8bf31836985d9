import Extraction
import Glibc

// A reader that goes away, like `| head`, is told by write's EPIPE instead of by a signal.
signal(SIGPIPE, SIG_IGN)
LibraryOutput.redirect()
exit(Gongkai.run(Array(CommandLine.arguments.dropFirst()), console: .standard).rawValue)
