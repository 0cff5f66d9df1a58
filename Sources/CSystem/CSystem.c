#define _GNU_SOURCE
#include "CSystem.h"

#include "Internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

int plumbline_pipe(int ends[2]) {
#ifdef __linux__
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
#else
    if (pipe(ends) != 0) return -1;
#endif
    for (int side = 0; side < 2; side++) {
        if (ends[side] > 2) {
            fcntl(ends[side], F_SETFD, FD_CLOEXEC);
            continue;
        }
        int moved = fcntl(ends[side], F_DUPFD_CLOEXEC, 3);
        int saved = errno;
        close(ends[side]);
        if (moved < 0) {
            close(ends[1 - side]);
            errno = saved;
            return -1;
        }
        ends[side] = moved;
    }
    return 0;
}

void plumbline_widen_pipe(int descriptor, int bytes) {
#ifdef F_SETPIPE_SZ
    (void)fcntl(descriptor, F_SETPIPE_SZ, bytes);
#else
    (void)descriptor;
    (void)bytes;
#endif
}

void plumbline_close_above(int lowest) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, (unsigned)lowest, ~0U, 0U) == 0) return;
#endif
    long limit = sysconf(_SC_OPEN_MAX);
    if (limit < 0 || limit > 65536) limit = 65536;
    for (int descriptor = lowest; descriptor < limit; descriptor++) close(descriptor);
}

static int limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return -1;
    struct rlimit wanted = {(rlim_t)soft, (rlim_t)hard};
    // What the engine itself may not exceed stays as it is.
    if (now.rlim_max != RLIM_INFINITY && (hard == RLIM_INFINITY || wanted.rlim_max > now.rlim_max)) {
        wanted.rlim_max = now.rlim_max;
    }
    if (wanted.rlim_max != RLIM_INFINITY && wanted.rlim_cur > wanted.rlim_max) wanted.rlim_cur = wanted.rlim_max;
    return setrlimit(resource, &wanted);
}

static int limit_resources(const plumbline_launch_plan *plan) {
    if (limit(RLIMIT_CORE, 0, 0) != 0) return -1;
    if (plan->data_bytes && limit(RLIMIT_DATA, plan->data_bytes, plan->data_bytes) != 0) return -1;
    if (plan->file_bytes && limit(RLIMIT_FSIZE, plan->file_bytes, plan->file_bytes) != 0) return -1;
    if (plan->descriptors && limit(RLIMIT_NOFILE, plan->descriptors, plan->descriptors) != 0) return -1;
    // The host moves this one on with every answer, so only the soft limit is set.
    if (plan->processor_seconds && limit(RLIMIT_CPU, plan->processor_seconds, RLIM_INFINITY) != 0) return -1;
    return 0;
}

#ifdef __linux__
/// Root's powers are of no use to a module; reading stays, because Landlock says what may be read.
static int drop_capabilities(void) {
    struct { uint32_t version; int pid; } header = {0x20080522, 0};
    struct { uint32_t effective, permitted, inheritable; } sets[2];
    if (syscall(SYS_capget, &header, sets) != 0) return errno == ENOSYS ? 0 : -1;
    const uint32_t reading = 1U << 2;
    sets[0].effective &= reading;
    sets[0].permitted &= reading;
    sets[1].effective = sets[1].permitted = 0;
    sets[0].inheritable = sets[1].inheritable = 0;
    return (int)syscall(SYS_capset, &header, sets);
}
#endif

/// What the child does before it becomes another program. Null, or what it could not do.
static const char *prepare(const plumbline_launch_plan *plan) {
    setpgid(0, 0);
    struct sigaction ignored = {0}, standard = {0};
    ignored.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignored, NULL);
    if (plan->guard >= 0) {
        int32_t told[2] = {1, (int32_t)getpid()};
        if (write(plan->guard, told, sizeof told) != (ssize_t)sizeof told) return "the guard is gone";
    }
    standard.sa_handler = SIG_DFL;
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &standard, NULL);
    if (dup2(plan->input, 0) < 0 || dup2(plan->output, 1) < 0 || dup2(plan->errors, 2) < 0) return "no descriptors";
    if (chdir(plan->directory) != 0) return "its working directory cannot be entered";
    if (limit_resources(plan) != 0) return "its limits cannot be set";
#ifdef __linux__
    if (plan->guard < 0) prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "its privileges cannot be fixed";
    if (drop_capabilities() != 0) return "its capabilities cannot be dropped";
    if (plan->ruleset >= 0 && plumbline_landlock_enter(plan->ruleset) != 0) return "Landlock cannot confine it";
#endif
    plumbline_close_above(3);
    if (plan->filters_calls && plumbline_filter_calls(plan->allows_network) != 0) {
        return "its system calls cannot be filtered";
    }
    return NULL;
}

pid_t plumbline_launch(plumbline_launch_plan *plan, int *error) {
    // After vfork the child borrows this memory until it runs another program, so what failed can be left here.
    volatile int failure = 0;
    const char *volatile failed = NULL;
    sigset_t none, all, before;
    sigemptyset(&none);
    sigfillset(&all);
    // No handler of ours may run in the child, which shares our memory.
    sigprocmask(SIG_SETMASK, &all, &before);
#ifdef __linux__
    pid_t child = vfork();
#else
    pid_t child = fork();
#endif
    if (child == 0) {
        failed = prepare(plan);
        if (failed != NULL) {
            failure = errno;
            _exit(127);
        }
        sigprocmask(SIG_SETMASK, &none, NULL);
        execve(plan->path, plan->arguments, plan->environment);
        failure = errno;
        _exit(127);
    }
    int launched = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (child < 0) {
        *error = launched;
        return -1;
    }
    setpgid(child, child);
    if (failure != 0 || failed != NULL) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
        if (plan->guard >= 0) plumbline_tell_ended(plan->guard, child);
        plan->failed = failed;
        *error = failure;
        return -1;
    }
    return child;
}

int plumbline_ended(pid_t child, int *status) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    int result;
    do {
        result = waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    } while (result < 0 && errno == EINTR);
    if (result < 0) return -1;
    if (info.si_pid == 0) return 0;
    *status = info.si_code == CLD_EXITED ? (info.si_status & 0xFF) << 8 : info.si_status & 0x7F;
    return 1;
}

int plumbline_limit_processor(pid_t process, uint64_t seconds) {
#ifdef __linux__
    struct rlimit wanted = {(rlim_t)seconds, RLIM_INFINITY};
    return prlimit(process, RLIMIT_CPU, &wanted, NULL);
#else
    (void)process;
    (void)seconds;
    errno = ENOSYS;
    return -1;
#endif
}
