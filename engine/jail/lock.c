#include "jail/lock.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static bool refused(Error *err, const char *what) {
    return error_set(err, "jail.start", "%s\t%s", what, strerror(errno));
}

static bool limit(int what, rlim_t most) {
    return setrlimit(what, &(struct rlimit){most, most}) == 0;
}

// The thread that started us may be gone before PDEATHSIG is set: then somebody else is
// our parent by now.
static bool die_with(pid_t parent, Error *err) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return refused(err, "PDEATHSIG");
    if (getppid() != parent) return errno = ESRCH, refused(err, "parent");
    return true;
}

#ifdef KYUBI_JAIL_UNLOCKED

// The sanitizers need address space, files and calls of their own.
bool lock_down(pid_t parent, Lock *lock, Error *err) {
    *lock = (Lock){0};
    return die_with(parent, err) && (limit(RLIMIT_CORE, 0) || refused(err, "RLIMIT_CORE"));
}

#else

static bool limit_all(Error *err) {
    static const struct {
        const char *name;
        int what;
        rlim_t most;
    } rows[] = {
        {"RLIMIT_CORE", RLIMIT_CORE, 0},
        {"RLIMIT_FSIZE", RLIMIT_FSIZE, 0},
        {"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK, 0},
        {"RLIMIT_NPROC", RLIMIT_NPROC, 0},
        {"RLIMIT_AS", RLIMIT_AS, (rlim_t)LOCK_ADDRESSES_MB << 20},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!limit(rows[i].what, rows[i].most)) return refused(err, rows[i].name);
    return true;
}

// Debian 12's linux/landlock.h stops before TRUNCATE, so the kernel's numbers stand here
// (Documentation/userspace-api/landlock.rst). Each later ABI only adds bits and fields.
typedef struct Ruleset {
    uint64_t files, net, scope;
} Ruleset;

enum { RULESET_VERSION = 1 };

static Ruleset everything(int abi) {
    int file_bits = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;
    return (Ruleset){.files = (1u << file_bits) - 1,
                     .net = abi >= 4 ? 3 : 0,    // bind, connect
                     .scope = abi >= 6 ? 3 : 0}; // abstract sockets, signals
}

// All rights handled and no rule: nothing may be opened any more. Returns the ABI, 0 when
// the kernel has none.
static int landlock(void) {
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, RULESET_VERSION);
    if (abi <= 0) return 0;
    Ruleset rules = everything((int)abi);
    size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    long fd = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (fd < 0) return 0;
    bool held = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    close((int)fd);
    return held ? (int)abi : 0;
}

enum { CONDITIONS = 3 };

typedef struct Call {
    int number;
    uint32_t action;
    unsigned count;
    struct scmp_arg_cmp conditions[CONDITIONS];
} Call;

// What a child does after the lock, seen with strace, and what malloc or abort keep in
// reserve. table.sort asks for clock() and time(). Everything else ends the process.
static bool allow_calls(scmp_filter_ctx filter) {
    const uint64_t own = MAP_SHARED | MAP_PRIVATE | MAP_ANONYMOUS;
    const uint64_t no_file = 0xffffffff; // fd -1, of which the kernel reads 32 bits
    // clang-format off
    const Call calls[] = {
        {SCMP_SYS(read), SCMP_ACT_ALLOW, 1, {SCMP_A0(SCMP_CMP_EQ, LOCK_SOCKET)}},
        {SCMP_SYS(write), SCMP_ACT_ALLOW, 1, {SCMP_A0(SCMP_CMP_EQ, LOCK_SOCKET)}},
        {SCMP_SYS(brk), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(munmap), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(mremap), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(mmap), SCMP_ACT_ALLOW, 3, {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
            SCMP_A3(SCMP_CMP_MASKED_EQ, own, MAP_PRIVATE | MAP_ANONYMOUS),
            SCMP_A4(SCMP_CMP_MASKED_EQ, no_file, no_file)}},
        {SCMP_SYS(mprotect), SCMP_ACT_ALLOW, 1, {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)}},
        {SCMP_SYS(madvise), SCMP_ACT_ALLOW, 1, {SCMP_A2(SCMP_CMP_EQ, MADV_DONTNEED)}},
        {SCMP_SYS(clock_gettime), SCMP_ACT_ALLOW, 1, {SCMP_A0(SCMP_CMP_LE, CLOCK_PROCESS_CPUTIME_ID)}},
        {SCMP_SYS(time), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(gettimeofday), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(exit_group), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(rt_sigreturn), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(getpid), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(gettid), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(rt_sigprocmask), SCMP_ACT_ALLOW, 0, {{0}}},
        {SCMP_SYS(tgkill), SCMP_ACT_ALLOW, 2, {SCMP_A0(SCMP_CMP_EQ, (uint64_t)getpid()),
            SCMP_A2(SCMP_CMP_EQ, SIGABRT)}},
        {SCMP_SYS(getrandom), SCMP_ACT_ERRNO(ENOSYS), 0, {{0}}},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const Call *call = &calls[i];
        if (call->number < 0) continue; // this machine has no such call
        if (seccomp_rule_add_array(filter, call->action, call->number, call->count,
                                   call->conditions) != 0)
            return false;
    }
    return true;
}

static bool load_filter(Error *err) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    bool held =
        filter &&
        seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
        allow_calls(filter) && seccomp_load(filter) == 0;
    if (filter) seccomp_release(filter);
    return held || error_set(err, "jail.unlocked", "%s", "seccomp");
}

bool lock_down(pid_t parent, Lock *lock, Error *err) {
    *lock = (Lock){0};
    if (!die_with(parent, err)) return false;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused(err, "NO_NEW_PRIVS");
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return refused(err, "DUMPABLE");
    if (!limit_all(err)) return false;
    lock->landlock = landlock();
    close_range(LOCK_SOCKET + 1, ~0U, 0);
    // Last of the limits: without descriptors a Landlock ruleset cannot be made.
    if (!limit(RLIMIT_NOFILE, 0)) return refused(err, "RLIMIT_NOFILE");
    lock->seccomp = load_filter(err);
    return lock->seccomp;
}

#endif
