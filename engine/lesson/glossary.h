// The terms of the courses: rows of assets/glossary.tsv, and of the file glossary.tsv that
// a pack brings itself. A lesson links to one with [words](term:KEY); in prose they are
// found by their spellings.
#ifndef KYUBI_LESSON_GLOSSARY_H
#define KYUBI_LESSON_GLOSSARY_H

#include "base/words.h"
#include "lesson/pack_files.h"

// Borrowed from the glossary.
typedef struct Term {
    const char *key; // "qubit": small letters, digits and '-'
    const char *in[LANG_COUNT];
    const char *reading;             // of the Japanese, in kana
    const char *meaning[LANG_COUNT]; // a sentence; "" where a pack gives none
    const char *lesson; // the map's code of the lesson that introduces it: "C01"; ""
    const char *also;   // other spellings, of either language, with ';' between; ""
    const char *avoid;  // spellings that lessons should not have, in the same way; ""
} Term;

typedef struct Glossary Glossary;

// Reads the table: key, ja, reading, en, meaning_ja, meaning_en, lesson, also, avoid. Its
// first row is the heading; a row may end after the fourth column. Fails: file.…, and
// glossary.row, with the line, where one of the first four columns is empty, there are more
// than nine, a key is not of the right form or stands twice; glossary.many, beyond 2000
// terms.
Glossary *glossary_open(const char *path, Error *err);
// The same of the table's text, which is taken; `path` is how errors name it.
Glossary *glossary_of_text(char *text, const char *path, Error *err);
// What a pack brings as glossary.tsv; NULL with no error where it brings none.
Glossary *glossary_of_pack(const PackFiles *files, Error *err);
void glossary_close(Glossary *glossary); // NULL is allowed

int glossary_count(const Glossary *glossary);
const Term *glossary_term(const Glossary *glossary, int index);
// By its key, else by its Japanese; NULL: none.
const Term *glossary_find(const Glossary *glossary, const char *key);

// Calls `each` with every spelling of a term: both languages, English also without what
// stands in brackets, and what `also` holds.
void term_spellings(const Term *term, void (*each)(void *to, const char *spelling),
                    void *to);
// The same with what `avoid` holds.
void term_avoided(const Term *term, void (*each)(void *to, const char *spelling), void *to);

#endif
