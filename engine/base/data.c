#include "base/data.h"

#include "base/mem.h"
#include "base/text.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool refuse_at(const char *text, size_t at, const char *name, Error *err) {
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return error_at(err, name, line, 0);
}

// Counts depth and elements over the raw bytes; a bomb of `{},{},` would cost 73 times its
// size. The parser passes over a zero byte behind a number, and says nothing.
static bool scan(const char *text, size_t size, DataLimits limits, const char *name,
                 Error *err) {
    int depth = 0, elements = 0;
    bool quoted = false;
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        if (!c) {
            error_set(err, "json.zero", "%s", "");
            return refuse_at(text, i, name, err);
        }
        if (quoted) {
            if (c == '\\' && i + 1 < size && text[i + 1]) i++;
            if (c == '"') quoted = false;
            continue;
        }
        if (c == '"') quoted = true;
        bool opens = c == '[' || c == '{';
        if (opens) depth++;
        if (c == ']' || c == '}') depth--;
        if (opens || c == ',' || c == ':') elements++;
        if (depth > limits.depth || elements > limits.elements) {
            error_set(err, "json.too_deep", "%d", limits.depth);
            return refuse_at(text, i, name, err);
        }
    }
    return true;
}

Data *data_read(const char *text, size_t size, DataLimits limits, const char *name,
                Error *err) {
    if (!limits.bytes) limits.bytes = 256 << 10;
    if (!limits.depth) limits.depth = 32;
    if (!limits.elements) limits.elements = 60000;
    if (size > limits.bytes) {
        error_set(err, "json.too_large", "%zu", limits.bytes);
        error_at(err, name, 0, 0);
        return NULL;
    }
    if (!scan(text, size, limits, name, err)) return NULL;
    json_error_t where;
    json_t *data = json_loadb(text, size, JSON_REJECT_DUPLICATES, &where);
    if (!data) {
        for (char *c = where.text; !text_valid(where.text, strlen(where.text)) && *c; c++)
            if (*c & 0x80) *c = '?'; // the parser quotes bytes that are no text
        error_set(err, "json.broken", "%s", where.text);
        error_at(err, name, where.line > 0 ? where.line : 1, 0);
    }
    return data;
}

void data_free(Data *data) {
    json_decref(data);
}

const Data *data_get(const Data *object, const char *key) {
    return json_object_get(object, key);
}

const Data *data_at(const Data *array, size_t index) {
    return json_array_get(array, index);
}

size_t data_count(const Data *data) {
    return json_is_array(data) ? json_array_size(data) : json_object_size(data);
}

const char *data_text(const Data *data, const char *otherwise) {
    return json_is_string(data) ? json_string_value(data) : otherwise;
}

double data_number(const Data *data, double otherwise) {
    return json_is_number(data) ? json_number_value(data) : otherwise;
}

long long data_integer(const Data *data, long long otherwise) {
    return json_is_integer(data) ? json_integer_value(data) : otherwise;
}

bool data_bool(const Data *data, bool otherwise) {
    return json_is_boolean(data) ? json_is_true(data) : otherwise;
}

bool data_is_text(const Data *data) {
    return json_is_string(data);
}

bool data_is_number(const Data *data) {
    return json_is_number(data);
}

bool data_is_array(const Data *data) {
    return json_is_array(data);
}

bool data_is_object(const Data *data) {
    return json_is_object(data);
}

const char *data_key(const Data *object, size_t index, const Data **value) {
    json_t *open =
        (json_t *)object; // jansson's iterators are not const, but change nothing
    void *at = json_object_iter(open);
    while (at && index--)
        at = json_object_iter_next(open, at);
    if (!at) return NULL;
    if (value) *value = json_object_iter_value(at);
    return json_object_iter_key(at);
}

static void *or_end(void *made) {
    return made ? made
                : mem_grow(NULL, SIZE_MAX, 2); // which says that memory is out, and ends
}

Data *data_new_object(void) {
    return or_end(json_object());
}

Data *data_new_array(void) {
    return or_end(json_array());
}

Data *data_new_text(const char *text) {
    if (text_valid(text, strlen(text))) return or_end(json_string_nocheck(text));
    char *clean = mem_text(text);
    for (char *at = clean; *at; at++)
        if ((unsigned char)*at >= 0x80) *at = '?';
    Data *data = or_end(json_string_nocheck(clean));
    free(clean);
    return data;
}

Data *data_new_number(double number) {
    return isfinite(number) ? or_end(json_real(number)) : json_null();
}

Data *data_new_integer(long long number) {
    return or_end(json_integer(number));
}

Data *data_new_bool(bool value) {
    return json_boolean(value);
}

Data *data_copy(const Data *data) {
    return data ? or_end(json_deep_copy(data)) : NULL;
}

void data_put(Data *object, const char *key, Data *value) {
    json_object_set_new(object, key, value);
}

void data_push(Data *array, Data *value) {
    json_array_append_new(array, value);
}

char *data_write(const Data *data) {
    return or_end(json_dumps(data, JSON_COMPACT | JSON_ENCODE_ANY));
}

char *data_write_harmless(const Data *data) {
    char *text = data_write(data);
    Buffer harmless = {0};
    for (const char *at = text; *at;) {
        const char *from = at;
        uint32_t c = text_next(&at);
        if (text_steers(c))
            buffer_print(&harmless, "\\u%04x", c); // none is above U+FFFF
        else
            buffer_add(&harmless, from, (size_t)(at - from));
    }
    free(text);
    return buffer_take(&harmless);
}

void data_prepare(void) {
    json_object_seed(0);
}
