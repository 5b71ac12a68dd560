#include "cli/doc.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void doc_each_word(const Doc *doc, void (*each)(const Doc *doc, const Data *word)) {
    const Data *words = word_table_words(doc->table);
    for (size_t i = 0; i < data_count(words); i++)
        if (!doc->name || word_is_in(data_at(words, i), doc->name))
            each(doc, data_at(words, i));
}

static void each_field(const Doc *doc, const char *before, const Data *fields,
                       void (*each)(const Doc *doc, const char *path, const Data *field)) {
    for (size_t i = 0; i < data_count(fields); i++) {
        const Data *field = data_at(fields, i);
        Buffer path = {0};
        buffer_print(&path, "%s%s", before, data_text(data_get(field, "name"), ""));
        each(doc, path.data, field);
        buffer_print(&path, field_is(field, "options") ? "." : "[…].");
        each_field(doc, path.data, data_get(field, "fields"), each);
        buffer_clear(&path);
    }
}

void doc_each_field(const Doc *doc, const Data *fields,
                    void (*each)(const Doc *doc, const char *path, const Data *field)) {
    each_field(doc, "", fields, each);
}

char *doc_type(const Doc *doc, const Data *field, Lang lang) {
    const Data *names = data_get(field, "names"), *unit = data_get(field, "unit");
    Buffer out = {0};
    buffer_print(&out, "%s",
                 word_type(doc->table, data_text(data_get(field, "type"), ""), lang));
    for (size_t i = 0; i < data_count(names); i++)
        buffer_print(&out, "%s%s", i ? ", " : ": ", data_text(data_at(names, i), ""));
    char *range = field_range(field);
    if (*range) buffer_print(&out, " %s", range);
    const char *measure = data_is_text(unit) ? data_text(unit, "") : word_says(unit, lang);
    if (*measure) buffer_print(&out, " %s", measure);
    free(range);
    return buffer_take(&out);
}

static int compare_keys(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static Data *in_order(const Data *data);

static Data *object_in_order(const Data *object) {
    size_t count = data_count(object);
    const char **keys = mem_new(count * sizeof *keys);
    Data *copy = data_new_object();
    for (size_t i = 0; i < count; i++)
        keys[i] = data_key(object, i, NULL);
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count; i++)
        data_put(copy, keys[i], in_order(data_get(object, keys[i])));
    free(keys);
    return copy;
}

// The same with the keys of objects in order: Lua's tables have none, and the same table
// should be the same text.
static Data *in_order(const Data *data) {
    if (data_is_object(data)) return object_in_order(data);
    if (!data_is_array(data)) return data_copy(data);
    Data *copy = data_new_array();
    for (size_t i = 0; i < data_count(data); i++)
        data_push(copy, in_order(data_at(data, i)));
    return copy;
}

void doc_json(const Doc *doc) {
    Data *all = data_new_object(), *words = data_new_array();
    const Data *table = word_table_words(doc->table);
    for (size_t i = 0; i < data_count(table); i++)
        if (!doc->name || word_is_in(data_at(table, i), doc->name))
            data_push(words, in_order(data_at(table, i)));
    data_put(all, "api", data_new_integer(data_integer(data_get(doc->table, "api"), 0)));
    data_put(all, "words", words);
    data_put(all, "types", in_order(data_get(doc->table, "types")));
    data_put(all, "kinds", data_copy(data_get(doc->table, "kinds")));
    char *text = data_write(all);
    fprintf(doc->context->out, "%s\n", text);
    free(text);
    data_free(all);
}
