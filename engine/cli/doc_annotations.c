// The words as LuaCATS annotations: with them lua-language-server completes and checks a
// lesson while it is typed. Its syntax is described at luals.github.io/wiki/annotations.
#include "cli/doc.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *name_of(const Data *row) {
    return data_text(data_get(row, "name"), "");
}

static bool form_is(const Data *word, const char *form) {
    return !strcmp(data_text(data_get(word, "form"), ""), form);
}

// With arguments in parentheses.
static bool is_called(const Data *word) {
    return form_is(word, "call") || form_is(word, "value") || form_is(word, "verb");
}

// Both languages as one line of a comment.
static void put_says(FILE *out, const Data *row) {
    fprintf(out, "%s / %s", word_says(row, LANG_JA), word_says(row, LANG_EN));
}

// "beside"|"reading"
static void put_names(FILE *out, const Data *names) {
    for (size_t i = 0; i < data_count(names); i++)
        fprintf(out, "%s\"%s\"", i ? "|" : "", data_text(data_at(names, i), ""));
}

// The type of a field; rows have a class of their own, called `class`.field.
static void put_type(const Doc *doc, const char *class, const Data *field) {
    FILE *out = doc->context->out;
    const char *type = data_text(data_get(field, "type"), "");
    const char *own = data_text(data_get(field, "lua"), NULL);
    if (own)
        fprintf(out, "%s", own);
    else if (data_count(data_get(field, "names")))
        put_names(out, data_get(field, "names"));
    else if (data_count(data_get(field, "fields")))
        fprintf(out, field_is(field, "options") ? "%s.%s" : "%s.%s[]", class,
                name_of(field));
    else
        fprintf(out, "%s",
                data_text(data_get(word_table_type(doc->table, type), "lua"), "any"));
}

static const char *asked(const Data *field) {
    return data_bool(data_get(field, "needed"), false) ? "" : "?";
}

static void put_class(const Doc *doc, const char *class, const Data *fields, bool text);

// The classes of the rows and options among the fields.
static void put_inner(const Doc *doc, const char *class, const Data *fields) {
    for (size_t i = 0; i < data_count(fields); i++) {
        const Data *field = data_at(fields, i);
        if (!data_count(data_get(field, "fields"))) continue;
        Buffer inner = {0};
        buffer_print(&inner, "%s.%s", class, name_of(field));
        put_class(doc, inner.data, data_get(field, "fields"),
                  data_bool(data_get(field, "text"), false));
        buffer_clear(&inner);
    }
}

static void put_class(const Doc *doc, const char *class, const Data *fields, bool text) {
    FILE *out = doc->context->out;
    put_inner(doc, class, fields);
    fprintf(out, "---@class (exact) %s\n", class);
    if (text) fprintf(out, "---@field ja? string\n---@field en? string\n");
    for (size_t i = 0; i < data_count(fields); i++) {
        const Data *field = data_at(fields, i);
        fprintf(out, "---@field %s%s ", name_of(field), asked(field));
        put_type(doc, class, field);
        fprintf(out, " ");
        put_says(out, field);
        fprintf(out, "\n");
    }
    fprintf(out, "\n");
}

static bool any_needed(const Data *fields) {
    for (size_t i = 0; i < data_count(fields); i++)
        if (!*asked(data_at(fields, i))) return true;
    return false;
}

// What stands in the braces of a word, whose class is `class`.
static void put_given(FILE *out, const Data *word, const char *class) {
    bool fields = data_count(data_get(word, "fields")) > 0;
    bool text = form_is(word, "text") || data_bool(data_get(word, "text"), false);
    fprintf(out, "%s", fields ? class : text ? "kyubi.text" : "table");
    if (fields && text && !any_needed(data_get(word, "fields"))) fprintf(out, "|string");
}

static void put_parameters(const Doc *doc, const Data *word, const char *class) {
    FILE *out = doc->context->out;
    const Data *fields = data_get(word, "fields");
    if (form_is(word, "named")) {
        fprintf(out, "---@param name ");
        if (data_count(data_get(word, "names")))
            put_names(out, data_get(word, "names"));
        else
            fprintf(out, "string");
        fprintf(out, "\n");
    } else if (is_called(word)) {
        for (size_t i = 0; i < data_count(fields); i++) {
            const Data *field = data_at(fields, i);
            fprintf(out, "---@param %s%s ", name_of(field), asked(field));
            put_type(doc, class, field);
            fprintf(out, " ");
            put_says(out, field);
            fprintf(out, "\n");
        }
    } else {
        fprintf(out, "---@param given ");
        put_given(out, word, class);
        fprintf(out, "\n");
    }
}

