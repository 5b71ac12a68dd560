// The time line as a film: each frame is painted and handed to a coder (WebP, GIF), which
// gives the file's bytes at the end. Nothing is written before all of it is there.
#include "view/export_film.h"

#include "base/file.h"
#include "base/mem.h"
#include "view/export_inside.h"
#include "view/film.h"

#include <math.h>
#include <stdlib.h>

typedef struct Reel {
    Film *film;
    const FilmCoder *coder;
    void *work; // the coder's
    int width, height;
} Reel;

static bool begin(Export *export, const FilmCoder *coder, Error *err) {
    const ExportWish *wish = &export->wish;
    PictureLook look = export_look(export);
    Film *film = film_create(&look, wish->circuit, wish->names, &wish->noise, err);
    if (!film) return false;
    Reel *reel = mem_new(sizeof *reel);
    export->film = reel;
    export->frames = film_frames(film);
    double scale = film_scale(film);
    *reel = (Reel){.film = film,
                   .coder = coder,
                   .width = (int)lround(film_width(film) * scale),
                   .height = (int)lround(film_height(film) * scale)};
    reel->work = coder->open(reel->width, reel->height, wish->theme);
    return reel->work || error_set(err, "film.memory", " ");
}

bool export_webp_begin(Export *export, Error *err) {
    return begin(export, &webp_coder, err);
}

bool export_gif_begin(Export *export, Error *err) {
    return begin(export, &gif_coder, err);
}

bool export_film_next(Export *export, Error *err) {
    Reel *reel = export->film;
    Scene *scene = film_scene(reel->film, export->done, err);
    if (!scene) return false;
    Canvas *canvas = canvas_open_picture(export->wish.fonts, export->wish.theme,
                                         film_scale(reel->film), reel->width, reel->height);
    view_cache_age(export->cache);
    scene_draw(scene, canvas);
    int stride;
    const void *pixels = canvas_pixels(canvas, &stride);
    int ms = film_ms(reel->film, export->done);
    bool good = reel->coder->add(reel->work, pixels, stride, ms) ||
                error_set(err, "film.memory", " ");
    scene_destroy(scene);
    return canvas_close(canvas, good ? err : NULL) && good;
}

bool export_film_end(Export *export, Error *err) {
    Reel *reel = export->film;
    size_t size;
    unsigned char *bytes = reel->coder->close(reel->work, &size);
    reel->work = NULL;
    if (!bytes) return error_set(err, "film.memory", " ");
    bool good = file_write(export->path, bytes, size, err);
    free(bytes);
    return good;
}

void export_film_drop(Export *export) {
    Reel *reel = export->film;
    if (!reel) return;
    if (reel->work) reel->coder->drop(reel->work);
    film_destroy(reel->film);
    free(reel);
}
