// The terms that a lesson may link to with [words](term:KEY): rows of assets/glossary.tsv
// (key, ja, reading, en), and of the file glossary.tsv that a pack brings itself.
#ifndef KYUBI_LESSON_GLOSSARY_H
#define KYUBI_LESSON_GLOSSARY_H

#include "base/words.h"

// Borrowed from the glossary.
typedef struct Term {
    const char *key; // "qubit": small letters, digits and '-'
    const char *in[LANG_COUNT];
    const char *reading; // of the Japanese, in kana
} Term;

typedef struct Glossary Glossary;

// Reads the table; its first row is the heading. Fails: file.…, and glossary.row, with the
// line, where a row has not four filled columns, a key is not of the right form or stands
// twice.
Glossary *glossary_open(const char *path, Error *err);
void glossary_close(Glossary *glossary); // NULL is allowed

int glossary_count(const Glossary *glossary);
const Term *glossary_term(const Glossary *glossary, int index);
// By its key, else by its Japanese; NULL: none.
const Term *glossary_find(const Glossary *glossary, const char *key);

#endif
