// A circuit alone as a picture for files: without title, column numbers or anything to
// press, as tight as its wires. One that is long goes on in further rows, as a text does,
// so that it can still be read where it is put on a page.
#ifndef KYUBI_VIEW_CIRCUIT_PICTURE_H
#define KYUBI_VIEW_CIRCUIT_PICTURE_H

#include "circuit/circuit.h"
#include "view/scene.h"

// What a picture is drawn with. All of it must outlive the scene.
typedef struct PictureLook {
    const Words *words;
    ViewCache *cache;
    Lang lang;
    Theme theme; // THEME_SHEET, THEME_PROJECTOR, THEME_PRINT
} PictureLook;

// The look of a scene of `width` × `height` logical px in that theme: the laptop's sizes,
// for THEME_PROJECTOR those of a hall. 0: not known yet.
Look picture_look(const PictureLook *look, double width, double height);

// A scene exactly as large as the picture; `names` of the wires, NULL: the
// circuit's own. Yours:
// scene_destroy.
Scene *circuit_picture(const PictureLook *look, const Circuit *circuit, const Text *names);

// In how many rows a picture shows so many columns: as few as leave it, fitted onto a sheet
// of A4, at half its size; else as many as leave it largest there. `label` and `cell` in
// px of the laptop's column.
int circuit_picture_rows(int wires, int columns, double label, double cell);

#endif
