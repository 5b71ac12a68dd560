// Rows about circuits on the desk: a gate dragged over one, its time line playing, an edit
// in its last column.
#include "app/bench_stand.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 20, QUIRK_WIRES = 16 };

// What else the circuit has: every fourth gate turns with the time, the first column's too;
// every other free cell holds a display.
typedef enum Filling { FILLING_PLAIN, FILLING_MOVING, FILLING_SHOWN } Filling;

// In the free cell of a column.
static const char *hole_text(int column, Filling filling) {
    static const char *const displays[] = {"\"Bloch\"", "\"Chance\"", "\"Amps1\""};
    bool shown = filling == FILLING_SHOWN && column % 2 == 0;
    return shown ? displays[column / 2 % 3] : "1";
}

// Full but for one cell a column: 20 columns, as Quirk writes them, since its columns keep
// their places.
static char *circuit_text(int wires, Filling filling) {
    static const char *const gates[] = {"H", "Z^¼", "X", "Z^½", "Z", "H", "Z^-½", "Y"};
    static const char *const turns[] = {"{\"id\":\"Ryft\",\"arg\":\"2 pi t\"}",
                                        "{\"id\":\"Rzft\",\"arg\":\"pi t\"}", "\"X^t\""};
    Buffer text = {0};
    for (int column = 0; column < COLUMNS; column++) {
        int hole = column % wires, pair = (column + 2) % (wires - 1);
        bool swaps = pair != hole && pair + 1 != hole;
        buffer_print(&text, column ? ",[" : "{\"cols\":[[");
        for (int wire = 0; wire < wires; wire++) {
            if (wire) buffer_print(&text, ",");
            if (wire == hole)
                buffer_print(&text, "%s", hole_text(column, filling));
            else if (swaps && (wire == pair || wire == pair + 1))
                buffer_print(&text, "\"Swap\"");
            else if (filling == FILLING_MOVING && (wire + column) % 4 == 0)
                buffer_print(&text, "%s", turns[(wire + column) / 4 % 3]);
            else
                buffer_print(&text, "\"%s\"", gates[(wire + column) % 8]);
        }
        buffer_print(&text, "]");
    }
    buffer_print(&text, "]}");
    return buffer_take(&text);
}

// The same for more wires than Quirk has; in OpenQASM only what acts keeps its column, so
// free cells but the last column's are filled.
static char *program_text(int wires) {
    static const char *const gates[] = {"h", "t", "x", "s", "z", "h", "sdg", "y"};
    Buffer text = {0};
    buffer_print(&text, "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[%d] q;\n", wires);
    for (int column = 0; column < COLUMNS; column++)
        for (int wire = 0; wire < wires; wire++) {
            bool hole = column % wires == wire;
            if (hole && column + 1 == COLUMNS) continue;
            buffer_print(&text, "%s q[%d];\n", hole ? "id" : gates[(wire + column) % 8],
                         wire);
        }
    return buffer_take(&text);
}

static bool to_circuit(const Bench *bench, Desk *desk, int wires, Filling filling,
                       Error *err) {
    bool quirk = wires <= QUIRK_WIRES;
    char *path = file_join(bench->folder, quirk ? "drag.json" : "drag.qasm");
    char *text = quirk ? circuit_text(wires, filling) : program_text(wires);
    bool good = file_write(path, text, strlen(text), err) && desk_open(desk, path, err);
    free(path);
    free(text);
    return good;
}

// A free cell: no step lies over its middle.
static bool is_free(const Scene *scene, const SpotArea *area) {
    if (area->spot.kind != SPOT_CELL) return false;
    const SpotArea *top =
        scene_hit(scene, area->rect.x + area->rect.w / 2, area->rect.y + area->rect.h / 2);
    return top && top->spot.kind == SPOT_CELL;
}

enum { MOST_CELLS = 256 };

// The free cells of the first twenty columns.
static int free_cells(const Scene *scene, Rect *cells) {
    int count = 0;
    for (int i = 0; i < scene_spots(scene) && count < MOST_CELLS; i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (is_free(scene, area) && area->spot.b < 20) cells[count++] = area->rect;
    }
    return count;
}

