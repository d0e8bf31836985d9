// What Swift cannot call, C functions with a variable number of arguments, and what must be done inside a signal handler.
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

// Has this process killed when its parent ends. Gives 0, or -1 where the parent is gone already.
static inline int gongkai_end_with_parent(pid_t parent) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -1;
  return getppid() == parent ? 0 : -1;
}

// The environment as it is, whatever the bytes in it.
static inline char **gongkai_environment(void) {
  extern char **environ;
  return environ;
}

// A pipe whose ends no other process inherits. Declared in <unistd.h> only for those who ask for GNU's additions.
static inline int gongkai_pipe(int ends[2], int flags) {
  extern int pipe2(int ends[2], int flags);
  return pipe2(ends, flags);
}

// The exit code of a process that ended since it was refused memory.
#define GONGKAI_NO_MEMORY 112

// The thread that crashes is the one whose last failure errno tells: refused memory comes before the crash over what is not there.
static void gongkai_crash(int signal_number) {
  if (errno == ENOMEM) _exit(GONGKAI_NO_MEMORY);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

// Has a crash for want of memory told from others.
static inline void gongkai_tell_crashes(void) {
  static const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = gongkai_crash;
  action.sa_flags = SA_NODEFER;
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, 0);
}
