#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
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

static void close_above(int lowest) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, (unsigned)lowest, ~0U, 0U) == 0) return;
#endif
    long limit = sysconf(_SC_OPEN_MAX);
    if (limit < 0 || limit > 65536) limit = 65536;
    for (int descriptor = lowest; descriptor < limit; descriptor++) close(descriptor);
}

pid_t plumbline_launch(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    int input, int output, int errors, int *error) {
    // After vfork the child borrows this memory until it runs another program, so its errno can be left here.
    volatile int failure = 0;
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
        setpgid(0, 0);
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
        struct sigaction standard = {0};
        standard.sa_handler = SIG_DFL;
        for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &standard, NULL);
        if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0 || chdir(directory) != 0) {
            failure = errno;
            _exit(127);
        }
        close_above(3);
        sigprocmask(SIG_SETMASK, &none, NULL);
        execve(path, arguments, environment);
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
    if (failure != 0) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
        *error = failure;
        return -1;
    }
    return child;
}

int plumbline_ended(pid_t child, int *status) {
    siginfo_t info = {0};
    int result;
    do {
        result = waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    } while (result < 0 && errno == EINTR);
    if (result < 0) return -1;
    if (info.si_pid == 0) return 0;
    *status = info.si_code == CLD_EXITED ? (info.si_status & 0xFF) << 8 : info.si_status & 0x7F;
    return 1;
}
