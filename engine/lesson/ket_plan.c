#include "lesson/ket_plan.h"

KetPlan ket_plan(const DisplayOptions *options, const Circuit *circuit) {
    return (KetPlan){.circuit = circuit,
                     .wires = (uint32_t)options->wires,
                     .basis = (KetBasis)options->basis,
                     .x = (uint32_t)options->x_wires,
                     .y = (uint32_t)options->y_wires,
                     .bell = (uint32_t)options->bell_wires,
                     .groups = (KetGroups)options->groups,
                     .joined = options->joined != 0};
}

const char *ket_plan_word(const DisplayOptions *options) {
    static const char *const words[] = {[KET_Z] = NULL,
                                        [KET_X] = "ket.in.x",
                                        [KET_Y] = "ket.in.y",
                                        [KET_BELL] = "ket.in.bell"};
    bool own = options->x_wires || options->y_wires || options->bell_wires;
    return own ? "ket.in.own" : words[options->basis];
}
