// What an exercise has drawn for one attempt: names with a number or a text each. The jail
// draws (jail/api/words_given.lua) from a seed that the learner sees.
#ifndef KYUBI_LESSON_GIVEN_H
#define KYUBI_LESSON_GIVEN_H

#include "base/data.h"
#include "base/words.h"

enum { MAX_GIVEN = 8, GIVEN_NAME = 32 };

typedef struct Given {
    char name[GIVEN_NAME];
    double number;
    bool is_text;
    Text words; // where it is one
} Given;

// Reads the jail's list of {"name", "number"} and {"name", "text"}, which is not trusted.
// Returns how many there are, to be freed with given_free; -1 with page.broken.
int given_read(const Data *data, Given given[MAX_GIVEN], Error *err);
void given_free(Given *given, int count);

#endif
