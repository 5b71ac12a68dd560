// Buttons (look book, picture 10): filled is the next step, outline is any other, plain is
// a word, dashed waits for something whose reason stands beside it. All are
// `metrics.control` high.
#include "type/line.h"
#include "view/scene_inside.h"

#include <math.h>

// How a button looks in each of its states.
typedef struct Dress {
    Ink fill, outline, words;
    double width; // of the outline
    bool dashed;
} Dress;

enum { AT_REST, HOVERED, PRESSED, BUTTON_STATES };

// clang-format off
static const Dress dresses[][BUTTON_STATES] = {
    [BUTTON_FILLED] = {
        {INK_ACCENT,      INK_NONE,   INK_ON_ACCENT},
        {INK_ACCENT,      INK_INK,    INK_ON_ACCENT, 2},
        {INK_INK,         INK_INK,    INK_ON_ACCENT, 2},
    },
    [BUTTON_OUTLINE] = {
        {INK_SHEET,       INK_EDGE,   INK_INK, 1.3},
        {INK_TINT_ACCENT, INK_EDGE,   INK_INK, 1.3},
        {INK_TINT_ACCENT, INK_ACCENT, INK_INK, 2},
    },
    [BUTTON_PLAIN] = {
        {INK_NONE,        INK_NONE,   INK_ACCENT},
        {INK_TINT_ACCENT, INK_NONE,   INK_ACCENT},
        {INK_TINT_ACCENT, INK_ACCENT, INK_ACCENT, 1.5},
    },
    [BUTTON_CHOICE] = {
        {INK_SHEET,       INK_EDGE,   INK_INK, 1.3},
        {INK_TINT_ACCENT, INK_EDGE,   INK_INK, 1.3},
        {INK_TINT_ACCENT, INK_ACCENT, INK_INK, 2},
    },
    [BUTTON_CHOSEN] = {
        {INK_TINT_ACCENT, INK_ACCENT, INK_ACCENT, 2},
        {INK_TINT_ACCENT, INK_ACCENT, INK_ACCENT, 2},
        {INK_TINT_ACCENT, INK_INK,    INK_ACCENT, 2},
    },
    [BUTTON_BAR] = {
        {INK_NONE,        INK_NONE,   INK_INK},
        {INK_TINT_ACCENT, INK_NONE,   INK_INK},
        {INK_TINT_ACCENT, INK_ACCENT, INK_INK, 1.5},
    },
    [BUTTON_DASHED] = {
        {INK_NONE,        INK_EDGE,   INK_SOFT, 1.3, true},
        {INK_TINT_ACCENT, INK_EDGE,   INK_INK,  1.3, true},
        {INK_TINT_ACCENT, INK_ACCENT, INK_INK,  2,   true},
    },
};
// clang-format on

typedef struct ButtonPart {
    Rect rect; // of the button itself, without its ring
    Dress dress;
    Type type;
    const char *words, *icon;
    double words_width, icon_size, gap;
    bool icon_after, ring, in_bar;
} ButtonPart;

static double type_size(const Metrics *m, ButtonKind kind) {
    if (kind == BUTTON_BAR) return m->size[ROLE_LABEL];
    double words = fmin(m->size[ROLE_PROSE] * 8 / 9, m->control * 18 / 44);
    return fmax(m->least, round(words));
}

static Face button_face(const Button *button) {
    bool bold = button->kind == BUTTON_FILLED || button->kind == BUTTON_CHOSEN;
    return bold && !button->disabled ? FACE_BOLD : FACE_WORDS;
}

static double icon_size(const Metrics *m, ButtonKind kind) {
    return type_size(m, kind) * 18 / 16;
}

static double icon_gap(const Metrics *m, ButtonKind kind) {
    return type_size(m, kind) * 10 / 16;
}

static double padding_of(ButtonKind kind) {
    bool close = kind == BUTTON_CHOICE || kind == BUTTON_CHOSEN;
    return kind == BUTTON_PLAIN || kind == BUTTON_BAR ? 12 : close ? 14 : 24;
}

// From the edge to the words: a plain word needs only room for its hover ground.
static double padding(const Scene *scene, const Button *button) {
    return scene->look.metrics.control * padding_of(button->kind) / 44;
}

static double words_need(const Scene *scene, const Button *button) {
    if (!button->words || !*button->words) return 0;
    return words_width(view_cache_fonts(scene->look.cache), button->words,
                       button_face(button), type_size(&scene->look.metrics, button->kind));
}

