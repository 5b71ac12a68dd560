// The density matrix of some wires, in three styles: a city, discs (Hinton's way) and a
// table of numbers.
#include "circuit/mixed.h"
#include "quantum/closed_form.h"
#include "view/density_city.h"
#include "view/display_views.h"
#include "view/entry_cells.h"
#include "view/matrix_entries.h"
#include "view/matrix_grid.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum Style { STYLE_CITY, STYLE_HINTON, STYLE_TABLE } Style;
enum { TABLE_WIRES = 3 };

// Most px of the look book for a cell of each.
static const double most_disc = 44, most_table_w = 110, most_table_h = 44;

static const Mixed *mixed_of(const DisplayModel *model) {
    return run_mixed(model->run, model->after, (uint32_t)model->options.wires);
}

// Why there is no picture, yours to free; NULL where there is one.
static char *refusal(const Scene *scene, const DisplayModel *model) {
    const Look *look = scene_look(scene);
    int wires[MAX_WIRES];
    int count = run_portion(model->run, (uint32_t)model->options.wires, wires);
    if (count > MIXED_WIRES)
        return words_say(look->words, look->lang, "density.wires", "%d\t%d", MIXED_WIRES,
                         count);
    if (model->options.style == STYLE_TABLE && count > TABLE_WIRES)
        return words_say(look->words, look->lang, "density.table", "%d\t%d", TABLE_WIRES,
                         count);
    return NULL;
}

static City city_of(const DisplayModel *model, const Mixed *mixed) {
    return (City){.mixed = mixed,
                  .shows = (CityHeight)model->options.height,
                  .source = model->source,
                  .labels = model->form != DISPLAY_THUMB};
}

static GridWish wish_of(const DisplayModel *model, const Mixed *mixed) {
    bool table = model->options.style == STYLE_TABLE && model->form != DISPLAY_THUMB;
    double larger = model->form == DISPLAY_LARGE ? 2 : 1;
    return (GridWish){.mask = mixed->wires,
                      .source = model->source,
                      .labels = model->form != DISPLAY_THUMB,
                      .most_w = (table ? most_table_w : most_disc) * larger,
                      .most_h = (table ? most_table_h : most_disc) * larger};
}

// --- what is said beside it

static double facts_pitch(const Scene *scene) {
    return style_pitch(scene, ROLE_LABEL);
}

static const char *facts(Scene *scene, const Mixed *mixed) {
    if (mixed->entropy < 0)
        return scene_say(scene, "density.purity", "%.2f", mixed->purity);
    return scene_say(scene, "density.facts", "%.2f\t%.2f", mixed->purity, mixed->entropy);
}

// The words with more behind them where there is room, else as they are.
static const char *with_more(Scene *scene, const char *words, const char *more, Type type) {
    const char *both = scene_say(scene, "density.both", "%s\t%s", words, more);
    return style_width(scene, both, type) <= type.width ? both : words;
}

// Below the picture. A city of imaginary parts that has no column says why.
static void add_facts(Scene *scene, Rect rect, const DisplayModel *model,
                      const Mixed *mixed, bool needles) {
    double y = rect.y + rect.h - 0.35 * facts_pitch(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    type.width = rect.w;
    const char *words = facts(scene, mixed), *real = scene_word(scene, "density.real");
    bool is_real = mixed_real(mixed);
    bool empty = is_real && model->options.style == STYLE_CITY &&
                 model->options.height == CITY_IMAGINARY;
    if (empty)
        words = with_more(scene, real, words, type);
    else if (is_real)
        words = with_more(scene, words, real, type);
    if (!needles && !empty)
        words = with_more(scene, words, scene_word(scene, "density.small"), type);
    scene_words(scene, words, rect.x, y, type);
}

// --- the styles

static void add_hinton(Scene *scene, Rect room, const DisplayModel *model,
                       const Mixed *mixed) {
    MatrixGrid grid = matrix_grid(scene, room, wish_of(model, mixed));
    if (grid.cell_w < 1.5) return;
    double top = 0;
    for (int i = 0; i < mixed->size; i++)
        top = fmax(top, mixed_chance(mixed, i));
    EntryCells cells = {mixed->rho, mixed->count <= 2 ? 1 : top, true};
    matrix_grid_add(scene, &grid);
    entry_cells_add(scene, &grid, cells);
    matrix_rows_add(scene, &grid);
}

static void add_table(Scene *scene, Rect room, const DisplayModel *model,
                      const Mixed *mixed) {
    MatrixGrid grid = matrix_grid(scene, room, wish_of(model, mixed));
    matrix_grid_add(scene, &grid);
    if (!matrix_entries_add(scene, &grid, mixed->rho))
        entry_cells_add(scene, &grid, (EntryCells){mixed->rho, 1, true});
    matrix_rows_add(scene, &grid);
}

static bool needles_fit(const Scene *scene, Rect room, const DisplayModel *model,
                        const Mixed *mixed) {
    if (model->options.style == STYLE_TABLE) return true;
    City city = city_of(model, mixed);
    if (model->options.style == STYLE_CITY) return density_city_needles(scene, room, &city);
    MatrixGrid grid = matrix_grid(scene, room, wish_of(model, mixed));
    return entry_cells_needles(scene, &grid);
}

static void add_style(Scene *scene, Rect room, const DisplayModel *model,
                      const Mixed *mixed) {
    City city = city_of(model, mixed);
    if (model->options.style == STYLE_HINTON || model->form == DISPLAY_THUMB)
        add_hinton(scene, room, model, mixed);
    else if (model->options.style == STYLE_TABLE)
        add_table(scene, room, model, mixed);
    else
        density_city_add(scene, room, &city);
}

// --- the display

double density_height(const Scene *scene, const DisplayModel *model, double width) {
    char *no = refusal(scene, model);
    double sentence = no ? picture_sentence_height(scene, no, width) : 0;
    free(no);
    if (sentence > 0) return sentence;
    const Mixed *mixed = mixed_of(model);
    City city = city_of(model, mixed);
    double high = model->options.style == STYLE_CITY
                      ? density_city_height(scene, &city, width)
                      : matrix_grid_height(scene, width, wish_of(model, mixed));
    return ceil(fmin(high, 420 * picture_unit(scene)) + 1.25 * facts_pitch(scene));
}

void density_add(Scene *scene, Rect rect, const DisplayModel *model) {
    char *no = refusal(scene, model);
    if (no) {
        scene_take(scene, no);
        picture_sentence_add(scene, no, rect);
        return;
    }
    const Mixed *mixed = mixed_of(model);
    if (model->form == DISPLAY_THUMB) {
        add_style(scene, rect, model, mixed);
        return;
    }
    Rect room = rect;
    room.h -= 1.25 * facts_pitch(scene);
    add_facts(scene, rect, model, mixed, needles_fit(scene, room, model, mixed));
    add_style(scene, room, model, mixed);
}
