#include "lesson/visit_files.h"

#include "base/mem.h"
#include "lesson/pack_rules.h"
#include "lesson/picture_files.h"

#include <stdlib.h>
#include <string.h>

enum { MODULES_BYTES = 8 * 1024 * 1024 };
// Of a pack: kinds of exercises that its lessons share (jail/language.h).
#define KINDS_FILE "kinds.lua"

static bool send_picture(void *to, const char *name, const char *bytes, size_t size) {
    return child_file(to, name, bytes, size, NULL);
}

static bool send_file(Child *child, const PackFiles *files, const char *name, Error *err) {
    size_t size;
    char *text = pack_files_read(files, name, pack_limits().lua, &size, err);
    bool sent = text && child_file(child, name, text, size, err);
    free(text);
    return sent;
}

// Whether `require` could ask for it: parts of small letters, digits and '_'.
static bool is_module(const char *name) {
    size_t stem = strlen(name) - strlen(".lua");
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_/") == stem &&
           strcmp(name, KINDS_FILE) != 0;
}

// All modules of the pack: which of them are asked for is only known when Lua runs.
static bool send_modules(Child *child, const PackFiles *files, const char *lesson,
                         Error *err) {
    char **names = pack_files_list(files, ".lua");
    const size_t lua = pack_limits().lua;
    size_t left = MODULES_BYTES;
    bool good = true;
    for (int i = 0; good && names[i]; i++) {
        size_t size, most = left < lua ? left : lua;
        bool own = !strcmp(names[i], lesson) || !is_module(names[i]);
        char *text = own ? NULL : pack_files_read(files, names[i], most, &size, NULL);
        if (!text) continue; // `require` says that it is missing
        left -= size;
        good = child_file(child, names[i], text, size, err);
        free(text);
    }
    free(names);
    return good;
}

char *visit_tests(const char *lesson) {
    Buffer name = {0};
    buffer_print(&name, PACK_TESTS "%s", lesson);
    return buffer_take(&name);
}

// Of the pack's tests only the lesson's own.
static bool send_tests(Child *child, const PackFiles *files, const char *lesson,
                       Error *err) {
    char *name = visit_tests(lesson);
    bool sent = !pack_files_have(files, name) || send_file(child, files, name, err);
    free(name);
    return sent;
}

bool visit_send(Child *child, const PackFiles *files, const char *lesson, bool tested,
                Error *err) {
    bool kinds = pack_files_have(files, KINDS_FILE);
    if (kinds && !send_file(child, files, KINDS_FILE, err)) return false;
    if (!send_file(child, files, lesson, err)) return false;
    if (tested && !send_tests(child, files, lesson, err)) return false;
    if (!send_modules(child, files, lesson, err)) return false;
    picture_files_read(files, send_picture, child);
    return true;
}
