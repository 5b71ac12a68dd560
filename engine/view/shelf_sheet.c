#include "view/shelf_sheet.h"

#include "view/sheet.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

enum { PAD = 24, EDGE = 16, AWAY = 6, WIDE_EM = 54, GAP = 8, BUTTON_EM = 14 };

typedef struct Pen {
    Scene *scene;
    double x, y, width;
} Pen;

static double put_words(Pen *pen, const char *words, double x, double width, Ink ink) {
    ProseStyle style = style_prose(pen->scene, ROLE_LABEL, width, ink);
    style.lexicon = NULL;
    style.furigana = NULL;
    char *prose = style_escaped(words);
    double high = scene_prose(pen->scene, prose, x, pen->y, style).h;
    free(prose);
    return high;
}

static const char *about_of(Scene *scene, const DisplayKind *kind) {
    const char *about = display_about(scene, kind);
    if (kind->most_qubits >= DESK_QUBITS) return about;
    return scene_say(scene, "shelf.about_most", "%s\t%d", about, kind->most_qubits);
}

// Its button at the left, its sentence beside it, or below where the sheet is narrow.
static void put_kind(Pen *pen, const ShelfSheet *model, int index) {
    Scene *scene = pen->scene;
    const DisplayKind *kind = display_kind(index);
    double control = scene_look(scene)->metrics.control;
    double wide = BUTTON_EM * scene_look(scene)->metrics.size[ROLE_LABEL];
    bool there = shelf_holds(model->shelf, kind) > 0;
    bool beside = pen->width > 2.4 * wide;
    Button button = {.kind = there ? BUTTON_CHOSEN : BUTTON_CHOICE,
                     .icon = there ? "check" : "plus",
                     .words = display_title(scene, kind),
                     .spot = display_spot(DISPLAY_KIND, index, 0)};
    scene_button(scene, (Rect){pen->x, pen->y, wide, control}, button);
    double pitch = style_pitch(scene, ROLE_LABEL), high = control, left = pen->width;
    double x = pen->x, top = pen->y;
    if (beside) {
        x += wide + 16;
        left -= wide + 16;
        pen->y += fmax(0, (control - pitch) / 2 - 2);
    } else {
        pen->y += control + 2;
    }
    double used = put_words(pen, about_of(scene, kind), x, left,
                            kind->most_qubits < model->qubits ? INK_SOFT : INK_INK);
    if (beside && used > 1.5 * pitch) high = fmax(high, used + 4);
    pen->y = beside ? top + high + GAP : pen->y + used + GAP;
}

static double put_content(Scene *scene, const ShelfSheet *model, double x, double y,
                          double width) {
    Pen pen = {scene, x, y, width};
    double control = scene_look(scene)->metrics.control;
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    title.width = width - control;
    scene_words(scene, scene_word(scene, "shelf.title"), x,
                y + control / 2 + 0.38 * title.size, title);
    pen.y += control + GAP;
    for (int i = 0; i < display_kinds(); i++)
        put_kind(&pen, model, i);
    Button usual = {.kind = BUTTON_PLAIN,
                    .icon = "replay",
                    .words = scene_word(scene, "shelf.usual"),
                    .spot = display_spot(DISPLAY_USUAL, 0, 0)};
    scene_button(scene, (Rect){x - 12, pen.y + 4, 0, 0}, usual);
    return pen.y + 4 + control - y;
}

static Rect placed(const Metrics *m, Rect at, double width, double height) {
    height = fmin(height, m->height - m->top_bar - AWAY - EDGE);
    double right = at.h > 0 ? at.x + at.w : m->width - EDGE;
    double x = fmax(EDGE, fmin(right, m->width - EDGE) - width);
    return (Rect){round(x), round(m->top_bar + AWAY), width, height};
}

void shelf_sheet_add(Scene *scene, const ShelfSheet *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_LABEL] + 2 * PAD, m->width - 2 * EDGE);
    double inner = width - 2 * PAD, top = 0.5 * PAD;
    Scene *trial = scene_create(scene_look(scene));
    double height = put_content(trial, model, 0, 0, inner) + top + PAD;
    scene_destroy(trial);
    Rect rect = placed(m, model->at, width, height);
    sheet_add(scene, rect);
    scene_scroll(scene, (Rect){rect.x + 4, rect.y + 4, rect.w - 8, rect.h - 8},
                 SCROLL_CHOICES, model->scroll);
    put_content(scene, model, rect.x + PAD, rect.y + top, inner);
    scene_scroll_end(scene);
    sheet_cross_add(scene, rect.x + rect.w - m->control - 8, rect.y + top);
}
