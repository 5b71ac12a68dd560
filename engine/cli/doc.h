// The table of the lesson language as people and editors read it: one function for each
// format of `kyubi doc`. Each writes the words that `name` chooses (a word or a group such
// as "display"; NULL: all) to the context's `out`.
#ifndef KYUBI_CLI_DOC_H
#define KYUBI_CLI_DOC_H

#include "base/command.h"
#include "cli/word_table.h"

typedef struct Doc {
    const CommandContext *context;
    const Data *table;
    const char *name;
} Doc;

void doc_text(const Doc *doc);        // for a terminal, in the context's language
void doc_markdown(const Doc *doc);    // in both languages: lessons/README.md has it
void doc_json(const Doc *doc);        // the table itself
void doc_annotations(const Doc *doc); // LuaCATS, for lua-language-server

// Calls `each` with every chosen word, and with every field of a word, rows within rows too
// ("wrong[…].when", "options.ink").
void doc_each_word(const Doc *doc, void (*each)(const Doc *doc, const Data *word));
void doc_each_field(const Doc *doc, const Data *fields,
                    void (*each)(const Doc *doc, const char *path, const Data *field));

// "整数 1–20", "choice: note, try": the type of a field with its range or names. Yours to
// free.
char *doc_type(const Doc *doc, const Data *field, Lang lang);

#endif
