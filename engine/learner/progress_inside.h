// What a Progress is, for the files of this room that are about all of a record.
#ifndef KYUBI_LEARNER_PROGRESS_INSIDE_H
#define KYUBI_LEARNER_PROGRESS_INSIDE_H

#include "learner/progress.h"
#include "learner/store.h"

// learner/weakness.c: lessons with weak exercises, as of so many changes of the record.
typedef struct WeakLesson {
    char *lesson;
    int exercises;
} WeakLesson;
typedef struct WeakLessons {
    bool counted;
    int changes, count;
    WeakLesson *rows;
} WeakLessons;
void weak_lessons_free(WeakLessons *weak); // and itself

struct Progress {
    Store store;
    int copied;  // changes of the record when it was copied last
    int64_t day; // the last one with a daily copy, since 1970
    WeakLessons *weak;
    sqlite3 *gone; // what was deleted in this sitting, in memory; NULL: nothing was
};

#define TEXTS(...)                                                             \
    sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *), (const char *[]) { \
        __VA_ARGS__                                                            \
    }

#endif
