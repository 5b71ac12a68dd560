#include "desk/desk_inside.h"
#include "desk/inspector.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static size_t name_size(const char *at) {
    size_t size = 0;
    while (isalnum((unsigned char)at[size]) || at[size] == '_')
        size++;
    return size;
}

void inspector_name(const Desk *desk, int line, int place, char name[INSPECTOR_NAME]) {
    const Inspector *inspector = &desk->inspector;
    name[0] = 0;
    if (line < 1 || line > inspector->line_count) return;
    const char *at = inspector->lines[line - 1];
    at += strspn(at, " \t");
    if (strncmp(at, "local ", 6) != 0) return;
    at += 6 + strspn(at + 6, " \t");
    size_t size = name_size(at);
    for (; place > 0 && size; place--) {
        at += size + strspn(at + size, " \t");
        if (*at != ',') return;
        at += 1 + strspn(at + 1, " \t");
        size = name_size(at);
    }
    if (size < INSPECTOR_NAME) snprintf(name, INSPECTOR_NAME, "%.*s", (int)size, at);
}
