// The inspector of those who write a lesson: a panel beside the page (below it in a narrow
// window) with four parts, each a list and what there is to say of the chosen row. It knows
// nothing of lessons: rows come ready, and only those that are seen are asked for.
#ifndef KYUBI_VIEW_INSPECTOR_VIEW_H
#define KYUBI_VIEW_INSPECTOR_VIEW_H

#include "view/scene.h"

typedef enum InspectorPart {
    INSPECT_PAGE,   // what stands on the page
    INSPECT_VALUES, // inputs, values, timers, what was drawn
    INSPECT_TIMES,  // what functions took, and memory
    INSPECT_LOG,    // what was printed and went wrong
    INSPECT_PARTS
} InspectorPart;

// SPOT_INSPECTOR's a.
typedef enum InspectorAct {
    INSPECTOR_OPEN,  // opens it, or closes it
    INSPECTOR_CLOSE, // the cross
    INSPECTOR_PART,  // b: an InspectorPart
    INSPECTOR_LIST,  // the list as a whole has the keyboard
    INSPECTOR_ROW,   // b: row
    INSPECTOR_EDIT,  // the chosen row in the editor
    INSPECTOR_CLEAR,
    INSPECTOR_COPY,
    INSPECTOR_ACTS
} InspectorAct;

typedef struct InspectorRow {
    const char *name;
    const char *note;  // below it; NULL: none
    const char *value; // at the right; NULL: none
    const char *place; // below that: a line, or a file and a line; NULL: none
    bool within;       // what the row above holds: set in
    bool code;         // the name is one of the file's
    bool faint;        // it is not shown now
    bool wrong;        // the value is too much, or a mistake
    bool lit;          // the pointer is over what it stands for
    double share;      // of its limit, a bar below the row; below 0: none
} InspectorRow;

typedef struct InspectorModel {
    InspectorPart part;
    int rows, chosen;
    InspectorRow (*row)(void *of, Scene *scene, int index);
    void *of;
    const char *summary; // over the list; NULL: none
    double share;        // of a limit, a bar below the summary; below 0: none
    const char *empty;   // said where there are no rows
    const char *detail;  // of the chosen row, plain words; NULL: none
    const char *edit;    // the button that opens it in the editor; NULL: it has no place
    bool log;            // it can be cleared and copied
    double scroll, detail_scroll;
} InspectorModel;

// How the window is shared: where the page is, and where the panel.
typedef struct InspectorSplit {
    Rect page, panel;
} InspectorSplit;
InspectorSplit inspector_split(const Metrics *whole);

// Adds the panel; the scene has the whole window by now. `list` is where rows are seen, and
// `row` how high each is: for those who scroll to one.
void inspector_view_add(Scene *scene, const InspectorModel *model, Rect panel, Rect *list,
                        double *row);
// The outline around what a row stands for.
void inspector_outline_add(Scene *scene, Rect block);

// A path that is too long, without its middle: "lessons/…/bell.lua:12". Kept with the
// scene.
const char *inspector_path(Scene *scene, const char *path, Type type, double width);

#endif
