#include "circuit/quirk_gates.h"

#include "base/text.h"
#include "circuit/blocks.h"
#include "circuit/inset.h"

#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// clang-format off
static const QuirkGate gates[] = {
    // id          kind            gate      root value basis
    {"H",          QUIRK_GATE,     "h"},
    {"X",          QUIRK_GATE,     "x"},
    {"Y",          QUIRK_GATE,     "y"},
    {"Z",          QUIRK_GATE,     "z"},
    {"X^½",        QUIRK_GATE,     "x",      2},
    {"Y^½",        QUIRK_GATE,     "y",      2},
    {"Z^½",        QUIRK_GATE,     "z",      2},
    {"X^-½",       QUIRK_GATE,     "x",      -2},
    {"Y^-½",       QUIRK_GATE,     "y",      -2},
    {"Z^-½",       QUIRK_GATE,     "z",      -2},
    {"X^⅓",        QUIRK_GATE,     "x",      3},
    {"Y^⅓",        QUIRK_GATE,     "y",      3},
    {"Z^⅓",        QUIRK_GATE,     "z",      3},
    {"X^-⅓",       QUIRK_GATE,     "x",      -3},
    {"Y^-⅓",       QUIRK_GATE,     "y",      -3},
    {"Z^-⅓",       QUIRK_GATE,     "z",      -3},
    {"X^¼",        QUIRK_GATE,     "x",      4},
    {"Y^¼",        QUIRK_GATE,     "y",      4},
    {"Z^¼",        QUIRK_GATE,     "z",      4},
    {"X^-¼",       QUIRK_GATE,     "x",      -4},
    {"Y^-¼",       QUIRK_GATE,     "y",      -4},
    {"Z^-¼",       QUIRK_GATE,     "z",      -4},
    {"X^⅛",        QUIRK_GATE,     "x",      8},
    {"Y^⅛",        QUIRK_GATE,     "y",      8},
    {"Z^⅛",        QUIRK_GATE,     "z",      8},
    {"X^-⅛",       QUIRK_GATE,     "x",      -8},
    {"Y^-⅛",       QUIRK_GATE,     "y",      -8},
    {"Z^-⅛",       QUIRK_GATE,     "z",      -8},
    {"X^⅟₁₆",      QUIRK_GATE,     "x",      16},
    {"Y^⅟₁₆",      QUIRK_GATE,     "y",      16},
    {"Z^⅟₁₆",      QUIRK_GATE,     "z",      16},
    {"X^-⅟₁₆",     QUIRK_GATE,     "x",      -16},
    {"Y^-⅟₁₆",     QUIRK_GATE,     "y",      -16},
    {"Z^-⅟₁₆",     QUIRK_GATE,     "z",      -16},
    {"X^⅟₃₂",      QUIRK_GATE,     "x",      32},
    {"Y^⅟₃₂",      QUIRK_GATE,     "y",      32},
    {"Z^⅟₃₂",      QUIRK_GATE,     "z",      32},
    {"X^-⅟₃₂",     QUIRK_GATE,     "x",      -32},
    {"Y^-⅟₃₂",     QUIRK_GATE,     "y",      -32},
    {"Z^⅟₆₄",      QUIRK_GATE,     "z",      64},
    {"Z^⅟₁₂₈",     QUIRK_GATE,     "z",      128},
    {"X^ft",       QUIRK_EXPONENT, "x"},
    {"Y^ft",       QUIRK_EXPONENT, "y"},
    {"Z^ft",       QUIRK_EXPONENT, "z"},
    {"Rxft",       QUIRK_ANGLE,    "rx"},
    {"Ryft",       QUIRK_ANGLE,    "ry"},
    {"Rzft",       QUIRK_ANGLE,    "rz"},
    {"NeGate",     QUIRK_PHASE,    "gphase", 0,   4},
    {"i",          QUIRK_PHASE,    "gphase", 0,   2},
    {"-i",         QUIRK_PHASE,    "gphase", 0,   -2},
    {"√i",         QUIRK_PHASE,    "gphase", 0,   1},
    {"√-i",        QUIRK_PHASE,    "gphase", 0,   -1},
    {"Swap",       QUIRK_SWAP,     "swap"},
    {"•",          QUIRK_CONTROL,  NULL,     0,   1,    "z"},
    {"◦",          QUIRK_CONTROL,  NULL,     0,   0,    "z"},
    {"⊖",          QUIRK_CONTROL,  NULL,     0,   1,    "x"},
    {"⊕",          QUIRK_CONTROL,  NULL,     0,   0,    "x"},
    {"(/)",        QUIRK_CONTROL,  NULL,     0,   1,    "y"},
    {"⊗",          QUIRK_CONTROL,  NULL,     0,   0,    "y"},
    {"zpar",       QUIRK_PARITY,   NULL,     0,   1,    "z"},
    {"xpar",       QUIRK_PARITY,   NULL,     0,   1,    "x"},
    {"ypar",       QUIRK_PARITY,   NULL,     0,   1,    "y"},
    {"|0⟩⟨0|",     QUIRK_KEEP,     "post0",  0,   0},
    {"|1⟩⟨1|",     QUIRK_KEEP,     "post1",  0,   1},
    {"|+⟩⟨+|",     QUIRK_KEEP,     "post0",  0,   0,    "h"},
    {"|-⟩⟨-|",     QUIRK_KEEP,     "post1",  0,   1,    "h"},
    {"|X⟩⟨X|",     QUIRK_KEEP,     "post0",  0,   0,    "sx"},
    {"|/⟩⟨/|",     QUIRK_KEEP,     "post1",  0,   1,    "sx"},
    {"Measure",    QUIRK_MEASURE,  "measure"},
    {"…",          QUIRK_NOTHING},
    {"Bloch",      QUIRK_DISPLAY,  "bloch"},
    {"Chance#",    QUIRK_DISPLAY,  "histogram"},
    {"Chance",     QUIRK_DISPLAY,  "histogram"},
    {"Amps#",      QUIRK_DISPLAY,  "amplitudes"},
    {"Sample#",    QUIRK_DISPLAY,  "histogram"},
    {"Density",    QUIRK_DISPLAY,  "density"},
    {"Density#",   QUIRK_DISPLAY,  "density"},
    {"X^t",        QUIRK_TURNS,    "x",     0,   1},
    {"X^-t",       QUIRK_TURNS,    "x",     0,   -1},
    {"Y^t",        QUIRK_TURNS,    "y",     0,   1},
    {"Y^-t",       QUIRK_TURNS,    "y",     0,   -1},
    {"Z^t",        QUIRK_TURNS,    "z",     0,   1},
    {"Z^-t",       QUIRK_TURNS,    "z",     0,   -1},
    {"e^-iXt",     QUIRK_TURNS,    "rx",    0,   1},
    {"e^iXt",      QUIRK_TURNS,    "rx",    0,   -1},
    {"e^-iYt",     QUIRK_TURNS,    "ry",    0,   1},
    {"e^iYt",      QUIRK_TURNS,    "ry",    0,   -1},
    {"e^-iZt",     QUIRK_TURNS,    "rz",    0,   1},
    {"e^iZt",      QUIRK_TURNS,    "rz",    0,   -1},
    {"X^⌈t⌉",      QUIRK_TIME},   {"X^⌈t-¼⌉",    QUIRK_TIME},   {"Counting#",  QUIRK_TIME},
    {"Uncounting#", QUIRK_TIME},  {">>t#",       QUIRK_TIME},   {"<<t#",       QUIRK_TIME},
    {"grad^t#",    QUIRK_TIME},   {"grad^-t#",   QUIRK_TIME},
    {"0",          QUIRK_OTHER},  {"__error__",  QUIRK_OTHER},
    {"XDetector",  QUIRK_OTHER},  {"YDetector",  QUIRK_OTHER},  {"ZDetector",  QUIRK_OTHER},
    {"XDetectControlReset", QUIRK_OTHER}, {"YDetectControlReset", QUIRK_OTHER},
    {"ZDetectControlReset", QUIRK_OTHER},
    {"inputA#",    QUIRK_INPUT,    NULL,     0,    0},
    {"inputB#",    QUIRK_INPUT,    NULL,     0,    1},
    {"inputR#",    QUIRK_INPUT,    NULL,     0,    2},
    {"revinputA#", QUIRK_INPUT,    NULL,     1,    0},
    {"revinputB#", QUIRK_INPUT,    NULL,     1,    1},
    {"setA",       QUIRK_SET,      NULL,     0,    0},
    {"setB",       QUIRK_SET,      NULL,     0,    1},
    {"setR",       QUIRK_SET,      NULL,     0,    2},
    {"X^(A/2^n)",  QUIRK_BLOCK,    "xturn"},
    {"Y^(A/2^n)",  QUIRK_BLOCK,    "yturn"},
    {"Z^(A/2^n)",  QUIRK_BLOCK,    "zturn"},
    {"X^(-A/2^n)", QUIRK_BLOCK,    "xturndg"},
    {"Y^(-A/2^n)", QUIRK_BLOCK,    "yturndg"},
    {"Z^(-A/2^n)", QUIRK_BLOCK,    "zturndg"},
    {"inc#",       QUIRK_BLOCK,    "inc"},
    {"dec#",       QUIRK_BLOCK,    "dec"},
    {"incmodR#",   QUIRK_BLOCK,    "incmod"},
    {"decmodR#",   QUIRK_BLOCK,    "decmod"},
    {"+=A#",       QUIRK_BLOCK,    "add"},
    {"-=A#",       QUIRK_BLOCK,    "sub"},
    {"+AmodR#",    QUIRK_BLOCK,    "addmod"},
    {"-AmodR#",    QUIRK_BLOCK,    "submod"},
    {"+ABmodR#",   QUIRK_BLOCK,    "addmulmod"},
    {"-ABmodR#",   QUIRK_BLOCK,    "submulmod"},
    {"+=AA#",      QUIRK_BLOCK,    "addsq"},
    {"-=AA#",      QUIRK_BLOCK,    "subsq"},
    {"+=AB#",      QUIRK_BLOCK,    "addmul"},
    {"-=AB#",      QUIRK_BLOCK,    "submul"},
    {"^=A#",       QUIRK_BLOCK,    "xor"},
    {"*A#",        QUIRK_BLOCK,    "mul"},
    {"/A#",        QUIRK_BLOCK,    "muldg"},
    {"*AmodR#",    QUIRK_BLOCK,    "mulmod"},
    {"/AmodR#",    QUIRK_BLOCK,    "mulmoddg"},
    {"*BToAmodR#", QUIRK_BLOCK,    "powmod"},
    {"/BToAmodR#", QUIRK_BLOCK,    "powmoddg"},
    {"+cntA#",     QUIRK_BLOCK,    "addones"},
    {"-cntA#",     QUIRK_BLOCK,    "subones"},
    {"^A<B",       QUIRK_BLOCK,    "lt"},
    {"^A>B",       QUIRK_BLOCK,    "gt"},
    {"^A<=B",      QUIRK_BLOCK,    "le"},
    {"^A>=B",      QUIRK_BLOCK,    "ge"},
    {"^A=B",       QUIRK_BLOCK,    "eq"},
    {"^A!=B",      QUIRK_BLOCK,    "ne"},
    {"<<#",        QUIRK_BLOCK,    "rotl",   0,    2},
    {">>#",        QUIRK_BLOCK,    "rotr",   0,    2},
    {"rev#",       QUIRK_BLOCK,    "reverse", 0,   2},
    {"weave#",     QUIRK_BLOCK,    "weave",  0,    4},
    {"split#",     QUIRK_BLOCK,    "split",  0,    4},
    {"Flip<A#",    QUIRK_BLOCK,    "flip"},
    {"QFT#",       QUIRK_BLOCK,    "qft"},
    {"QFT†#",      QUIRK_BLOCK,    "qftdg"},
    {"PhaseGradient#",   QUIRK_BLOCK, "grad"},
    {"PhaseUngradient#", QUIRK_BLOCK, "graddg"},
    {"add#",       QUIRK_SECTIONS, "add"},
    {"sub#",       QUIRK_SECTIONS, "sub"},
    {"c+=ab#",     QUIRK_SECTIONS, "addmul"},
    {"c-=ab#",     QUIRK_SECTIONS, "submul"},
};
// clang-format on
enum { GATES = sizeof gates / sizeof *gates };

