#include "cli/word_table.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/child.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CALL_MS = 1000, WAIT_MS = 50, TABLE_WORDS = 512 };

static const double DEGREE = 3.14159265358979323846 / 180;
static const double SANE = 1e9;

// The outcome's result; NULL where none came. The child's clocks see to it that this ends.
static Data *ask(Child *child) {
    Message message;
    child_call(child, "words", NULL, CALL_MS);
    do {
        child_wait(child, WAIT_MS);
        while (child_next(child, &message))
            if (message.type == MESSAGE_OUTCOME)
                return data_copy(data_get(message.data, "result"));
    } while (!child_gone(child));
    return NULL;
}

Data *word_table_read(const Places *places, Error *err) {
    char *program = places_jail(places);
    Child *child = child_start((ChildOptions){.program = program}, err);
    Data *table = child ? ask(child) : NULL;
    if (child && !data_is_array(word_table_words(table))) {
        if (!child_error(child, err)) error_set(err, "jail.protocol", "words");
        data_free(table);
        table = NULL;
    }
    child_close(child);
    free(program);
    return table;
}

const Data *word_table_words(const Data *table) {
    return data_get(table, "words");
}

static const char *name_of(const Data *row) {
    return data_text(data_get(row, "name"), "");
}

const Data *word_table_find(const Data *table, const char *name) {
    const Data *words = word_table_words(table);
    for (size_t i = 0; i < data_count(words); i++)
        if (!strcmp(name_of(data_at(words, i)), name)) return data_at(words, i);
    return NULL;
}

bool word_is_in(const Data *word, const char *name) {
    const char *whole = name_of(word);
    size_t size = strlen(name);
    return !strncmp(whole, name, size) && (!whole[size] || strchr(".:", whole[size]));
}

// The part behind the group: "bloch" of "display.bloch", "line" of "g:line".
static const char *last_part(const char *name) {
    const char *dot = strpbrk(name, ".:");
    return dot ? dot + 1 : name;
}

// A name without its group, or with a wrong one, is near too.
const char *word_table_nearest(const Data *table, const char *name) {
    const Data *words = word_table_words(table);
    const char *names[TABLE_WORDS + 1] = {0}, *parts[TABLE_WORDS + 1] = {0};
    if (!text_valid(name, strlen(name))) return NULL;
    for (size_t i = 0; i < data_count(words) && i < TABLE_WORDS; i++) {
        names[i] = name_of(data_at(words, i));
        parts[i] = last_part(names[i]);
    }
    for (size_t i = 0; names[i]; i++)
        if (!strcmp(parts[i], name)) return names[i];
    const char *near = text_nearest(name, names);
    const char *part = near ? NULL : text_nearest(last_part(name), parts);
    for (size_t i = 0; part && names[i]; i++)
        if (parts[i] == part) return names[i];
    return near;
}

const char *word_says(const Data *row, Lang lang) {
    return data_text(data_get(row, lang_name(lang)), "");
}

const Data *word_table_type(const Data *table, const char *type) {
    const Data *types = data_get(table, "types");
    for (size_t i = 0; i < data_count(types); i++)
        if (!strcmp(name_of(data_at(types, i)), type)) return data_at(types, i);
    return NULL;
}

const char *word_type(const Data *table, const char *type, Lang lang) {
    const Data *row = word_table_type(table, type);
    return row ? word_says(row, lang) : type;
}

bool field_is(const Data *field, const char *type) {
    return !strcmp(data_text(data_get(field, "type"), ""), type);
}

static void add_arguments(Buffer *out, const Data *fields) {
    buffer_print(out, "(");
    for (size_t i = 0; i < data_count(fields); i++) {
        const Data *field = data_at(fields, i);
        bool braces = field_is(field, "options");
        buffer_print(out, "%s%s", i ? ", " : "", braces ? "{ … }" : name_of(field));
    }
    buffer_print(out, ")");
}

char *word_form(const Data *word) {
    const char *form = data_text(data_get(word, "form"), "");
    const Data *fields = data_get(word, "fields");
    bool text = data_bool(data_get(word, "text"), false);
    Buffer out = {0};
    buffer_print(&out, "%s", name_of(word));
    if (!strcmp(form, "call") || !strcmp(form, "verb"))
        add_arguments(&out, fields);
    else if (!strcmp(form, "value"))
        buffer_print(&out, field_is(data_at(fields, 0), "function") ? "(function() … end)"
                                                                    : " \"…\"");
    else if (!strcmp(form, "text"))
        buffer_print(&out, " { ja = …, en = … }");
    else
        buffer_print(&out, "%s { %s… }", strcmp(form, "named") ? "" : " \"…\"",
                     text ? "ja = …, en = …, " : "");
    return buffer_take(&out);
}

// A number as people write it; an angle in degrees.
static void add_number(Buffer *out, double number, bool angle) {
    buffer_print(out, "%.10g", angle ? round(number / DEGREE * 1e6) / 1e6 : number);
}

// A bound that only keeps numbers sane says nothing to a reader.
static const Data *bound(const Data *field, const char *name) {
    const Data *value = data_get(field, name);
    return fabs(data_number(value, 0)) < SANE ? value : NULL;
}

char *field_range(const Data *field) {
    const Data *from = bound(field, "from"), *to = bound(field, "to");
    const Data *most = data_get(field, "most");
    bool angle = !strcmp(data_text(data_get(field, "type"), ""), "angle");
    Buffer out = {0};
    if (data_is_number(from)) add_number(&out, data_number(from, 0), angle);
    if (data_is_number(from) || data_is_number(to)) buffer_print(&out, "–");
    if (data_is_number(to)) add_number(&out, data_number(to, 0), angle);
    if (out.size && angle) buffer_print(&out, "°");
    if (!out.size && data_is_number(most))
        buffer_print(&out, "≤ %lld", data_integer(most, 0));
    buffer_add(&out, "", 0);
    return buffer_take(&out);
}

char *field_default(const Data *field) {
    const Data *value = data_get(field, "default");
    bool angle = !strcmp(data_text(data_get(field, "type"), ""), "angle");
    Buffer out = {0};
    if (data_is_number(value)) {
        add_number(&out, data_number(value, 0), angle);
        if (angle) buffer_print(&out, "°");
    } else if (data_is_text(value)) {
        buffer_print(&out, "\"%s\"", data_text(value, ""));
    } else if (value) {
        buffer_print(&out, "%s", data_bool(value, false) ? "true" : "false");
    }
    buffer_add(&out, "", 0);
    return buffer_take(&out);
}
