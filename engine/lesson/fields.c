#include "lesson/fields.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

bool fields_fault(Fields *fields, const char *name) {
    if (!fields->good) return false;
    fields->good = false;
    return error_set(fields->err, fields->key, "%s%s%s", fields->path,
                     fields->path[0] && name[0] ? "." : "", name);
}

static bool listed(const char *const *names, const char *name) {
    for (; *names; names++)
        if (!strcmp(*names, name)) return true;
    return false;
}

static void refuse_others(Fields *fields, const char *const *names) {
    if (!data_is_object(fields->object)) {
        fields_fault(fields, "");
        return;
    }
    // The first stranger ends it: walking on would take the square of the keys.
    for (size_t i = 0; fields->good && i < data_count(fields->object); i++) {
        const Data *value;
        const char *name = data_key(fields->object, i, &value);
        if (name && !listed(names, name)) fields_fault(fields, name);
    }
}

Fields fields_of(const Data *object, const char *key, const char *const *names,
                 Error *err) {
    Fields fields = {.object = object, .key = key, .err = err, .good = true};
    refuse_others(&fields, names);
    return fields;
}

Fields fields_within(const Fields *outer, const char *name, size_t index,
                     const Data *object, const char *const *names) {
    Fields fields = {
        .object = object, .key = outer->key, .err = outer->err, .good = outer->good};
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

static bool plain(const char *text, bool lines) {
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == 0x7f || (c < 0x20 && !(lines && (c == '\n' || c == '\t')))) return false;
    }
    return true;
}

static char *one_text(Fields *fields, const Data *value, const char *name) {
    if (!value) return NULL;
    const char *text = data_text(value, NULL);
    if (!text || strlen(text) > TEXT_BYTES || !plain(text, true)) {
        fields_fault(fields, name);
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
        fields_fault(fields, name);
        return text;
    }
    for (size_t i = 0; fields->good && i < data_count(value); i++) {
        const Data *ignored;
        if (!listed(LANGUAGES, data_key(value, i, &ignored))) fields_fault(fields, name);
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
    if (!text || strlen(text) >= size || !plain(text, false) || (needed && !text[0])) {
        fields_fault(fields, name);
        return;
    }
    snprintf(out, size, "%s", text);
}

void fields_id(Fields *fields, const char *name, char *out, size_t size, bool needed) {
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    fields_word(fields, name, out, size, needed);
    if (out[strspn(out, LETTERS)]) fields_fault(fields, name);
}

double fields_number(Fields *fields, const char *name, double least, double most,
                     double otherwise) {
    const Data *value = data_get(fields->object, name);
    if (!value) return otherwise;
    double number = data_number(value, otherwise);
    if (data_is_number(value) && number >= least && number <= most) return number;
    fields_fault(fields, name);
    return otherwise;
}

long long fields_integer(Fields *fields, const char *name, long long least, long long most,
                         long long otherwise) {
    double number =
        fields_number(fields, name, (double)least, (double)most, (double)otherwise);
    if (number != (double)(long long)number) {
        fields_fault(fields, name);
        return otherwise;
    }
    return (long long)number;
}

bool fields_bool(Fields *fields, const char *name, bool otherwise) {
    const Data *value = data_get(fields->object, name);
    if (!value) return otherwise;
    // Only a boolean reads the same whatever the default is.
    if (data_bool(value, true) != data_bool(value, false)) fields_fault(fields, name);
    return data_bool(value, otherwise);
}

const Data *fields_list(Fields *fields, const char *name, size_t most, size_t *count) {
    const Data *value = data_get(fields->object, name);
    *count = 0;
    if (!value) return NULL;
    if (!data_is_array(value) || data_count(value) > most) {
        fields_fault(fields, name);
        return NULL;
    }
    *count = data_count(value);
    return value;
}
