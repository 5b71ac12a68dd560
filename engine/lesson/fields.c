#include "lesson/fields.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/json_place.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_LETTERS = 40, MAX_LINE = 1000000 };

// Of what the file says, as much as a sentence holds. Yours.
static char *cut(const char *text) {
    const char *end = text;
    for (int i = 0; i < SHOWN_LETTERS && *end; i++)
        text_next(&end);
    Buffer kept = {0};
    buffer_print(&kept, "%.*s%s", (int)(end - text), text, *end ? "…" : "");
    return buffer_take(&kept);
}

static char *shown(const Data *value) {
    char *text = data_write(value);
    char *kept = cut(text);
    free(text);
    return kept;
}

bool fields_refuse(Fields *fields, const char *name, const char *key, const char *format,
                   ...) {
    if (!fields->good) return false;
    fields->good = false;
    Buffer more = {0};
    va_list args;
    va_start(args, format);
    buffer_print_list(&more, format, args);
    va_end(args);
    char *called = cut(name);
    error_set(fields->err, key, "%s%s%s%s%s", fields->path,
              fields->path[0] && name[0] ? "." : "", called, more.size ? "\t" : "",
              more.size ? more.data : "");
    free(called);
    buffer_clear(&more);
    if (!fields->text) return false;
    const char *at = json_member(fields->place, name, NULL);
    return error_at(fields->err, NULL, json_line(fields->text, at ? at : fields->place), 0);
}

bool fields_fault(Fields *fields, const char *name) {
    return fields_refuse(fields, name, fields->key, "%s", "");
}

char *fields_shown(const Fields *fields, const char *name) {
    const Data *value = name[0] ? data_get(fields->object, name) : fields->object;
    return value ? shown(value) : mem_text("");
}

// The field is not what it should be: `kind` ends the key, `bounds` ("0\t20\t" or "") stand
// before what is there.
static void unfit(Fields *fields, const char *name, const char *kind, const char *bounds) {
    if (!fields->text) {
        fields_fault(fields, name);
        return;
    }
    char key[48];
    bool missing = name[0] && !fields_has(fields, name);
    snprintf(key, sizeof key, "pack.field_%s", missing ? "missing" : kind);
    char *stands = fields_shown(fields, name);
    fields_refuse(fields, name, key, "%s%s", missing ? "" : bounds, stands);
    free(stands);
}

static bool listed(const char *const *names, const char *name) {
    for (; *names; names++)
        if (!strcmp(*names, name)) return true;
    return false;
}

static void unknown(Fields *fields, const char *name, const char *const *names) {
    if (!fields->text) {
        fields_fault(fields, name);
        return;
    }
    char key[48], list[200] = "";
    const char *near = text_nearest(name, names);
    for (const char *const *each = names; *each; each++)
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s",
                 each == names ? "" : ", ", *each);
    snprintf(key, sizeof key, "pack.field_%s", near ? "near" : "unknown");
    fields_refuse(fields, name, key, "%s", near ? near : list);
}

static void refuse_others(Fields *fields, const char *const *names) {
    if (!data_is_object(fields->object)) {
        unfit(fields, "", fields->path[0] ? "object" : "whole", "");
        return;
    }
    for (size_t i = 0; fields->good && i < data_count(fields->object); i++) {
        const Data *value;
        const char *name = data_key(fields->object, i, &value);
        if (name && !listed(names, name)) unknown(fields, name, names);
    }
}

Fields fields_of(const Data *object, const char *key, const char *const *names,
                 Error *err) {
    Fields fields = {.object = object, .key = key, .err = err, .good = true};
    refuse_others(&fields, names);
    return fields;
}

Fields fields_of_text(const Data *object, const char *key, const char *const *names,
                      const char *text, Error *err) {
    Fields fields = {.object = object,
                     .key = key,
                     .err = err,
                     .good = true,
                     .text = text,
                     .place = json_start(text)};
    refuse_others(&fields, names);
    return fields;
}

Fields fields_within(const Fields *outer, const char *name, size_t index,
                     const Data *object, const char *const *names) {
    Fields fields = {.object = object,
                     .key = outer->key,
                     .err = outer->err,
                     .good = outer->good,
                     .text = outer->text};
    const char *list = NULL;
    if (outer->text && json_member(outer->place, name, &list))
        fields.place = json_element(list, index);
    snprintf(fields.path, sizeof fields.path, "%.80s%s%.40s[%zu]", outer->path,
             outer->path[0] ? "." : "", name, index);
    if (fields.good) refuse_others(&fields, names);
    return fields;
}

