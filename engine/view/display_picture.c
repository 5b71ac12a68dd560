#include "view/display_picture.h"

#include "view/picture.h"
#include "view/shelf_view.h"
#include "view/shots_note.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

// Px of the look book's laptop column.
enum { MARGIN = 24, WIDE = 640, TALL = 560, LEAST = 120, AIR = 8 };

static double title_height(const Scene *scene) {
    return style_pitch(scene, ROLE_HEADING) + AIR;
}

static Look look_of(const PictureLook *look, double width, double height, BitOrder order) {
    Look sized = picture_look(look, width, height);
    sized.order = order;
    return sized;
}

// What its axes are, where nothing in the picture says so; what has none is not here.
typedef struct AxesRow {
    const char *name, *word;
} AxesRow;
static const AxesRow axes[] = {{"bloch", "display.axes_bloch"},
                               {"histogram", "display.axes_outcomes"},
                               {"conditional", "display.axes_conditional"},
                               {"means", "display.axes_means"},
                               {"branches", "display.axes_branches"},
                               {"matrix", "display.axes_matrix"},
                               {"correlations", "display.axes_correlations"},
                               {"qsphere", "display.axes_qsphere"},
                               {"paths", "display.axes_paths"},
                               {"density", "display.axes_density"}};

static const char *axes_of(const Scene *scene, const DisplayKind *kind) {
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        if (!strcmp(axes[i].name, kind->name)) return scene_word(scene, axes[i].word);
    return NULL;
}

static double axes_height(const Scene *scene, const DisplayKind *kind, double width) {
    const char *words = axes_of(scene, kind);
    return words ? picture_sentence_height(scene, words, width) + AIR : 0;
}

static void add_axes(Scene *scene, const DisplayKind *kind, Rect rect) {
    const char *words = axes_of(scene, kind);
    if (words) picture_sentence_add(scene, words, rect);
}

// Which order the bits are written in belongs to a picture that leaves the program.
static void add_title(Scene *scene, const DisplayKind *kind, const DisplayModel *display,
                      double margin, double width) {
    Type bold = style_bold(scene, ROLE_HEADING, INK_INK);
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    double baseline = margin + bold.size;
    bold.width = width;
    double x = margin;
    x += scene_words(scene, display_title(scene, kind), x, baseline, bold).w + 16;
    Rect room = {x, baseline - 0.86 * bold.size, margin + 0.7 * width - x, bold.size};
    if (shots_are_noted(kind, display)) {
        shots_note_add(scene, room, &display->options, display->source, false);
        x = margin + 0.5 * width;
    }
    int qubits = run_qubits(display->run);
    bool left = scene_look(scene)->order == ORDER_FIRST_LEFT;
    const char *order = scene_say(
        scene, left ? "display.order_left" : "display.order_right", "%d", qubits - 1);
    if (qubits < 2 || display->options.bits) return; // classical bits say what they are
    if (x + style_width(scene, order, soft) > margin + width) return;
    soft.align = ALIGN_RIGHT;
    scene_words(scene, order, margin + width, baseline, soft);
}

Scene *display_picture(const PictureLook *look, const DisplayKind *kind,
                       const DisplayModel *display, BitOrder order) {
    DisplayModel model = *display;
    model.form = DISPLAY_NORMAL;
    model.headed = true;
    model.fall = (Fall){.thrown = false}; // what is on its way is no picture
    Look any = look_of(look, 0, 0, order);
    Scene *trial = scene_create(&any);
    double unit = picture_unit(trial), margin = MARGIN * unit, width = WIDE * unit;
    double high = display_view_find(kind->name)->height(trial, &model, width);
    double title = title_height(trial), said = axes_height(trial, kind, width);
    scene_destroy(trial);
    high = fmax(LEAST * unit, fmin(high, TALL * unit));
    Look fitted =
        look_of(look, width + 2 * margin, ceil(2 * margin + title + high + said), order);
    Scene *scene = scene_create(&fitted);
    add_title(scene, kind, &model, margin, width);
    display_add(scene, (Rect){margin, margin + title, width, high}, kind->name, &model);
    add_axes(scene, kind, (Rect){margin, margin + title + high + AIR, width, said});
    return scene;
}
