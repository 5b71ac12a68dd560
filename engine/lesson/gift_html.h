// HTML as far as a question needs it: tags become single signs, entities the characters
// that they stand for, everything else stays. Read kindly: what is no tag is text.
#ifndef KYUBI_LESSON_GIFT_HTML_H
#define KYUBI_LESSON_GIFT_HTML_H

// Control characters, which no text of a GIFT file has.
enum {
    HTML_BOLD = 1,
    HTML_BOLD_END = 2,
    HTML_BREAK = 3,
    HTML_PARAGRAPH = 4,
    HTML_HEADING = 5,
    HTML_ITEM = 6,
    HTML_RAISED = 7,
    HTML_LOWERED = 14,
    HTML_SCRIPT_END = 15
};

// Yours. What cannot be kept is added to `lost` (GiftLost). The time grows with the text.
char *html_signs(const char *text, unsigned *lost);

#endif
