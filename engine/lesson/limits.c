#include "lesson/limits.h"

#include "lesson/picture.h"

enum { MEMORY_LEAST = 32 }; // MB

JailLimits jail_limits(void) {
    return (JailLimits){
        .start_ms = 10000, // a cold disk, or a machine that is busy with other things
        .load_ms = 2000,
        .call_ms = 100,
        .test_ms = 10000,
        .test_requests = 1000,
        .unpack_ms = 5000,
        .memory_mb = 64,
        .messages = 64,
        .page_bytes = 2 << 20,
        .print_bytes = 64 << 10,
        .pixel_bytes = PICTURE_BYTES,
    };
}

static int part_of(int whole, int divisor) {
    return whole > divisor ? whole / divisor : 1;
}

JailLimits jail_limits_over(int divisor) {
    JailLimits limits = jail_limits();
    int *counts[] = {&limits.load_ms,       &limits.call_ms,   &limits.test_ms,
                     &limits.test_requests, &limits.unpack_ms, &limits.memory_mb,
                     &limits.messages};
    size_t *sizes[] = {&limits.page_bytes, &limits.print_bytes, &limits.pixel_bytes};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        *counts[i] = part_of(*counts[i], divisor);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        *sizes[i] = (size_t)part_of((int)*sizes[i], divisor);
    if (limits.memory_mb < MEMORY_LEAST) limits.memory_mb = MEMORY_LEAST;
    return limits;
}

JailLimits jail_limits_filled(JailLimits limits) {
    const JailLimits usual = jail_limits();
    if (!limits.start_ms) limits.start_ms = usual.start_ms;
    if (!limits.load_ms) limits.load_ms = usual.load_ms;
    if (!limits.call_ms) limits.call_ms = usual.call_ms;
    if (!limits.test_ms) limits.test_ms = usual.test_ms;
    if (!limits.test_requests) limits.test_requests = usual.test_requests;
    if (!limits.unpack_ms) limits.unpack_ms = usual.unpack_ms;
    if (!limits.memory_mb) limits.memory_mb = usual.memory_mb;
    if (!limits.messages) limits.messages = usual.messages;
    if (!limits.page_bytes) limits.page_bytes = usual.page_bytes;
    if (!limits.print_bytes) limits.print_bytes = usual.print_bytes;
    if (!limits.pixel_bytes) limits.pixel_bytes = usual.pixel_bytes;
    return limits;
}
