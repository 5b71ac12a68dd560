#include "view/screen_error.h"

#include "view/answer_view.h"
#include "view/bars.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PAD = 33 };

static double code_pitch(const Scene *scene) {
    return style_pitch(scene, ROLE_PANEL) + 6;
}

static void add_line(Scene *scene, const ErrorModel *model, int index, Rect box, double y) {
    int number = model->first_line + index;
    bool here = number == model->error->line;
    double pitch = code_pitch(scene);
    if (here) {
        Rect row = {box.x + 1, y, box.w - 2, pitch};
        scene_box(scene, row, 0, INK_TINT_WRONG, INK_NONE);
        scene_box(scene, (Rect){box.x, y, 4, pitch}, 0, INK_WRONG, INK_NONE);
    }
    Type type = style_type(scene, ROLE_PANEL, here ? INK_INK : INK_SOFT);
    type.face = here ? FACE_CODE_BOLD : FACE_CODE;
    Type count = type;
    count.align = ALIGN_RIGHT;
    count.ink = here ? INK_WRONG : INK_SOFT;
    type.ink = INK_INK;
    type.width = box.w - 80;
    char words[16];
    snprintf(words, sizeof words, "%d", number);
    double baseline = y + pitch / 2 + type.size * 0.36;
    scene_words(scene, words, box.x + 44, baseline, count);
    scene_words(scene, model->lines[index], box.x + 60, baseline, type);
}

// Five lines of the file with the one at fault marked; nothing where the error has no
// place.
static double add_lines(Scene *scene, const ErrorModel *model, double x, double y,
                        double width) {
    int count = 0;
    while (count < ERROR_LINES && model->lines[count])
        count++;
    if (!count) return 0;
    Rect box = {x, y, width, count * code_pitch(scene) + 20};
    scene_box(scene, box, 8, INK_PAPER, INK_LINE);
    for (int i = 0; i < count; i++)
        add_line(scene, model, i, box, y + 10 + i * code_pitch(scene));
    return box.h + 20;
}

static double add_place(Scene *scene, const ErrorModel *model, double x, double y,
                        double width) {
    const Error *error = model->error;
    if (!error->file[0]) return 0;
    char place[320];
    if (error->line)
        snprintf(place, sizeof place, "%s:%d", error->file, error->line);
    else
        snprintf(place, sizeof place, "%s", error->file);
    Type code = style_type(scene, ROLE_PANEL, INK_INK),
         soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    code.face = FACE_CODE_BOLD;
    code.width = width;
    double used = scene_words(scene, scene_keep(scene, place), x, y + code.size, code).w;
    soft.width = width - used - 14;
    if (soft.width > 60)
        scene_words(scene, scene_keep(scene, error->key), x + used + 14, y + code.size,
                    soft);
    return style_pitch(scene, ROLE_PANEL) + 6;
}

static double add_head(Scene *scene, const ErrorModel *model, double x, double y,
                       double width) {
    (void)model;
    scene_icon(scene, "warning", x, y, 40, INK_WARN);
    Type title = style_bold(scene, ROLE_TITLE, INK_INK),
         soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    title.width = soft.width = width - 56;
    scene_words(scene, scene_word(scene, "error.title"), x + 56, y + title.size, title);
    scene_words(scene, scene_word(scene, "error.calm"), x + 56,
                y + title.size + style_pitch(scene, ROLE_PANEL), soft);
    return title.size + 2 * style_pitch(scene, ROLE_PANEL) + 12;
}

static void add_buttons(Scene *scene, const ErrorModel *model, double x, double y,
                        double right) {
    Button reload = {
        .kind = BUTTON_FILLED,
        .icon = "replay",
        .words = scene_word(scene, model->reloading ? "desk.reloading" : "error.reload"),
        .spot = {.kind = SPOT_RELOAD}};
    Button copy = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "error.copy"),
                   .spot = {.kind = SPOT_COPY_PLACE}};
    Button library = {.kind = BUTTON_OUTLINE,
                      .words = scene_word(scene, "page.to_library"),
                      .spot = {.kind = SPOT_LIBRARY}};
    x += scene_button(scene, (Rect){x, y, 0, 44}, reload).w + 12;
    if (model->error->file[0] && x + scene_button_width(scene, copy) < right)
        x += scene_button(scene, (Rect){x, y, 0, 44}, copy).w + 12;
    if (x + scene_button_width(scene, library) < right)
        scene_button(scene, (Rect){x, y, 0, 44}, library);
}

void screen_error(Scene *scene, const ErrorModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(m->width - 2 * m->margin, 960 * m->size[ROLE_PROSE] / 18);
    Rect card = {(m->width - width) / 2, m->top_bar + 32, width, 0};
    int box = scene_parts(scene);
    scene_box(scene, card, 12, INK_SHEET, INK_LINE);
    double x = card.x + PAD, inner = card.w - 2 * PAD, y = card.y + 28;
    y += add_head(scene, model, x, y, inner);
    y += add_place(scene, model, x, y, inner);
    ProseStyle style = style_prose(scene, ROLE_PROSE, inner, INK_INK);
    y += scene_prose(scene, model->sentence, x, y, style).h + 14;
    y += add_lines(scene, model, x, y, inner);
    if (model->kept) {
        Callout kept = {.ink = INK_ACCENT,
                        .tint = INK_TINT_ACCENT,
                        .text = scene_say(scene, "error.kept", "%s", model->kept)};
        y += callout_add(scene, x, y, inner, &kept) + 20;
    }
    add_buttons(scene, model, x, y, x + inner);
    y += 44 + 28;
    scene_set_rect(scene, box, (Rect){card.x, card.y, card.w, y - card.y});
    TopBar bar = {.course = model->course, .title = model->title, .lab = true};
    bar_top(scene, &bar);
}
