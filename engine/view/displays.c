#include "view/display.h"

#include "view/display_views.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const DisplayView views[] = {
    {"bloch", bloch_height, bloch_add},
    {"amplitudes", amplitudes_height, amplitudes_add},
    {"histogram", histogram_height, histogram_add},
    {"conditional", conditional_height, conditional_add},
    {"means", means_height, means_add},
    {"branches", branches_height, branches_add},
    {"ket", ket_height, ket_add},
    {"matrix", matrix_height, matrix_add},
    {"correlations", correlations_height, correlations_add},
    {"qsphere", qsphere_height, qsphere_add},
    {"phases", phases_height, phases_add},
    {"entanglement", entanglement_height, entanglement_add},
    {"paths", paths_height, paths_add},
    {"density", density_height, density_add},
};

void display_take_shots(DisplayModel *model, const Tally *tally, Fall fall, bool thrown) {
    if (!thrown) return;
    model->tally = tally;
    model->fall = fall;
    model->fall.thrown = true;
    if (tally) model->options.shots = tally_shots(tally);
}

int display_views(void) {
    return sizeof views / sizeof *views;
}

const DisplayView *display_view(int index) {
    return index >= 0 && index < display_views() ? &views[index] : NULL;
}

const DisplayView *display_view_find(const char *name) {
    for (int i = 0; name && i < display_views(); i++)
        if (strcmp(views[i].name, name) == 0) return &views[i];
    return NULL;
}

// What a run by chance is owed, in words; NULL where its numbers are exact. A probability's
// standard error is at most 1/(2√N).
static const char *trials_words(Scene *scene, const DisplayModel *model) {
    int trials = model->run ? run_trials(model->run) : 0;
    if (!trials) return NULL;
    return scene_say(scene, "display.trials", "%d\t%.2g", trials, 0.5 / sqrt(trials));
}

// Below the display, which gives it the room; a thumbnail has none.
static Rect add_trials(Scene *scene, Rect rect, const char *words) {
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    double line = style_pitch(scene, ROLE_LABEL);
    if (rect.h < 4 * line) return rect;
    type.width = rect.w;
    rect.h -= line;
    scene_words(scene, words, rect.x, rect.y + rect.h + type.size, type);
    return rect;
}

// A thumbnail with no room for its picture is not left empty: it says where that is.
static void add_larger(Scene *scene, Rect rect) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    const char *words = scene_word(scene, "display.larger");
    if (rect.h < 1.2 * type.size || style_width(scene, words, type) > rect.w) words = "…";
    type.align = ALIGN_CENTRE;
    scene_words(scene, words, rect.x + rect.w / 2, rect.y + rect.h / 2 + 0.35 * type.size,
                type);
}

int display_place(const char *name, const DisplayModel *model) {
    int kind = 0;
    while (kind < display_views() && strcmp(views[kind].name, name) != 0)
        kind++;
    uint32_t of = (uint32_t)(model->options.wires * 31 + model->options.qubit + 1);
    return 1 + kind + 32 * ((model->source + 8) & 0xff) + 8192 * (int)(of % 100003);
}

void display_add(Scene *scene, Rect rect, const char *name, const DisplayModel *model) {
    char *sentence = NULL;
    scene_call_wires(scene, model->circuit);
    const Look *look = scene_look(scene);
    if (look->aloud)
        sentence = display_find(name)->describe(look->words, look->lang, model->run,
                                                model->after, model->options);
    const char *trials = trials_words(scene, model);
    if (sentence && trials)
        scene_describe(scene,
                       scene_say(scene, "display.said_trials", "%s\t%s", sentence, trials));
    else
        scene_describe(scene, sentence);
    free(sentence);
    if (trials && model->form != DISPLAY_THUMB) rect = add_trials(scene, rect, trials);
    DisplayModel seen = *model;
    if (look->orbits && model->form != DISPLAY_THUMB) {
        seen.place = display_place(name, model);
        seen.camera = orbits_camera(look->orbits, seen.place);
    }
    int parts = scene_parts(scene);
    display_view_find(name)->add(scene, rect, &seen);
    if (model->form == DISPLAY_THUMB && scene_parts(scene) == parts)
        add_larger(scene, rect);
    scene_described(scene);
    scene_call_wires(scene, NULL);
}
