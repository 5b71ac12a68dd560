// The inspector (F12) of those who write a lesson: where everything of the open page stands
// in the file, what values are and who reads them, what functions take, and the log. It is
// there in a lesson opened from a folder or a lone .lua alone, beside the page, which stays
// in use; learners never meet it. While it is closed nothing of it is worked out; the log
// is kept (lesson/author_log.h).
#ifndef KYUBI_DESK_INSPECTOR_H
#define KYUBI_DESK_INSPECTOR_H

#include "desk/desk.h"
#include "desk/gesture.h"
#include "lesson/author_log.h"
#include "view/inspector_view.h"

typedef struct Inspector {
    bool open;
    InspectorPart part;
    int chosen[INSPECT_PARTS];
    double scroll[INSPECT_PARTS], detail_scroll;
    int over;           // the block of the page under the pointer; -1: none
    unsigned long seen; // the log's stamp when it was shown
    Rect list;          // as last drawn
    double row;         // height of one
    AuthorLog *log;     // NULL: no lesson was opened so
    char *source;       // the lesson's file, while it is open; NULL: not read
    const char **lines;
    int line_count, loads; // of the study when it was read
} Inspector;

void inspector_end(Desk *desk);
// Whether the open lesson has one; whether it is to be seen now.
bool inspector_there(const Desk *desk);
bool inspector_shown(const Desk *desk);
// The log that a lesson of that pack is watched with; NULL: learners' packs have none.
AuthorLog *inspector_log(Desk *desk, int pack);

void inspector_toggle(Desk *desk, int by);
void inspector_act(Desk *desk, Spot spot);
bool inspector_open_at(Desk *desk, Spot spot); // a row pressed twice: in the editor
bool inspector_key(Desk *desk, const Gesture *gesture); // false: it is not for it
bool inspector_escape(Desk *desk);                      // false: it is not for it
void inspector_pointer(Desk *desk);                     // the pointer moved
void inspector_poll(Desk *desk);
double *inspector_scroll(Desk *desk, int which); // NULL: the region is not its

// The page's share of the window; then the panel and outlines, with the whole window.
void inspector_look(const Desk *desk, Look *look);
void inspector_build(Desk *desk, Scene *scene);

// --- inspector_rows.c: what is listed

int inspector_rows(const Desk *desk, InspectorPart part);
InspectorRow inspector_row(const Desk *desk, Scene *scene, InspectorPart part, int index);
// More of it, for below the list; yours, NULL: nothing.
char *inspector_detail(const Desk *desk, InspectorPart part, int index);
// Where it stands: the file as errors name it ("": the lesson's) and the line; false:
// nowhere.
typedef struct InspectorPlace {
    char file[256];
    int line;
} InspectorPlace;
bool inspector_place(const Desk *desk, InspectorPart part, int index,
                     InspectorPlace *place);
// What the file calls what a line makes, the word's first, second … result: "local NAME,
// NAME = …"; "" where it does not.
enum { INSPECTOR_NAME = 64 };
void inspector_name(const Desk *desk, int line, int place, char name[INSPECTOR_NAME]);
// The block that a row of INSPECT_PAGE is; -1: it is the page's own row.
int inspector_block(int index);
// The whole log as text, a line each; yours.
char *inspector_log_text(const Desk *desk);

#endif
