// Memory for small things, and a growing buffer of bytes. `mem_new` never returns NULL:
// when memory is out it says so and ends the program. Sizes that a lesson or a learner
// chooses use `mem_try`.
#ifndef KYUBI_BASE_MEM_H
#define KYUBI_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

// Says that memory is out, and ends the program.
_Noreturn void mem_out(void);

// `bytes` zeroed bytes; give back with free().
void *mem_new(size_t bytes);

// Like mem_new for `count` things of `bytes` each, or NULL when there is no room for them.
void *mem_try(size_t count, size_t bytes);

// Room for `count` things of `bytes` each in `old` (may be NULL); what was there stays.
void *mem_grow(void *old, size_t count, size_t bytes);

// Room for one more in `rows`, which grew to its `count` things by this alone: it doubles.
void *mem_one_more(void *rows, size_t count, size_t bytes);

// A copy of `text` (NULL gives NULL); give back with free().
char *mem_text(const char *text);

// A growing text. Zero is an empty one; `data` ends in a zero byte once something was
// added.
typedef struct Buffer {
    char *data;
    size_t size; // bytes in use, without the zero byte
    size_t room;
} Buffer;

void buffer_add(Buffer *buffer, const void *bytes, size_t size);
void buffer_print(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_print_list(Buffer *buffer, const char *format, va_list args);

// The text so far ("" when empty), yours to free; the buffer is empty afterwards.
char *buffer_take(Buffer *buffer);
void buffer_clear(Buffer *buffer); // frees; the buffer is empty afterwards

#endif
