#include "view/screen_error.h"

#include "base/mem.h"
#include "type/line.h"
#include "view/bars.h"
#include "view/style.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAD = 32 };

static Type type_of(const Scene *scene, Role role, Face face, Ink ink) {
    return (Type){.size = scene_look(scene)->metrics.size[role], .face = face, .ink = ink};
}

static double pitch_of(const Scene *scene, Role role) {
    return scene_look(scene)->metrics.pitch[role];
}

static ProseStyle style_of(const Scene *scene, Role role, double width, Ink ink) {
    const Metrics *m = &scene_look(scene)->metrics;
    return (ProseStyle){
        .width = width, .size = m->size[role], .pitch = m->pitch[role], .ink = ink};
}

static double add_head(Scene *scene, Rect card, double y) {
    double icon = 1.5 * scene_look(scene)->metrics.size[ROLE_TITLE];
    Type title = type_of(scene, ROLE_TITLE, FACE_BOLD, INK_INK);
    Type calm = type_of(scene, ROLE_PANEL, FACE_WORDS, INK_SOFT);
    double left = card.x + PAD + icon + 16;
    title.width = calm.width = card.x + card.w - PAD - left;
    scene_icon(scene, "warning", card.x + PAD, y + 4, icon, INK_WARN);
    scene_words(scene, scene_word(scene, "error.title"), left, y + title.size, title);
    double below = y + pitch_of(scene, ROLE_TITLE);
    scene_words(scene, scene_word(scene, "error.calm"), left, below + calm.size, calm);
    return below + pitch_of(scene, ROLE_PANEL) + 20;
}

// file:line in the code face, the key of the error beside it.
static double add_place(Scene *scene, const ErrorModel *model, Rect card, double y) {
    const Error *error = model->error;
    char place[300];
    if (error->line > 0)
        snprintf(place, sizeof place, "%s:%d", error->file, error->line);
    else
        snprintf(place, sizeof place, "%s", error->file);
    Type code = type_of(scene, ROLE_PANEL, FACE_CODE_BOLD, INK_INK);
    Type soft = type_of(scene, ROLE_PANEL, FACE_WORDS, INK_SOFT);
    double left = card.x + PAD, room = card.w - 2 * PAD, base = y + code.size;
    code.width = 0.7 * room;
    if (*place) {
        Rect used = scene_words(scene, place, left, base, code);
        left = used.x + used.w + 12;
    }
    soft.width = card.x + card.w - PAD - left;
    scene_words(scene, error->key, left, base, soft);
    return y + pitch_of(scene, ROLE_PANEL) + 4;
}

static double add_sentence(Scene *scene, const ErrorModel *model, Rect card, double y) {
    ProseStyle style = style_of(scene, ROLE_PROSE, card.w - 2 * PAD, INK_INK);
    const char *text = scene_take(scene, style_escaped(model->sentence));
    return y + scene_prose(scene, text, card.x + PAD, y, style).h + 16;
}

static int line_count(const ErrorModel *model) {
    int count = 0;
    while (count < ERROR_LINES && model->lines[count])
        count++;
    return count;
}

// Carets under the name at the error's column, as compilers write them.
typedef struct Carets {
    char before[200]; // the line up to the name
    char under[40];
} Carets;

static bool carets_of(const char *line, int column, Carets *carets) {
    size_t size = strlen(line), from = column > 0 ? (size_t)column - 1 : 0;
    // Without a column the line's first word is not necessarily the fault.
    if (column <= 0 || from >= size || from >= sizeof carets->before) return false;
    if (((unsigned char)line[from] & 0xc0) == 0x80) return false; // amid a character
    memcpy(carets->before, line, from);
    carets->before[from] = 0;
    size_t width = 0;
    while (width + 1 < sizeof carets->under &&
           (isalnum((unsigned char)line[from + width]) || line[from + width] == '_'))
        width++;
    if (width == 0) width = 1;
    memset(carets->under, '^', width);
    carets->under[width] = 0;
    return true;
}

// Ground and bar of the line at fault.
static void draw_fault(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_TINT_WRONG);
    draw_ground(canvas, (Rect){rect.x, rect.y, 4, rect.h}, INK_WRONG);
}

static void add_carets(Scene *scene, const Carets *carets, double x, double base,
                       double room) {
    Type type = type_of(scene, ROLE_PANEL, FACE_CODE, INK_WRONG);
    Fonts *fonts = view_cache_fonts(scene_look(scene)->cache);
    double before = words_width(fonts, carets->before, FACE_CODE, type.size);
    if (before > 0.7 * room) return;
    Rect used = scene_words(scene, carets->under, x + before, base, type);
    type.face = FACE_WORDS;
    type.width = fmax(1, x + room - used.x - used.w - 10);
    scene_words(scene, scene_word(scene, "error.marked"), used.x + used.w + 10, base, type);
}