static const QuirkRoot roots[] = {
    {"x", "x", 0}, {"y", "y", 0},    {"z", "z", 0}, {"sx", "x", 2},   {"sxdg", "x", -2},
    {"s", "z", 2}, {"sdg", "z", -2}, {"t", "z", 4}, {"tdg", "z", -4},
};
enum { ROOTS = sizeof roots / sizeof *roots };

// 1 for a gate of one wire, the number at the end of a wide one's id, 0 for another gate.
static int wires_of(const QuirkGate *gate, const char *id) {
    size_t stem = strcspn(gate->id, "#");
    if (!gate->id[stem]) return strcmp(gate->id, id) == 0;
    if (strncmp(gate->id, id, stem) != 0 || !isdigit((unsigned char)id[stem])) return 0;
    char *end;
    long wires = strtol(id + stem, &end, 10);
    bool plain = id[stem] != '0' && !*end;
    return plain && wires <= MAX_QUIRK_WIRES ? (int)wires : 0;
}

const QuirkGate *quirk_gate_find(const char *id, int *wires) {
    for (int i = 0; i < GATES; i++)
        if ((*wires = wires_of(&gates[i], id))) return &gates[i];
    return NULL;
}

const char *quirk_gate_nearest(const char *id) {
    const char *names[GATES + 1] = {NULL};
    int count = 0;
    for (int i = 0; i < GATES; i++) {
        if (strchr(gates[i].id, '#')) continue;
        if (strcasecmp(gates[i].id, id) == 0) return gates[i].id;
        names[count++] = gates[i].id;
    }
    bool tells = text_length(id) > 2; // what is shorter is near to every other
    return tells ? text_nearest(id, names) : NULL;
}

