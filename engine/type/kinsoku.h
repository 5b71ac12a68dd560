// Which two characters of a line may part, by the rules of Japanese typesetting (JIS X 4051
// and the W3C's JLREQ, whose class numbers stand in the source). Western words are left to
// Unicode's rules (UAX 14), which pango knows.
#ifndef KYUBI_TYPE_KINSOKU_H
#define KYUBI_TYPE_KINSOKU_H

#include <stdbool.h>
#include <stdint.h>

// May not begin a line: closing brackets, 、。 and their kin, small kana, ー, 々, ％;
// dashes and leaders too, which is stricter than JIS.
bool kinsoku_not_first(uint32_t character);
// May not end a line: opening brackets and signs before numbers, as ￥.
bool kinsoku_not_last(uint32_t character);
// Whether these neighbours stay on one line: —— and ……, a number and its counter (3個, 5
// %), and whatever may not begin or not end a line.
bool kinsoku_together(uint32_t before, uint32_t after);

// Whether a number ends in `text`, just before the blank at `blank`, and one of the units
// of physics and computing follows it, as in 3.5 GHz.
bool kinsoku_unit(const char *text, const char *blank);

// Japanese characters and western ones are set a quarter of an em apart: whether this one
// asks for it, as the western one behind a kana, and before one. Signs bring their own air.
bool kinsoku_western_head(uint32_t character);
bool kinsoku_western_tail(uint32_t character);

#endif
