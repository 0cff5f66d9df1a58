#define _GNU_SOURCE
#include "CSystem.h"

#include "Internal.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { group_limit = 4096 };

/// Gathers groups until the pipe ends, then ends them.
static void watch_over(int pipe) {
    static int32_t groups[group_limit];
    int count = 0;
    int32_t told[2];
    for (;;) {
        ssize_t length = read(pipe, told, sizeof told);
        if (length < 0 && errno == EINTR) continue;
        if (length != (ssize_t)sizeof told) break;
        if (told[0] == 1 && count < group_limit) {
            groups[count++] = told[1];
        } else if (told[0] == 0) {
            for (int place = 0; place < count; place++) {
                if (groups[place] == told[1]) groups[place--] = groups[--count];
            }
        }
    }
    for (int place = 0; place < count; place++) kill(-groups[place], SIGKILL);
    // A moment to be gone, so that nothing is written any more where it is cleared up.
    struct timespec moment = {0, 2000000};
    for (int turn = 0; turn < 500; turn++) {
        int living = 0;
        for (int place = 0; place < count; place++) living += kill(-groups[place], 0) == 0;
        if (living == 0) return;
        nanosleep(&moment, NULL);
    }
}

/// Removes what an engine that was killed could not remove. Nothing is left to do where it did.
static void clear_up(const char *directory) {
    if (directory == NULL || directory[0] != '/' || access(directory, F_OK) != 0) return;
    char *const none[] = {NULL};
    execle("/bin/rm", "rm", "-rf", "--", directory, (char *)NULL, none);
}

int plumbline_start_guard(const char *directory, pid_t *guard) {
    int ends[2];
    if (plumbline_pipe(ends) != 0) return -1;
    sigset_t all, before;
    sigfillset(&all);
    // What ends the engine's group does not end the guard: it has a session of its own and takes no signals.
    sigprocmask(SIG_SETMASK, &all, &before);
    pid_t child = fork();
    if (child == 0) {
        setsid();
#ifdef __linux__
        prctl(PR_SET_NAME, "plumbline-guard");
#endif
        dup2(ends[0], 0);
        // A guard that held the engine's output or a module's input open would keep their readers waiting.
        plumbline_close_above(1);
        if (chdir("/") != 0) {}
        watch_over(0);
        clear_up(directory);
        _exit(0);
    }
    int failure = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        errno = failure;
        return -1;
    }
    *guard = child;
    return ends[1];
}

void plumbline_tell_ended(int guard, pid_t group) {
    int32_t told[2] = {0, (int32_t)group};
    while (write(guard, told, sizeof told) < 0 && errno == EINTR) {}
}
