// `kyubi render --screen displays`: the contact sheet of all displays
// (view/display_sheet.h) as a picture.
#ifndef KYUBI_CLI_RENDER_DISPLAYS_H
#define KYUBI_CLI_RENDER_DISPLAYS_H

#include "base/error.h"
#include "view/scene.h"
#include "view/vision.h"

// `look` as for a window; its metrics' width and height are set to the sheet's. `kind` -1:
// all, else the one display of that index. Fails as render_scene does.
bool render_displays(Look look, int kind, Vision vision, const char *out, Error *err);

#endif
