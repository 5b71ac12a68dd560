// What the presenter reads, and the page's inputs as they hold them.
#include "view/presenter_parts.h"

#include <math.h>

static const double NOTE_SIZE = 22, NOTE_PITCH = 36; // px at 100 % (look book)

static ProseStyle note_style(const Scene *scene, const PresenterModel *model,
                             double width) {
    ProseStyle style = style_prose(scene, ROLE_PROSE, width, INK_INK);
    double grown = model->notes_text / 100;
    if (scene_look(scene)->metrics.stacked) grown *= 0.9;
    style.size = round(NOTE_SIZE * grown);
    style.pitch = round(NOTE_PITCH * grown);
    style.formula = style.gap = 0;
    return style;
}

static double expected_add(Scene *scene, const Note *note, ProseStyle style, double x,
                           double y) {
    double top = y;
    style.size = round(0.86 * style.size);
    style.pitch = round(0.9 * style.pitch);
    for (int i = 0; i < note->expected_count; i++) {
        const Expected *row = &note->expected[i];
        const char *line =
            scene_say(scene, "present.expected_row", "%s\t%s",
                      style_text(scene, &row->value), style_text(scene, &row->label));
        y += scene_prose(scene, line, x, y, style).h;
    }
    return y - top;
}

double presenter_notes_add(Scene *scene, const PresenterModel *model, double x, double y,
                           double width) {
    const Note *note = page_note(&model->lesson->pages[model->page], model->step);
    ProseStyle style = note_style(scene, model, width - 8);
    double top = y;
    if (!note) {
        style.ink = INK_SOFT;
        style.size = scene_look(scene)->metrics.size[ROLE_PANEL];
        style.pitch = style_pitch(scene, ROLE_PANEL);
        return scene_prose(scene, scene_word(scene, "present.no_notes"), x, y, style).h;
    }
    y += scene_prose(scene, style_text(scene, &note->text), x, y, style).h + 12;
    const char *mistake = style_text(scene, &note->mistake);
    if (mistake[0]) {
        Callout callout = {.ink = INK_WARN,
                           .tint = INK_TINT_WARN,
                           .head = scene_word(scene, "present.mistake"),
                           .text = mistake};
        y += callout_add(scene, x, y, width - 8, &callout) + 12;
    }
    if (!note->expected_count) return y - top;
    y += presenter_label(scene, "present.expected", x, y, INK_SOFT);
    return y + expected_add(scene, note, style, x, y) - top;
}

double presenter_controls_add(Scene *scene, const PresenterModel *model, double x, double y,
                              double width) {
    double top = y;
    y += presenter_label(scene, "present.controls", x, y, INK_SOFT);
    for (int i = 0; i < model->input_count; i++)
        y += control_add(scene, x, y, width - 12, model->lesson, model->live,
                         model->inputs[i], &model->control) +
             10;
    return y - top;
}
