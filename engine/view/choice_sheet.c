#include "view/choice_sheet.h"

#include "base/mem.h"
#include "view/sheet.h"
#include "view/style.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

enum { PAD = 24, EDGE = 16, AWAY = 6, WIDE_EM = 35, NAME_EM = 9, GAP = 8, ROW_GAP = 14 };

typedef struct Pen {
    Scene *scene;
    double x, y, width;
} Pen;

static Button button_of(const Choice *choice) {
    return (Button){.kind = choice->on ? BUTTON_CHOSEN : BUTTON_CHOICE,
                    .icon = choice->on ? "check" : NULL,
                    .words = choice->words,
                    .spot = choice->spot,
                    .name = choice->name};
}

// As wide as it is while it holds, so that nothing moves when it is pressed.
static double width_of(const Scene *scene, const Choice *choice) {
    Choice on = *choice;
    on.on = true;
    return scene_button_width(scene, button_of(&on));
}

// As prose that says just that: no sign is markup, and a path may break behind its slashes.
char *plain_prose(const char *words) {
    Buffer prose = {0};
    for (const char *at = words; *at; at++) {
        bool sign = (unsigned char)*at < 0x80 && ispunct((unsigned char)*at);
        buffer_print(&prose, sign ? "\\%c" : "%c", *at);
        if (*at == '/') buffer_print(&prose, "\u200B");
    }
    return buffer_take(&prose);
}

static double put_words(Scene *scene, const char *words, double x, double y, double width,
                        Ink ink) {
    ProseStyle style = style_prose(scene, ROLE_LABEL, width, ink);
    style.lexicon = NULL;
    style.furigana = NULL;
    char *prose = plain_prose(words);
    double high = scene_prose(scene, prose, x, y, style).h;
    free(prose);
    return high;
}

static Control control_of(const ChoiceRow *row) {
    Control control = row->control;
    control.about = &row->about;
    control.field = &row->field;
    control.of_sheet = true;
    return control;
}

// So that the lines of all sliders begin at one place.
static double widest_label(Scene *scene, const ChoiceSheet *sheet) {
    double widest = NAME_EM * style_type(scene, ROLE_LABEL, INK_SOFT).size;
    for (int i = 0; i < sheet->count; i++) {
        Control control = control_of(&sheet->rows[i]);
        if (!sheet->rows[i].slides) continue;
        widest = fmax(widest, control_label_width(scene, &control));
    }
    return widest;
}

static void put_slider(Pen *pen, const ChoiceRow *row, double label) {
    Control control = control_of(row);
    control.label_wide = label;
    pen->y += slider_control(pen->scene, pen->x, pen->y, pen->width, &control) + 0.5 * GAP;
}

// Its name, and the choices behind it, or below it where the sheet is narrow; choices for
// which a line has no room go on in the next.
static void put_row(Pen *pen, const ChoiceRow *row) {
    const Metrics *m = &scene_look(pen->scene)->metrics;
    Type name = style_type(pen->scene, ROLE_LABEL, INK_SOFT);
    double left = NAME_EM * name.size, high = m->control, right = pen->x + pen->width;
    bool beside = pen->width >= 2.6 * left;
    name.width = beside ? left - GAP : pen->width;
    if (row->words) high = style_pitch(pen->scene, ROLE_LABEL);
    double line = beside ? high : style_pitch(pen->scene, ROLE_LABEL) + 4;
    scene_words(pen->scene, row->name, pen->x, pen->y + line / 2 + 0.38 * name.size, name);
    if (!beside) pen->y += line;
    double begin = beside ? pen->x + left : pen->x, x = begin;
    for (int i = 0; i < row->count; i++) {
        double width = fmin(width_of(pen->scene, &row->choices[i]), right - begin);
        if (x > begin && x + width > right) {
            x = begin;
            pen->y += high + GAP;
        }
        scene_button(pen->scene, (Rect){x, pen->y, width, high},
                     button_of(&row->choices[i]));
        x += width + GAP;
    }
    if (row->fields)
        field_view_add(pen->scene, (Rect){begin, pen->y, right - begin, high}, &row->field,
                       row->spot, row->wrong, row->name);
    if (row->words)
        high = put_words(pen->scene, row->words, begin, pen->y, right - begin, INK_INK);
    pen->y += high + ROW_GAP;
}

static void draw_bar(Canvas *canvas, Rect rect, const void *with) {
    const double *done = with;
    double radius = rect.h / 2;
    draw_box(canvas, rect, radius, INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 1.3});
    Rect part = rect;
    part.w = fmax(rect.h, rect.w * fmin(*done, 1));
    draw_box(canvas, part, radius, INK_ACCENT, (Stroke){.ink = INK_NONE});
}

