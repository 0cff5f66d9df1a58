#define _GNU_SOURCE
#include "CSystem.h"

#include "Internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <unistd.h>

// The kernel's Landlock interface, written out because the headers of many systems are older than their kernels.
// https://docs.kernel.org/userspace-api/landlock.html
#ifdef __linux__
#include <sys/syscall.h>

enum { create_ruleset = 444, add_rule = 445, restrict_self = 446, rule_path_beneath = 1 };

struct ruleset_attributes { uint64_t files, network, scopes; };
struct path_beneath { uint64_t allowed; int32_t parent; } __attribute__((packed));

enum {
    execute = 1 << 0, write_file = 1 << 1, read_file = 1 << 2, read_directory = 1 << 3, refer = 1 << 13,
    truncate_file = 1 << 14, device_control = 1 << 15,
    // Removing and making directories and files, FIFOs and links; no devices, no sockets.
    change = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 10 | 1 << 12,
    // What makes sense for a file that is no directory.
    of_files = execute | write_file | read_file | truncate_file | device_control,
};

/// Every access to files that this version can refuse.
static uint64_t handled_files(int version) {
    if (version >= 5) return 0xFFFF;
    if (version >= 3) return 0x7FFF;
    return version == 2 ? 0x3FFF : 0x1FFF;
}

int plumbline_landlock_version(void) {
    long version = syscall(create_ruleset, NULL, 0, 1U);
    return version < 0 ? 0 : (int)version;
}

int plumbline_landlock_ruleset(int version, int allows_network) {
    struct ruleset_attributes attributes = {handled_files(version), 0, 0};
    if (version >= 4 && !allows_network) attributes.network = 3;
    // Abstract sockets and signals stay among the module's own processes.
    if (version >= 6) attributes.scopes = 3;
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    return (int)syscall(create_ruleset, &attributes, size, 0U);
}

static uint64_t wanted(int rights) {
    uint64_t access = 0;
    if (rights & PLUMBLINE_READ) access |= read_file | read_directory;
    if (rights & PLUMBLINE_EXECUTE) access |= execute;
    if (rights & PLUMBLINE_WRITE) access |= write_file | truncate_file;
    if (rights & PLUMBLINE_CHANGE) access |= change | refer;
    return access;
}

int plumbline_landlock_allow(int ruleset, int version, const char *path, int rights) {
    int parent = open(path, O_PATH | O_CLOEXEC);
    if (parent < 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? 0 : -1;
    struct stat status;
    struct path_beneath rule = {wanted(rights) & handled_files(version), parent};
    if (fstat(parent, &status) == 0 && !S_ISDIR(status.st_mode)) rule.allowed &= of_files;
    int failure = syscall(add_rule, ruleset, rule_path_beneath, &rule, 0U) == 0 ? 0 : errno;
    close(parent);
    errno = failure;
    return failure == 0 ? 1 : -1;
}

int plumbline_landlock_enter(int ruleset) {
    // The process reads about itself, and about nobody else.
    int itself = open("/proc/self", O_PATH | O_CLOEXEC);
    if (itself >= 0) {
        struct path_beneath rule = {read_file | read_directory, itself};
        (void)syscall(add_rule, ruleset, rule_path_beneath, &rule, 0U);
        close(itself);
    }
    return (int)syscall(restrict_self, ruleset, 0U);
}
#else
int plumbline_landlock_version(void) { return 0; }
int plumbline_landlock_ruleset(int version, int allows_network) {
    (void)version;
    (void)allows_network;
    errno = ENOSYS;
    return -1;
}
int plumbline_landlock_allow(int ruleset, int version, const char *path, int rights) {
    (void)ruleset;
    (void)version;
    (void)path;
    (void)rights;
    errno = ENOSYS;
    return -1;
}
int plumbline_landlock_enter(int ruleset) {
    (void)ruleset;
    errno = ENOSYS;
    return -1;
}
#endif
