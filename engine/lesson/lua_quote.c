#include "lesson/lua_quote.h"

#include <stdbool.h>
#include <string.h>

// The fewest '=' with which no closing bracket stands in the text.
static int level_of(const char *text) {
    int level = 0;
    for (const char *at = strchr(text, ']'); at; at = strchr(at + 1, ']')) {
        size_t same = strspn(at + 1, "=");
        bool closes = at[1 + same] == ']' || !at[1 + same];
        if (closes && (int)same >= level) level = (int)same + 1;
    }
    return level;
}

static void bracket(Buffer *out, char sign, int level) {
    buffer_add(out, &sign, 1);
    for (int i = 0; i < level; i++)
        buffer_add(out, "=", 1);
    buffer_add(out, &sign, 1);
}

static void lines(Buffer *out, const char *text, int indent) {
    while (*text) {
        size_t size = strcspn(text, "\n");
        buffer_print(out, "\n%*s%.*s", size ? indent : 0, "", (int)size, text);
        text += size + (text[size] == '\n');
    }
    buffer_print(out, "\n%*s", indent > 2 ? indent - 2 : 0, "");
}

static void quotes(Buffer *out, const char *text) {
    buffer_add(out, "\"", 1);
    for (; *text; text++)
        buffer_print(out, *text == '"' ? "\\%c" : "%c", *text);
    buffer_add(out, "\"", 1);
}

void lua_quote(Buffer *out, const char *text, int indent) {
    if (!strpbrk(text, "\\\n")) {
        quotes(out, text);
        return;
    }
    int level = level_of(text);
    bracket(out, '[', level);
    if (strchr(text, '\n'))
        lines(out, text, indent);
    else
        buffer_print(out, " %s ", text);
    bracket(out, ']', level);
}
