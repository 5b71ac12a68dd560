// Questions of a GIFT file as a lesson in Kyubi's own language: a page for each, that
// `kyubi check` reads and a teacher goes on writing in.
#ifndef KYUBI_LESSON_GIFT_LESSON_H
#define KYUBI_LESSON_GIFT_LESSON_H

#include "lesson/gift.h"

// `id` is the lesson's (small letters, digits, . _ -), `title` what it is called where the
// file names no category, `from` the name of the file, for the comment on top. The options
// of a choice are mixed, always alike: in such files the right one often comes first.
// Yours.
char *gift_lesson(const GiftFile *file, const char *id, const char *title,
                  const char *from);

#endif
