// Memory that runs out: the process may take only a little more than it has. Not under
// AddressSanitizer, which itself would die of it.
#ifndef KYUBI_TESTS_SCARCE_MEMORY_H
#define KYUBI_TESTS_SCARCE_MEMORY_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static inline bool memory_can_be_scarce(void) {
#ifdef __SANITIZE_ADDRESS__
    printf("no scarce memory under AddressSanitizer: skipped\n");
    return false;
#else
    return true;
#endif
}

static inline void memory_allow(rlim_t bytes) {
    struct rlimit limit;
    getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_AS, &limit);
}

static inline void memory_allow_more(size_t bytes) {
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%lu", &pages) != 1) pages = 0;
    if (file) fclose(file);
    memory_allow(pages * (rlim_t)sysconf(_SC_PAGESIZE) + bytes);
}

static inline void memory_allow_all(void) {
    memory_allow(RLIM_INFINITY);
}

#endif