const QuirkRoot *quirk_root_of(const char *gate) {
    for (int i = 0; i < ROOTS; i++)
        if (strcmp(roots[i].gate, gate) == 0) return &roots[i];
    return NULL;
}

const char *quirk_root_gate(const char *axis, int root) {
    for (int i = 0; i < ROOTS; i++)
        if (strcmp(roots[i].axis, axis) == 0 && roots[i].root == root) return roots[i].gate;
    return NULL;
}

double quirk_exponent(int root) {
    return root ? 1.0 / root : 1;
}

// What differs by less is the same number but for rounding.
static bool near(double a, double b) {
    return fabs(a - b) < 1e-14;
}

const char *quirk_power_id(const char *axis, double exponent) {
    for (int i = 0; i < GATES; i++) {
        const QuirkGate *g = &gates[i];
        bool same = g->kind == QUIRK_GATE && strcmp(g->gate, axis) == 0;
        if (same && near(quirk_exponent(g->root), exponent)) return g->id;
    }
    return NULL;
}

const char *quirk_phase_id(double phase) {
    for (int i = 0; i < GATES; i++) {
        bool same = gates[i].kind == QUIRK_PHASE;
        if (same && near(remainder(gates[i].value * M_PI / 4 - phase, 2 * M_PI), 0))
            return gates[i].id;
    }
    return NULL;
}

