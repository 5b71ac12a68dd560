// What a Progress is, for the files of this room that are about all of a record.
#ifndef KYUBI_LEARNER_PROGRESS_INSIDE_H
#define KYUBI_LEARNER_PROGRESS_INSIDE_H

#include "learner/progress.h"
#include "learner/store.h"

struct Progress {
    Store store;
    int copied;    // changes of the record when it was copied last
    int64_t day;   // the last one with a daily copy, since 1970
    sqlite3 *gone; // what was deleted in this sitting, in memory; NULL: nothing was
};

#define TEXTS(...)                                                             \
    sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *), (const char *[]) { \
        __VA_ARGS__                                                            \
    }

#endif
