#include "lesson/json_place.h"

#include <stdbool.h>
#include <string.h>

static const char *behind_blanks(const char *at) {
    return at + strspn(at, " \t\r\n");
}

static const char *behind_string(const char *at) {
    for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
    return *at ? at + 1 : at;
}

static const char *behind_value(const char *at) {
    int depth = 0;
    do {
        if (*at == '"') {
            at = behind_string(at);
        } else if (*at == '{' || *at == '[') {
            depth++;
            at++;
        } else if (*at == '}' || *at == ']') {
            depth--;
            at++;
        } else {
            at++;
            if (!depth) at += strcspn(at, ",]} \t\r\n"); // a number or a word
        }
    } while (*at && depth > 0);
    return at;
}

// Behind the comma that follows the value; NULL where the list ends.
static const char *next_value(const char *at) {
    at = behind_blanks(behind_value(at));
    return *at == ',' ? behind_blanks(at + 1) : NULL;
}

const char *json_start(const char *text) {
    return behind_blanks(text);
}

static bool is_key(const char *quote, const char *name) {
    size_t size = strlen(name);
    return !strncmp(quote + 1, name, size) && quote[1 + size] == '"';
}

const char *json_member(const char *object, const char *name, const char **value) {
    if (!object || *object != '{') return NULL;
    const char *key = behind_blanks(object + 1);
    while (key && *key == '"') {
        const char *at = behind_blanks(behind_string(key));
        at = behind_blanks(*at == ':' ? at + 1 : at);
        if (is_key(key, name)) {
            if (value) *value = at;
            return key;
        }
        key = next_value(at);
    }
    return NULL;
}

const char *json_element(const char *array, size_t index) {
    if (!array || *array != '[') return NULL;
    const char *at = behind_blanks(array + 1);
    if (*at == ']') return NULL;
    while (at && index--)
        at = next_value(at);
    return at;
}

int json_line(const char *text, const char *at) {
    if (!at) return 0;
    int line = 1;
    for (; text < at; text++)
        if (*text == '\n') line++;
    return line;
}
