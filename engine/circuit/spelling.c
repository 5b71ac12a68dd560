#include "circuit/spelling.h"

#include "base/text.h"

#include <string.h>

// clang-format off
// Where one gate has several names, the first is the one that is written.
static const Spelling spellings[] = {
    // name   gate   controls  angle  qelib1 stdgates
    {"cx",      "x",    1, NULL,   true,  true},  {"cy",       "y",    1, NULL,   true,  true},
    {"cz",      "z",    1, NULL,   true,  true},  {"ch",       "h",    1, NULL,   true,  true},
    {"crx",     "rx",   1, NULL,   true,  true},  {"cry",      "ry",   1, NULL,   true,  true},
    {"crz",     "rz",   1, NULL,   true,  true},  {"cp",       "p",    1, NULL,   false, true},
    {"csx",     "sx",   1, NULL,   true,  false}, {"ccx",      "x",    2, NULL,   true,  true},
    {"ccz",     "z",    2, NULL,   false, false}, {"cswap",    "swap", 1, NULL,   true,  true},
    {"CX",      "x",    1, NULL,   false, true},  {"U",        "u",    0, NULL,   false, false},
    {"u3",      "u",    0, NULL,   true,  true},  {"u2",       "u",    0, "pi/2", true,  true},
    {"u1",      "p",    0, NULL,   true,  true},  {"cu1",      "p",    1, NULL,   true,  false},
    {"phase",   "p",    0, NULL,   false, true},  {"cphase",   "p",    1, NULL,   false, true},
    {"cu3",     "u",    1, NULL,   true,  false}, {"cs",       "s",    1, NULL,   false, false},
    {"csdg",    "sdg",  1, NULL,   false, false}, {"c3x",      "x",    3, NULL,   true,  false},
    {"c4x",     "x",    4, NULL,   true,  false}, {"cccx",     "x",    3, NULL,   false, false},
    {"ccccx",   "x",    4, NULL,   false, false}, {"c3sqrtx",  "sx",   3, NULL,   true,  false},
    {"cccsqrtx", "sx",  3, NULL,   false, false}, {"cnot",     "x",    1, NULL,   false, false},
    {"ccnot",   "x",    2, NULL,   false, false}, {"i",        "id",   0, NULL,   false, false},
    {"si",      "sdg",  0, NULL,   false, false}, {"ti",       "tdg",  0, NULL,   false, false},
    {"v",       "sx",   0, NULL,   false, false}, {"vi",       "sxdg", 0, NULL,   false, false},
    {"cv",      "sx",   1, NULL,   false, false}, {"phaseshift", "p",  0, NULL,   false, false},
    {"cphaseshift", "p", 1, NULL,  false, false},
};
// clang-format on
enum { SPELLINGS = sizeof spellings / sizeof *spellings, MOST_NAMES = 256 };

int spelling_count(void) {
    return SPELLINGS;
}

const Spelling *spelling_row(int index) {
    return index >= 0 && index < SPELLINGS ? &spellings[index] : NULL;
}

static bool is_unitary(const Gate *gate) {
    return gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP;
}

static bool name_is(const char *name, const char *letters, size_t size) {
    return strlen(name) == size && memcmp(name, letters, size) == 0;
}

bool spelling_find(const char *name, size_t size, Spelling *found) {
    for (int i = 0; i < SPELLINGS; i++)
        if (name_is(spellings[i].name, name, size)) return *found = spellings[i], true;
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        if (!name_is(gate->name, name, size)) continue;
        *found = (Spelling){gate->name, gate->name, 0, NULL, false, false};
        return is_unitary(gate);
    }
    return false;
}

const char *spelling_name(const Gate *gate, int controls) {
    if (!controls) return gate->name;
    for (int i = 0; i < SPELLINGS; i++) {
        const Spelling *s = &spellings[i];
        bool same = s->controls == controls && !s->first_angle;
        if (same && strcmp(s->gate, gate->name) == 0) return s->name;
    }
    return NULL;
}

static const DotWord dot_words[] = {
    {"ctrl", DOT_CONTROL, 'z'},  {"negctrl", DOT_ANTICONTROL, 'z'},
    {"ctrlx", DOT_CONTROL, 'x'}, {"negctrlx", DOT_ANTICONTROL, 'x'},
    {"ctrly", DOT_CONTROL, 'y'}, {"negctrly", DOT_ANTICONTROL, 'y'},
    {"par", DOT_PARITY, 'z'},    {"parx", DOT_PARITY, 'x'},
    {"pary", DOT_PARITY, 'y'},
};
enum { DOT_WORDS = sizeof dot_words / sizeof *dot_words };

const DotWord *dot_word_row(int index) {
    return index >= 0 && index < DOT_WORDS ? &dot_words[index] : NULL;
}

const DotWord *dot_word_find(const char *word, size_t size) {
    for (int i = 0; i < DOT_WORDS; i++)
        if (name_is(dot_words[i].word, word, size)) return &dot_words[i];
    return NULL;
}

int spelling_angles(const Spelling *spelling) {
    return gate_find(spelling->gate)->angles - (spelling->first_angle != NULL);
}

int spelling_wires(const Spelling *spelling) {
    bool swaps = gate_find(spelling->gate)->kind == GATE_SWAP;
    return spelling->controls + (swaps ? 2 : 1);
}

const char *spelling_nearest(const char *name) {
    if (strlen(name) < 2) return NULL; // one letter is near to every other
    const char *names[MOST_NAMES + 1] = {NULL};
    int count = 0;
    for (int i = 0; i < gate_count() && count < MOST_NAMES - SPELLINGS; i++)
        if (is_unitary(gate_row(i))) names[count++] = gate_row(i)->name;
    for (int i = 0; i < SPELLINGS; i++)
        names[count++] = spellings[i].name;
    return text_nearest(name, names);
}
