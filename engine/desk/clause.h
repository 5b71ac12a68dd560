// What an input method is composing, as the fields and the editor of the desk take it.
#ifndef KYUBI_DESK_CLAUSE_H
#define KYUBI_DESK_CLAUSE_H

#include <stddef.h>

typedef struct Clause {
    int from, to; // bytes of what is composed: the clause at work, the caret behind it
} Clause;

// Copies as much of `text` as has room, whole characters. The clause begins `start`
// characters in and is `length` long; start < 0: there is none, and the caret is at the
// end.
Clause clause_take(char *compose, size_t room, const char *text, int start, int length);

#endif
