// Which readings a page shows: what kanji are learnt in which school grade, and how the
// glossary's terms are read. Markup asks it while it reads a text.
#ifndef KYUBI_TYPE_FURIGANA_H
#define KYUBI_TYPE_FURIGANA_H

#include "base/error.h"

#include <stdint.h>

// What is shown over the words:
typedef enum Ruby {
    RUBY_OFF,
    RUBY_TERMS, // the glossary's terms where they first appear
    RUBY_GRADE, // words with a kanji beyond a school grade
    RUBY_ON,    // whatever an author marked, and every term
    RUBY_COUNT
} Ruby;

// Grades 1 to 6 are those of primary school; what comes later, up to 常用漢字表, is 8, all
// other kanji are 9, and what is no kanji is 0.
enum { GRADE_LAST_OF_SCHOOL = 6, GRADE_COMMON = 8, GRADE_OTHER = 9 };

// A piece of a term that has a reading of its own, or none, as 重|かさ ね 合|あ わせ.
typedef struct TermPiece {
    const char *text;
    int size;            // bytes
    const char *reading; // NULL: none
    int reading_size;
} TermPiece;

enum { MAX_PIECES = 16, MAX_TERMS = 512 };

typedef struct Furigana Furigana;

// Reads the table of kanji (assets/kanji.txt). Fails: file.…
Furigana *furigana_open(const char *path, Error *err);
void furigana_close(Furigana *furigana); // NULL is allowed

// `reading` in hiragana. Terms without kanji, and those beyond MAX_TERMS, are not kept.
void furigana_add(Furigana *furigana, const char *term, const char *reading);

int furigana_grade(const Furigana *furigana, uint32_t character);
// The highest grade of the kanji among `size` bytes.
int furigana_hardest(const Furigana *furigana, const char *text, int size);

// The longest term that stands at `at`, -1 for none; *end is behind it. With `marked`, the
// base of {漢字|かんじ} counts as its characters, so that a term may contain it.
int furigana_match(const Furigana *furigana, const char *at, bool marked, const char **end);
int furigana_pieces(const Furigana *furigana, int term, const TermPiece **pieces);

// The terms that a page has shown.
typedef struct TermSet {
    uint64_t bits[MAX_TERMS / 64];
} TermSet;
bool term_set_has(const TermSet *set, int term);
void term_set_add(TermSet *set, int term);
// Adds the terms that appear in a text, as written for prose.
void furigana_note(const Furigana *furigana, const char *text, TermSet *set);

// What decides over the readings of a text. Without `furigana` every mark is shown, unless
// off.
typedef struct RubyRule {
    Ruby level;
    int grade; // RUBY_GRADE: the last one whose kanji need no reading
    const Furigana *furigana;
    TermSet seen; // RUBY_TERMS: what the page has shown before
} RubyRule;

#endif
