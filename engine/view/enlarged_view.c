#include "view/enlarged_view.h"

#include "view/picture.h"
#include "view/shots_note.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

enum { AIR = 24, GAP = 8 };

static void add_ground(Scene *scene, double bar) {
    const Metrics *m = &scene_look(scene)->metrics;
    Rect window = {0, 0, m->width, m->height};
    scene_spot(scene, (SpotArea){.rect = window,
                                 .spot = {SPOT_CLOSE},
                                 .quiet = true,
                                 .name = scene_word(scene, "keys.close")});
    scene_spot(scene, (SpotArea){.rect = window, .quiet = true});
    scene_box(scene, window, 0, INK_PAPER, INK_NONE);
    scene_box(scene, (Rect){0, 0, m->width, bar}, 0, INK_SHEET, INK_NONE);
    scene_rule(scene, 0, bar, m->width, bar);
}

// "3 / 8", at half of a column "3.5 / 8".
static const char *moment_of(Scene *scene, const EnlargedModel *model) {
    char now[24];
    snprintf(now, sizeof now, "%.3g", model->time);
    return scene_say(scene, "enlarged.moment", "%s\t%d", now, model->columns);
}

typedef struct Pen {
    Scene *scene;
    double left, right, y, high; // free in the bar
} Pen;

static void add_button(Pen *pen, const char *icon, const char *word, Spot spot,
                       bool disabled, bool worded) {
    Scene *scene = pen->scene;
    Button button = {.kind = BUTTON_BAR,
                     .icon = icon,
                     .words = worded ? scene_word(scene, word) : NULL,
                     .spot = spot,
                     .disabled = disabled,
                     .name = scene_word(scene, word)};
    double wide = scene_button_width(scene, button);
    if (pen->right - wide < pen->left) return;
    pen->right -= wide;
    scene_button(scene, (Rect){pen->right, pen->y, wide, pen->high}, button);
}

// From the right: the way back, copying, settings; then the moments.
static void add_buttons(Pen *pen, const EnlargedModel *model) {
    Spot s = model->subject;
    int source = model->display.source;
    double size = scene_look(pen->scene)->metrics.size[ROLE_LABEL];
    bool words = pen->right - pen->left > 60 * size;
    add_button(pen, "close", "enlarged.back", (Spot){.kind = SPOT_CLOSE}, false, words);
    add_button(pen, "copy", "display.copy", display_spot(DISPLAY_COPY, s.b, s.c), false,
               words);
    if (model->sets)
        add_button(pen, "gear", "display.settings", display_spot(DISPLAY_CARD, s.b, s.c),
                   false, words);
    if (!model->moves || !model->columns) return;
    pen->right -= 2 * GAP;
    add_button(pen, "next", "enlarged.next", display_spot(DISPLAY_MOMENT, 1, 0),
               !model->can_next, false);
    Spot play = {SPOT_PLAY, PLAY_GO, 0, source, NULL};
    add_button(pen, model->playing ? "pause" : "play", "enlarged.play", play, false, false);
    add_button(pen, "back", "enlarged.before", display_spot(DISPLAY_MOMENT, -1, 0),
               !model->can_back, false);
    Type type = style_type(pen->scene, ROLE_LABEL, INK_SOFT);
    type.align = ALIGN_RIGHT;
    const char *moment = moment_of(pen->scene, model);
    if (pen->right - style_width(pen->scene, moment, type) - GAP < pen->left) return;
    scene_words(pen->scene, moment, pen->right - GAP,
                pen->y + pen->high / 2 + 0.36 * type.size, type);
}

static void add_bar(Scene *scene, const EnlargedModel *model, double bar) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    title.size = fmin(title.size, 0.4 * bar); // the bar does not grow
    const char *words = display_title(scene, model->kind);
    double x = m->margin, y = (bar - m->control) / 2;
    title.width = m->width / 2;
    x += scene_words(scene, words, x, bar / 2 + 0.36 * title.size, title).w;
    Type note = style_type(scene, ROLE_PANEL, INK_SOFT);
    note.size = fmin(note.size, 0.32 * bar);
    note.width = m->width / 4;
    if (model->note)
        x += 2 * GAP +
             scene_words(scene, model->note, x + 2 * GAP, bar / 2 + 0.36 * note.size, note)
                 .w;
    Pen pen = {scene, x + 2 * GAP, m->width - m->margin * 0.6, y, m->control};
    add_buttons(&pen, model);
    const DisplayOptions *options = &model->display.options;
    Rect room = {pen.left + GAP, y, pen.right - pen.left - 12 * GAP, m->control};
    if (shots_are_noted(model->kind, &model->display))
        shots_note_add(scene, room, options, model->display.source, false);
}

