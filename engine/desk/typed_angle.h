// An angle as it is typed, which may name what its circuit knows; a new name becomes a
// parameter of the circuit at once.
#ifndef KYUBI_DESK_TYPED_ANGLE_H
#define KYUBI_DESK_TYPED_ANGLE_H

#include "desk/workpiece.h"

// What names may stand in the piece's formulas, `circuit` being what is shown of it or a
// copy: the lesson's that its circuit follows (`live`, NULL: none), then the circuit's own.
// Yours to free; the names are borrowed from both.
Name *typed_names(const Workpiece *piece, const Live *live, const Circuit *circuit);

typedef struct TypedAngle {
    const Workpiece *piece;
    const Live *live; // NULL: the piece is no lesson's
    Circuit *next;    // takes the parameters that are made
    double before;    // the angle so far: a new parameter begins so that it stays
    char made[64];    // their names, with blanks between
    bool timed;       // it names the time
} TypedAngle;

// Reads what was typed. It must have a value now and when the time begins. Fails:
// number.unreadable (what was typed), expression.not_finite, parameter.….
bool angle_typed(TypedAngle *typed, const char *text, Angle *angle, Error *err);

#endif
