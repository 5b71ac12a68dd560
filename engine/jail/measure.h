// What the lesson's own functions take, counted while somebody watches
// (CageOptions.watched); otherwise nothing of this does anything.
#ifndef KYUBI_JAIL_MEASURE_H
#define KYUBI_JAIL_MEASURE_H

#include "jail/cage.h"
#include "lesson/ran.h"

typedef struct Measure Measure;

Measure *measure_create(void);
void measure_destroy(Measure *measure);

// began(kind, line): a function begins; 0 where nobody watches. read(index): it read that
// variable. ended(began, …): it has ended, and what it gave, which is passed on. A function
// that failed ends with the one around it, or with the request.
void bind_measure(lua_State *L);

// What was counted since the last call, what still runs included: a list, yours. NULL:
// nothing.
Data *measure_take(Cage *cage);
// What runs now; RAN_LOAD and 0 where no function does.
void measure_now(const Cage *cage, RanKind *kind, int *line);

#endif
