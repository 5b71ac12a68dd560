// What a lesson draws on a Bloch sphere beside the state's own arrow: labelled vectors,
// points, and arcs from one direction to another. Numbers may follow the names of a lesson,
// so that a mark moves with a slider.
#ifndef KYUBI_LESSON_BALL_MARKS_H
#define KYUBI_LESSON_BALL_MARKS_H

#include "lesson/fields.h"
#include "lesson/page.h"

typedef enum BallMarkKind {
    MARK_VECTOR, // an arrow from the middle to (x, y, z)
    MARK_POINT,  // a dot there
    MARK_ARC,    // the shorter great circle from (x, y, z) to the next three
    MARK_KINDS
} BallMarkKind;

typedef struct BallMark {
    BallMarkKind kind;
    Expression at[6]; // x, y, z, each -1 … 1 on the ball's axes; of an arc's end too
    Text label;
    bool hollow; // of a vector: an outline, as a target beside one's own arrow
} BallMark;

enum { MOST_BALL_MARKS = 24 };
typedef struct BallMarks {
    BallMark at[MOST_BALL_MARKS];
    int count;
} BallMarks;

// The field `marks` of a display's block; NULL where there is none. Yours.
BallMarks *ball_marks_read(const Lesson *lesson, Fields *fields);
void ball_marks_destroy(BallMarks *marks);

#endif
