// What of a pack stays with its author when it is handed out: comments in Lua, a
// presenter's notes, solutions that only `kyubi check` and the button for a right answer
// need, and files that no lesson reads. What judges an answer has to go along, so this
// hides nothing from who looks.
#ifndef KYUBI_LESSON_HANDOUT_H
#define KYUBI_LESSON_HANDOUT_H

#include <stdbool.h>
#include <stddef.h>

// Whether the file goes into a handout: not what stands in folders called notes or tests,
// and of .md and .txt only README, LICENCE, LICENSE and NOTICE.
bool handout_has(const char *name);

// Takes the comments out of a Lua text of `size` bytes, zero-ended, in place; every line
// keeps its number. Returns the new size.
size_t handout_lua(char *text, size_t size);

// Writes `solution = false` for each `solution = …` that stands in the braces of an
// exercise, and `;` for each `notes …` that is a statement, in a text without comments;
// every line keeps its number. Yours.
char *handout_without_answers(const char *text, size_t *size);

#endif
