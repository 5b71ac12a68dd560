#include "circuit/excerpt.h"

#include "base/text.h"

#include <string.h>

enum { MOST_CHARACTERS = 24 };

Excerpt excerpt_of(const char *text, size_t size) {
    Excerpt out = {""};
    char *end = out.text;
    const char *at = text;
    for (int i = 0; (size_t)(at - text) < size; i++) {
        uint32_t c = text_next(&at);
        if (!c) break;
        if (i == MOST_CHARACTERS) {
            text_put(0x2026, end);
            break;
        }
        end += text_put(c < ' ' ? ' ' : c, end);
    }
    return out;
}

void excerpt_place(const char *start, const char *at, int *line, int *column) {
    *line = *column = 1;
    while (start < at) {
        uint32_t c = text_next(&start);
        if (!c) break;
        *column = c == '\n' ? 1 : *column + 1;
        *line += c == '\n';
    }
}
