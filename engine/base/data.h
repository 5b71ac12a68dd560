// JSON as data, with limits. Reading scans size, depth and element count before the parser
// (jansson) sees the text, refuses doubled keys and broken UTF-8, and numbers are finite by
// JSON's own grammar.
#ifndef KYUBI_BASE_DATA_H
#define KYUBI_BASE_DATA_H

#include "base/error.h"

#include <stddef.h>

typedef struct json_t Data;

typedef struct DataLimits {
    size_t bytes; // 0: 256 kB
    int depth;    // 0: 32
    int elements; // 0: 60000 (commas, colons and openings counted together)
} DataLimits;

// Reads one document. Fails: json.too_large; json.too_deep, json.broken, with their line;
// `name` is the place that the error names. Yours to free.
Data *data_read(const char *text, size_t size, DataLimits limits, const char *name,
                Error *err);
void data_free(Data *data);

// Looking: NULL and wrong kinds are allowed everywhere and give the default. Borrowed from
// `data`.
const Data *data_get(const Data *object, const char *key);
const Data *data_at(const Data *array, size_t index);
size_t data_count(const Data *data); // elements of an array, keys of an object, else 0
const char *data_text(const Data *data, const char *otherwise);
double data_number(const Data *data, double otherwise);
long long data_integer(const Data *data, long long otherwise);
bool data_bool(const Data *data, bool otherwise);
bool data_is_text(const Data *data);
bool data_is_number(const Data *data);
bool data_is_array(const Data *data);
bool data_is_object(const Data *data);

// Walking an object's keys in the order of the file: index from 0; NULL behind the last.
const char *data_key(const Data *object, size_t index, const Data **value);

// Making: each `data_new_…` is yours; data_put and data_push take `value` (it is no longer
// yours).
Data *data_new_object(void);
Data *data_new_array(void);
Data *data_new_text(const char *text); // broken UTF-8 becomes '?'
Data *data_new_number(double number);  // a number that is not finite becomes null
Data *data_new_integer(long long number);
Data *data_new_bool(bool value);
Data *data_copy(const Data *data); // NULL of NULL
void data_put(Data *object, const char *key, Data *value);
void data_push(Data *array, Data *value);

// One line without spaces, keys in the order they were put; yours to free.
char *data_write(const Data *data);
// The same for a terminal: what steers one (text_steers) is written \u009b.
char *data_write_harmless(const Data *data);

// Before a process locks itself: jansson opens /dev/urandom for its hash seed at first use.
void data_prepare(void);

#endif
