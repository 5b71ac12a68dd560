// The author's side of a lesson that was opened from a folder or a file: what went wrong is
// told so that it can be mended, and a place is opened in an editor.
#ifndef KYUBI_DESK_WORKSHOP_H
#define KYUBI_DESK_WORKSHOP_H

#include "desk/desk.h"

void workshop_opened(Desk *desk, const char *path); // a pack is opened by name
// Whether that pack of the desk is the one, and can be written in.
bool workshop_has(const Desk *desk, int pack);
// What `kyubi present` is given for that pack of the desk: what was opened, where it is
// that one, else its folder or archive. Borrowed.
const char *workshop_path(const Desk *desk, int pack);
void workshop_poll(Desk *desk);
void workshop_edit(Desk *desk); // asks for the place of the error in an editor
// … for a place: a file as errors name it ("": the lesson's).
void workshop_edit_at(Desk *desk, const char *file, int line);
void workshop_copy(Desk *desk); // what went wrong, or where a page was printed to

// The card of what went wrong.
void workshop_build_error(Desk *desk, Scene *scene, const Look *look);

#endif