bool fields_end(Fields *outer, const Fields *inner) {
    if (!inner->good) outer->good = false;
    return outer->good;
}

bool fields_has(const Fields *fields, const char *name) {
    return data_get(fields->object, name) != NULL;
}

static char *one_text(Fields *fields, const Data *value, const char *name) {
    if (!value) return NULL;
    const char *text = data_text(value, NULL);
    if (!text || strlen(text) > TEXT_BYTES || !text_shows(text, true)) {
        unfit(fields, name, "text", "");
        return NULL;
    }
    return mem_text(text);
}

Text fields_text(Fields *fields, const char *name, bool needed) {
    static const char *const LANGUAGES[] = {"ja", "en", NULL};
    Text text = {{NULL, NULL}};
    const Data *value = data_get(fields->object, name);
    if (!value && !needed) return text;
    if (!data_is_object(value) || data_count(value) == 0) {
        unfit(fields, name, "text", "");
        return text;
    }
    for (size_t i = 0; fields->good && i < data_count(value); i++) {
        const Data *ignored;
        if (!listed(LANGUAGES, data_key(value, i, &ignored)))
            unfit(fields, name, "text", "");
    }
    text.in[LANG_JA] = one_text(fields, data_get(value, "ja"), name);
    text.in[LANG_EN] = one_text(fields, data_get(value, "en"), name);
    return text;
}

void fields_word(Fields *fields, const char *name, char *out, size_t size, bool needed) {
    out[0] = '\0';
    const Data *value = data_get(fields->object, name);
    if (!value && !needed) return;
    const char *text = data_text(value, NULL);
    if (!text || strlen(text) >= size || !text_shows(text, false) || (needed && !text[0])) {
        unfit(fields, name, "word", "");
        return;
    }
    snprintf(out, size, "%s", text);
}

int fields_choice(Fields *fields, const char *name, const char *const *words) {
    char word[24];
    fields_word(fields, name, word, sizeof word, false);
    for (int i = 0; words[i]; i++)
        if (!strcmp(words[i], word)) return i;
    unfit(fields, name, "word", "");
    return 0;
}

void fields_id(Fields *fields, const char *name, char *out, size_t size, bool needed) {
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    fields_word(fields, name, out, size, needed);
    if (out[strspn(out, LETTERS)]) unfit(fields, name, "id", "");
}

char *fields_lines(Fields *fields, const char *name, size_t most) {
    const Data *value = data_get(fields->object, name);
    if (!value) return NULL;
    const char *text = data_text(value, NULL);
    if (text && strlen(text) < most && text_shows(text, true)) return mem_text(text);
    unfit(fields, name, "word", "");
    return NULL;
}

double fields_number(Fields *fields, const char *name, double least, double most,
                     double otherwise) {
    const Data *value = data_get(fields->object, name);
    if (!value) return otherwise;
    double number = data_number(value, otherwise);
    if (data_is_number(value) && number >= least && number <= most) return number;
    char bounds[80];
    snprintf(bounds, sizeof bounds, "%g\t%g\t", least, most);
    unfit(fields, name, "number", bounds);
    return otherwise;
}

long long fields_integer(Fields *fields, const char *name, long long least, long long most,
                         long long otherwise) {
    double number =
        fields_number(fields, name, (double)least, (double)most, (double)otherwise);
    if (number != (double)(long long)number) {
        char bounds[80];
        snprintf(bounds, sizeof bounds, "%lld\t%lld\t", least, most);
        unfit(fields, name, "number", bounds);
        return otherwise;
    }
    return (long long)number;
}

int fields_line(Fields *fields) {
    return (int)fields_integer(fields, "line", 0, MAX_LINE, 0);
}

bool fields_bool(Fields *fields, const char *name, bool otherwise) {
    const Data *value = data_get(fields->object, name);
    if (!value) return otherwise;
    // Only a boolean reads the same whatever the default is.
    if (data_bool(value, true) != data_bool(value, false)) unfit(fields, name, "flag", "");
    return data_bool(value, otherwise);
}

const Data *fields_list(Fields *fields, const char *name, size_t most, size_t *count) {
    const Data *value = data_get(fields->object, name);
    *count = 0;
    if (!value) return NULL;
    if (!data_is_array(value) || data_count(value) > most) {
        char bounds[40];
        snprintf(bounds, sizeof bounds, "%zu\t", most);
        unfit(fields, name, "list", bounds);
        return NULL;
    }
    *count = data_count(value);
    return value;
}