// A gate from the palette over one free cell after the other; each time the preview is run
// and everything shown for it.
static bool drag_over(const Bench *bench, const BenchRow *row, Filling filling,
                      Samples *samples, Error *err) {
    Stand stand;
    Rect cells[MOST_CELLS];
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_circuit(bench, stand.desk, row->size, filling, err);
    if (good) stand_settle(&stand);
    int count = good ? free_cells(desk_scene(stand.desk), cells) : 0;
    Rect tile = stand_rect(stand.desk, SPOT_PALETTE);
    if (good && (count < 8 || tile.w <= 0))
        good = error_set(err, "bench.small_screen", "%d\t%d", row->width, row->height);
    if (good)
        stand_turn(&stand,
                   stand_button(&stand, tile.x + tile.w / 2, tile.y + tile.h / 2, true),
                   NULL);
    for (int i = 0; good && count && i < count + row->runs; i++) {
        Rect cell = cells[i % count];
        stand_turn(&stand, stand_motion(&stand, cell.x + cell.w / 2, cell.y + cell.h / 2),
                   i < count ? NULL : samples);
    }
    stand_close(&stand);
    return good;
}

bool bench_drag(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    return drag_over(bench, row, FILLING_PLAIN, samples, err);
}

bool bench_drag_shown(const Bench *bench, const BenchRow *row, Samples *samples,
                      Error *err) {
    return drag_over(bench, row, FILLING_SHOWN, samples, err);
}

// What moves by itself, from picture to picture, once it runs.
static void watch_frames(Stand *stand, int runs, Samples *samples) {
    enum { WARM = 10 };
    double wall = bench_wall(), cpu = bench_cpu();
    for (int i = 0; i < WARM + runs;) {
        const Scene *before = desk_scene(stand->desk);
        window_turn(stand->window);
        if (desk_scene(stand->desk) == before) continue;
        double wall_now = bench_wall(), cpu_now = bench_cpu();
        if (i++ >= WARM) bench_take(samples, wall_now - wall, cpu_now - cpu);
        wall = wall_now;
        cpu = cpu_now;
    }
}

// From picture to picture while the time line plays: every frame is partway through a
// column.
bool bench_play(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Stand stand;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_circuit(bench, stand.desk, row->size, FILLING_PLAIN, err);
    if (good) stand_settle(&stand);
    if (good) stand_turn(&stand, stand_key(SDLK_SPACE), NULL);
    if (good && desk_wakes(stand.desk) < 0)
        good = error_set(err, "bench.small_screen", "%d\t%d", row->width, row->height);
    if (good) watch_frames(&stand, row->runs, samples);
    stand_close(&stand);
    return good;
}

// The cursor to the free cell of the last column, where a gate comes and goes by keys.
bool bench_edit(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    enum { WARM = 4 };
    Stand stand;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_circuit(bench, stand.desk, row->size, FILLING_PLAIN, err);
    if (good) stand_settle(&stand);
    for (int i = 0; good && i + 1 < COLUMNS; i++)
        stand_turn(&stand, stand_key(SDLK_RIGHT), NULL);
    for (int i = 0; good && i < (COLUMNS - 1) % row->size; i++)
        stand_turn(&stand, stand_key(SDLK_DOWN), NULL);
    for (int i = 0; good && i < WARM + row->runs; i++)
        stand_turn(&stand, stand_key(i % 2 ? SDLK_DELETE : SDLK_h),
                   i < WARM ? NULL : samples);
    stand_close(&stand);
    return good;
}

// A circuit whose time runs: from picture to picture, everything worked out and shown anew.
bool bench_animate(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Stand stand;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_circuit(bench, stand.desk, row->size, FILLING_MOVING, err);
    if (good) stand_settle(&stand);
    SDL_Event runs = stand_key(SDLK_F12);
    runs.key.keysym.mod = KMOD_LSHIFT;
    if (good) stand_turn(&stand, runs, NULL);
    if (good && desk_wakes(stand.desk) < 0)
        good = error_set(err, "bench.no_stage", "%s", "t");
    if (good) watch_frames(&stand, row->runs, samples);
    stand_close(&stand);
    return good;
}
