// The amplitudes: which of their forms is drawn.
#include "view/amplitudes.h"
#include "view/display_views.h"

// A grid where it has a disk for each basis state, or room for the kets of those that are
// there; else a map, where places tell the states.
static AmplitudesForm form_of(const DisplayModel *model) {
    enum { FEW_WIRES = 4, FEW_DISKS = 8 };
    AmplitudesForm form = (AmplitudesForm)model->options.form;
    const Amplitudes *list = amplitudes_of(model, MOST_DISKS);
    bool small = list->qubits <= FEW_WIRES;
    if (model->form == DISPLAY_THUMB && !small) return AMPLITUDES_MAP;
    if (form != AMPLITUDES_USUAL) return form;
    return small || list->all <= FEW_DISKS ? AMPLITUDES_GRID : AMPLITUDES_MAP;
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
