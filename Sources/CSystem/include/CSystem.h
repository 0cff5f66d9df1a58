// System calls that Swift cannot reach or may not make between fork and exec. Linux first; elsewhere a stated fallback.
#ifndef PLUMBLINE_CSYSTEM_H
#define PLUMBLINE_CSYSTEM_H

#include <sys/types.h>

/// A pipe whose ends are above 2 and do not pass to children. 0, or -1 with errno set.
int plumbline_pipe(int ends[2]);

/// Asks for a larger pipe buffer; silently keeps the old one where that is refused.
void plumbline_widen_pipe(int descriptor, int bytes);

/// Starts a program in a process group of its own: descriptors 0–2 as given and no others, default signals, an empty
/// signal mask, no new privileges, and (Linux) SIGKILL when the calling thread's process ends.
/// The process id, or -1 with `*error` set to the errno of what failed.
pid_t plumbline_launch(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    int input, int output, int errors, int *error);

/// Whether a child has ended, without reaping it: 1 with its wait status, 0, or -1 with errno set.
int plumbline_ended(pid_t child, int *status);

#endif
