#include "view/shelf_view.h"

#include "view/picture.h"
#include "view/shots_note.h"
#include "view/style.h"
#include "view/throw_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Px of the look book: a head as it is drawn (it is touched higher), the most that a
// display takes, and the least width of one of several beside each other.
enum {
    HEAD = 36,
    ICON = 16,
    MOST_BESIDE = 420,
    MOST_BELOW = 300,
    LEAST_WIDE = 340,
    LEAST_BELOW = 220,
    LEAST_THROWN = 262,
    LEAST_BARS = 214
};
enum { BETWEEN = 24, AFTER = 12, BUTTONS = 130 };

Spot display_spot(DisplayAct act, int index, int place) {
    return (Spot){.kind = SPOT_DISPLAY, .a = (int)act, .b = index, .c = place};
}

const char *display_title(const Scene *scene, const DisplayKind *kind) {
    char key[64];
    snprintf(key, sizeof key, "display.%s", kind->name);
    return scene_word(scene, key);
}

const char *display_about(const Scene *scene, const DisplayKind *kind) {
    char key[64];
    snprintf(key, sizeof key, "display.%s.about", kind->name);
    return scene_word(scene, key);
}

const char *display_too_large(Scene *scene, const DisplayKind *kind, const Run *run) {
    int qubits = run_qubits(run), most = kind->most_qubits;
    if (qubits <= most) return NULL;
    return scene_say(scene, "shelf.too_large", "%d\t%d", most, qubits);
}

// --- what is shown

// Correlations do where arrows are shorter than their balls.
bool shelf_view_says(const DisplayModel *display) {
    int qubits = run_qubits(display->run), shortened = 0;
    for (int q = 0; q < qubits; q++)
        shortened += bloch_length(run_bloch(display->run, display->after, q)) < 0.98;
    return qubits > 1 && shortened > 1;
}

bool shelf_view_open(const ShelfModel *model, int index) {
    const Shelved *shelved = &model->shelf->at[index];
    if (shelved->fold != SHELF_FITTING) return shelved->fold == SHELF_OPEN;
    return model->says;
}

DisplayModel shelf_view_display(const ShelfModel *model, int index) {
    const Shelved *shelved = &model->shelf->at[index];
    DisplayModel display = model->display;
    display.options = shelf_options(shelved, run_qubits(display.run));
    if (model->seed) display.options.seed = model->seed;
    display.headed = true;
    display.own = display_spot(DISPLAY_GROUND, index, DISPLAY_SHELVED);
    Fall fall = display.fall;
    const Tally *tally = display.tally;
    display.tally = NULL;
    display.fall = (Fall){0};
    display_take_shots(&display, tally, fall, display.options.falls);
    return display;
}

static const DisplayView *view_at(const ShelfModel *model, int index) {
    return display_view_find(model->shelf->at[index].kind->name);
}

static bool compares(const ShelfModel *model, int index) {
    return model->display.pinned.run && !strcmp(model->shelf->at[index].kind->name, "ket");
}

static double most_height(const Scene *scene, bool below) {
    return (below ? MOST_BELOW : MOST_BESIDE) * picture_unit(scene);
}

// Below the circuit it is kept within the window where that leaves it enough.
static double body_height(Scene *scene, const ShelfModel *model, int index, double y,
                          double width) {
    const Shelved *shelved = &model->shelf->at[index];
    const char *no = display_too_large(scene, shelved->kind, model->display.run);
    if (no) return picture_sentence_height(scene, no, width);
    DisplayModel display = shelf_view_display(model, index);
    double height = view_at(model, index)->height(scene, &display, width);
    if (compares(model, index)) {
        display.after = display.pinned.after;
        display.run = display.pinned.run;
        height += view_at(model, index)->height(scene, &display, width) + 8;
    }
    double unit = picture_unit(scene);
    double most = most_height(scene, shelved->below), least = LEAST_BELOW * unit;
    display = shelf_view_display(model, index);
    if (display.fall.thrown) { // buttons take no room of the bars
        most += BUTTONS * unit;
        least = fmax(LEAST_THROWN * unit,
                     throw_view_height(scene, &display, width) + LEAST_BARS * unit);
    }
    if (display.options.predict) most += BUTTONS * unit, least += BUTTONS * unit;
    double left = scene_look(scene)->metrics.height - y - AFTER;
    if (shelved->below) most = fmin(most, fmax(left, least));
    return ceil(fmin(height, most));
}

