// One line of text under the learner's hands: a caret, what an input method is composing.
#ifndef KYUBI_DESK_FIELD_H
#define KYUBI_DESK_FIELD_H

#include <stdbool.h>

enum { FIELD_SIZE = 128 };

typedef struct Field {
    char text[FIELD_SIZE];
    char compose[FIELD_SIZE];
    int caret; // byte, on a character's boundary
} Field;

void field_set(Field *field, const char *text); // caret behind it
bool field_insert(Field *field,
                  const char *text); // as much as fits; line breaks and tabs are left out
void field_compose(Field *field, const char *text);
// Backspace, Delete, arrows, Home, End; false for any other key. `changed` tells whether
// the text did.
bool field_key(Field *field, int key, bool *changed);

#endif