static void put_result(const Doc *doc, const Data *word, const char *class) {
    FILE *out = doc->context->out;
    const char *gives = data_text(data_get(word, "gives"), "");
    const Data *type = word_table_type(doc->table, gives);
    const char *lua = data_text(data_get(type, "lua"), NULL);
    if (form_is(word, "named")) {
        fprintf(out, "---@return fun(given: ");
        put_given(out, word, class);
        fprintf(out, "): %s\n", lua ? lua : "nil");
    } else if (lua) {
        fprintf(out, "---@return %s\n", lua);
    }
}

static void put_signature(FILE *out, const Data *word) {
    const Data *fields = data_get(word, "fields");
    bool many = is_called(word);
    fprintf(out, "function %s(", name_of(word));
    for (size_t i = 0; many && i < data_count(fields); i++)
        fprintf(out, "%s%s", i ? ", " : "", name_of(data_at(fields, i)));
    fprintf(out, "%s) end\n\n", many ? "" : form_is(word, "named") ? "name" : "given");
}

static void put_word(const Doc *doc, const Data *word) {
    FILE *out = doc->context->out;
    const Data *fields = data_get(word, "fields");
    bool braces = form_is(word, "fields") || form_is(word, "named");
    Buffer class = {0};
    buffer_print(&class, "kyubi.word.%s", name_of(word));
    for (char *colon = strchr(class.data, ':'); colon; colon = NULL)
        *colon = '.';
    if (form_is(word, "verb")) put_inner(doc, class.data, fields);
    if (braces && data_count(fields))
        put_class(doc, class.data, fields, data_bool(data_get(word, "text"), false));
    fprintf(out, "---%s\n---\n---%s\n", word_says(word, LANG_JA), word_says(word, LANG_EN));
    put_parameters(doc, word, class.data);
    put_result(doc, word, class.data);
    put_signature(out, word);
    buffer_clear(&class);
}

static bool is_class(const char *lua) {
    return !strncmp(lua, "kyubi.", 6) && !lua[strcspn(lua, "[|,(")] &&
           strcmp(lua, "kyubi.text") != 0;
}

// A class for each type that is called kyubi.…, with what can be read of it.
static void put_handles(const Doc *doc) {
    const Data *types = data_get(doc->table, "types");
    FILE *out = doc->context->out;
    fprintf(out, "---@class kyubi.state\n");
    for (size_t i = 0; i < data_count(types); i++) {
        const Data *type = data_at(types, i);
        const char *lua = data_text(data_get(type, "lua"), "");
        const Data *members = data_get(type, "members");
        if (!is_class(lua)) continue;
        fprintf(out, "---@class %s\n", lua);
        for (size_t k = 0; k < data_count(members); k++)
            fprintf(out, "---@field %s\n", data_text(data_at(members, k), ""));
    }
    fprintf(out, "---@alias kyubi.text string|{ ja?: string, en?: string }\n\n");
}

// The pen that `draw` of a stage gets; the lesson itself has no such name.
static void put_pen(const Doc *doc) {
    fprintf(doc->context->out, "---@class kyubi.pen\nlocal g = {}\n\n");
}

// "input = {}" before the first word of each group.
static void put_groups(const Doc *doc) {
    const Data *words = word_table_words(doc->table);
    char last[64] = "";
    for (size_t i = 0; i < data_count(words); i++) {
        const char *name = name_of(data_at(words, i)), *dot = strchr(name, '.');
        size_t size = dot ? (size_t)(dot - name) : 0;
        bool known =
            !dot || size >= sizeof last || (!strncmp(last, name, size) && !last[size]);
        for (size_t k = 0; !known && k < i; k++) {
            const char *earlier = name_of(data_at(words, k));
            known = !strncmp(earlier, name, size + 1);
        }
        if (known) continue;
        snprintf(last, sizeof last, "%.*s", (int)size, name);
        fprintf(doc->context->out, "%s = {}\n", last);
    }
    fprintf(doc->context->out, "\n");
}

void doc_annotations(const Doc *doc) {
    fprintf(doc->context->out,
            "---@meta kyubi\n-- kyubi doc --format lua; kyubi %s, api = %lld\n\n",
            KYUBI_VERSION, data_integer(data_get(doc->table, "api"), 0));
    put_handles(doc);
    put_groups(doc);
    put_pen(doc);
    doc_each_word(doc, put_word);
}
