// Where the parts of a JSON document stand in its text, for telling a fault with its line.
// The text must have parsed already (base/data.h): nothing is judged here.
#ifndef KYUBI_LESSON_JSON_PLACE_H
#define KYUBI_LESSON_JSON_PLACE_H

#include <stddef.h>

// The value that begins the document, behind blanks.
const char *json_start(const char *text);

// The key `name` of the object at `object` (its quote), and its value through `value` (NULL
// is allowed); NULL when it is not there or `object` is no object. A key written with
// escapes is not found.
const char *json_member(const char *object, const char *name, const char **value);

// The element `index`, from 0, of the array at `array`; NULL when there is none.
const char *json_element(const char *array, size_t index);

int json_line(const char *text, const char *at); // from 1; 0 when `at` is NULL

#endif