// The state of the moment that is compared, then the present one's.
static void add_both(Scene *scene, const ShelfModel *model, int index, Rect rect) {
    DisplayModel here = shelf_view_display(model, index), other = here;
    other.run = here.pinned.run;
    other.after = here.pinned.after;
    other.sight = here.pinned;
    other.label = scene_say(scene, "time.state", "A");
    here.label = scene_say(scene, "time.state", "B");
    const char *name = model->shelf->at[index].kind->name;
    double high = display_view_find(name)->height(scene, &other, rect.w);
    high = fmin(high, (rect.h - 8) / 2);
    display_add(scene, (Rect){rect.x, rect.y, rect.w, high}, name, &other);
    display_add(scene, (Rect){rect.x, rect.y + high + 8, rect.w, rect.h - high - 8}, name,
                &here);
}

// The ground has the keyboard as a whole; what is touched in it lies above.
static void add_body(Scene *scene, const ShelfModel *model, int index, Rect rect) {
    const DisplayKind *kind = model->shelf->at[index].kind;
    Spot ground = display_spot(DISPLAY_GROUND, index, DISPLAY_SHELVED);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = ground,
                                 .name = scene_say(scene, "display.ground", "%s",
                                                   display_title(scene, kind))});
    DisplayModel display = shelf_view_display(model, index);
    const char *no = display_too_large(scene, kind, display.run);
    if (no)
        picture_sentence_add(scene, no, rect);
    else if (compares(model, index))
        add_both(scene, model, index, rect);
    else
        display_add(scene, rect, kind->name, &display);
    picture_focus_add(scene, rect, 8, ground);
}

// --- its head

typedef struct Pen {
    Scene *scene;
    double x, y, right, high; // from x to right are free
    double unit, baseline;
} Pen;

static const struct {
    DisplayAct act;
    const char *icon, *word;
    bool open; // of an open display alone
} tools[] = {
    {DISPLAY_REMOVE, "close", "shelf.remove", false},
    {DISPLAY_COPY, "copy", "shelf.copy", true},
    {DISPLAY_ENLARGE, "larger", "shelf.enlarge", true},
    {DISPLAY_CARD, "gear", "shelf.card", true},
};

static void add_tool(Pen *pen, Spot spot, const char *icon, const char *name) {
    double wide = scene_look(pen->scene)->metrics.control, size = ICON * pen->unit;
    Rect rect = {pen->right - wide, pen->y, wide, pen->high};
    bool hover = spot_same(scene_look(pen->scene)->hover, spot);
    if (hover) scene_box(pen->scene, rect, 8, INK_TINT_ACCENT, INK_NONE);
    scene_icon(pen->scene, icon, rect.x + (wide - size) / 2,
               rect.y + (pen->high - size) / 2, size, hover ? INK_INK : INK_SOFT);
    scene_spot(pen->scene,
               (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    picture_focus_add(pen->scene, rect_inset(rect, 5 * pen->unit), 6, spot);
    pen->right -= wide;
}

// Where the title needs the room, what the card has too goes first.
static void add_tools(Pen *pen, const ShelfModel *model, int index, bool open) {
    const char *title = display_title(pen->scene, model->shelf->at[index].kind);
    Type bold = style_bold(pen->scene, ROLE_PANEL, INK_INK);
    double wide = scene_look(pen->scene)->metrics.control;
    double words = style_width(pen->scene, title, bold) + 24 * pen->unit;
    int most = (int)floor((pen->right - pen->x - words) / wide);
    bool copies = most >= 4, enlarges = most >= 3;
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
        if ((open || !tools[i].open) && (copies || tools[i].act != DISPLAY_COPY) &&
            (enlarges || tools[i].act != DISPLAY_ENLARGE))
            add_tool(pen, display_spot(tools[i].act, index, DISPLAY_SHELVED), tools[i].icon,
                     scene_say(pen->scene, tools[i].word, "%s", title));
}

static void add_title(Pen *pen, const ShelfModel *model, int index, bool open) {
    Scene *scene = pen->scene;
    const Shelved *shelved = &model->shelf->at[index];
    const char *title = display_title(scene, shelved->kind);
    Type bold = style_bold(scene, ROLE_PANEL, open ? INK_INK : INK_SOFT);
    double size = 14 * pen->unit, left = pen->x;
    scene_icon(scene, open ? "down" : "next", pen->x - 2 * pen->unit,
               pen->y + (pen->high - size) / 2, size, INK_SOFT);
    pen->x += size + 4 * pen->unit;
    bold.width = fmax(0, pen->right - pen->x);
    pen->x += scene_words(scene, title, pen->x, pen->baseline, bold).w + 14 * pen->unit;
    Rect rect = {left - 6 * pen->unit, pen->y, pen->x - left, pen->high};
    Spot spot = display_spot(DISPLAY_HEAD, index, DISPLAY_SHELVED);
    const char *word = open ? "shelf.fold" : "shelf.open";
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_say(scene, word, "%s", title)});
    picture_focus_add(scene, rect, 6, spot);
}