static void put_note(Pen *pen, const ChoiceSheet *sheet) {
    if (sheet->done >= 0) {
        scene_add(pen->scene, (Rect){pen->x, pen->y, pen->width, 10}, draw_bar,
                  &sheet->done, sizeof sheet->done);
        pen->y += 10 + ROW_GAP;
    }
    if (!sheet->note) return;
    pen->y += put_words(pen->scene, sheet->note, pen->x, pen->y, pen->width,
                        sheet->refused ? INK_WRONG : INK_INK) +
              ROW_GAP;
}

// From the right, the first the farthest.
static void put_buttons(Pen *pen, const ChoiceSheet *sheet) {
    double x = pen->x + pen->width, high = scene_look(pen->scene)->metrics.control;
    if (!sheet->button_count) return;
    for (int i = 0; i < sheet->button_count; i++) {
        double width = fmin(scene_button_width(pen->scene, sheet->buttons[i]), pen->width);
        bool breaks = i && x - width < pen->x;
        if (breaks) {
            pen->y += high + GAP;
            x = pen->x + pen->width;
        }
        x -= width;
        scene_button(pen->scene, (Rect){x, pen->y, width, high}, sheet->buttons[i]);
        x -= 1.5 * GAP;
    }
    pen->y += high;
}

static void put_title(Scene *scene, const ChoiceSheet *sheet, Rect rect, double y) {
    double control = scene_look(scene)->metrics.control;
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    title.width = rect.w - 2 * PAD - control;
    scene_words(scene, sheet->title, rect.x + PAD, y + control / 2 + 0.38 * title.size,
                title);
}

// All the rest from (x, y) on; returns its height.
static double put_content(Scene *scene, const ChoiceSheet *sheet, double x, double y,
                          double width) {
    Pen pen = {scene, x, y, width};
    double label = widest_label(scene, sheet);
    for (int i = 0; i < sheet->count; i++)
        if (sheet->rows[i].slides)
            put_slider(&pen, &sheet->rows[i], label);
        else
            put_row(&pen, &sheet->rows[i]);
    put_note(&pen, sheet);
    put_buttons(&pen, sheet);
    return pen.y - y - (sheet->button_count ? 0 : ROW_GAP);
}

static double height_of(const Scene *scene, const ChoiceSheet *sheet, double width) {
    Scene *trial = scene_create(scene_look(scene));
    double height = put_content(trial, sheet, 0, 0, width);
    scene_destroy(trial);
    return height;
}

static Rect placed(const Metrics *m, Rect at, double width, double height, double most) {
    double top = at.h > 0 ? at.y + at.h + AWAY : m->top_bar + AWAY;
    double middle = at.h > 0 ? at.x + at.w / 2 : m->width / 2;
    height = fmin(height, m->height - 2 * EDGE);
    most = fmin(fmax(most, height), m->height - 2 * EDGE);
    double x = fmax(EDGE, fmin(middle - width / 2, m->width - EDGE - width));
    double y = fmax(EDGE, fmin(top, m->height - EDGE - most));
    return (Rect){round(x), round(y), width, height};
}

static double sheet_width(const Metrics *m) {
    return fmin(WIDE_EM * m->size[ROLE_PANEL] + 2 * PAD, m->width - 2 * EDGE);
}

double choice_sheet_height(const Scene *scene, const ChoiceSheet *sheet) {
    const Metrics *m = &scene_look(scene)->metrics;
    double inner = sheet_width(m) - 2 * PAD;
    return m->control + ROW_GAP + height_of(scene, sheet, inner) + 1.5 * PAD;
}

// The title and the cross stay in their place when the rest is scrolled.
void choice_sheet_add(Scene *scene, const ChoiceSheet *sheet) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = sheet_width(m), inner = width - 2 * PAD;
    double height = choice_sheet_height(scene, sheet);
    Rect rect = placed(m, sheet->at, width, height, sheet->tallest);
    double top = 0.5 * PAD, head = top + m->control;
    sheet_add(scene, rect);
    put_title(scene, sheet, rect, rect.y + top);
    Rect view = {rect.x + 4, rect.y + head, rect.w - 8, rect.h - head - 4};
    scene_scroll(scene, view, SCROLL_CHOICES, sheet->scroll);
    put_content(scene, sheet, rect.x + PAD, rect.y + head + ROW_GAP, inner);
    scene_scroll_end(scene);
    sheet_cross_add(scene, rect.x + rect.w - m->control - 8, rect.y + top);
}