// One line of the file at `y`; returns where the next begins.
static double add_line(Scene *scene, const ErrorModel *model, int i, Rect box, double y) {
    double pitch = pitch_of(scene, ROLE_PANEL) + 4;
    bool fault = model->error->line == model->first_line + i;
    Ink ink = fault ? INK_WRONG : INK_SOFT;
    Type number = type_of(scene, ROLE_PANEL, fault ? FACE_CODE_BOLD : FACE_CODE, ink);
    Type code = type_of(scene, ROLE_PANEL, FACE_CODE, INK_INK);
    Carets carets;
    bool marked = fault && carets_of(model->lines[i], model->error->column, &carets);
    double numbers = round(3.7 * code.size);
    double height = marked ? 2 * pitch - 6 : pitch,
           base = y + 0.5 * pitch + 0.36 * code.size;
    if (fault)
        scene_add(scene, (Rect){box.x + 1, y, box.w - 2, height}, draw_fault, NULL, 0);
    char text[16];
    snprintf(text, sizeof text, "%d", model->first_line + i);
    number.align = ALIGN_RIGHT;
    scene_words(scene, text, box.x + numbers - code.size, base, number);
    code.width = box.w - numbers - 16;
    scene_words(scene, model->lines[i], box.x + numbers, base, code);
    if (marked) add_carets(scene, &carets, box.x + numbers, base + pitch - 6, code.width);
    return y + height;
}

// How many lines fit in `room`, and the first of them, so that the fault is among them.
static int lines_shown(const Scene *scene, const ErrorModel *model, double room,
                       int *first) {
    int count = line_count(model), fault = model->error->line - model->first_line;
    double pitch = pitch_of(scene, ROLE_PANEL) + 4;
    double carets = model->error->column > 0 ? pitch : 0;
    int fit = (int)fmax(0, floor((room - carets - 20) / pitch));
    if (fit > count) fit = count;
    int start = fault - fit / 2;
    if (start > count - fit) start = count - fit;
    *first = start > 0 ? start : 0;
    return fit;
}

static double add_source(Scene *scene, const ErrorModel *model, Rect card, double y,
                         double room) {
    int first, count = lines_shown(scene, model, room, &first);
    if (count == 0) return y;
    Rect box = {card.x + PAD, y, card.w - 2 * PAD, 0};
    int part = scene_parts(scene);
    scene_box(scene, box, 8, INK_PAPER, INK_LINE);
    double at = y + 10;
    for (int i = first; i < first + count; i++)
        at = add_line(scene, model, i, box, at);
    box.h = at + 10 - y;
    scene_set_rect(scene, part, box);
    return y + box.h + 20;
}

static void draw_hint(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 8, INK_TINT_ACCENT, (Stroke){.ink = INK_NONE});
    draw_ground(canvas, (Rect){rect.x, rect.y, 4, rect.h}, INK_ACCENT);
}

// How high add_help will be.
static double help_height(const Scene *scene, const ErrorModel *model, Rect card) {
    double icon = 1.2 * scene_look(scene)->metrics.size[ROLE_PANEL];
    ProseStyle style = style_of(scene, ROLE_PANEL, card.w - 2 * PAD - icon - 44, INK_INK);
    ViewCache *cache = scene_look(scene)->cache;
    double height = 0;
    if (model->hint) {
        char *text = style_escaped(model->hint);
        height += prose_height(view_cache_prose(cache, text, &style)) + 36;
        free(text);
    }
    return height;
}

// What helps with a usual mistake, and how the lesson came to the line at fault; each only
// where it fits above `foot`.
static double add_help(Scene *scene, const ErrorModel *model, Rect card, double y,
                       double foot) {
    double left = card.x + PAD, room = card.w - 2 * PAD;
    if (model->hint) {
        double icon = 1.2 * scene_look(scene)->metrics.size[ROLE_PANEL];
        ProseStyle style = style_of(scene, ROLE_PANEL, room - icon - 44, INK_INK);
        const char *text = scene_take(scene, style_escaped(model->hint));
        int part = scene_parts(scene);
        scene_add(scene, card, draw_hint, NULL, 0);
        Rect used = scene_prose(scene, text, left + icon + 30, y + 12, style);
        scene_icon(scene, "hint", left + 16, y + 12 + (style.pitch - icon) / 2, icon,
                   INK_ACCENT);
        Rect box = {left, y, room, used.h + 24};
        scene_set_rect(scene, part, box);
        y += box.h + 12;
    }
    if (!model->trace || y + pitch_of(scene, ROLE_PANEL) > foot) return y;
    ProseStyle soft = style_of(scene, ROLE_PANEL, room, INK_SOFT);
    const char *text = scene_take(scene, style_escaped(model->trace));
    return y + scene_prose(scene, text, left, y, soft).h + 12;
}

