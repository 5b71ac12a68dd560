#include "circuit/start.h"

#include <math.h>
#include <string.h>

// clang-format off
static const struct Named {
    const char *name;
    Angle theta, phi;
    const char *gates[2]; // that make it out of |0⟩
} named[] = {
    {"0",  {"", 0},              {"", 0},              {NULL, NULL}},
    {"1",  {"pi", M_PI},         {"", 0},              {"x",  NULL}},
    {"+",  {"pi/2", M_PI_2},     {"", 0},              {"h",  NULL}},
    {"-",  {"pi/2", M_PI_2},     {"pi", M_PI},         {"h",  "z"}},
    {"i",  {"pi/2", M_PI_2},     {"pi/2", M_PI_2},     {"h",  "s"}},
    {"-i", {"pi/2", M_PI_2},     {"-pi/2", -M_PI_2},   {"h",  "sdg"}},
};
// clang-format on
enum { NAMED = sizeof named / sizeof *named };

static const struct Named *row_of(const WireStart *start) {
    for (int i = 0; i < NAMED; i++)
        if (start->theta.value == named[i].theta.value &&
            start->phi.value == named[i].phi.value)
            return &named[i];
    return NULL;
}

bool start_find(const char *name, size_t size, WireStart *start) {
    for (int i = 0; i < NAMED; i++) {
        if (strlen(named[i].name) != size || memcmp(named[i].name, name, size) != 0)
            continue;
        *start = (WireStart){named[i].theta, named[i].phi};
        return true;
    }
    return false;
}

const char *start_name(const WireStart *start) {
    const struct Named *row = row_of(start);
    return row ? row->name : NULL;
}

bool start_equal(const WireStart *a, const WireStart *b) {
    return a->theta.value == b->theta.value && a->phi.value == b->phi.value;
}

static bool angle_same(const Angle *a, const Angle *b) {
    return a->value == b->value && strcmp(a->text, b->text) == 0;
}

bool start_same(const WireStart *a, const WireStart *b) {
    return angle_same(&a->theta, &b->theta) && angle_same(&a->phi, &b->phi);
}

// cos(θ/2) |0⟩ + e^{iφ} sin(θ/2) |1⟩ is the first column of u(θ, φ, 0).
static void lower_arrow(const WireStart *start, int wire, Steps *out) {
    Step step = {.gate = gate_find("u"),
                 .targets = {wire, wire},
                 .angles = {start->theta, start->phi, {"", 0}}};
    steps_add(out, &step);
}

void starts_lower(const Circuit *circuit, Steps *out) {
    for (int wire = 0; wire < circuit_wires(circuit); wire++) {
        WireStart start = circuit_start(circuit, wire);
        const struct Named *row = row_of(&start);
        if (!row) lower_arrow(&start, wire, out);
        for (int i = 0; row && i < 2 && row->gates[i]; i++) {
            Step step = {.gate = gate_find(row->gates[i]), .targets = {wire, wire}};
            steps_add(out, &step);
        }
    }
}
