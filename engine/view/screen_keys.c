#include "view/screen_keys.h"

#include "view/key_lines.h"
#include "view/sheet.h"
#include "view/style.h"

#include <math.h>

enum { PAD = 28, COLUMN_GAP = 36 };

// In two columns where there is room for two, as high as each other.
static int laid_out(const Scene *scene, const KeysModel *model, double width,
                    KeyLayout *layout, double *high) {
    double size = scene_look(scene)->metrics.size[ROLE_PANEL];
    *layout = key_layout(scene, model, size, width, COLUMN_GAP);
    key_lines_columns(scene, model, layout, high);
    if (width < 52 * size) return 1;
    *layout = key_layout(scene, model, size, (width - COLUMN_GAP) / 2, COLUMN_GAP);
    key_lines_columns(scene, model, layout, high);
    for (layout->limit = *high / 2; key_lines_columns(scene, model, layout, high) > 2;)
        layout->limit += size;
    return 2;
}

static void add_head(Scene *scene, const KeysModel *model, Rect card) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type type = {.size = m->size[ROLE_HEADING], .face = FACE_BOLD, .ink = INK_INK};
    double y = card.y + 12, baseline = y + m->control / 2;
    double left = card.x + PAD;
    left += scene_words(scene, scene_word(scene, "keys.title"), left,
                        baseline + 0.38 * type.size, type)
                .w;
    Button close = {.kind = BUTTON_PLAIN,
                    .icon = "close",
                    .spot = {SPOT_CLOSE},
                    .words = scene_word(scene, "keys.close")};
    Button print = {.kind = BUTTON_PLAIN,
                    .icon = "print",
                    .spot = {SPOT_KEYS_PRINT},
                    .words = scene_word(scene, "keys.save")};
    double right = card.x + card.w - 12, wide = scene_button_width(scene, close);
    scene_button(scene, (Rect){right - wide, y, wide, m->control}, close);
    right -= wide;
    wide = model->plain ? 0 : scene_button_width(scene, print);
    if (!model->plain)
        scene_button(scene, (Rect){right - wide, y, wide, m->control}, print);
    right -= wide;
    Type note = style_type(scene, ROLE_LABEL, model->refused ? INK_WRONG : INK_SOFT);
    note.width = right - left - 40;
    if (model->note && note.width > 6 * note.size)
        scene_words(scene, model->note, left + 24, baseline + 0.36 * note.size, note);
}

void screen_keys(Scene *scene, const KeysModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double edge = m->stacked ? 16 : 40;
    double width = fmin(m->width - 2 * edge, 76 * m->size[ROLE_PANEL]);
    double head = m->control + 20, foot = 20, need;
    KeyLayout layout;
    int columns = laid_out(scene, model, width - 2 * PAD, &layout, &need);
    double height = fmin(m->height - 2 * fmin(edge, 24), head + need + foot);
    Rect card = {round((m->width - width) / 2), round((m->height - height) / 2), width,
                 height};
    sheet_add(scene, card);
    add_head(scene, model, card);
    Rect view = {card.x + 8, card.y + head, card.w - 16, card.h - head - 12};
    scene_scroll(scene, view, SCROLL_KEYS, model->scroll);
    key_lines_add(scene, model, &layout, 0, columns, card.x + PAD, view.y);
    scene_scroll_end(scene);
}
