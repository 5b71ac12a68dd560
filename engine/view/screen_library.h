// The library: where to continue, the lab, and the map of every course with what is done.
#ifndef KYUBI_VIEW_SCREEN_LIBRARY_H
#define KYUBI_VIEW_SCREEN_LIBRARY_H

#include "learner/progress.h"
#include "lesson/pack.h"
#include "view/screen_review.h"

enum { MAX_PACKS = 64, MAX_BROKEN = 8 };

// An installed pack that cannot be opened, and why.
typedef struct BrokenPack {
    char id[128];
    Error error;
} BrokenPack;

// The cards that wait for review.
typedef struct ReviewOffer {
    int cards;     // in the deck; 0: nothing is said of review
    int due;       // that are to be asked today
    int minutes;   // … and what they usually take
    ReviewEnd end; // when the next are, where none is due
} ReviewOffer;

typedef struct LibraryModel {
    const Pack *const *packs;
    int pack_count;
    const Progress *progress;
    int here_pack, here_lesson; // where to continue; -1 when nothing was begun
    const BrokenPack *broken;   // shown where they would stand
    int broken_count;
    ReviewOffer review;
    const char *notice; // a sentence above everything, NULL for none
    const char *status; // what the last press brought, at the foot; NULL for none
    double scroll;
    const char *learner; // who is there, where there are several; NULL
    bool kept;           // learners have records here
} LibraryModel;

// How a lesson stands for this learner.
typedef enum LessonMark {
    MARK_DONE,    // walked to its end
    MARK_HERE,    // the one to continue
    MARK_OPEN,    // can be begun
    MARK_LATER,   // an earlier lesson comes first; opens all the same
    MARK_PLANNED, // named by the course, not written yet
} LessonMark;
LessonMark library_mark(const LibraryModel *model, int pack, int index);

void screen_library(Scene *scene, const LibraryModel *model);

#endif
