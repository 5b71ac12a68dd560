#include "jail/lock.h"

#include "base/data.h"
#include "quantum/decompose.h"

#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { LOCK_FAILED = 77 };

static int lock_and(void (*attempt)(void)) {
    int pair[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    pid_t parent = getpid(), pid = fork();
    if (!pid) {
        Lock lock;
        Error err;
        dup2(pair[1], LOCK_SOCKET);
        data_prepare();
        tzset();
        if (!lock_down(parent, &lock, &err)) _exit(LOCK_FAILED);
        attempt();
        syscall(SYS_exit_group, 0);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    close(pair[0]);
    close(pair[1]);
    return status;
}

#ifndef KYUBI_JAIL_UNLOCKED

static void try_open(void) {
    syscall(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY);
}

static void try_socket(void) {
    syscall(SYS_socket, AF_INET, SOCK_STREAM, 0);
}

static void try_fork(void) {
    syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}

static void try_exec(void) {
    char *const words[] = {"/bin/true", NULL};
    syscall(SYS_execve, words[0], words, NULL);
}

static void try_kill(void) {
    syscall(SYS_kill, getppid(), 0);
}

static void try_kill_by_thread(void) {
    syscall(SYS_tgkill, 1, 1, SIGABRT);
}

static void try_ptrace(void) {
    syscall(SYS_ptrace, 0, 0, 0, 0);
}

static void try_executable_memory(void) {
    syscall(SYS_mmap, 0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void try_shared_memory(void) {
    syscall(SYS_mmap, 0, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static void try_map_socket(void) {
    syscall(SYS_mmap, 0, 4096, PROT_READ, MAP_PRIVATE, LOCK_SOCKET, 0);
}

static void try_make_executable(void) {
    syscall(SYS_mprotect, (uintptr_t)&try_open & ~(uintptr_t)4095, 4096,
            PROT_READ | PROT_EXEC);
}

static void try_write_elsewhere(void) {
    syscall(SYS_write, 1, "x", 1);
}

static void try_read_elsewhere(void) {
    char byte;
    syscall(SYS_read, 0, &byte, 1);
}

static void try_receive(void) {
    syscall(SYS_recvmsg, LOCK_SOCKET, NULL, 0);
}

static void try_copy_handle(void) {
    syscall(SYS_dup, LOCK_SOCKET);
}

static void try_prctl(void) {
    syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static void try_sleep(void) {
    struct timespec moment = {0, 1};
    syscall(SYS_nanosleep, &moment, NULL);
}

static void try_memory_file(void) {
    syscall(SYS_memfd_create, "x", 0);
}

static void try_signals(void) {
    signal(SIGUSR1, SIG_IGN);
}

static void everything_else_ends_the_process_by_sigsys(void **state) {
    (void)state;
    static const struct {
        const char *name;
        void (*attempt)(void);
    } rows[] = {
        {"open", try_open},
        {"socket", try_socket},
        {"fork", try_fork},
        {"exec", try_exec},
        {"kill", try_kill},
        {"kill by thread", try_kill_by_thread},
        {"ptrace", try_ptrace},
        {"executable memory", try_executable_memory},
        {"shared memory", try_shared_memory},
        {"map the socket", try_map_socket},
        {"make executable", try_make_executable},
        {"write elsewhere", try_write_elsewhere},
        {"read elsewhere", try_read_elsewhere},
        {"receive a handle", try_receive},
        {"copy a handle", try_copy_handle},
        {"prctl", try_prctl},
        {"sleep", try_sleep},
        {"memory file", try_memory_file},
        {"change signals", try_signals},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int status = lock_and(rows[i].attempt);
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
            fail_msg("%s ended with status %x", rows[i].name, status);
    }
}

static void call_abort(void) {
    abort();
}

static void abort_is_seen_as_abort(void **state) {
    (void)state;
    int status = lock_and(call_abort);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void fill_memory(void) {
    size_t total = 0, step = 1 << 20;
    const int kind = MAP_PRIVATE | MAP_ANONYMOUS;
    while (mmap(NULL, step, PROT_READ | PROT_WRITE, kind, -1, 0) != MAP_FAILED)
        total += step;
    if (total < step || total > (size_t)LOCK_ADDRESSES_MB << 20) _exit(1);
}

static void memory_has_an_end(void **state) {
    (void)state;
    int status = lock_and(fill_memory);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

#endif

// What the child does all day: memory small and large, JSON, clocks, the socket.
static void work(void) {
    char *grown = NULL;
    for (size_t size = 1; size < 32 << 20; size *= 2) {
        grown = realloc(grown, size);
        if (!grown) _exit(1);
        memset(grown, 1, size);
    }
    free(grown);
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    time_t seconds = time(NULL);
    struct tm parts;
    if (clock() < 0 || !gmtime_r(&seconds, &parts)) _exit(2);
    Data *data = data_read("{\"a\":[1,2.5]}", 13, (DataLimits){0}, "x", NULL);
    char *text = data_write(data);
    if (write(LOCK_SOCKET, text, strlen(text)) != 13) _exit(3);
    free(text);
    data_free(data);
}

static void ordinary_work_goes_on(void **state) {
    (void)state;
    int status = lock_and(work);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static bool near(const double *values, double first, double second) {
    return fabs(values[0] - first) < 1e-12 && fabs(values[1] - second) < 1e-12;
}

// Eigenvalues of 3X + 4Y, and singular values of (3 4; 0 5); then larger ones, where LAPACK
// divides, blocks and asks for memory: 1 + (a matrix of ones), and the ones alone.
static void take_matrices_apart(void) {
    enum { SIZE = 200 };
    static double complex ones[SIZE * SIZE], left[SIZE * SIZE], right[SIZE * SIZE];
    static double values[SIZE];
    double complex xy[4] = {0, CMPLX(3, -4), CMPLX(3, 4), 0}, vectors[4];
    if (!hermitian_eigen(2, xy, values, vectors, NULL) || !near(values, -5, 5)) _exit(1);
    double complex m[4] = {3, 4, 0, 5};
    if (!singular_values(2, 2, m, values, vectors, xy, NULL)) _exit(2);
    if (!near(values, sqrt(45), sqrt(5))) _exit(3);
    for (int i = 0; i < SIZE * SIZE; i++)
        ones[i] = 1;
    if (!singular_values(SIZE, SIZE, ones, values, left, right, NULL)) _exit(4);
    if (fabs(values[0] - SIZE) > 1e-9 || values[1] > 1e-9) _exit(5);
    for (int i = 0; i < SIZE; i++)
        ones[i * SIZE + i] += 1;
    if (!hermitian_eigen(SIZE, ones, values, left, NULL)) _exit(6);
    if (!near(values, 1, 1) || fabs(values[SIZE - 1] - SIZE - 1) > 1e-9) _exit(7);
}

static void matrices_are_taken_apart_under_the_lock(void **state) {
    (void)state;
    int status = lock_and(take_matrices_apart);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

// What the loader finds for `program`: every LAPACK and BLAS is the reference one, and of
// each at least `least` (a program that takes nothing from them has none).
static void check_libraries(const char *program, int least) {
    char command[4200], line[4096];
    int lapack = 0, blas = 0;
    snprintf(command, sizeof command, "LD_TRACE_LOADED_OBJECTS=1 '%s'", program);
    FILE *lines = popen(command, "r");
    assert_non_null(lines);
    while (fgets(line, sizeof line, lines)) {
        bool is_lapack = strstr(line, "liblapack.so"), is_blas = strstr(line, "libblas.so");
        if (is_lapack && !strstr(line, "/lapack/liblapack.so.3 ")) fail_msg("%s", line);
        if (is_blas && !strstr(line, "/blas/libblas.so.3 ")) fail_msg("%s", line);
        if (strstr(line, "openblas") || strstr(line, "libmkl")) fail_msg("%s", line);
        lapack += is_lapack;
        blas += is_blas;
    }
    assert_int_equal(pclose(lines), 0);
    assert_true(lapack >= least && blas >= least);
}

// Another BLAS that update-alternatives may have chosen would start threads, which the lock
// ends. This test takes matrices apart, so it has both libraries by the same rules.
static void the_libraries_of_matrices_are_the_reference_ones(void **state) {
    (void)state;
    check_libraries(KYUBI_BUILD "/tests/lock_test", 1);
    check_libraries(KYUBI_BUILD "/kyubi-jail", 0);
}

static void a_child_whose_parent_is_another_does_not_start(void **state) {
    (void)state;
    pid_t pid = fork();
    if (!pid) {
        Lock lock;
        Error err;
        bool locked = lock_down(1 << 30, &lock, &err);
        _exit(locked || strcmp(err.key, "jail.start") != 0);
    }
    int status;
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#ifndef KYUBI_JAIL_UNLOCKED
        cmocka_unit_test(everything_else_ends_the_process_by_sigsys),
        cmocka_unit_test(abort_is_seen_as_abort),
        cmocka_unit_test(memory_has_an_end),
#endif
        cmocka_unit_test(ordinary_work_goes_on),
        cmocka_unit_test(matrices_are_taken_apart_under_the_lock),
        cmocka_unit_test(the_libraries_of_matrices_are_the_reference_ones),
        cmocka_unit_test(a_child_whose_parent_is_another_does_not_start),
    };
#ifdef KYUBI_JAIL_UNLOCKED
    print_message(
        "the sanitizers need what the lock forbids: its refusals are not tried\n");
#endif
    return cmocka_run_group_tests(tests, NULL, NULL);
}
