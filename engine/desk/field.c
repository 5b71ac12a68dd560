#include "desk/field.h"

#include "base/text.h"
#include "desk/gesture.h"

#include <string.h>

void field_set(Field *field, const char *text) {
    *field = (Field){0};
    field_insert(field, text);
}

bool field_insert(Field *field, const char *text) {
    bool any = false;
    for (const char *at = text; *at;) {
        const char *from = at;
        unsigned c = text_next(&at);
        size_t size = (size_t)(at - from), length = strlen(field->text);
        if (!text_valid(from, size)) continue;
        if (c < 32 || c == 127 || length + size >= sizeof field->text) continue;
        char *place = field->text + field->caret;
        memmove(place + size, place, length - (size_t)field->caret + 1);
        memcpy(place, from, size);
        field->caret += (int)size;
        any = true;
    }
    field->compose[0] = 0;
    return any;
}

void field_compose(Field *field, const char *text) {
    size_t size = strlen(text);
    if (size >= sizeof field->compose) size = sizeof field->compose - 1;
    while (size && !text_valid(text, size))
        size--;
    memcpy(field->compose, text, size);
    field->compose[size] = 0;
}

static void cut(Field *field, const char *from, const char *to) {
    size_t at = (size_t)(from - field->text);
    memmove(field->text + at, to, strlen(to) + 1);
    field->caret = (int)at;
}

static const char *after(const char *at) {
    text_next(&at);
    return at;
}

bool field_key(Field *field, int key, bool *changed) {
    const char *here = field->text + field->caret;
    const char *before = text_before(field->text, here), *next = after(here);
    *changed = false;
    switch (key) {
    case KEY_BACKSPACE:
        *changed = before != here;
        cut(field, before, here);
        return true;
    case KEY_DELETE:
        *changed = next != here;
        cut(field, here, next);
        return true;
    case KEY_LEFT:
        field->caret = (int)(before - field->text);
        return true;
    case KEY_RIGHT:
        field->caret = (int)(next - field->text);
        return true;
    case KEY_HOME:
        field->caret = 0;
        return true;
    case KEY_END:
        field->caret = (int)strlen(field->text);
        return true;
    default:
        return false;
    }
}
