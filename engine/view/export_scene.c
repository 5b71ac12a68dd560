#include "view/export_scene.h"

#include "base/file.h"

#include <math.h>
#include <unistd.h>

// Device pixels a logical px; a picture of more than so many pixels gets fewer, down to the
// least scale at which letters can be read.
static const double png_scale = 2, least_scale = 0.75, most_pixels = 48e6,
                    most_side = 30000;

static double scale_for(double width, double height) {
    double fits =
        fmin(sqrt(most_pixels / (width * height)), most_side / fmax(width, height));
    return fmin(png_scale, fits);
}

static void paint(const Scene *scene, Canvas *canvas, bool ground) {
    const Metrics *m = &scene_look(scene)->metrics;
    canvas_use_cache(canvas, scene_look(scene)->cache);
    if (ground) draw_ground(canvas, (Rect){0, 0, m->width + 1, m->height + 1}, INK_SHEET);
    scene_draw_strip(scene, canvas, 0, m->height, 0);
}

static bool vector(const Scene *scene, Fonts *fonts, bool ground, const char *path,
                   Error *err) {
    const Look *look = scene_look(scene);
    Canvas *canvas = canvas_open_file(fonts, look->theme, path, look->metrics.width,
                                      look->metrics.height, err);
    if (!canvas) return false;
    paint(scene, canvas, ground);
    if (canvas_close(canvas, err)) return true;
    unlink(path);
    return false;
}

static bool pixels(const Scene *scene, Fonts *fonts, const char *path, Error *err) {
    const Look *look = scene_look(scene);
    double width = look->metrics.width, height = look->metrics.height;
    double scale = scale_for(width, height);
    if (scale < least_scale) {
        error_set(err, "export.large", "%.0f\t%.0f", width, height);
        return error_at(err, path, 0, 0);
    }
    Canvas *canvas = canvas_open_picture(
        fonts, look->theme, scale, (int)ceil(width * scale), (int)ceil(height * scale));
    paint(scene, canvas, true);
    bool good = canvas_save_png(canvas, path, err);
    return canvas_close(canvas, good ? err : NULL) && good;
}

bool export_scene(const Scene *scene, Fonts *fonts, bool ground, const char *path,
                  Error *err) {
    if (file_ends_in(path, ".png")) return pixels(scene, fonts, path, err);
    return vector(scene, fonts, ground, path, err);
}
