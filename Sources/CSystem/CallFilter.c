#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <stddef.h>

// Which system calls a module may not make. What it is denied is not there for measuring: the network, other
// processes, other namespaces, the machine itself, and what Landlock does not see (owners, modes and attributes of
// files). https://docs.kernel.org/userspace-api/seccomp_filter.html
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, member))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define DENY(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define IF_EQUAL(value, skip_if_not) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, (skip_if_not))

/// Without a case of their own: denied whatever their arguments.
static const int denied[] = {
    // Other processes, and groups of its own that the host would not find.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_setsid, SYS_setpgid,
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd,
#endif
    // Other namespaces and file systems.
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_open_by_handle_at,
#ifdef SYS_open_tree
    SYS_open_tree, SYS_move_mount, SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick,
#endif
#ifdef SYS_mount_setattr
    SYS_mount_setattr,
#endif
    // Ways around a filter, and into the kernel.
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key,
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
#endif
    // The machine.
    SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_reboot, SYS_swapon, SYS_swapoff,
    SYS_acct, SYS_quotactl, SYS_syslog, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime,
    SYS_sethostname, SYS_setdomainname,
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_iopl
    SYS_iopl, SYS_ioperm,
#endif
    // What Landlock does not see of files.
    SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr,
    SYS_lremovexattr, SYS_fremovexattr, 452 /* fchmodat2 */, 463 /* setxattrat */, 466 /* removexattrat */,
#ifdef SYS_chmod
    SYS_chmod, SYS_chown, SYS_lchown,
#endif
    // Memory and queues that outlive a process.
    SYS_shmget, SYS_shmat, SYS_msgget, SYS_semget, SYS_mq_open,
};

enum {
    denied_count = sizeof denied / sizeof denied[0],
    new_namespaces = 0x7E020080,
    internet = 2, internet_6 = 10, netlink = 16,
};

int plumbline_can_filter_calls(void) {
    unsigned action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0U, &action) == 0;
}

static const struct sock_filter opening[] = {
    LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), ANSWER(SECCOMP_RET_KILL_PROCESS), LOAD(nr),
#ifdef __x86_64__
    // The x32 calls have numbers of their own.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), DENY(ENOSYS),
#endif
    IF_EQUAL(SYS_clone, 4), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, new_namespaces, 0, 1), DENY(EPERM),
    ANSWER(SECCOMP_RET_ALLOW),
    // Its flags are in memory, where a filter cannot look; the C library falls back to clone.
    IF_EQUAL(435 /* clone3 */, 1), DENY(ENOSYS),
    // Limits of other processes.
    IF_EQUAL(SYS_prlimit64, 4), LOAD(args[0]), IF_EQUAL(0, 1), ANSWER(SECCOMP_RET_ALLOW), DENY(EPERM),
};

static const struct sock_filter without_network[] = {IF_EQUAL(SYS_socket, 1), DENY(EACCES)};

/// Sockets of the internet, and netlink for asking about addresses; none that reach services of this machine by path.
static const struct sock_filter with_network[] = {
    IF_EQUAL(SYS_socket, 6), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, internet, 3, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, internet_6, 2, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, netlink, 1, 0),
    DENY(EACCES), ANSWER(SECCOMP_RET_ALLOW),
};

int plumbline_filter_calls(int allows_network) {
    enum { opening_count = sizeof opening / sizeof opening[0] };
    struct sock_filter program[opening_count + 8 + 2 * denied_count + 1];
    unsigned short count = 0;
    for (int place = 0; place < opening_count; place++) program[count++] = opening[place];
    const struct sock_filter *network = allows_network ? with_network : without_network;
    int network_count = allows_network ? sizeof with_network / sizeof *network : sizeof without_network / sizeof *network;
    for (int place = 0; place < network_count; place++) program[count++] = network[place];
    for (int place = 0; place < denied_count; place++) {
        program[count++] = (struct sock_filter)IF_EQUAL(denied[place], 1);
        program[count++] = (struct sock_filter)DENY(EPERM);
    }
    program[count++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
    struct sock_fprog filter = {count, program};
    // Older kernels slow a filtered process down against speculation unless they are told not to.
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 4U, &filter) == 0) return 0;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0U, &filter);
}
#else
int plumbline_can_filter_calls(void) { return 0; }
int plumbline_filter_calls(int allows_network) {
    (void)allows_network;
    errno = ENOSYS;
    return -1;
}
#endif
