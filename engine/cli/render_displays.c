#include "cli/render_displays.h"

#include "cli/render_scene.h"
#include "view/display_sheet.h"

#include <math.h>

static Scene *sheet_scene(Look look, const DisplaySheet *sheet, int kind) {
    Scene *measure = scene_create(&look);
    double high = 0;
    int first = kind < 0 ? 0 : kind, last = kind < 0 ? display_kinds() - 1 : kind;
    for (int i = first; i <= last; i++)
        high += display_sheet_height(measure, i);
    look.metrics.width = display_sheet_width(measure);
    look.metrics.height = high;
    scene_destroy(measure);
    Scene *scene = scene_create(&look);
    double y = 0;
    for (int i = first; i <= last; i++) {
        display_sheet_add(scene, sheet, i, y);
        y += display_sheet_height(scene, i);
    }
    return scene;
}

bool render_displays(Look look, int kind, Vision vision, const char *out, Error *err) {
    DisplaySheet *sheet = display_sheet_create();
    Scene *scene = sheet_scene(look, sheet, kind);
    const Metrics *m = &scene_look(scene)->metrics;
    ScenePicture picture = {out, (int)ceil(m->width * m->scale),
                            (int)ceil(m->height * m->scale), vision};
    bool good = render_scene(scene, &picture, err);
    scene_destroy(scene);
    display_sheet_destroy(sheet);
    return good;
}
