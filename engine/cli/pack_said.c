#include "cli/pack_said.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

// C0 and C1 controls, and what Unicode (UAX #9) has for turning the direction of writing.
static bool steers(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E ||
           c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

char *said_plain(const char *text) {
    Buffer plain = {0};
    buffer_print(&plain, "%s", "");
    if (!text_valid(text, strlen(text))) return buffer_take(&plain);
    while (*text) {
        const char *from = text;
        uint32_t c = text_next(&text);
        if (!steers(c)) buffer_add(&plain, from, (size_t)(text - from));
    }
    return buffer_take(&plain);
}

char *said_title(const Pack *pack, Lang lang) {
    return said_plain(text_in(&pack->title, lang));
}

char *said_authors(const Pack *pack) {
    Buffer all = {0};
    buffer_print(&all, "%s", "");
    for (int i = 0; i < pack->author_count; i++)
        buffer_print(&all, "%s%s", i ? ", " : "", pack->authors[i]);
    char *raw = buffer_take(&all), *plain = said_plain(raw);
    free(raw);
    return plain;
}