double scene_button_width(const Scene *scene, Button button) {
    const Metrics *m = &scene->look.metrics;
    double words = words_need(scene, &button);
    double icon = button.icon ? icon_size(m, button.kind) : 0;
    double gap = words > 0 && icon > 0 ? icon_gap(m, button.kind) : 0;
    double need = ceil(words + icon + gap + 2 * padding(scene, &button));
    return fmax(need, m->control);
}

static void draw_ring(Canvas *canvas, Rect rect, bool inside) {
    double factor = canvas_theme(canvas) == THEME_PROJECTOR ? 2.5 : 1;
    double out = inside ? -2 * factor : 4 + 1.5 * factor; // a bar has no room around it
    draw_box(canvas, rect_inset(rect, -out), 8 + out, INK_NONE,
             (Stroke){.ink = INK_FOX, .width = 3});
}

static void draw_content(Canvas *canvas, const ButtonPart *part) {
    double icon = part->icon ? part->icon_size : 0;
    double gap = icon > 0 && part->words_width > 0 ? part->gap : 0;
    double used = part->words_width + icon + gap;
    double left = part->rect.x + (part->rect.w - used) / 2;
    double middle = part->rect.y + part->rect.h / 2;
    double words_left = part->icon_after ? left : left + icon + gap;
    double icon_left = part->icon_after ? left + part->words_width + gap : left;
    if (part->icon)
        draw_icon(canvas, part->icon, icon_left, middle - icon / 2, icon,
                  part->dress.words);
    // 0.38 of the size below the middle: the face's em box is centred there.
    if (part->words_width > 0)
        draw_words(canvas, part->words, words_left, middle + 0.38 * part->type.size,
                   part->type);
}

static void draw_button(Canvas *canvas, Rect rect, const void *with) {
    const ButtonPart *part = with;
    Dress dress = part->dress;
    (void)rect;
    Stroke stroke = {.ink = dress.outline, .width = dress.width};
    if (dress.dashed) stroke.on = stroke.off = 3;
    if (dress.fill != INK_NONE || dress.outline != INK_NONE)
        draw_box(canvas, part->rect, 8, dress.fill, stroke);
    if (part->ring) draw_ring(canvas, part->rect, part->in_bar);
    draw_content(canvas, part);
}

static Dress dress_for(const Look *look, const Button *button) {
    if (button->disabled && (button->kind == BUTTON_PLAIN || button->kind == BUTTON_BAR))
        return (Dress){INK_NONE, INK_NONE, INK_SOFT};
    if (button->disabled) return dresses[BUTTON_DASHED][AT_REST];
    bool none = button->spot.kind == SPOT_NONE;
    bool pressed = !none && spot_same(look->pressed, button->spot);
    bool hovered = !none && spot_same(look->hover, button->spot);
    return dresses[button->kind][pressed ? PRESSED : hovered ? HOVERED : AT_REST];
}

static ButtonPart button_part(Scene *scene, Rect rect, const Button *button) {
    const Look *look = &scene->look;
    const Metrics *m = &look->metrics;
    Dress dress = dress_for(look, button);
    double icon = button->icon ? icon_size(m, button->kind) + icon_gap(m, button->kind) : 0;
    double room = fmax(1, rect.w - icon - padding(scene, button));
    return (ButtonPart){
        .rect = rect,
        .dress = dress,
        .type = {.size = type_size(m, button->kind),
                 .face = button_face(button),
                 .ink = dress.words,
                 .width = room},
        .words = scene_keep(scene, button->words),
        .icon = scene_keep(scene, button->icon),
        .words_width = fmin(words_need(scene, button), room),
        .icon_size = icon_size(m, button->kind),
        .gap = icon_gap(m, button->kind),
        .icon_after = button->icon_after,
        .in_bar = button->kind == BUTTON_BAR,
        .ring = look->focus_shown && button->spot.kind != SPOT_NONE &&
                spot_same(look->focus, button->spot),
    };
}

Rect scene_button(Scene *scene, Rect rect, Button button) {
    if (rect.w <= 0) rect.w = scene_button_width(scene, button);
    if (rect.h <= 0) rect.h = scene->look.metrics.control;
    if (scene_bare(scene)) return rect;
    ButtonPart part = button_part(scene, rect, &button);
    double ring = part.ring ? 4 + 3 * fmax(1, scene->look.metrics.stroke) : 0;
    scene_add(scene, rect_inset(rect, -ring), draw_button, &part, sizeof part);
    scene_add_said(scene, (SaidRow){NULL, part.words, rect.y, rect.h, true});
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = button.spot,
                                 .finger = true,
                                 .disabled = button.disabled,
                                 .name = button.name ? button.name : button.words});
    return rect;
}
