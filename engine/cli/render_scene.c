#include "cli/render_scene.h"

#include "base/file.h"

bool render_scene(const Scene *scene, const ScenePicture *wish, Error *err) {
    bool vector = file_ends_in(wish->out, ".svg") || file_ends_in(wish->out, ".pdf");
    if (!vector && !file_ends_in(wish->out, ".png"))
        return error_set(err, "render.ending", "%s", wish->out);
    const Look *look = scene_look(scene);
    const Metrics *m = &look->metrics;
    Fonts *fonts = view_cache_fonts(look->cache);
    Canvas *canvas =
        vector
            ? canvas_open_file(fonts, look->theme, wish->out, m->width, m->height, err)
            : canvas_open_picture(fonts, look->theme, m->scale, wish->width, wish->height);
    if (!canvas) return false;
    scene_draw(scene, canvas);
    if (!vector) canvas_see_as(canvas, wish->vision);
    bool good = vector || canvas_save_png(canvas, wish->out, err);
    return canvas_close(canvas, good ? err : NULL) && good;
}
