#include "view/export_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

// clang-format off
static const ExportRow rows[] = {
    {".svg",  false, export_still_begin, export_still_next, export_still_end, export_still_drop},
    {".pdf",  false, export_still_begin, export_still_next, export_still_end, export_still_drop},
    {".png",  false, export_still_begin, export_still_next, export_still_end, export_still_drop},
    {".webp", true,  export_webp_begin,  export_film_next, export_film_end,  export_film_drop},
    {".gif",  true,  export_gif_begin,   export_film_next, export_film_end,  export_film_drop},
};
// clang-format on
enum { ROWS = sizeof rows / sizeof *rows };

int export_count(void) {
    return ROWS;
}

const ExportRow *export_row(int index) {
    assert(index >= 0 && index < ROWS);
    return &rows[index];
}

const ExportRow *export_find(const char *path) {
    for (int i = 0; i < ROWS; i++)
        if (file_ends_in(path, rows[i].ending)) return &rows[i];
    return NULL;
}

PictureLook export_look(const Export *export) {
    const ExportWish *wish = &export->wish;
    return (PictureLook){wish->words, export->cache, wish->lang, wish->theme};
}

Export *export_begin(const ExportWish *wish, const char *path, Error *err) {
    Export *export = mem_new(sizeof *export);
    export->wish = *wish;
    export->row = export_find(path);
    assert(export->row);
    export->path = mem_text(path);
    export->cache = view_cache_create(wish->fonts);
    if (export->row->begin(export, err)) return export;
    export_drop(export);
    return NULL;
}

int export_frames(const Export *export) {
    return export->frames;
}

int export_done(const Export *export) {
    return export->done;
}

bool export_next(Export *export, Error *err) {
    assert(export->done < export->frames);
    bool good = export->row->next(export, err);
    export->done++;
    return good;
}

bool export_end(Export *export, Error *err) {
    bool good = export->row->end(export, err);
    export_drop(export);
    return good;
}

void export_drop(Export *export) {
    if (!export) return;
    export->row->drop(export);
    view_cache_destroy(export->cache);
    free(export->path);
    free(export);
}

bool export_write(const ExportWish *wish, const char *path, Error *err) {
    Export *export = export_begin(wish, path, err);
    if (!export) return false;
    while (export->done < export->frames)
        if (!export_next(export, err)) {
            export_drop(export);
            return false;
        }
    return export_end(export, err);
}
