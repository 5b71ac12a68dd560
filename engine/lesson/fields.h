// One JSON object's fields, read strictly: every field has a kind and a range, and what is
// not asked for must not be there. The first fault is kept and ends the reading: later
// fields give their default, and the reader asks once, at the end. Serves pack.json and
// what the jail sends. What a person wrote (fields_of_text) is told with its line and what
// was expected: pack.field_unknown (path, names), …_near (path, likeliest), …_missing
// (path), …_whole, …_object, …_text, …_word, …_id, …_flag (path, what stands there),
// …_number (path, from, to, what stands there), …_list (path, most, what stands there).
#ifndef KYUBI_LESSON_FIELDS_H
#define KYUBI_LESSON_FIELDS_H

#include "base/data.h"
#include "base/words.h"

enum { TEXT_BYTES = 16 * 1024 };

typedef struct Fields {
    const Data *object;
    const char *key; // the error's key; its argument is the path of the field
    char path[160];  // of the object: "lessons[3]"; "" for the whole document
    Error *err;      // NULL is allowed
    bool good;
    const char *text, *place; // of what a person wrote: the document, and this object in it
} Fields;

// `object` must be an object with no other keys than `names` (NULL-ended).
Fields fields_of(const Data *object, const char *key, const char *const *names, Error *err);
// The same of a document that a person wrote as `text`, which must outlive the fields.
Fields fields_of_text(const Data *object, const char *key, const char *const *names,
                      const char *text, Error *err);
// The object at `index` of the list `name` within `outer`; copy `good` back by fields_end.
Fields fields_within(const Fields *outer, const char *name, size_t index,
                     const Data *object, const char *const *names);
bool fields_end(Fields *outer, const Fields *inner); // outer is as good as inner was

// A fault of the field `name`; always false.
bool fields_fault(Fields *fields, const char *name);

// The same with an error of its own: its first argument is the path, behind it `format`.
bool fields_refuse(Fields *fields, const char *name, const char *key, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));
// What stands in the field, as JSON, cut after some characters. Yours.
char *fields_shown(const Fields *fields, const char *name);

bool fields_has(const Fields *fields, const char *name);

// A text: {"ja", "en"}, at least one of them, at most TEXT_BYTES each, no controls but
// newline and tab. Yours.
Text fields_text(Fields *fields, const char *name, bool needed);
// A string without controls that fits into `out` with its zero byte; "" when it is absent
// and not needed.
void fields_word(Fields *fields, const char *name, char *out, size_t size, bool needed);
// Such a string as its place in `words` (NULL-ended); where "" is one of them the field may
// be absent. 0 at a fault.
int fields_choice(Fields *fields, const char *name, const char *const *words);
// A string of several lines, shorter than `most` bytes; no controls but newline and tab.
// NULL when it is absent. Yours.
char *fields_lines(Fields *fields, const char *name, size_t most);
// The same for an id: letters a-z, digits, '.', '-' and '_'.
void fields_id(Fields *fields, const char *name, char *out, size_t size, bool needed);
long long fields_integer(Fields *fields, const char *name, long long least, long long most,
                         long long otherwise);
double fields_number(Fields *fields, const char *name, double least, double most,
                     double otherwise);
// "line": where something stands in a file of Lua; 0 when it is absent.
int fields_line(Fields *fields);
bool fields_bool(Fields *fields, const char *name, bool otherwise);
// A list of at most `most`; NULL and 0 when it is absent. Borrowed.
const Data *fields_list(Fields *fields, const char *name, size_t most, size_t *count);

#endif
