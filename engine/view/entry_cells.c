#include "view/entry_cells.h"

#include "base/mem.h"
#include "view/phase_mark.h"
#include "view/picture.h"

#include <math.h>
#include <stdlib.h>

// Px of the look book for a cell that has room for a needle, and of its margin.
static const double needles_from = 11, margin = 1.5;
static const double nothing = 1e-9;

// Of an entry: its part of the greatest radius, and for a needle its phase.
typedef struct Spoke {
    float radius, phase;
} Spoke;

typedef struct CellsPart {
    const Spoke *spokes;
    int size;
    double cell_w, cell_h, radius, unit;
    bool needles;
} CellsPart;

bool entry_cells_needles(const Scene *scene, const MatrixGrid *grid) {
    return fmin(grid->cell_w, grid->cell_h) >= needles_from * picture_unit(scene);
}

static void draw_spoke(Canvas *canvas, const CellsPart *part, double x, double y,
                       const Spoke *spoke) {
    double r = spoke->radius * part->radius;
    if (!part->needles) {
        double left = x - r + 1e-6,
               top = y - r + 1e-6; // halves are rounded alike: no seams
        draw_ground(canvas, (Rect){left, top, 2 * r, 2 * r}, INK_ACCENT);
        return;
    }
    draw_phase_disc(canvas, x, y, r, spoke->phase, part->unit);
    draw_phase_needle(canvas, x, y, 0.95 * part->radius, spoke->phase, part->unit);
}

static void draw_cells(Canvas *canvas, Rect rect, const void *with) {
    const CellsPart *part = with;
    double least = part->needles ? 0.02 : 0.2 / part->radius;
    for (int row = 0; row < part->size; row++)
        for (int column = 0; column < part->size; column++) {
            const Spoke *spoke = &part->spokes[row * part->size + column];
            if (spoke->radius < least) continue;
            draw_spoke(canvas, part, rect.x + (column + 0.5) * part->cell_w,
                       rect.y + (row + 0.5) * part->cell_h, spoke);
        }
}

static Spoke spoke_of(double complex entry, EntryCells cells, bool needle) {
    double share = fmin(1, cabs(entry) / cells.top);
    if (share < nothing) return (Spoke){0};
    double phase = needle ? phase_of(entry) : 0;
    return (Spoke){(float)(cells.by_area ? sqrt(share) : share), (float)phase};
}

void entry_cells_add(Scene *scene, const MatrixGrid *grid, EntryCells cells) {
    int count = grid->size * grid->size;
    double unit = picture_unit(scene), cell = fmin(grid->cell_w, grid->cell_h);
    bool needles = entry_cells_needles(scene, grid);
    Spoke *spokes = mem_new((size_t)count * sizeof *spokes);
    for (int i = 0; i < count; i++)
        spokes[i] = spoke_of(cells.entries[i], cells, needles);
    CellsPart part = {.spokes =
                          (const Spoke *)(const void *)scene_take(scene, (char *)spokes),
                      .size = grid->size,
                      .cell_w = grid->cell_w,
                      .cell_h = grid->cell_h,
                      .radius = cell / 2 - (cell >= 8 * unit ? margin * unit : 0),
                      .unit = unit,
                      .needles = needles};
    scene_add(scene, grid->body, draw_cells, &part, sizeof part);
}
