#include "desk/inspector.h"

#include "base/mem.h"
#include "desk/desk_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_A_PAGE = 8, SOURCE_MOST = 4 << 20 };

static const Spot list_spot = {.kind = SPOT_INSPECTOR, .a = INSPECTOR_LIST};

// --- there or not

bool inspector_there(const Desk *desk) {
    return desk->screen == SCREEN_LESSON && desk->studying && desk->study.options.log &&
           study_lesson(&desk->study);
}

bool inspector_shown(const Desk *desk) {
    return desk->inspector.open && inspector_there(desk) && !desk->enlarged.open;
}

AuthorLog *inspector_log(Desk *desk, int pack) {
    if (!workshop_has(desk, pack)) return NULL;
    if (!desk->inspector.log) desk->inspector.log = log_create();
    return desk->inspector.log;
}

static void forget_source(Inspector *inspector) {
    free(inspector->source);
    free(inspector->lines);
    inspector->source = NULL;
    inspector->lines = NULL;
    inspector->line_count = 0;
}

void inspector_end(Desk *desk) {
    forget_source(&desk->inspector);
    log_destroy(desk->inspector.log);
    desk->inspector = (Inspector){.open = false};
}

// The file's text, cut into lines: what a handle is called stands there alone.
static void read_source(Desk *desk) {
    Inspector *inspector = &desk->inspector;
    if (inspector->source && inspector->loads == desk->study.loads) return;
    const Pack *pack = desk->study.options.pack;
    forget_source(inspector);
    inspector->loads = desk->study.loads;
    inspector->source =
        pack_files_read(pack->files, pack->lessons[desk->study.options.lesson].file,
                        SOURCE_MOST, NULL, NULL);
    for (char *at = inspector->source; at;) {
        inspector->lines = mem_one_more(inspector->lines, (size_t)inspector->line_count,
                                        sizeof *inspector->lines);
        inspector->lines[inspector->line_count++] = at;
        at = strchr(at, '\n');
        if (at) *at++ = 0;
    }
}

// --- open and shut

static void choose(Desk *desk, int row) {
    Inspector *inspector = &desk->inspector;
    int last = inspector_rows(desk, inspector->part) - 1;
    row = row > last ? last : row;
    inspector->chosen[inspector->part] = row < 0 ? 0 : row;
    inspector->detail_scroll = 0;
    desk->dirty = true;
}

// Scrolls the row into sight.
static void reveal(Desk *desk, int row) {
    Inspector *inspector = &desk->inspector;
    double *scroll = &inspector->scroll[inspector->part];
    double top = row * inspector->row, room = inspector->list.h - inspector->row;
    if (inspector->row <= 0) return;
    if (top < *scroll) *scroll = top;
    if (top > *scroll + room) *scroll = fmax(0, top - room);
    desk->dirty = true;
}

// … and what it stands for, on the page.
static void reveal_block(Desk *desk, int row) {
    int which;
    double offset;
    if (desk->inspector.part != INSPECT_PAGE) return;
    if (!scene_block_reveal(desk_scene(desk), inspector_block(row), &which, &offset))
        return;
    *desk_scroll_of(desk, which) = offset;
    desk->dirty = true;
}

static void show_part(Desk *desk, InspectorPart part) {
    Inspector *inspector = &desk->inspector;
    inspector->part = part;
    choose(desk, inspector->chosen[part]);
}

static void open_panel(Desk *desk) {
    hand_cancel(&desk->hand);
    desk->inspector.open = true;
    desk->inspector.over = -1;
    show_part(desk, desk->inspector.part);
    desk_focus(desk, list_spot);
    desk->focus_shown = true;
    desk_hush(desk);
}

static void close_panel(Desk *desk) {
    desk->inspector.open = false;
    forget_source(&desk->inspector);
    if (desk->focus.kind == SPOT_INSPECTOR) desk_focus(desk, (Spot){0});
    desk->hover = (Spot){0};
    desk->dirty = true;
}

void inspector_toggle(Desk *desk, int by) {
    (void)by;
    if (!inspector_there(desk)) return;
    if (desk->inspector.open)
        close_panel(desk);
    else
        open_panel(desk);
}

// --- what is pressed

static void edit(Desk *desk) {
    Inspector *inspector = &desk->inspector;
    InspectorPlace place;
    if (!inspector_place(desk, inspector->part, inspector->chosen[inspector->part], &place))
        desk_say(desk, "inspector.no_place", " ");
    else
        workshop_edit_at(desk, place.file, place.line);
}

