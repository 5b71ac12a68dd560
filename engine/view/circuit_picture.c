#include "view/circuit_picture.h"

#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/picture.h"

#include <math.h>

// Px of the look book's laptop column. The sheet is A4 at 96 px an inch within margins of
// 15 mm.
enum { MARGIN = 8, TAIL = 16, SHEET_WIDE = 680, SHEET_HIGH = 1000, MOST_ROWS = 2000 };
static const double small_enough = 0.5, row_gap = 0.5;

Look picture_look(const PictureLook *look, double width, double height) {
    bool hall = look->theme == THEME_PROJECTOR;
    Metrics m = metrics_for(hall ? 1920 : 1280, hall ? 1080 : 800, look->theme, TEXT_USUAL);
    m.width = width;
    m.height = height;
    m.scale = 1;
    return (Look){.theme = look->theme,
                  .lang = look->lang,
                  .metrics = m,
                  .words = look->words,
                  .cache = look->cache,
                  .text = TEXT_USUAL,
                  .paper = true};
}

static double row_height(int wires, double cell) {
    return (wires + row_gap) * cell;
}

int circuit_picture_rows(int wires, int columns, double label, double cell) {
    int best = 1;
    double largest = 0;
    for (int rows = 1; rows <= columns && rows <= MOST_ROWS; rows++) {
        int most = (columns + rows - 1) / rows;
        double wide = label + most * cell, high = rows * row_height(wires, cell);
        double scale = fmin(SHEET_WIDE / wide, SHEET_HIGH / high);
        if (scale >= small_enough) return rows;
        if (scale > largest) best = rows, largest = scale;
    }
    return best;
}

// Whether something stands above the first wire's boxes.
static bool has_conditions(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->if_mask || step->unless_mask) return true;
    }
    return false;
}

// Rows below each other; only `rect`, `top` and `scroll` differ between them.
typedef struct Rows {
    CircuitLayout first;
    int count, columns; // columns: of all
    double step;        // from one row to the next
    double width, height;
} Rows;

static Rows rows_for(const Scene *scene, const CircuitModel *model) {
    double unit = picture_unit(scene), cell = circuit_cell_side(scene);
    double label = circuit_labels_width(scene, model), margin = ceil(MARGIN * unit);
    double head = has_conditions(model->circuit) ? ceil(12 * unit) : 0;
    int wires = circuit_wires(model->circuit);
    int columns = (int)fmax(1, circuit_columns(model->circuit));
    int count = circuit_picture_rows(wires, columns, label / unit, cell / unit);
    int most = (columns + count - 1) / count;
    Rows rows = {.count = (columns + most - 1) / most, .columns = columns};
    rows.step = ceil(row_height(wires, cell) + head);
    rows.first = (CircuitLayout){.left = margin + label,
                                 .top = margin + head,
                                 .cell = cell,
                                 .gate = circuit_gate_side(cell),
                                 .columns = most,
                                 .wires = wires,
                                 .tail = ceil(TAIL * unit)};
    rows.width = rows.first.left + most * cell + rows.first.tail + margin;
    rows.height = 2 * margin + rows.count * rows.step - ceil(row_gap * cell);
    rows.first.rect = (Rect){margin, margin, rows.width - 2 * margin, rows.step};
    return rows;
}

static void add_row(Scene *scene, const Rows *rows, const CircuitModel *model, int row) {
    CircuitLayout layout = rows->first;
    int from = row * layout.columns, left = rows->columns - from;
    layout.rect.y += row * rows->step;
    layout.top += row * rows->step;
    layout.scroll = from;
    if (left < layout.columns) layout.columns = left;
    circuit_wires_add(scene, &layout, model);
    circuit_steps_add(scene, &layout, model);
}

static Scene *picture_of(const PictureLook *look, const Circuit *circuit,
                         const InsetSights *insets) {
    CircuitModel model = {.circuit = circuit,
                          .source = -1,
                          .cursor_wire = -1,
                          .cursor_column = -1,
                          .chosen = NO_STEP,
                          .moment = -1,
                          .insets = insets,
                          .bare = true};
    Look any = picture_look(look, 0, 0);
    Scene *trial = scene_create(&any);
    Rows rows = rows_for(trial, &model);
    scene_destroy(trial);
    Look fitted = picture_look(look, rows.width, rows.height);
    Scene *scene = scene_create(&fitted);
    for (int i = 0; i < rows.count; i++)
        add_row(scene, &rows, &model, i);
    return scene;
}

// NULL where none is needed, or it cannot be had: then displays have their icons.
static Run *run_for_displays(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind == GATE_DISPLAY)
            return run_create(circuit, (RunOptions){0}, NULL);
    return NULL;
}

Scene *circuit_picture(const PictureLook *look, const Circuit *circuit, const Text *names) {
    Circuit *called = circuit_called(circuit, names, look->lang);
    InsetSights *insets = inset_sights_create();
    Run *run = run_for_displays(called);
    inset_sights_look(insets, called, run, 0);
    Scene *scene = picture_of(look, called, insets);
    inset_sights_destroy(insets);
    run_destroy(run);
    circuit_destroy(called);
    return scene;
}
