// Prose as written made ready for Markdown: dedented, with formulas, ruby and what does not
// parse taken out, so that Markdown's signs within them stay theirs. A stand-in character
// marks each place.
#ifndef KYUBI_TYPE_MARKUP_H
#define KYUBI_TYPE_MARKUP_H

#include "type/furigana.h"

typedef enum InsertKind {
    INSERT_FORMULA,
    INSERT_DISPLAY,
    INSERT_RUBY,
    INSERT_FAULT
} InsertKind;

typedef struct Insert {
    InsertKind kind;
    char *text;       // the TeX, the base of a ruby, the source of a fault
    char *reading;    // of a ruby; NULL where it is not shown
    int line, column; // of its first character within the source, from 1
    int lines;        // line breaks within it
} Insert;

typedef struct Markup {
    char *text; // Markdown with stand-ins
    Insert *inserts;
    int count;
    Error fault; // the first: formula.dollar, ruby.brace, ruby.empty, ruby.count,
                 // prose.encoding; "" when none
} Markup;

Markup *markup_create(const char *source);
// With the readings that the rule shows: those written, and those of the glossary's terms.
Markup *markup_ruled(const char *source, const RubyRule *rule);
void markup_destroy(Markup *markup);

// The insert a character stands for, -1 for an ordinary one.
int markup_insert(const Markup *markup, uint32_t character);

// A character beside the stars of **bold** that lets Markdown see them next to Japanese
// punctuation (CommonMark 0.30, 6.2, the flanking rules were made for spaces between
// words). It is never set.
enum { MARKUP_JOINT = 0x10FFFD };

// How many line breaks of the source lie between two places in `text`.
int markup_lines(const Markup *markup, const char *from, const char *to);

#endif
