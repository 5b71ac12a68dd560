#include "view/film.h"

#include "base/mem.h"
#include "circuit/between.h"
#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/display.h"
#include "view/picture.h"

#include <math.h>
#include <stdlib.h>

// Px of the look book's laptop column. A circuit of more columns is turned over like pages.
enum {
    MARGIN = 16,
    TAIL = 16,
    MOST_COLUMNS = 14,
    LEAST_WIDE = 360,
    BALL_WIDE = 118,
    MOST_BALLS = 8
};
static const double spheres_most = 420, wished_wide = 880;

struct Film {
    PictureLook look;
    Circuit *circuit;
    Run *run;
    InsetSights *insets; // what its displays see
    int columns;         // of the circuit, at least 1
    double width, height;
    Rect spheres;
    CircuitLayout layout; // its scroll is the frame's
};

static CircuitModel model_of(const Film *film) {
    return (CircuitModel){.circuit = film->circuit,
                          .source = -1,
                          .cursor_wire = -1,
                          .cursor_column = -1,
                          .chosen = NO_STEP,
                          .insets = film->insets,
                          .time_line = true,
                          .bare = true};
}

static DisplayModel spheres_of(const Film *film, const Run *run, int after) {
    return (DisplayModel){.run = run,
                          .after = after,
                          .options = {.qubit = -1},
                          .source = -1,
                          .circuit = film->circuit};
}

static void lay_out(Film *film) {
    Look any = picture_look(&film->look, 0, 0);
    Scene *trial = scene_create(&any);
    CircuitModel model = model_of(film);
    double unit = picture_unit(trial), cell = circuit_cell_side(trial);
    double margin = MARGIN * unit, label = circuit_labels_width(trial, &model);
    int wires = circuit_wires(film->circuit), shown = film->columns;
    if (shown > MOST_COLUMNS) shown = MOST_COLUMNS;
    int balls = wires < MOST_BALLS ? wires : MOST_BALLS;
    double tail = TAIL * unit, own = label + shown * cell + tail;
    double wide = fmax(fmax(own, balls * BALL_WIDE * unit), LEAST_WIDE * unit);
    film->width = 2 * ceil(wide / 2 + margin);
    double left = floor((film->width - own) / 2);
    double circuit = (wires + 0.1) * cell + time_line_height(trial);
    film->layout = (CircuitLayout){.rect = {left, margin, own, circuit},
                                   .left = left + label,
                                   .top = margin,
                                   .cell = cell,
                                   .gate = circuit_gate_side(cell),
                                   .columns = shown,
                                   .wires = wires,
                                   .tail = tail};
    DisplayModel spheres = spheres_of(film, film->run, 0);
    double top = margin + circuit + 8 * unit, room = film->width - 2 * margin;
    double high = display_view_find("bloch")->height(trial, &spheres, room);
    film->spheres = (Rect){margin, top, room, fmin(high, spheres_most * unit)};
    film->height = 2 * ceil((top + film->spheres.h + margin) / 2);
    scene_destroy(trial);
}

Film *film_create(const PictureLook *look, const Circuit *circuit, const Text *names,
                  const Noise *noise, Error *err) {
    int columns = circuit_columns(circuit);
    if (columns > MOST_FILM_COLUMNS) {
        error_set(err, "film.long", "%d\t%d", columns, MOST_FILM_COLUMNS);
        return NULL;
    }
    Run *run = run_create(circuit, (RunOptions){.noise = *noise}, err);
    if (!run) return NULL;
    Film *film = mem_new(sizeof *film);
    film->look = *look;
    film->circuit = circuit_called(circuit, names, look->lang);
    film->run = run;
    film->insets = inset_sights_create();
    inset_sights_look(film->insets, film->circuit, run, 0);
    film->columns = columns > 0 ? columns : 1;
    lay_out(film);
    return film;
}

void film_destroy(Film *film) {
    if (!film) return;
    inset_sights_destroy(film->insets);
    run_destroy(film->run);
    circuit_destroy(film->circuit);
    free(film);
}

int film_frames(const Film *film) {
    return 1 + FILM_FRAMES * film->columns;
}

int film_ms(const Film *film, int frame) {
    if (frame == 0) return FILM_FIRST_MS;
    return frame + 1 == film_frames(film) ? FILM_LAST_MS : FILM_MS;
}

double film_width(const Film *film) {
    return film->width;
}

double film_height(const Film *film) {
    return film->height;
}

double film_scale(const Film *film) {
    if (film->look.theme == THEME_PROJECTOR) return 1;
    return film->width <= wished_wide / 1.5 ? 1.5 : 1;
}

// The page of columns that the frame is on; the last is full.
static double scroll_of(const Film *film, int column) {
    int shown = film->layout.columns, last = film->columns - shown;
    if (column >= film->columns) column = film->columns - 1;
    int first = column / shown * shown;
    return first < last ? first : last;
}

Scene *film_scene(const Film *film, int frame, Error *err) {
    int column = frame / FILM_FRAMES, end = circuit_columns(film->circuit);
    double fraction = (double)(frame % FILM_FRAMES) / FILM_FRAMES;
    if (column > end) column = end; // an empty circuit has its column too
    bool partly = fraction > 0 && column < end;
    Run *between = partly ? run_between(film->run, column, fraction) : NULL;
    if (partly && !between) {
        error_set(err, "film.memory", " ");
        return NULL;
    }
    Look look = picture_look(&film->look, film->width, film->height);
    Scene *scene = scene_create(&look);
    CircuitModel model = model_of(film);
    CircuitLayout layout = film->layout;
    layout.scroll = scroll_of(film, column);
    model.moment = column;
    model.time.fraction = fraction;
    circuit_wires_add(scene, &layout, &model);
    circuit_steps_add(scene, &layout, &model);
    time_line_add(scene, &layout, &model);
    DisplayModel spheres = partly ? spheres_of(film, between, run_columns(between))
                                  : spheres_of(film, film->run, column);
    if (partly)
        spheres.sight = (Sight){between, spheres.after, film->run, column, fraction};
    display_add(scene, film->spheres, "bloch", &spheres);
    run_destroy(between);
    return scene;
}
