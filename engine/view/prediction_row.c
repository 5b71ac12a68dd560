#include "view/prediction_row.h"

#include "view/picture.h"
#include "view/shelf_view.h"

#include <math.h>

enum { GAP = 12, LEAST_WORDS = 200 };

static const char *words_of(Scene *scene, const DisplayModel *model, const Bars *bars) {
    if (bars->predicted == PREDICTED_COVERED && scene_bare(scene))
        return scene_word(scene, "answer.bars_title");
    if (bars->predicted == PREDICTED_COVERED)
        return scene_say(scene, "predict.how", "%.2f", bars->sum / 100.0);
    if (bars->predicted == PREDICTED_TOLD && bars->shots > 0)
        return scene_say(scene, "predict.far_both", "%.3f\t%.3f", bars->far,
                         bars->far_counts);
    if (bars->predicted == PREDICTED_TOLD)
        return scene_say(scene, "predict.far", "%.3f", bars->far);
    return model->options.predict ? scene_word(scene, "predict.many") : NULL;
}

// None of a prediction that is an exercise's, and none on paper.
static bool has_button(const Scene *scene, const DisplayModel *model, const Bars *bars) {
    return bars->predicted && !model->foretold && model->own.kind && !scene_bare(scene);
}

static Button button_of(Scene *scene, const DisplayModel *model, const Bars *bars) {
    bool covered = bars->predicted == PREDICTED_COVERED;
    const char *key = covered ? "predict.show" : "answer.again_predict";
    Spot own = model->own;
    return (Button){.kind = covered ? BUTTON_FILLED : BUTTON_OUTLINE,
                    .words = scene_word(scene, key),
                    .spot = display_spot(DISPLAY_TELL, own.b, own.c)};
}

// Adds both beside each other where the words have room, else one below the other; returns
// the height.
static double row(Scene *scene, Rect rect, const DisplayModel *model, const Bars *bars,
                  bool add) {
    const char *words = words_of(scene, model, bars);
    double unit = picture_unit(scene), high = scene_look(scene)->metrics.control;
    if (!words) return 0;
    Rect said = rect;
    double below = 0;
    if (has_button(scene, model, bars)) {
        Button button = button_of(scene, model, bars);
        double wide = scene_button_width(scene, button);
        if (add) scene_button(scene, (Rect){rect.x, rect.y, wide, high}, button);
        below = high;
        if (rect.w - wide - GAP * unit >= LEAST_WORDS * unit) {
            said.x += wide + GAP * unit;
            said.w -= wide + GAP * unit;
            below = 0;
        }
    }
    said.y += below;
    said.h = picture_sentence_height(scene, words, said.w);
    if (add) picture_sentence_add(scene, words, said);
    return fmax(below + said.h, has_button(scene, model, bars) ? high : 0) + 4 * unit;
}

double prediction_row_height(const Scene *scene, const DisplayModel *model,
                             const Bars *bars, double width) {
    Scene *measured = scene_create(scene_look(scene));
    double high = row(measured, (Rect){0, 0, width, 0}, model, bars, false);
    scene_destroy(measured);
    return high;
}

void prediction_row_add(Scene *scene, Rect rect, const DisplayModel *model,
                        const Bars *bars) {
    row(scene, rect, model, bars, true);
}
