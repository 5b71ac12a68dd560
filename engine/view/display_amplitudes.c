// The amplitudes: which of their forms is drawn.
#include "view/amplitudes.h"
#include "view/display_views.h"

// A grid with words where there are few, else a map.
static AmplitudesForm form_of(const DisplayModel *model) {
    AmplitudesForm form = (AmplitudesForm)model->options.form;
    if (form != AMPLITUDES_USUAL) return form;
    const Amplitudes *list = amplitudes_of(model, MOST_DISKS);
    return list->others ? AMPLITUDES_MAP : AMPLITUDES_GRID;
}

typedef struct Form {
    double (*height)(const Scene *scene, const DisplayModel *model, double width);
    void (*add)(Scene *scene, Rect rect, const DisplayModel *model);
} Form;

static const Form forms[] = {
    [AMPLITUDES_GRID] = {amplitude_grid_height, amplitude_grid_add},
    [AMPLITUDES_LIST] = {amplitude_list_height, amplitude_list_add},
    [AMPLITUDES_MAP] = {amplitude_map_height, amplitude_map_add},
};

double amplitudes_height(const Scene *scene, const DisplayModel *model, double width) {
    return forms[form_of(model)].height(scene, model, width);
}

void amplitudes_add(Scene *scene, Rect rect, const DisplayModel *model) {
    forms[form_of(model)].add(scene, rect, model);
}