static double head_height(const Scene *scene) {
    return HEAD * picture_unit(scene);
}

static void add_head(Scene *scene, const ShelfModel *model, int index, double x, double y,
                     double width) {
    bool open = shelf_view_open(model, index);
    double unit = picture_unit(scene), control = scene_look(scene)->metrics.control;
    Pen pen = {scene, x, y, x + width + 14 * unit, head_height(scene), unit, 0};
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    pen.baseline = y + pen.high / 2 + 0.36 * bold.size;
    pen.right = fmin(pen.right, x + width + (control - ICON * unit) / 2);
    add_tools(&pen, model, index, open);
    add_title(&pen, model, index, open);
    DisplayModel display = shelf_view_display(model, index);
    if (open && shots_are_noted(model->shelf->at[index].kind, &display))
        shots_note_add(scene, (Rect){pen.x, y, pen.right - pen.x, pen.high},
                       &display.options, -1, true);
}

// --- all of them

static void add_mark(Scene *scene, const ShelfModel *model, int index, double x, double y,
                     double width, bool below) {
    bool here = model->held >= 0 && model->before == index && model->below == below;
    if (!here) return;
    double thick = 3 * scene_look(scene)->metrics.stroke;
    scene_box(scene, (Rect){x, y - thick / 2, width, thick}, 1, INK_FOX, INK_NONE);
}

static double add_one(Scene *scene, const ShelfModel *model, int index, double x, double y,
                      double width) {
    double head = head_height(scene);
    add_head(scene, model, index, x, y, width);
    if (!shelf_view_open(model, index)) return head;
    double high = body_height(scene, model, index, y + head, width);
    add_body(scene, model, index, (Rect){x, y + head, width, high});
    return head + high + AFTER;
}

static int list(const ShelfModel *model, bool below, int places[MOST_SHELVED]) {
    int count = 0;
    for (int i = 0; i < model->shelf->count; i++)
        if (model->shelf->at[i].below == below) places[count++] = i;
    return count;
}

// How many stand beside each other below the circuit.
static int across(const Scene *scene, int count, double width) {
    double least = LEAST_WIDE * picture_unit(scene);
    int most = (int)((width + BETWEEN) / (least + BETWEEN));
    return most < 1 ? 1 : most > count ? count : most;
}

double shelf_view_add(Scene *scene, const ShelfModel *model, bool below, double x, double y,
                      double width) {
    int places[MOST_SHELVED], count = list(model, below, places);
    double top = y, high = 0;
    int columns = below && count ? across(scene, count, width) : 1;
    double wide = (width - (columns - 1) * BETWEEN) / columns;
    for (int i = 0; i < count; i++) {
        double at = x + i % columns * (wide + BETWEEN);
        if (i % columns == 0 && i) {
            y += high + 4;
            high = 0;
            scene_rule(scene, x, y, x + width, y);
            y += 4;
        }
        add_mark(scene, model, places[i], at, y - 4, wide, below);
        high = fmax(high, add_one(scene, model, places[i], at, y, wide));
    }
    y += high;
    add_mark(scene, model, model->shelf->count, x, y, wide, below);
    return y - top;
}

typedef struct HeldPart {
    const char *title;
    Type type;
} HeldPart;

static void draw_held(Canvas *canvas, Rect rect, const void *with) {
    const HeldPart *held = with;
    Rect box = rect_inset(rect, 8);
    draw_shadow(canvas, box, 8);
    draw_box(canvas, box, 8, INK_SHEET, (Stroke){.ink = INK_INK, .width = 1.5});
    draw_words(canvas, held->title, box.x + 16, box.y + box.h / 2 + 0.36 * held->type.size,
               held->type);
}

void shelf_view_hand(Scene *scene, const ShelfModel *model) {
    if (model->held < 0 || model->held >= model->shelf->count) return;
    HeldPart held = {display_title(scene, model->shelf->at[model->held].kind),
                     style_bold(scene, ROLE_PANEL, INK_INK)};
    double wide = style_width(scene, held.title, held.type) + 48;
    double high = head_height(scene) + 16;
    scene_add(scene, (Rect){model->hand_x - 30, model->hand_y - high / 2, wide, high},
              draw_held, &held, sizeof held);
}