static void copy(Desk *desk) {
    free(desk->clipboard);
    desk->clipboard = inspector_log_text(desk);
    desk_say(desk, "inspector.copied", "%d", log_rows(desk->inspector.log));
}

static void clear(Desk *desk) {
    log_clear(desk->inspector.log);
    desk->inspector.scroll[INSPECT_LOG] = 0;
    choose(desk, 0);
}

static void press_row(Desk *desk, int row) {
    choose(desk, row);
    desk_focus(desk, list_spot);
    reveal_block(desk, row);
}

bool inspector_open_at(Desk *desk, Spot spot) {
    bool row = spot.kind == SPOT_INSPECTOR && spot.a == INSPECTOR_ROW;
    if (!row || !inspector_shown(desk)) return false;
    press_row(desk, spot.b);
    edit(desk);
    return true;
}

void inspector_act(Desk *desk, Spot spot) {
    if (!inspector_there(desk)) return;
    if (spot.a == INSPECTOR_OPEN || spot.a == INSPECTOR_CLOSE)
        inspector_toggle(desk, 0);
    else if (spot.a == INSPECTOR_PART)
        show_part(desk, (InspectorPart)spot.b);
    else if (spot.a == INSPECTOR_ROW)
        press_row(desk, spot.b);
    else if (spot.a == INSPECTOR_LIST || spot.a == INSPECTOR_EDIT)
        edit(desk);
    else if (spot.a == INSPECTOR_COPY)
        copy(desk);
    else if (spot.a == INSPECTOR_CLEAR)
        clear(desk);
}

static void turn_part(Desk *desk, int by) {
    int part = ((int)desk->inspector.part + by + INSPECT_PARTS) % INSPECT_PARTS;
    show_part(desk, (InspectorPart)part);
    if (desk->focus.a == INSPECTOR_PART)
        desk_focus(desk, (Spot){.kind = SPOT_INSPECTOR, .a = INSPECTOR_PART, .b = part});
    desk->focus_shown = true;
}

bool inspector_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, by;
    } steps[] = {{KEY_UP, -1},        {KEY_DOWN, 1},     {KEY_PAGE_UP, -ROWS_A_PAGE},
                 {KEY_HOME, -100000}, {KEY_END, 100000}, {KEY_PAGE_DOWN, ROWS_A_PAGE}};
    bool here = inspector_shown(desk) && desk->focus.kind == SPOT_INSPECTOR;
    if (!here || gesture->mods) return false;
    if (gesture->key == KEY_LEFT || gesture->key == KEY_RIGHT)
        return turn_part(desk, gesture->key == KEY_LEFT ? -1 : 1), true;
    if (gesture->key == 'e') return edit(desk), true;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i].key != gesture->key) continue;
        InspectorPart part = desk->inspector.part;
        choose(desk, desk->inspector.chosen[part] + steps[i].by);
        reveal(desk, desk->inspector.chosen[part]);
        reveal_block(desk, desk->inspector.chosen[part]);
        desk->focus_shown = true;
        return true;
    }
    return false;
}

bool inspector_escape(Desk *desk) {
    bool mine = desk->focus.kind == SPOT_INSPECTOR || !desk->focus.kind;
    if (!inspector_shown(desk) || desk_covered(desk) || !mine) return false;
    close_panel(desk);
    return true;
}

// --- the pointer, the clock

// Of blocks that lie within each other, the smallest.
static int block_under(const Desk *desk, const Scene *scene) {
    int found = -1;
    double least = INFINITY;
    for (int i = 0; i < MAX_BLOCKS; i++) {
        Rect seen;
        if (!scene_block_at(scene, i, &seen) || !rect_has(seen, desk->x, desk->y)) continue;
        if (seen.w * seen.h >= least) continue;
        least = seen.w * seen.h;
        found = i;
    }
    return found;
}

void inspector_pointer(Desk *desk) {
    Inspector *inspector = &desk->inspector;
    if (!inspector_shown(desk) || !desk->scene) return;
    int over = block_under(desk, desk->scene);
    if (over == inspector->over) return;
    inspector->over = over;
    desk->dirty = true;
    if (over >= 0 && inspector->part == INSPECT_PAGE) reveal(desk, over + 1);
}

void inspector_poll(Desk *desk) {
    Inspector *inspector = &desk->inspector;
    if (!inspector_shown(desk)) return;
    unsigned long stamp = log_stamp(inspector->log);
    if (stamp != inspector->seen) desk->dirty = true;
    inspector->seen = stamp;
}

