// A picture on its way into a file, for the files export*.c alone.
#ifndef KYUBI_VIEW_EXPORT_INSIDE_H
#define KYUBI_VIEW_EXPORT_INSIDE_H

#include "view/export.h"

struct Export {
    ExportWish wish;
    const ExportRow *row;
    char *path;
    ViewCache *cache;
    int frames, done;
    Scene *scene; // a still picture's; NULL
    void *film;   // the row's own; NULL
};

PictureLook export_look(const Export *export);

// A still picture, all of it in one frame (export_still.c).
bool export_still_begin(Export *export, Error *err);
bool export_still_next(Export *export, Error *err);
bool export_still_end(Export *export, Error *err);
void export_still_drop(Export *export);

// A film (export_film.c).
bool export_webp_begin(Export *export, Error *err);
bool export_gif_begin(Export *export, Error *err);
bool export_film_next(Export *export, Error *err);
bool export_film_end(Export *export, Error *err);
void export_film_drop(Export *export);

#endif
