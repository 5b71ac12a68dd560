#include "desk/shown.h"

#include "desk/desk_inside.h"
#include "view/inset_view.h"
#include "view/page_pictures.h"

#include <string.h>

// --- found

static bool find_shelved(Desk *desk, int index, Shown *shown) {
    if (desk->screen != SCREEN_LAB || index < 0 || index >= desk->shelving.now.count)
        return false;
    ShelfModel model = shelving_model(desk);
    shown->kind = model.shelf->at[index].kind;
    shown->model = shelf_view_display(&model, index);
    shown->model.headed = false;
    shown->piece = &desk->lab.piece;
    shown->moves = true;
    return true;
}

static const Block *block_at(const Desk *desk, int index) {
    if (desk->screen != SCREEN_LESSON || !desk->studying) return NULL;
    const Lesson *lesson = study_lesson(&desk->study);
    const Page *page = lesson ? &lesson->pages[desk->study.page] : NULL;
    if (!page || index < 0 || index >= page->block_count) return NULL;
    const Block *block = &page->blocks[index];
    bool shows = block->kind == BLOCK_DISPLAY && study_shows(&desk->study, block);
    return shows ? block : NULL;
}

static bool find_paged(Desk *desk, int index, Shown *shown) {
    const Block *block = block_at(desk, index);
    if (!block) return false;
    if (block->cover >= 0 && !desk->study.answers[block->cover].shown) return false;
    LessonModel model = desk_lesson_model(desk);
    shown->kind = block->display;
    shown->model = page_display(&model, index);
    shown->piece = &desk->study.pieces[block->source];
    shown->moves = !shown->piece->arrow;
    desk_lesson_model_free(&model);
    return true;
}

static bool find_placed(Desk *desk, int step, int source, Shown *shown) {
    Workpiece *piece = desk_piece(desk, source);
    if (!piece || piece->arrow || step < 0) return false;
    CircuitModel model = desk_circuit_model(desk, piece);
    if (step >= circuit_steps(model.circuit)) return false;
    shown->piece = piece;
    shown->moves = false;
    return inset_display(&model, step, &shown->kind, &shown->model);
}

bool shown_find(Desk *desk, Spot spot, Shown *shown) {
    *shown = (Shown){.spot = spot};
    bool there = spot.c == DISPLAY_SHELVED ? find_shelved(desk, spot.b, shown)
                 : spot.c == DISPLAY_PAGED ? find_paged(desk, spot.b, shown)
                                           : find_placed(desk, spot.b, spot.c, shown);
    return spot.kind == SPOT_DISPLAY && there && shown->model.run;
}

// --- which one is meant

static bool is_ground(const SpotArea *area) {
    return area->spot.kind == SPOT_DISPLAY && area->spot.a == DISPLAY_GROUND;
}

Spot shown_at(Desk *desk, double x, double y) {
    const Scene *scene = desk_scene(desk);
    for (int i = scene_spots(scene) - 1; i >= desk_first_spot(desk, scene); i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (is_ground(area) && rect_has(area->rect, x, y)) return area->spot;
    }
    return (Spot){0};
}

Spot shown_of(Desk *desk, Spot spot) {
    const Scene *scene = desk_scene(desk);
    if (spot.kind == SPOT_DISPLAY && spot.a < DISPLAY_SHEET)
        return display_spot(DISPLAY_GROUND, spot.b, spot.c);
    const SpotArea *area = scene_find(scene, spot);
    if (!area || !lit_kind(spot)) return (Spot){0};
    Rect r = area->rect;
    return shown_at(desk, r.x + r.w / 2, r.y + r.h / 2);
}

// --- set

const DisplayOptions *shown_options(const Desk *desk, int block) {
    const PagedSettings *settings = &desk->paged;
    for (int i = settings->count - 1; i >= 0; i--) {
        const PagedSetting *row = &settings->at[i];
        if (row->loads == desk->study.loads && row->page == desk->study.page &&
            row->block == block)
            return &row->options;
    }
    return NULL;
}

bool shown_may_set(const Desk *desk, const Shown *shown, const DisplayOption *option) {
    Spot spot = shown->spot;
    bool typed = option->kind == OPTION_SEED || option->kind == OPTION_PAULI ||
                 option->kind == OPTION_BARS;
    if (typed || !display_takes(shown->kind, option)) return false;
    if (spot.c == DISPLAY_SHELVED) return true;
    const Block *block = spot.c == DISPLAY_PAGED ? block_at(desk, spot.b) : NULL;
    return block && display_option_value(&block->options, option) == option->usual;
}

// Other outcomes, another prediction.
static bool set(DisplayOptions *options, const DisplayOption *option, long long value,
                int qubits) {
    static const char *const anew[] = {"wires", "bits", "predict"};
    if (!display_option_set(options, option, value, qubits)) return false;
    for (size_t i = 0; i < sizeof anew / sizeof *anew; i++)
        if (!strcmp(option->name, anew[i])) options->foreseen = 0;
    return true;
}

static void set_paged(Desk *desk, int index, const DisplayOption *option, long long value,
                      int qubits) {
    PagedSettings *settings = &desk->paged;
    const DisplayOptions *now = shown_options(desk, index);
    DisplayOptions options = now ? *now : block_at(desk, index)->options;
    if (!set(&options, option, value, qubits)) return;
    if (settings->count == MOST_PAGED_SETTINGS) settings->count = 0;
    settings->at[settings->count++] =
        (PagedSetting){desk->study.loads, desk->study.page, index, options};
}

static void set_shown(Desk *desk, const Shown *shown, const DisplayOption *option,
                      long long value) {
    Spot spot = shown->spot;
    int qubits = run_qubits(shown->model.run);
    desk->dirty = true;
    if (spot.c == DISPLAY_PAGED) {
        set_paged(desk, spot.b, option, value, qubits);
        return;
    }
    Shelf next = desk->shelving.now;
    if (set(&next.at[spot.b].options, option, value, qubits)) shelving_change(desk, &next);
}

void shown_set(Desk *desk, const Shown *shown, const DisplayOption *option,
               long long value) {
    if (shown_may_set(desk, shown, option)) set_shown(desk, shown, option, value);
}

void shown_foresee(Desk *desk, const Shown *shown, uint64_t foreseen) {
    const DisplayOption *option = display_option_find("foreseen");
    if (shown->spot.c == DISPLAY_SHELVED || shown->spot.c == DISPLAY_PAGED)
        set_shown(desk, shown, option, (long long)foreseen);
}
