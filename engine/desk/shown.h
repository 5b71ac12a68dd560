// The display that a SPOT_DISPLAY means, wherever it stands: what it is, what it shows now,
// and what of it can be set.
#ifndef KYUBI_DESK_SHOWN_H
#define KYUBI_DESK_SHOWN_H

#include "desk/workpiece.h"
#include "lesson/display_options.h"
#include "view/shelf_view.h"

struct Desk;

typedef struct Shown {
    Spot spot; // that it was found by
    const DisplayKind *kind;
    DisplayModel model; // borrows from the desk: until anything changes
    Workpiece *piece;   // whose circuit it shows
    bool moves;         // it follows the time line; else it shows one moment alone
} Shown;

// False where there is none any more, or a prediction covers it.
bool shown_find(struct Desk *desk, Spot spot, Shown *shown);

// The display at a place of the window, or that which a spot within it belongs to: of kind
// SPOT_NONE where there is none.
Spot shown_at(struct Desk *desk, double x, double y);
Spot shown_of(struct Desk *desk, Spot spot);

// Whether the learner may set it: what a lesson says itself stays. Where other outcomes are
// looked at, or a prediction is begun, nothing is predicted yet.
bool shown_may_set(const struct Desk *desk, const Shown *shown,
                   const DisplayOption *option);
void shown_set(struct Desk *desk, const Shown *shown, const DisplayOption *option,
               long long value);

// What is predicted of it (lesson/prediction.h), which is nobody's but the learner's.
void shown_foresee(struct Desk *desk, const Shown *shown, uint64_t foreseen);

// What learners set of the displays of a page, for this sitting.
typedef struct PagedSetting {
    int loads, page, block; // loads: of the study then
    DisplayOptions options;
} PagedSetting;
enum { MOST_PAGED_SETTINGS = 32 };
typedef struct PagedSettings {
    PagedSetting at[MOST_PAGED_SETTINGS];
    int count;
} PagedSettings;
// As block `block` of the shown page is set; NULL: as the lesson says.
const DisplayOptions *shown_options(const struct Desk *desk, int block);

#endif
