// What Swift cannot call: C functions with a variable number of arguments.
#include <signal.h>
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
