// A circuit in one picture: vectors, or pixels on the theme's sheet. Letters are outlines
// in SVG and embedded fonts in PDF (cairo does so), so that both look the same wherever
// they are opened, without our fonts.
#include "view/export_inside.h"
#include "view/export_scene.h"

bool export_still_begin(Export *export, Error *err) {
    (void)err;
    PictureLook look = export_look(export);
    export->scene = circuit_picture(&look, export->wish.circuit, export->wish.names);
    export->frames = 1;
    return true;
}

// Vectors have no ground: they lie on whatever page they are put on.
bool export_still_next(Export *export, Error *err) {
    return export_scene(export->scene, export->wish.fonts, false, export->path, err);
}

bool export_still_end(Export *export, Error *err) {
    (void)export;
    (void)err;
    return true;
}

void export_still_drop(Export *export) {
    scene_destroy(export->scene);
}
