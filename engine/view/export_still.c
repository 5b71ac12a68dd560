// A circuit in one picture: vectors, or pixels on the theme's sheet. Letters are outlines
// in SVG and embedded fonts in PDF (cairo does so), so that both look the same wherever
// they are opened, without our fonts.
#include "view/export_inside.h"

#include <math.h>
#include <unistd.h>

// Device pixels a logical px; a picture of more than so many pixels gets fewer, down to the
// least scale at which letters can be read.
static const double png_scale = 2, least_scale = 0.75, most_pixels = 48e6,
                    most_side = 30000;

static double width_of(const Export *export) {
    return scene_look(export->scene)->metrics.width;
}

static double height_of(const Export *export) {
    return scene_look(export->scene)->metrics.height;
}

static double scale_for(double width, double height) {
    double fits =
        fmin(sqrt(most_pixels / (width * height)), most_side / fmax(width, height));
    return fmin(png_scale, fits);
}

bool export_still_begin(Export *export, Error *err) {
    (void)err;
    PictureLook look = export_look(export);
    export->scene = circuit_picture(&look, export->wish.circuit, export->wish.names);
    export->frames = 1;
    return true;
}

// Without a ground: it lies on whatever page it is put on.
bool export_vector(Export *export, Error *err) {
    double width = width_of(export), height = height_of(export);
    Canvas *canvas = canvas_open_file(export->wish.fonts, export->wish.theme, export->path,
                                      width, height, err);
    if (!canvas) return false;
    canvas_use_cache(canvas, export->cache);
    scene_draw_strip(export->scene, canvas, 0, height, 0);
    if (canvas_close(canvas, err)) return true;
    unlink(export->path);
    return false;
}

bool export_png(Export *export, Error *err) {
    double width = width_of(export), height = height_of(export);
    double scale = scale_for(width, height);
    if (scale < least_scale) {
        error_set(err, "export.large", "%.0f\t%.0f", width, height);
        return error_at(err, export->path, 0, 0);
    }
    Canvas *canvas =
        canvas_open_picture(export->wish.fonts, export->wish.theme, scale,
                            (int)ceil(width * scale), (int)ceil(height * scale));
    canvas_use_cache(canvas, export->cache);
    draw_ground(canvas, (Rect){0, 0, width + 1, height + 1}, INK_SHEET);
    scene_draw_strip(export->scene, canvas, 0, height, 0);
    bool good = canvas_save_png(canvas, export->path, err);
    return canvas_close(canvas, good ? err : NULL) && good;
}

bool export_still_end(Export *export, Error *err) {
    (void)export;
    (void)err;
    return true;
}

void export_still_drop(Export *export) {
    scene_destroy(export->scene);
}
