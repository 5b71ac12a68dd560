// What a show is to go on from, kept in the profile: a power cut leaves the last one that
// was kept whole. Writing waits for the disk, so it is done on a thread of its own, and
// only the newest text is written.
#ifndef KYUBI_APP_KEEPING_H
#define KYUBI_APP_KEEPING_H

#include "base/error.h"

typedef struct Keeping Keeping;

// `file`: where (show.json in the profile); copied. NULL where no thread can be started.
Keeping *keeping_start(const char *file);
void keeping_put(Keeping *keeping, const char *text); // copied; NULL keeping: nothing
// Waits until the last text is written. `forget`: the show is over, nothing stays.
void keeping_end(Keeping *keeping, bool forget); // NULL is allowed

// The text of `path` and `lesson` (NULL: none was named) with a state, as it is kept; and
// the state of one, NULL where it is of another path or lesson, or cannot be read, with
// when it was kept: its "cut" (desk/show_cut.h). Yours to free.
char *kept_show(const char *path, const char *lesson, const char *state);
char *kept_state(const char *file, const char *path, const char *lesson);

#endif
