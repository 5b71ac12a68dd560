// What of a page breaks the rules of a hall: body text 1/20 of the picture's height, labels
// 1/30, strokes 2 px at 1080, contrast 7 : 1, nothing cut off, all of it in the picture.
// The same judge for `kyubi check --layout` and for the look over a lesson before a show.
#ifndef KYUBI_DESK_HALL_FAULTS_H
#define KYUBI_DESK_HALL_FAULTS_H

#include "desk/desk.h"

enum { HALL_STROKE_LEAST = 2 }; // px at 1080

// Looks at the page in both languages, on 16:9, 16:10 and 4:3 screens, at each of its
// steps, with its votes as rehearsed and its inputs at their ends; `desk` is a hall's, with
// the lesson open. Calls `each` once for every fault, with file and line: hall.full,
// hall.pictures, hall.small, hall.thin, hall.faint, hall.cut, hall.overlap. Returns how
// many.
int hall_faults(Desk *desk, int page, void (*each)(void *to, const Error *fault), void *to);

#endif
