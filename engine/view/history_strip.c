#include "view/history_strip.h"

#include "view/circuit_thumb.h"
#include "view/style.h"

#include <math.h>

enum { EDGE = 16, PAD = 8, GAP = 8, WIDTH = 124, HEIGHT = 66 };

static double stamp_width(const Scene *scene) {
    return WIDTH * style_scale(scene);
}

static double stamp_height(const Scene *scene) {
    return HEIGHT * style_scale(scene) + style_pitch(scene, ROLE_SMALL) + 4;
}

double history_strip_height(const Scene *scene) {
    double head = fmax(scene_look(scene)->metrics.control, style_pitch(scene, ROLE_PANEL));
    return head + stamp_height(scene) + 3 * PAD;
}

static void draw_stamp(Canvas *canvas, Rect rect, const void *with) {
    const bool *now = with;
    Stroke line = {.ink = *now ? INK_FOX : INK_LINE, .width = *now ? 3 : 1.2};
    draw_box(canvas, rect, 6, INK_SHEET, line);
}

static void add_stamp(Scene *scene, const HistoryModel *model, int revision, double x,
                      double y) {
    const Look *look = scene_look(scene);
    HistoryStamp stamp = model->stamp(model->with, scene, revision);
    double wide = stamp_width(scene), high = stamp_height(scene);
    double words = style_pitch(scene, ROLE_SMALL) + 4;
    Rect box = {x, y, wide, high - words};
    Spot spot = {.kind = SPOT_REVISION, .a = revision};
    bool now = revision == model->now;
    scene_add(scene, box, draw_stamp, &now, sizeof now);
    circuit_thumb_add(scene, rect_inset(box, 7), stamp.circuit);
    Type type = style_type(scene, ROLE_SMALL, revision > model->now ? INK_SOFT : INK_INK);
    if (now) type.face = FACE_BOLD;
    type.width = wide;
    type.align = ALIGN_CENTRE;
    scene_words(scene, stamp.words, x + wide / 2, y + high - 0.25 * words, type);
    bool touched = spot_same(look->hover, spot);
    bool ring = look->focus_shown && spot_same(look->focus, spot);
    if (touched || ring) scene_box(scene, rect_inset(box, -3), 8, INK_NONE, INK_FOX);
    const char *name = scene_say(scene, "history.revision", "%d\t%d\t%s", revision + 1,
                                 model->count, stamp.words);
    scene_spot(scene, (SpotArea){.rect = {x, y, wide, high}, .spot = spot, .name = name});
}

// The present one stands in the middle as far as there are others around it.
static int first_of(const HistoryModel *model, int shown) {
    int first = model->now - shown / 2;
    if (first > model->count - shown) first = model->count - shown;
    return first < 0 ? 0 : first;
}

static void add_head(Scene *scene, const HistoryModel *model, Rect strip) {
    const Metrics *m = &scene_look(scene)->metrics;
    double x = strip.x + EDGE, y = strip.y + PAD / 2.0, middle = y + m->control / 2;
    Button play = {.kind = BUTTON_OUTLINE,
                   .icon = model->playing ? "pause" : "play",
                   .spot = {SPOT_HISTORY_PLAY},
                   .disabled = model->count < 2,
                   .name = scene_word(scene, "history.play")};
    x += scene_button(scene, (Rect){x, y, m->control, m->control}, play).w + 14;
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    double base = middle + 0.36 * bold.size;
    x += scene_words(scene, scene_word(scene, "history.title"), x, base, bold).w + 16;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    const char *where =
        scene_say(scene, "history.where", "%d\t%d", model->now + 1, model->count);
    x += scene_words(scene, where, x, base, soft).w + 24;
    Button close = {.kind = BUTTON_PLAIN,
                    .icon = "close",
                    .spot = {SPOT_HISTORY},
                    .name = scene_word(scene, "keys.close")};
    double right = strip.x + strip.w - EDGE - m->control;
    scene_button(scene, (Rect){right, y, m->control, m->control}, close);
    soft.width = right - x - 16;
    if (soft.width > 10 * soft.size)
        scene_words(scene, scene_word(scene, "history.how"), x, base, soft);
}

void history_strip_add(Scene *scene, const HistoryModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double high = history_strip_height(scene), wide = stamp_width(scene);
    Rect strip = {0, m->height - high, m->width, high};
    scene_box(scene, strip, 0, INK_SHEET, INK_NONE);
    scene_rule(scene, 0, strip.y, m->width, strip.y);
    // What lies under it is not touched through it.
    scene_spot(scene,
               (SpotArea){.rect = strip, .spot = {SPOT_HISTORY_GROUND}, .quiet = true});
    add_head(scene, model, strip);
    int shown = (int)floor((m->width - 2 * EDGE + GAP) / (wide + GAP));
    if (shown < 1) shown = 1;
    int first = first_of(model, shown);
    double y = strip.y + high - PAD - stamp_height(scene);
    for (int i = 0; i < shown && first + i < model->count; i++)
        add_stamp(scene, model, first + i, EDGE + i * (wide + GAP), y);
}
