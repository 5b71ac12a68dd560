// Questions in Moodle's GIFT text format, read into what a lesson can ask: choices (also
// true or false, and several right ones), numbers, and texts without a question. What has
// no place in a lesson is told with its line and left out; the rest is read all the same.
// The lesson itself is written by gift_lesson.h.
//
// The format: docs.moodle.org, "GIFT format". A question ends with an empty line; lines
// that begin with // are comments, "[id:…]" in one names the question. ::title::, [html]
// and its like, {answers}, # feedback, #### feedback for all; \ before ~ = # { } : and n (a
// line break). Where that page is silent, what Moodle itself does with a file decides.
#ifndef KYUBI_LESSON_GIFT_H
#define KYUBI_LESSON_GIFT_H

#include "base/error.h"

#include <stddef.h>

enum {
    GIFT_BYTES = 4 << 20, // of a file
    GIFT_QUESTIONS = 500,
    GIFT_OPTIONS = 12, // of a question: as many as exercise.choice takes
    GIFT_ID = 48,      // letters of a name
    GIFT_TEXT = 16384, // bytes of one text: as many as a lesson's text may have
    GIFT_NOTES = 200   // that are told; the last one says how many more there were
};

typedef enum GiftKind { GIFT_PROSE, GIFT_CHOICE, GIFT_TRUTH, GIFT_NUMBER } GiftKind;

// A possible answer. All texts here are markup of lessons (gift_text.h), "" where there is
// none.
typedef struct GiftOption {
    char *text;
    char *say; // to who chose it, or typed it
    bool right;
    double value; // GIFT_NUMBER: a wrong one that has something to say
} GiftOption;

typedef struct GiftQuestion {
    GiftKind kind;
    int line;     // of the file, from 1, where it begins
    char *id;     // for lessons: small letters, digits, - _ . ; no two alike in a file
    char *title;  // plain words without markup; "" where it has none
    char *ask;    // the question; of GIFT_PROSE all there is
    bool several; // more than one option may be chosen
    GiftOption *options; // GIFT_TRUTH: two without texts, true and false
    int option_count;
    double answer, tolerance; // GIFT_NUMBER
    char *hint;               // GIFT_NUMBER: what any other answer is told
    char *explain;            // once it is right
} GiftQuestion;

typedef struct GiftFile {
    char *title; // the last part of the first category; "" where there is none
    GiftQuestion *rows;
    int count;
    int skipped;  // questions that are not in `rows`
    Error *notes; // what was left out or changed, with its line: keys gift.…
    int note_count;
} GiftFile;

// Any bytes may be given. NULL where they are no text at all: gift.bytes (not UTF-8, or
// control characters), gift.long; the place has the line. Time grows with the size alone.
GiftFile *gift_read(const char *bytes, size_t size, const char *name, Error *err);
void gift_free(GiftFile *file);

// A name for a lesson or a page: the small letters and digits of `words`, '-' between them;
// "" where there are none.
void gift_slug(const char *words, size_t length, char out[GIFT_ID + 1]);

#endif
