// The time line of a circuit as frames: the circuit with the handle going along, and below
// it the Bloch spheres, partway through every gate. It draws; files are for export_*.c.
#ifndef KYUBI_VIEW_FILM_H
#define KYUBI_VIEW_FILM_H

#include "circuit/run.h"
#include "view/circuit_picture.h"

// Frames of a column; how long one stands; and the first, and the last before it begins
// again. MOST_FILM_COLUMNS: longer circuits are no films.
enum {
    FILM_FRAMES = 12,
    FILM_MS = 50,
    FILM_FIRST_MS = 600,
    FILM_LAST_MS = 1500,
    MOST_FILM_COLUMNS = 240
};

typedef struct Film Film;

// The look must outlive it. `names` NULL: the circuit's own. Fails: film.long (columns,
// most), and as run_create does.
Film *film_create(const PictureLook *look, const Circuit *circuit, const Text *names,
                  const Noise *noise, Error *err);
void film_destroy(Film *film);

int film_frames(const Film *film); // 1 + FILM_FRAMES a column
int film_ms(const Film *film, int frame);
double film_width(const Film *film); // logical px, even
double film_height(const Film *film);
// Device pixels a logical px: 1, of small circuits 1.5.
double film_scale(const Film *film);

// Yours: scene_destroy. NULL when memory is short.
Scene *film_scene(const Film *film, int frame, Error *err);

#endif
