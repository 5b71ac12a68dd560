// Ink on one step of a show: strokes of a pen or a highlighter, each kept in parts of what
// it marks (anchor.h), with its own undo. An edit adds a stroke, or takes some away; every
// stroke knows at which edit it came and at which it went.
#ifndef KYUBI_DESK_INK_H
#define KYUBI_DESK_INK_H

#include "base/data.h"
#include "desk/anchor.h"
#include "view/ink_view.h"

// Of one stroke; of one as it is seen; strokes of a step that are seen; those kept for undo
// as well. What is drawn beyond is refused.
enum { INK_POINTS = 200, INK_PLACES = 800, INK_STROKES = 120, INK_KEPT = 240 };

typedef struct InkStroke {
    InkPen pen;
    Anchor anchor;
    int count;
    Point *points;  // in parts of the anchor's box; the stroke's own
    int came, went; // edits; went 0: it is there
} InkStroke;

typedef struct InkStep {
    InkStroke *strokes;
    int count;
    int edit, newest; // the one that holds, and the last that redo comes to
} InkStep;

void ink_step_end(InkStep *ink); // frees and empties it
bool ink_is_seen(const InkStep *ink, int stroke);
int ink_seen(const InkStep *ink); // how many

// Through places of the scene's window, made simple: at most INK_POINTS. False, and nothing
// is kept, where there is no more room.
bool ink_draw(InkStep *ink, const Scene *scene, InkPen pen, const Point *points, int count);
// Takes away the topmost stroke that comes within `reach` px of the place. What is taken in
// one sweep is one edit: `first` begins it. False: there is none.
bool ink_erase(InkStep *ink, const Scene *scene, Point at, double reach, bool first);
bool ink_clear(InkStep *ink); // false: nothing was there
bool ink_undo(InkStep *ink);  // false: nothing to undo
bool ink_redo(InkStep *ink);

// Places of a stroke in the scene, as anchor_places; INK_PLACES of room.
int ink_places(const InkStep *ink, int stroke, const Scene *scene, Point *places);
// All that is seen, laid over a scene of the same window.
void ink_step_add(const InkStep *ink, const Scene *page, Scene *onto);

// A place of a stroke as it can be written: what is seen before the program ends and what
// after it are the same.
Point ink_rounded(Point part, AnchorKind kind);

// What is seen, as data, and back; nothing in it is trusted, and what does not fit is left
// out.
Data *ink_data(const InkStep *ink);
InkStep ink_read(const Data *data);

#endif
