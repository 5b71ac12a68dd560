// A display alone as a picture for files, on its own ground: its title over it, the moment
// and the wires it speaks of told, as large as it wants to be.
#ifndef KYUBI_VIEW_DISPLAY_PICTURE_H
#define KYUBI_VIEW_DISPLAY_PICTURE_H

#include "view/circuit_picture.h"
#include "view/display.h"

// A scene exactly as large as the picture. Yours: scene_destroy.
Scene *display_picture(const PictureLook *look, const DisplayKind *kind,
                       const DisplayModel *display, BitOrder order);

#endif
