// Finding words in what a learner can read: terms, lessons, pages. Nothing here knows how a
// text is set: it is given plain words. Width, kana, capitals and blanks make no difference
// (base/fold.h). In Japanese a word may be typed in kana or romaji (lesson/romaji.h): then
// it is sought by its sound in readings, and what is read so by its kanji elsewhere.
#ifndef KYUBI_LESSON_SEARCH_H
#define KYUBI_LESSON_SEARCH_H

#include "base/words.h"

#include <stdbool.h>

// LEAF_PLANNED: a lesson that is named, not written yet.
typedef enum LeafKind { LEAF_TERM, LEAF_LESSON, LEAF_PAGE, LEAF_PLANNED } LeafKind;

// Something that can be found and gone to.
typedef struct Leaf {
    LeafKind kind;
    int pack, lesson, page;                           // where it is, of lessons and pages
    const char *key;                                  // of a term; NULL
    const char *title[LANG_COUNT], *body[LANG_COUNT]; // NULL: nothing
    const char *also; // what the title is called besides: readings, spellings; NULL
} Leaf;

typedef struct Search Search;

Search *search_create(void);
void search_destroy(Search *search);               // NULL is allowed
void search_add(Search *search, const Leaf *leaf); // copies it

// A stretch of a text in bytes; both 0: none.
typedef struct Stretch {
    int from, to;
} Stretch;

// Where the query's first word stands in a leaf's title and body in `lang`; in neither
// where it was found by another name.
typedef struct Finding {
    const Leaf *leaf; // borrowed until the next search_add
    Lang lang;
    Stretch title, body;
} Finding;

// The best `most` leaves in which every word typed stands (blanks between words),
// words in `lang` before those in the other language. First the term that is called so,
// then lessons, pages, the other terms, and what is planned; each in the order they were
// added. An empty text finds nothing.
int search_find(const Search *search, const char *typed, Lang lang, Finding *found,
                int most);

// A text cut where something was found. Of a body only the line, `before` with "…" where it
// was cut too; where the body has no finding its first line, as `after`. Yours to free.
typedef struct Context {
    char *before, *match, *after;
} Context;
Context search_title(const Finding *finding);
Context search_context(const Finding *finding);
void context_free(Context *context);

#endif
