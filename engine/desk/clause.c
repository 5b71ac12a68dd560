#include "desk/clause.h"

#include "base/text.h"

#include <string.h>

// The byte behind so many characters, or the end.
static int byte_behind(const char *text, int characters) {
    const char *at = text;
    while (characters-- > 0 && *at)
        text_next(&at);
    return (int)(at - text);
}

Clause clause_take(char *compose, size_t room, const char *text, int start, int length) {
    size_t size = strlen(text);
    if (size >= room) size = room - 1;
    while (size && !text_valid(text, size))
        size--;
    memcpy(compose, text, size);
    compose[size] = 0;
    if (start < 0) return (Clause){(int)size, (int)size};
    int from = byte_behind(compose, start);
    return (Clause){from, from + byte_behind(compose + from, length)};
}
