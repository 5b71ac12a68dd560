// Another run of kyubi that a window starts and does not wait for: a show, a handout. It
// lives on when the window is closed. What it says is kept until the window asks.
#ifndef KYUBI_APP_ERRAND_H
#define KYUBI_APP_ERRAND_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Errand Errand;

// Starts words[0] with `words` (NULL-ended). Once it is over, an event of that kind comes
// into SDL's queue. NULL: it cannot be started, with errand.start.
Errand *errand_start(char *const *words, uint32_t kind, Error *err);
// Leaves it alone, running or not. NULL is allowed.
void errand_end(Errand *errand);

bool errand_is_over(Errand *errand, int *status); // 0: all went well
// The last line that it has said, on either output, "" at first; yours to free.
char *errand_said(const Errand *errand);

#endif
