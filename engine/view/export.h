// Pictures of a circuit in files: a table with one row a format, found by the ending of the
// file's name. A film takes many frames, so every picture is made bit by bit: begin, next
// until nothing is left, end. What is begun and not ended leaves no file of its own making.
#ifndef KYUBI_VIEW_EXPORT_H
#define KYUBI_VIEW_EXPORT_H

#include "view/circuit_picture.h"

typedef struct ExportWish {
    const Circuit *circuit; // borrowed until export_end or export_drop, as all of these
    const Text *names;      // of its wires; NULL: its own
    Noise noise;            // that films run with
    Fonts *fonts;
    const Words *words;
    Lang lang;
    Theme theme; // THEME_SHEET, THEME_PROJECTOR, THEME_PRINT
} ExportWish;

typedef struct Export Export;

typedef struct ExportRow {
    const char *ending; // ".svg"
    bool film;          // shows the time line as it plays; else a still picture
    // For export.c: what is drawn first, a frame more, and the file. Each fails with its
    // reason; `drop` gives back what is held at any time.
    bool (*begin)(Export *export, Error *err);
    bool (*next)(Export *export, Error *err);
    bool (*end)(Export *export, Error *err);
    void (*drop)(Export *export);
} ExportRow;

int export_count(void);
const ExportRow *export_row(int index);
const ExportRow *export_find(const char *path); // NULL: no picture has that ending

// Fails: export.large (of a PNG: it would have too many pixels), run.… of a film's
// circuit, canvas.failed.
Export *export_begin(const ExportWish *wish, const char *path, Error *err);
int export_frames(const Export *export); // 1 of a still picture
int export_done(const Export *export);
bool export_next(Export *export, Error *err); // the next frame, while one is left
bool export_end(Export *export, Error *err);  // writes the file; ends `export`
void export_drop(Export *export);             // ends it without the file; NULL is allowed

// All of it at once.
bool export_write(const ExportWish *wish, const char *path, Error *err);

#endif