double *inspector_scroll(Desk *desk, int which) {
    Inspector *inspector = &desk->inspector;
    if (which == SCROLL_INSPECTOR) return &inspector->scroll[inspector->part];
    return which == SCROLL_INSPECTED ? &inspector->detail_scroll : NULL;
}

// --- drawing

void inspector_look(const Desk *desk, Look *look) {
    if (!inspector_shown(desk)) return;
    Rect page = inspector_split(&look->metrics).page;
    look->metrics = metrics_within(&look->metrics, page.w, page.h, desk->theme, desk->text);
}

static InspectorRow row_of(void *of, Scene *scene, int index) {
    const Desk *desk = of;
    InspectorPart part = desk->inspector.part;
    InspectorRow row = inspector_row(desk, scene, part, index);
    int block = part == INSPECT_PAGE ? inspector_block(index) : -1;
    row.lit = block >= 0 && block == desk->inspector.over;
    return row;
}

// What the pointer is over in the list; else, by keyboard, what is chosen there.
static int block_meant(const Desk *desk) {
    const Inspector *inspector = &desk->inspector;
    if (inspector->part != INSPECT_PAGE) return -1;
    Spot over = desk->hover;
    if (over.kind == SPOT_INSPECTOR && over.a == INSPECTOR_ROW)
        return inspector_block(over.b);
    if (inspector->over >= 0) return inspector->over;
    bool keyed = desk->focus.kind == SPOT_INSPECTOR;
    return keyed ? inspector_block(inspector->chosen[INSPECT_PAGE]) : -1;
}

static const char *summary_of(const Desk *desk, Scene *scene, double *share) {
    const Watching *watching = visit_watching(desk->study.visit);
    const Lesson *lesson = study_lesson(&desk->study);
    const Page *page = &lesson->pages[desk->study.page];
    *share = -1;
    switch (desk->inspector.part) {
    case INSPECT_PAGE:
        return scene_say(scene, "inspector.sum_page", "%d\t%d\t%d\t%d",
                         desk->study.page + 1, page->block_count,
                         desk->study.steps[desk->study.page], page->steps);
    case INSPECT_TIMES:
        *share = watching->most_kb ? (double)watching->kb / (double)watching->most_kb : -1;
        return scene_say(scene, "inspector.sum_memory", "%.1f\t%zu",
                         (double)watching->kb / 1024, watching->most_kb >> 10);
    case INSPECT_LOG:
        return scene_say(scene, "inspector.sum_log", "%d\t%d",
                         log_rows(desk->inspector.log), LOG_ROWS);
    default:
        return scene_say(scene, "inspector.sum_values", "%d",
                         inspector_rows(desk, INSPECT_VALUES));
    }
}

static const char *const empties[INSPECT_PARTS] = {
    "inspector.no_blocks", "inspector.no_values", "inspector.no_times", "inspector.no_log"};

void inspector_build(Desk *desk, Scene *scene) {
    Inspector *inspector = &desk->inspector;
    if (!inspector_shown(desk)) return;
    read_source(desk);
    Rect block;
    int meant = block_meant(desk);
    if (meant >= 0 && scene_block_at(scene, meant, &block))
        inspector_outline_add(scene, block);
    scene_measure(scene, &desk->metrics);
    InspectorPart part = inspector->part;
    int rows = inspector_rows(desk, part), chosen = inspector->chosen[part];
    if (chosen >= rows) chosen = rows ? rows - 1 : 0;
    InspectorPlace place;
    InspectorModel model = {.part = part,
                            .rows = rows,
                            .chosen = chosen,
                            .row = row_of,
                            .of = desk,
                            .empty = scene_word(scene, empties[part]),
                            .log = part == INSPECT_LOG && rows,
                            .scroll = inspector->scroll[part],
                            .detail_scroll = inspector->detail_scroll};
    model.summary = summary_of(desk, scene, &model.share);
    if (rows) model.detail = scene_take(scene, inspector_detail(desk, part, chosen));
    if (part == INSPECT_PAGE && model.detail)
        model.detail = scene_in_words(scene, model.detail);
    if (rows && inspector_place(desk, part, chosen, &place))
        model.edit = scene_word(scene, "error.edit");
    inspector_view_add(scene, &model, inspector_split(&desk->metrics).panel,
                       &inspector->list, &inspector->row);
}