// The buttons at the foot of the card, what to do beside them where there is room, else
// over them where nothing is from `above` on.
static void add_buttons(Scene *scene, const ErrorModel *model, Rect card, double y,
                        double above) {
    const char *words =
        scene_word(scene, model->reloading ? "desk.reloading" : "error.reload");
    Button edit = {.kind = BUTTON_FILLED,
                   .words = scene_word(scene, "error.edit"),
                   .spot = {SPOT_EDIT}};
    Button reload = {.kind = BUTTON_OUTLINE, .words = words, .spot = {SPOT_RELOAD}};
    Button copy = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "error.copy"),
                   .spot = {SPOT_COPY_PLACE}};
    Rect used = scene_button(scene, (Rect){card.x + PAD, y, 0, 0}, edit);
    used = scene_button(scene, (Rect){used.x + used.w + 12, y, 0, 0}, reload);
    used = scene_button(scene, (Rect){used.x + used.w + 12, y, 0, 0}, copy);
    Type soft = type_of(scene, ROLE_PANEL, FACE_WORDS, INK_SOFT);
    const char *save = scene_word(scene, model->watching ? "error.saved" : "error.save");
    double right = card.x + card.w - PAD, room = right - used.x - used.w - 16;
    Fonts *fonts = view_cache_fonts(scene_look(scene)->cache);
    soft.align = ALIGN_RIGHT;
    if (words_width(fonts, save, soft.face, soft.size) <= room)
        scene_words(scene, save, right, used.y + used.h / 2 + 0.38 * soft.size, soft);
    else if (y - above > 1.5 * soft.size)
        scene_words(scene, save, right, y - 0.6 * soft.size, soft);
}

static void draw_dashed(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 12, INK_SHEET,
             (Stroke){.ink = INK_EDGE, .width = 1.3, .on = 4, .off = 3});
}

// The print tells a scene that the same place holds another picture.
typedef struct KeptPage {
    const Picture *picture;
    uint64_t print;
} KeptPage;

static void draw_page(Canvas *canvas, Rect rect, const void *with) {
    const KeptPage *page = with;
    draw_picture(canvas, rect, page->picture, "");
    draw_box(canvas, rect, 4, INK_NONE, (Stroke){.ink = INK_LINE, .width = 1});
}

static double add_page(Scene *scene, const Picture *picture, double x, double y,
                       double width) {
    double height = round(width * picture->height / picture->width);
    KeptPage page = {picture, picture->print};
    scene_add(scene, (Rect){x, y, width, height}, draw_page, &page, sizeof page);
    return height;
}

// The page that could still be read stays at the right.
static void add_kept(Scene *scene, const ErrorModel *model, Rect rect) {
    const char *title = scene_take(scene, style_escaped(model->kept));
    ProseStyle bold = style_of(scene, ROLE_HEADING, rect.w - 48, INK_INK);
    ProseStyle soft = style_of(scene, ROLE_PANEL, rect.w - 48, INK_SOFT);
    bold.face = FACE_BOLD;
    int part = scene_parts(scene);
    scene_add(scene, rect, draw_dashed, NULL, 0);
    double y = rect.y + 20;
    y += scene_prose(scene, title, rect.x + 24, y, bold).h + 8;
    y += scene_prose(scene, scene_word(scene, "error.kept"), rect.x + 24, y, soft).h;
    if (model->page)
        y += 12 + add_page(scene, model->page, rect.x + 24, y + 12, rect.w - 48);
    scene_set_rect(scene, part, (Rect){rect.x, rect.y, rect.w, y + 20 - rect.y});
}

static void add_foot(Scene *scene, const ErrorModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double top = m->height - m->page_bar;
    scene_box(scene, (Rect){-2, top, m->width + 4, m->page_bar + 2}, 0, INK_SHEET,
              INK_LINE);
    Button library = {.kind = BUTTON_OUTLINE,
                      .icon = "back",
                      .spot = {SPOT_LIBRARY},
                      .words = scene_word(scene, "page.to_library")};
    Rect used = scene_button(
        scene, (Rect){fmin(24, m->margin), top + (m->page_bar - m->control) / 2}, library);
    if (!model->status) return;
    Type soft = type_of(scene, ROLE_PANEL, FACE_WORDS, INK_SOFT);
    soft.width = m->width - used.x - used.w - 40;
    scene_words(scene, model->status, used.x + used.w + 20,
                top + m->page_bar / 2 + 0.38 * soft.size, soft);
}

void screen_error(Scene *scene, const ErrorModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    bool beside = model->kept && !m->stacked;
    double gap = m->height < 700 ? 16 : 32, room = m->width - 2 * m->margin;
    double top = m->top_bar + gap, height = m->height - m->page_bar - gap - top;
    Rect card = {m->margin, top, beside ? round(0.643 * room) : room, height};
    bar_top(scene, &(TopBar){.course = model->course, .title = model->title});
    scene_box(scene, card, 12, INK_SHEET, INK_LINE);
    double y = add_head(scene, card, card.y + fmin(gap, 28));
    y = add_place(scene, model, card, y);
    y = add_sentence(scene, model, card, y);
    double foot = card.y + card.h - fmin(gap, 28) - m->control;
    y = add_source(scene, model, card, y, foot - y - 20 - help_height(scene, model, card));
    y = add_help(scene, model, card, y, foot);
    add_buttons(scene, model, card, fmax(y, foot), y);
    if (beside) {
        double left = card.x + card.w + 28;
        add_kept(scene, model, (Rect){left, top, m->width - m->margin - left, height});
    }
    add_foot(scene, model);
}
