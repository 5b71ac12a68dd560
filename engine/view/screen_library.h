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

// Where the first card leads (desk/onward.h says when).
typedef enum HereKind {
    HERE_NOTHING,  // there is no lesson
    HERE_BEGIN,    // nothing was ever opened: the first lesson
    HERE_CONTINUE, // one that is begun
    HERE_NEXT,     // the one after what is done
    HERE_REVIEW,   // the course of that lesson is done, and cards are due
    HERE_DONE,     // all is done: that lesson again
} HereKind;
typedef struct Here {
    HereKind kind;
    int pack, lesson;
    int minutes; // left of it, where it is begun; 0: not known
} Here;

typedef struct LibraryModel {
    const Pack *const *packs;
    int pack_count;
    const Progress *progress;
    Here here;
    const BrokenPack *broken; // shown where they would stand
    int broken_count;
    ReviewOffer review;
    const char *notice; // a sentence above everything, NULL for none
    const char *detour; // why it does not go on where it was, likewise
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
// Exercises of a lesson that is done that are not firm yet (learner/weakness.h).
int library_weak(const LibraryModel *model, int pack, int index);
// The first lesson that comes before that one and is not done; NULL: none does. One that is
// only planned stands for those that come before it: nobody could do it first.
const PackLesson *library_before(const LibraryModel *model, const PackLesson *lesson);

void screen_library(Scene *scene, const LibraryModel *model);

#endif
