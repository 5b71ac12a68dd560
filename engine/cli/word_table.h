// The table of the lesson language as data, asked of the jail: it stands in Lua there
// (jail/api) and nowhere else.
#ifndef KYUBI_CLI_WORD_TABLE_H
#define KYUBI_CLI_WORD_TABLE_H

#include "base/data.h"
#include "base/places.h"
#include "base/words.h"

// {api, words: [{name, form, ja, en, example, gives, fails, note, fields …}], types}, as
// `functions.words` in jail/api/prelude.lua makes it. Yours; NULL where the jail cannot be
// started or does not answer (jail.…).
Data *word_table_read(const Places *places, Error *err);

const Data *word_table_words(const Data *table);                  // the list of words
const Data *word_table_find(const Data *table, const char *name); // NULL if there is none

// The name that is nearest to a misspelt one: a word, or a group such as "display"; NULL
// when none is near. Borrowed from the table.
const char *word_table_nearest(const Data *table, const char *name);

// Whether `word` is called `name`, or belongs to the group of that name ("display", "g").
bool word_is_in(const Data *word, const char *name);

// What a row says in a language: {ja, en} beside each other. "" where it says nothing.
const char *word_says(const Data *row, Lang lang);

// The row {name, ja, en, lua, members} of a type; NULL if there is none.
const Data *word_table_type(const Data *table, const char *type);

// What a type is called. The type's own name where the table does not know it.
const char *word_type(const Data *table, const char *type, Lang lang);

// How the word is written, in one line: page "…" { … }. Yours to free.
char *word_form(const Data *word);

// Whether a field has that type.
bool field_is(const Data *field, const char *type);

// The range of a field, "1–20", "0–180°", "≤ 12"; "" where it has none. Yours to free.
char *field_range(const Data *field);

// What a field is where it is left out: `1`, `""`, 15°; "" where nothing is. Yours to free.
char *field_default(const Data *field);

#endif