static DotKind dot_kind(const QuirkGate *gate) {
    if (gate->kind == QUIRK_PARITY) return DOT_PARITY;
    if (gate->kind != QUIRK_CONTROL) return DOT_NONE;
    return gate->value ? DOT_CONTROL : DOT_ANTICONTROL;
}

ControlDot quirk_dot(const QuirkGate *gate) {
    DotKind kind = dot_kind(gate);
    return (ControlDot){kind, kind ? gate->basis[0] : 'z'};
}

const char *quirk_dot_id(ControlDot dot) {
    for (int i = 0; i < GATES; i++)
        if (dot_kind(&gates[i]) == dot.kind && gates[i].basis[0] == dot.axis)
            return gates[i].id;
    return NULL;
}

const QuirkGate *quirk_block(const char *block) {
    for (int i = 0; i < GATES; i++)
        if (gates[i].kind == QUIRK_BLOCK && strcmp(gates[i].gate, block) == 0)
            return &gates[i];
    return NULL;
}

bool quirk_sections(const QuirkGate *gate, int first, int wires, Step *step) {
    step->gate = block_find(gate->gate);
    bool product = block_of(step->gate)->operands >> OPERAND_B & 1;
    if (wires < (product ? 3 : 2)) return false;
    int c = (wires + 1) / 2, b = product ? (wires - c + 1) / 2 : 0, a = wires - c - b;
    if (a < 1) a = 1; // of three wires, which leave one for each
    int before = a + b;
    step->operands[OPERAND_A] = (Operand){.first = first, .count = a};
    if (product) step->operands[OPERAND_B] = (Operand){.first = first + a, .count = b};
    step->targets[0] = step->targets[1] = first + before;
    step->block = ((UINT32_C(1) << (wires - before)) - 1) << (first + before);
    return true;
}

bool quirk_display(const QuirkGate *gate, int wires, Step *step) {
    step->gate = inset_find(gate->gate);
    step->block = ((UINT32_C(1) << wires) - 1) << step->targets[0];
    return step->gate && inset_fits(step, NULL);
}

// One wire has an id without a number where there is one.
bool quirk_display_id(const char *name, int wires, char *id, size_t size) {
    for (int pass = wires == 1 ? 0 : 1; pass < 2; pass++)
        for (int i = 0; i < GATES; i++) {
            int stem = (int)strcspn(gates[i].id, "#");
            bool wide = gates[i].id[stem] != '\0';
            if (gates[i].kind != QUIRK_DISPLAY || strcmp(gates[i].gate, name) != 0)
                continue;
            if (wide != (pass == 1)) continue;
            int end = snprintf(id, size, "%.*s", stem, gates[i].id);
            if (wide) snprintf(id + end, size - (size_t)end, "%d", wires);
            return true;
        }
    return false;
}

const char *quirk_keep_id(int value) {
    for (int i = 0; i < GATES; i++)
        if (gates[i].kind == QUIRK_KEEP && gates[i].value == value) return gates[i].id;
    return NULL;
}
