// A text of a GIFT file as markup of lessons (type/prose.h): what it says is kept, what
// would be read as markup by chance is escaped, formulas between \( \), \[ \], $$ or $
// become those of lessons, and of HTML what prose can show is kept: bold, code, lists, line
// breaks, headings, raised and lowered signs. Nothing of a tag's attributes goes through.
#ifndef KYUBI_LESSON_GIFT_TEXT_H
#define KYUBI_LESSON_GIFT_TEXT_H

typedef enum GiftFormat { // what Moodle calls them
    GIFT_MOODLE,          // HTML in which a line's end is one
    GIFT_HTML,
    GIFT_PLAIN,
    GIFT_MARKDOWN
} GiftFormat;

typedef enum GiftLost { // bits
    GIFT_LOST_PICTURE = 1,
    GIFT_LOST_TABLE = 2,
    GIFT_LOST_LINK = 4,
    GIFT_LOST_TAG = 8, // any other: script, sound, forms …
} GiftLost;

// `text` is valid UTF-8 without control characters but \t and \n. Yours. What could not be
// kept is added to `lost`.
char *gift_markup(const char *text, GiftFormat format, unsigned *lost);

// The same without any markup, in one line: for titles. Yours.
char *gift_plain(const char *text, GiftFormat format);

#endif
