#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void mem_out(void) {
    fputs("kyubi: メモリが足りないため終了します。 / Out of memory; ending.\n", stderr);
    exit(1);
}

static void *or_end(void *memory) {
    if (!memory) mem_out();
    return memory;
}

void *mem_new(size_t bytes) {
    return or_end(calloc(1, bytes ? bytes : 1));
}

void *mem_try(size_t count, size_t bytes) {
    return calloc(count ? count : 1, bytes ? bytes : 1);
}

void *mem_grow(void *old, size_t count, size_t bytes) {
    if (bytes && count > SIZE_MAX / bytes) return or_end(NULL);
    size_t size = count * bytes;
    return or_end(realloc(old, size ? size : 1));
}

void *mem_one_more(void *rows, size_t count, size_t bytes) {
    if (count & (count - 1)) return rows;
    return mem_grow(rows, count ? 2 * count : 1, bytes);
}

char *mem_text(const char *text) {
    if (!text) return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(mem_new(size), text, size);
}

static void make_room(Buffer *buffer, size_t extra) {
    size_t needed = buffer->size + extra + 1;
    if (needed <= buffer->room) return;
    size_t room = buffer->room ? buffer->room : 64;
    while (room < needed)
        room *= 2;
    buffer->data = mem_grow(buffer->data, room, 1);
    buffer->room = room;
}

void buffer_add(Buffer *buffer, const void *bytes, size_t size) {
    make_room(buffer, size);
    if (size) memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
    buffer->data[buffer->size] = 0;
}

void buffer_print_list(Buffer *buffer, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    if (size > 0) {
        make_room(buffer, (size_t)size);
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}

void buffer_print(Buffer *buffer, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buffer_print_list(buffer, format, args);
    va_end(args);
}

char *buffer_take(Buffer *buffer) {
    char *text = buffer->data ? buffer->data : mem_text("");
    *buffer = (Buffer){0};
    return text;
}

void buffer_clear(Buffer *buffer) {
    free(buffer->data);
    *buffer = (Buffer){0};
}
