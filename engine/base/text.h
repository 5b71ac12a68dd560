// UTF-8: checked, walked, and made plain. Nothing here knows a language.
#ifndef KYUBI_BASE_TEXT_H
#define KYUBI_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF. Zero bytes are refused.
bool text_valid(const char *bytes, size_t size);

// The bytes of the byte order mark that some editors put in front of a text; 0: none.
size_t text_mark(const char *bytes, size_t size);

// Whether a text has no control characters; with `lines`, but line ends and tabs.
bool text_shows(const char *text, bool lines);

// The character at `*at` of a valid text; moves `*at` behind it. 0 at the end.
uint32_t text_next(const char **at);
// Moves back over one character from `at`, not before `start`.
const char *text_before(const char *start, const char *at);
size_t text_length(const char *text); // in characters

// FNV-1a (Fowler, Noll, Vo), 32 bits, of bytes that follow those of which `hash` came;
// TEXT_HASH: of these alone.
#define TEXT_HASH UINT32_C(2166136261)
uint32_t text_hash(uint32_t hash, const char *bytes, size_t size);

// Writes one character as UTF-8 into `out` (at least 5 bytes, zero-ended); returns its
// bytes.
int text_put(uint32_t character, char *out);

// What a person typed, made plain: full-width letters, digits and signs become ASCII, − –
// ー before a digit become '-', 、 and ， become ',', × becomes '*', ÷ becomes '/',
// ideographic spaces become ' '. √ and π stay. Yours to free.
char *text_plain(const char *typed);

// Whether a character is a control or a mark that turns the direction of writing: C0, C1,
// and what UAX #9 lists.
bool text_steers(uint32_t character);

// A text that a stranger may have written, as a terminal can show it: without control
// characters, line ends among them, and marks that turn the direction of writing; what is
// not UTF-8 becomes '?'. Yours to free.
char *text_harmless(const char *text);

// The beginning of a text, in one line, for quoting it in a sentence: 60 bytes at most and,
// where it goes on, "…". Yours to free.
char *text_quoted(const char *words);

// The likeliest of `names` (NULL-ended) for a misspelt `name`: at most 2 edits (1 for names
// up to 4 letters, a swap of neighbours is one edit); NULL when none is near.
const char *text_nearest(const char *name, const char *const *names);

#endif
