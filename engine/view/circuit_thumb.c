#include "view/circuit_thumb.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

// One thing of a column: a box from wire to wire, a dot on one, a link between two.
typedef enum ThumbKind { THUMB_LINK, THUMB_BOX, THUMB_DOT } ThumbKind;
typedef struct ThumbMark {
    ThumbKind kind;
    int column, from, to;
    Ink fill, line;
} ThumbMark;

typedef struct Thumb {
    int wires, columns, count;
    ThumbMark marks[];
} Thumb;

enum { MARKS_A_STEP = 2 * MAX_WIRES + 1, LEAST_COLUMNS = 4, LEAST_ROWS = 3 };

static int lowest(uint32_t wires) {
    return __builtin_ctz(wires);
}

static int highest(uint32_t wires) {
    return 31 - __builtin_clz(wires);
}

static void add_mark(Thumb *thumb, ThumbKind kind, int column, int from, int to, Ink fill,
                     Ink line) {
    thumb->marks[thumb->count++] = (ThumbMark){kind, column, from, to, fill, line};
}

static void add_step(Thumb *thumb, const Step *step) {
    uint32_t wires = step_wires(step), dots = step_dots(step), boxes = wires & ~dots;
    Ink line = family_ink(step->gate->family);
    Ink fill = family_fill(step->gate->family);
    if (wires && lowest(wires) != highest(wires))
        add_mark(thumb, THUMB_LINK, step->column, lowest(wires), highest(wires), INK_NONE,
                 INK_INK);
    if (step->block && boxes) {
        add_mark(thumb, THUMB_BOX, step->column, lowest(boxes), highest(boxes), fill, line);
        boxes = 0;
    }
    for (int w = 0; w < thumb->wires; w++) {
        if (boxes >> w & 1) add_mark(thumb, THUMB_BOX, step->column, w, w, fill, line);
        bool full = !(step->anticontrols >> w & 1);
        if (dots >> w & 1)
            add_mark(thumb, THUMB_DOT, step->column, w, w, full ? INK_INK : INK_SHEET,
                     INK_INK);
    }
}

// Where the marks stand: a cell is as wide as the columns allow, and never large.
typedef struct Grid {
    double left, top, across, down;
} Grid;

static Grid grid_of(Rect rect, const Thumb *thumb) {
    int columns = thumb->columns < LEAST_COLUMNS ? LEAST_COLUMNS : thumb->columns;
    double largest = rect.h / LEAST_ROWS;
    double across = fmin(rect.w / columns, largest);
    double down = fmin(rect.h / thumb->wires, largest);
    return (Grid){rect.x, rect.y + (rect.h - down * thumb->wires) / 2, across, down};
}

static void draw_mark(Canvas *canvas, const Grid *grid, const ThumbMark *mark) {
    double x = grid->left + (mark->column + 0.5) * grid->across;
    double y0 = grid->top + (mark->from + 0.5) * grid->down;
    double y1 = grid->top + (mark->to + 0.5) * grid->down;
    double half = fmax(0.7, 0.4 * fmin(grid->across, grid->down));
    Stroke thin = {.ink = mark->line, .width = half > 2.5 ? 1 : 0.6};
    if (mark->kind == THUMB_LINK) {
        draw_line(canvas, x, y0, x, y1, thin);
    } else if (mark->kind == THUMB_DOT) {
        draw_disc(canvas, x, y0, fmax(0.8, 0.55 * half), mark->fill, thin);
    } else {
        Rect box = {x - half, y0 - half, 2 * half, y1 - y0 + 2 * half};
        draw_box(canvas, box, half > 2.5 ? 1 : 0, mark->fill, thin);
    }
}

static void draw_thumb(Canvas *canvas, Rect rect, const void *with) {
    const Thumb *thumb = with;
    Grid grid = grid_of(rect, thumb);
    for (int w = 0; w < thumb->wires; w++) {
        double y = grid.top + (w + 0.5) * grid.down;
        draw_line(canvas, rect.x, y, rect.x + rect.w, y,
                  (Stroke){.ink = INK_EDGE, .width = grid.down > 5 ? 0.8 : 0.4});
    }
    for (int i = 0; i < thumb->count; i++)
        draw_mark(canvas, &grid, &thumb->marks[i]);
}

void circuit_thumb_add(Scene *scene, Rect rect, const Circuit *circuit) {
    int steps = circuit_steps(circuit);
    size_t most = sizeof(Thumb) + (size_t)steps * MARKS_A_STEP * sizeof(ThumbMark);
    Thumb *thumb = mem_new(most);
    thumb->wires = circuit_wires(circuit);
    thumb->columns = circuit_columns(circuit);
    for (int i = 0; i < steps; i++)
        add_step(thumb, circuit_step(circuit, i));
    size_t used = sizeof(Thumb) + (size_t)thumb->count * sizeof(ThumbMark);
    scene_add(scene, rect, draw_thumb, thumb, used);
    free(thumb);
}
