// Runs a test's function in a child that has little room left for addresses.
#ifndef KYUBI_TESTS_SHORT_MEMORY_H
#define KYUBI_TESTS_SHORT_MEMORY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// `try` returns 0 when all is well; it calls `memory_shorten` once it has made what it
// needs.
static inline void with_short_memory(int (*try)(void)) {
#ifdef __SANITIZE_ADDRESS__
    (void)try;
    printf("left out: AddressSanitizer needs the addresses that this test takes away\n");
    skip();
#else
    pid_t child = fork();
    if (child == 0) _exit(try());
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
#endif
}

// From here on nothing of more than a few kilobytes can be allocated: fewer addresses are
// allowed than are in use.
static inline void memory_shorten(void) {
    struct rlimit tight = {1 << 20, 1 << 20};
    if (setrlimit(RLIMIT_AS, &tight)) _exit(100);
}

#endif
