#include "view/answer_view.h"

#include "view/style.h"

#include <math.h>

Spot seed_view_spot(int source) {
    return (Spot){.kind = SPOT_SEED_FIELD, .a = source, .b = 1};
}

void seed_view_add(Scene *scene, Rect rect, const SeedModel *model) {
    if (!model->open) return;
    double control = scene_look(scene)->metrics.control;
    Type label = style_type(scene, ROLE_LABEL, INK_INK);
    double baseline = rect.y + control / 2 + 0.36 * label.size, x = rect.x;
    const char *name = scene_word(scene, "seed.label");
    x += scene_words(scene, name, x, baseline, label).w + 0.8 * label.size;
    double wide = fmin(9 * label.size, fmax(control, rect.x + rect.w - x));
    field_view_add(scene, (Rect){x, rect.y, wide, control}, &model->field,
                   seed_view_spot(model->source), model->wrong, name);
    x += wide + 0.8 * label.size;
    const char *how = scene_word(scene, "seed.how");
    label.ink = INK_SOFT;
    if (x + style_width(scene, how, label) <= rect.x + rect.w)
        scene_words(scene, how, x, baseline, label);
}
