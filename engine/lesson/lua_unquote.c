#include "lesson/lua_quote.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// --- escapes (Lua's reference manual 3.1; RFC 8259, section 7)

static int digits(const char *at, const char *to, int most, int base, uint32_t *value) {
    int count = 0;
    *value = 0;
    for (; at < to && count < most; at++, count++) {
        char c = *at;
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : 99;
        if (digit >= base) break;
        *value = *value * (uint32_t)base + (uint32_t)digit;
    }
    return count;
}

static void put(Buffer *out, uint32_t character) {
    char bytes[5];
    int size = text_put(character, bytes);
    buffer_add(out, bytes, (size_t)size);
}

static bool valid(uint32_t c) {
    return c && c < 0x110000 && (c < 0xd800 || c > 0xdfff);
}

// \u{3b8} of Lua, \u03b8 of JSON, where two of them may be one character.
static const char *read_unicode(Buffer *out, const char *at, const char *to) {
    uint32_t c, low;
    bool braces = at < to && *at == '{';
    int count = digits(at + braces, to, braces ? 6 : 4, 16, &c);
    at += count + braces;
    if (!count || (braces ? at >= to || *at++ != '}' : count != 4)) return NULL;
    if (!braces && c >= 0xd800 && c < 0xdc00) {
        bool pair = to - at > 5 && at[0] == '\\' && at[1] == 'u' &&
                    digits(at + 2, to, 4, 16, &low) == 4 && low >= 0xdc00 && low < 0xe000;
        if (!pair) return NULL;
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        at += 6;
    }
    if (!valid(c)) return NULL;
    put(out, c);
    return at;
}

// `at` behind the backslash. NULL where it is no escape.
static const char *read_escape(Buffer *out, const char *at, const char *to) {
    static const char names[] = "nt\\\"'/rabfv", means[] = "\n\t\\\"'/\r\a\b\f\v";
    const char *name = at < to && *at ? strchr(names, *at) : NULL;
    uint32_t c;
    if (name) {
        buffer_add(out, &means[name - names], 1);
        return at + 1;
    }
    if (at < to && *at == '\n') {
        buffer_add(out, "\n", 1);
        return at + 1;
    }
    if (at < to && *at == 'z') {
        for (at++; at < to && strchr(" \t\r\n", *at);)
            at++;
        return at;
    }
    if (at < to && *at == 'u') return read_unicode(out, at + 1, to);
    bool hex = at < to && *at == 'x';
    int count = digits(at + hex, to, hex ? 2 : 3, hex ? 16 : 10, &c);
    if (!count || (hex && count != 2) || c > 255) return NULL;
    char byte = (char)c;
    buffer_add(out, &byte, 1);
    return at + hex + count;
}

static bool read_quotes(Buffer *out, const char *from, const char *to) {
    for (const char *at = from; at && at < to;) {
        if (*at == '\\') {
            at = read_escape(out, at + 1, to);
            if (!at) return false;
        } else {
            buffer_add(out, at++, 1);
        }
    }
    return true;
}

// --- layout

static size_t indent_of(const char *line) {
    return strspn(line, " \t");
}

static bool blank_line(const char *line) {
    return line[indent_of(line)] == '\n' || !line[indent_of(line)];
}

// What all lines but the first, which often follows the bracket at once, have in front.
static size_t common_indent(const char *text) {
    size_t common = SIZE_MAX;
    for (const char *line = strchr(text, '\n'); line; line = strchr(line, '\n')) {
        line++;
        if (!blank_line(line) && indent_of(line) < common) common = indent_of(line);
    }
    return common == SIZE_MAX ? 0 : common;
}

static char *laid_out(const char *text) {
    Buffer out = {0};
    size_t indent = common_indent(text);
    for (const char *line = text; *line;) {
        size_t size = strcspn(line, "\n"), own = indent_of(line);
        size_t skip = line == text ? own : own < indent ? own : indent;
        if (skip > size) skip = size;
        buffer_add(&out, line + skip, size - skip);
        line += size;
        if (*line) buffer_add(&out, line++, 1);
    }
    while (out.size && strchr(" \t\n", out.data[out.size - 1]))
        out.data[--out.size] = 0;
    char *all = buffer_take(&out), *kept = mem_text(all + strspn(all, " \t\n"));
    free(all);
    return kept;
}

static bool is_text(const Buffer *words) {
    return !words->size ||
           (text_valid(words->data, words->size) && text_shows(words->data, true));
}

static void drop_returns(Buffer *words) {
    size_t size = 0;
    for (size_t i = 0; i < words->size; i++)
        if (words->data[i] != '\r' || words->data[i + 1] != '\n')
            words->data[size++] = words->data[i];
    if (words->data) words->data[words->size = size] = 0;
}

char *lua_unquote(const char *from, const char *to) {
    Buffer words = {0};
    bool good = true;
    if (*from == '[') {
        size_t open = strspn(from + 1, "=") + 2;
        bool closed =
            (size_t)(to - from) >= 2 * open && to[-1] == ']' && *(to - open) == ']';
        if (!closed) return NULL;
        buffer_add(&words, from + open, (size_t)(to - from) - 2 * open);
    } else {
        if (to - from < 2 || to[-1] != *from) return NULL;
        good = read_quotes(&words, from + 1, to - 1);
    }
    drop_returns(&words);
    good = good && is_text(&words);
    char *plain = good ? laid_out(words.data ? words.data : "") : NULL;
    buffer_clear(&words);
    return plain;
}

void json_quote(Buffer *out, const char *text) {
    buffer_add(out, "\"", 1);
    for (; *text; text++) {
        if (*text == '\n')
            buffer_add(out, "\\n", 2);
        else if (*text == '\t')
            buffer_add(out, "\\t", 2);
        else
            buffer_print(out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    }
    buffer_add(out, "\"", 1);
}
