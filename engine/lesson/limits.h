// What a jailed child may use and send, in one list: the parent holds a child to it, and
// tells it (the hello message), so that a lesson ends with a sentence before the parent has
// to end the child. What single messages may hold is lesson/message.h's; what a pack may
// hold, lesson/pack_rules.h's.
#ifndef KYUBI_LESSON_LIMITS_H
#define KYUBI_LESSON_LIMITS_H

#include <stddef.h>

// Times are the child's own CPU time but for `start`; watchdog.h says when they are up.
typedef struct JailLimits {
    int start_ms;       // from its start until it is ready: wall time (10000)
    int load_ms;        // of one load (2000)
    int call_ms;        // of one call (100)
    int test_ms;        // of one test that a pack brings, all together (10000)
    int test_requests;  // that it may ask for (1000)
    int unpack_ms;      // of the unpacking of an archive (5000)
    int memory_mb;      // of Lua and engine values (64)
    int messages;       // that the parent looks at in one poll (64)
    size_t page_bytes;  // of the lesson's parts, all together (2 MB)
    size_t print_bytes; // of what one request prints (64 kB)
    size_t pixel_bytes; // of a lesson's pictures (64 MB)
} JailLimits;

JailLimits jail_limits(void); // those that hold
// All of them by so much smaller, except `start_ms`, which no lesson has a part in; and
// `memory_mb` not below 32, of which a learner's program takes half.
JailLimits jail_limits_over(int divisor);

// Zeros become what jail_limits says.
JailLimits jail_limits_filled(JailLimits limits);

// What a visit asks for of each kind of request.
typedef struct Budgets { // milliseconds; zero: the default in brackets
    int open;            // (2000)
    int check;           // (2000)
    int call;            // (100)
    int stage;           // (250) one drawing, what a touch does included
    int memory_mb;       // (64) of Lua and engine values
} Budgets;

#endif
