// System calls that Swift cannot reach or may not make between fork and exec. Linux first; elsewhere a stated fallback.
#ifndef PLUMBLINE_CSYSTEM_H
#define PLUMBLINE_CSYSTEM_H

#include <stdint.h>
#include <sys/types.h>

/// A pipe whose ends are above 2 and do not pass to children. 0, or -1 with errno set.
int plumbline_pipe(int ends[2]);

/// Asks for a larger pipe buffer; silently keeps the old one where that is refused.
void plumbline_widen_pipe(int descriptor, int bytes);

/// What is started, with what and how confined.
typedef struct {
    const char *path;
    char *const *arguments;
    char *const *environment;
    const char *directory;
    int input, output, errors;
    /// The end of a guard's pipe, or -1: then the program is killed when the thread that starts it ends.
    int guard;
    /// A Landlock ruleset, or -1.
    int ruleset;
    /// Whether system calls are filtered, and whether the filter lets it open sockets.
    int filters_calls, allows_network;
    /// Limits of each of its processes; 0 for none.
    uint64_t data_bytes, file_bytes, processor_seconds, descriptors;
    /// After a failure: what could not be done, in words.
    const char *failed;
} plumbline_launch_plan;

/// Starts a program in a process group of its own: descriptors 0–2 as given and no others, default signals, an empty
/// signal mask, no new privileges, no capabilities but reading, the limits and the confinement of the plan. A
/// confinement that fails is a failure: nothing is started.
/// The process id, or -1 with `*error` set to the errno of what failed.
pid_t plumbline_launch(plumbline_launch_plan *plan, int *error);

/// Whether a child has ended, without reaping it: 1 with its wait status, 0, or -1 with errno set.
int plumbline_ended(pid_t child, int *status);

/// Lets a process use so many seconds of the processor in all. 0, or -1 with errno set.
int plumbline_limit_processor(pid_t process, uint64_t seconds);

// MARK: the guard

/// Starts a small process that waits for the end of a pipe and then kills every process group that was told to it. It
/// outlives the engine by a moment, however that ends, and removes the directory if that is still there. The pipe's
/// other end, or -1 with errno set.
int plumbline_start_guard(const char *directory, pid_t *guard);

/// Tells the guard that a group has ended.
void plumbline_tell_ended(int guard, pid_t group);

// MARK: Landlock

/// The version of the kernel's Landlock interface, 0 where there is none.
int plumbline_landlock_version(void);

enum { PLUMBLINE_READ = 1, PLUMBLINE_EXECUTE = 2, PLUMBLINE_WRITE = 4, PLUMBLINE_CHANGE = 8 };

/// A ruleset that allows nothing yet. Its descriptor, or -1 with errno set.
int plumbline_landlock_ruleset(int version, int allows_network);

/// Allows a file, or a directory and all below it. 1; 0 where there is no such path; -1 with errno set.
int plumbline_landlock_allow(int ruleset, int version, const char *path, int rights);

// MARK: filtering system calls

/// Whether `plumbline_launch` can filter system calls here.
int plumbline_can_filter_calls(void);

/// Installs the filter in the calling thread, for good. 0, or -1 with errno set. Uses nothing but system calls.
int plumbline_filter_calls(int allows_network);

#endif
