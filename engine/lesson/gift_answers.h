// What stands between the braces of a GIFT question, read into the question.
#ifndef KYUBI_LESSON_GIFT_ANSWERS_H
#define KYUBI_LESSON_GIFT_ANSWERS_H

#include "lesson/gift.h"
#include "lesson/gift_text.h"

// Something to tell of a question that is read all the same.
typedef void (*GiftTell)(void *to, const char *key, const char *about);

typedef struct GiftReading {
    GiftQuestion *question; // its ask is there; the rest is filled
    GiftFormat format;      // of the question's text: what answers have that name none
    unsigned lost;          // GiftLost
    GiftTell tell;
    void *to;
} GiftReading;

// `answers` still has its hidden characters (gift_block.h); NULL: there were no braces. The
// key of why the question cannot be imported; NULL when it was read.
const char *gift_answers(GiftReading *reading, const char *answers);

// A text that may begin with its format, [html]; `size` bytes with hidden characters.
char *gift_formatted(GiftReading *reading, const char *text, size_t size);

// Takes "[html]" off the beginning of a text and says which it was; `otherwise` where there
// is none.
GiftFormat gift_format(const char **text, GiftFormat otherwise);

#endif