// What is left for the display between bar and status.
static Rect room_of(const Look *look) {
    const Metrics *m = &look->metrics;
    double foot = m->pitch[ROLE_PANEL] + AIR;
    return (Rect){m->margin, m->top_bar + AIR, m->width - 2 * m->margin,
                  m->height - m->top_bar - AIR - foot - 8};
}

Look enlarged_view_look(const Look *look, double scale) {
    Look large = *look;
    Metrics *m = &large.metrics;
    for (int i = 0; i < ROLE_COUNT; i++) {
        m->size[i] = look->metrics.size[i] * scale;
        m->pitch[i] = round(look->metrics.pitch[i] * scale);
    }
    m->formula *= scale;
    m->display_formula *= scale;
    m->top_bar = round(m->top_bar * (1 + 0.4 * (scale - 1)));
    m->control = round(m->control * (1 + 0.3 * (scale - 1)));
    return large;
}

static DisplayModel display_of(const EnlargedModel *model) {
    DisplayModel display = model->display;
    display.form = DISPLAY_LARGE;
    display.headed = true;
    return display;
}

static bool stands(const Look *look, const EnlargedModel *model, double scale) {
    Look large = enlarged_view_look(look, scale);
    Rect room = room_of(&large);
    DisplayModel display = display_of(model);
    Scene *trial = scene_create(&large);
    double high = display_view_find(model->kind->name)->height(trial, &display, room.w);
    scene_destroy(trial);
    return high <= room.h;
}

double enlarged_view_scale(const Look *look, const EnlargedModel *model, double most) {
    static const double scales[] = {ENLARGED_MOST, 1.75, 1.5, 1.35, 1.2, 1};
    for (size_t i = 0; i + 1 < sizeof scales / sizeof *scales; i++)
        if (scales[i] <= most && stands(look, model, scales[i])) return scales[i];
    return 1;
}

static void add_status(Scene *scene, const EnlargedModel *model, double y, double width) {
    Role role = model->status ? ROLE_PANEL : ROLE_LABEL;
    Type type = style_type(scene, role, model->refused ? INK_WRONG : INK_INK);
    const char *how = model->moves ? "enlarged.how" : "enlarged.how.still";
    const char *words = model->status ? model->status : scene_word(scene, how);
    if (!model->status) type.ink = INK_SOFT;
    type.width = width;
    scene_words(scene, words, scene_look(scene)->metrics.margin, y + type.size, type);
}

// As high as it wants, in the middle of what is left; one that wants less is not stretched.
static Rect placed(const Rect *room, double wanted) {
    double high =
        wanted < 0.45 * room->h ? wanted : fmin(fmax(wanted, 0.86 * room->h), room->h);
    return (Rect){room->x, room->y + (room->h - high) / 2, room->w, high};
}

void enlarged_view_add(Scene *scene, const EnlargedModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    Rect room = room_of(scene_look(scene));
    add_ground(scene, m->top_bar);
    DisplayModel display = display_of(model);
    const DisplayView *view = display_view_find(model->kind->name);
    Rect rect = placed(&room, view->height(scene, &display, room.w));
    scene_spot(scene, (SpotArea){.rect = room,
                                 .spot = model->subject,
                                 .name = scene_say(scene, "display.ground", "%s",
                                                   display_title(scene, model->kind))});
    const char *no = display_too_large(scene, model->kind, display.run);
    if (no)
        picture_sentence_add(scene, no, rect);
    else
        display_add(scene, rect, model->kind->name, &display);
    add_bar(scene, model, m->top_bar);
    add_status(scene, model, m->height - style_pitch(scene, ROLE_PANEL) - AIR, room.w);
}
