#include "lesson/pack_version.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 4, DIGITS = 9 };
#define DIGIT "0123456789"
#define WORD DIGIT "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-"

bool pack_version_good(const char *version) {
    for (int i = 0; i < NUMBERS; i++) {
        size_t digits = strspn(version, DIGIT);
        if (!digits || digits > DIGITS) return false;
        version += digits;
        if (*version != '.') break;
        version++;
        if (i == NUMBERS - 1) return false;
    }
    if (!*version) return true;
    return *version == '-' && version[1] && !version[1 + strspn(version + 1, WORD)];
}

// The number that `*at` begins; moves behind it and its '.'.
static long next_number(const char **at) {
    char *end;
    if (!strchr(DIGIT, **at) || !**at) return 0;
    long number = strtol(*at, &end, 10);
    *at = *end == '.' ? end + 1 : end;
    return number;
}

int pack_version_compare(const char *a, const char *b) {
    for (int i = 0; i < NUMBERS; i++) {
        long of_a = next_number(&a), of_b = next_number(&b);
        if (of_a != of_b) return of_a < of_b ? -1 : 1;
    }
    if (!*a || !*b) return *a ? -1 : *b ? 1 : 0;
    int order = strcmp(a, b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}
