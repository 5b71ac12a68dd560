#include "circuit/qasm_write.h"

#include "circuit/angle.h"
#include "circuit/lower.h"
#include "circuit/qasm_lexer.h"
#include "circuit/spelling.h"

#include <stdio.h>
#include <string.h>

enum { MOST_NAME = 32 };

static bool gate_is(const Step *step, const char *name) {
    return strcmp(step->gate->name, name) == 0;
}

// --- Pieces

// What formulas may be made of; what people may type besides ("2π", "30 deg", and a ^ in
// version 3) is written as a number.
static const char *const words_2[] = {"pi", "sin", "cos", "tan", "exp", "ln", "sqrt", NULL};
static const char *const words_3[] = {
    "pi",  "π",    "tau",    "τ",      "euler",  "ℇ",     "sin",     "cos", "tan", "exp",
    "log", "sqrt", "arcsin", "arccos", "arctan", "floor", "ceiling", "mod", "pow", NULL};
static const char *const signs_2[] = {"+", "-", "*", "/", "^", "(", ")", NULL};
static const char *const signs_3[] = {"+", "-", "*", "/", "**", "(", ")", ",", NULL};

static bool is_one_of(Token token, const char *const *list) {
    for (; *list; list++)
        if (token_is(token, *list)) return true;
    return false;
}

static bool is_declared(const QasmWriter *w, Token token) {
    for (int i = 0; i < circuit_parameters(w->circuit); i++) {
        Parameter parameter = circuit_parameter(w->circuit, i);
        if (w->parameters[i] && token_is(token, parameter.name)) return true;
    }
    return false;
}

// Whether the version can read the text: only its words and signs, and a sign between any
// two values.
static bool version_reads(const QasmWriter *w, const char *text) {
    int version = w->version;
    Lexer lexer = lexer_start(text);
    bool value = false; // one stands before
    for (; lexer.token.kind != TOKEN_END; lexer_next(&lexer)) {
        Token token = lexer.token;
        bool sign = token.kind == TOKEN_SIGN;
        const char *const *list = sign           ? (version == 2 ? signs_2 : signs_3)
                                  : version == 2 ? words_2
                                                 : words_3;
        bool own = !sign && is_declared(w, token);
        if (token.kind != TOKEN_NUMBER && !own && !is_one_of(token, list)) return false;
        if (!sign && value) return false;
        double constant;
        bool name = token.kind == TOKEN_NAME && !own &&
                    !expression_constant(token.text, token.size, &constant);
        if (token_is(token, "(") && value) return false;
        value = (!sign && !name) || token_is(token, ")");
    }
    return true;
}

static void write_angle(QasmWriter *w, const Angle *angle) {
    Name names[CIRCUIT_NAMES];
    double value;
    bool reads = version_reads(w, angle->text);
    circuit_names(w->circuit, names);
    if (reads && angle_named(angle) && expression_value(angle->text, names, &value, NULL) &&
        value == angle->value)
        buffer_print(&w->out, "%s", angle->text);
    else if (reads)
        angle_write(&w->out, angle);
    else
        number_write(&w->out, angle->value);
}

void qasm_write_angles(QasmWriter *w, const Step *step) {
    for (int i = 0; i < step->gate->angles; i++) {
        buffer_print(&w->out, i ? ", " : "(");
        write_angle(w, &step->angles[i]);
    }
    if (step->gate->angles) buffer_print(&w->out, ")");
}

static void write_wires(QasmWriter *w, uint32_t wires, const char **between) {
    for (; wires; wires &= wires - 1) {
        buffer_print(&w->out, "%s", *between);
        qasm_write_qubit(w, __builtin_ctz(wires), &w->out);
        *between = ", ";
    }
}

static void write_targets(QasmWriter *w, const Step *step, const char **between) {
    for (int i = 0; i < step_targets(step); i++)
        write_wires(w, UINT32_C(1) << step->targets[i], between);
}

// The standard name of the gate with so many controls, NULL where the version has none.
static const char *standard_name(int version, const Gate *gate, int controls) {
    for (int i = 0; i < spelling_count(); i++) {
        const Spelling *s = spelling_row(i);
        bool known = version == 2 ? s->qelib1 : s->stdgates;
        if (known && s->controls == controls && !s->first_angle &&
            strcmp(s->gate, gate->name) == 0)
            return s->name;
    }
    return NULL;
}

// --- OpenQASM 3

// Its gates within are asked too; what is lowered there may need one.
bool qasm_write_needs_u(const Step *step) {
    if (step->gate->kind == GATE_DEFINED) {
        const Circuit *inside = definition_of(step->gate)->inside;
        for (int i = 0; inside && i < circuit_steps(inside); i++) {
            const Step *own = circuit_step(inside, i);
            if (!step_plain(own) || gate_is(own, "u")) return true;
        }
        return false;
    }
    return gate_is(step, "u") && (step->controls || step->anticontrols || step->powered);
}

static void write_controls(QasmWriter *w, const char *word, uint32_t wires) {
    int count = __builtin_popcount(wires);
    if (count > 1)
        buffer_print(&w->out, "%s(%d) @ ", word, count);
    else if (count)
        buffer_print(&w->out, "%s @ ", word);
}

static void write_gate_3(QasmWriter *w, const Step *step) {
    int controls = __builtin_popcount(step->controls);
    bool plain = !step->anticontrols && !step->powered;
    const char *name = plain && controls ? standard_name(3, step->gate, controls) : NULL;
    if (!name) {
        write_controls(w, "ctrl", step->controls);
        write_controls(w, "negctrl", step->anticontrols);
        if (step->powered) {
            buffer_print(&w->out, "pow(");
            write_angle(w, &step->power);
            buffer_print(&w->out, ") @ ");
        }
        name = step->gate->name;
        if (gate_is(step, "sxdg")) name = "inv @ sx";
        if (gate_is(step, "u") && !w->within && !qasm_write_needs_u(step)) name = "U";
    }
    buffer_print(&w->out, "%s", name);
    qasm_write_angles(w, step);
    const char *between = " ";
    write_wires(w, step->controls, &between);
    write_wires(w, step->anticontrols, &between);
    if (!gate_is(step, "gphase")) write_targets(w, step, &between);
    buffer_print(&w->out, ";\n");
}

// --- OpenQASM 2

// Gates whose controlled forms are another's between two turns of the target:
// z = h x h, y = sdg x s; and phases, which cu1 controls. Nielsen & Chuang, exercise 4.17.
// clang-format off
static const struct {
    const char *gate, *before, *behind; // x stands between
    const char *phase;                  // or: the angle of cu1
} other_forms[] = {
    {"z",   "h",   "h",  "pi"},    {"y",   "sdg", "s", NULL},
    {"s",   NULL,  NULL, "pi/2"},  {"sdg", NULL,  NULL, "-pi/2"},
    {"t",   NULL,  NULL, "pi/4"},  {"tdg", NULL,  NULL, "-pi/4"},
};
// clang-format on

typedef struct Lines {
    char name[MOST_NAME * 2];    // with its angles, where they are not the step's
    const char *before, *behind; // on the target
    bool angles;                 // the step's own follow
} Lines;

// What says the gate with its controls; false where nothing does.
static bool find_lines(const Step *step, Lines *lines) {
    int controls = __builtin_popcount(step->controls | step->anticontrols);
    if (step->powered || gate_is(step, "gphase")) return false;
    const char *name = standard_name(2, step->gate, controls);
    if (!controls && !name) name = step->gate->name; // p and u go by other names
    *lines = (Lines){.angles = true};
    snprintf(lines->name, sizeof lines->name, "%s", name ? name : "");
    if (name) return true;
    for (size_t i = 0; i < sizeof other_forms / sizeof *other_forms; i++) {
        if (!gate_is(step, other_forms[i].gate)) continue;
        const char *flip = standard_name(2, gate_find("x"), controls);
        bool phase = controls == 1 && other_forms[i].phase;
        if (!phase && (!other_forms[i].before || !flip)) return false;
        *lines = (Lines){.before = phase ? NULL : other_forms[i].before,
                         .behind = phase ? NULL : other_forms[i].behind};
        if (phase)
            snprintf(lines->name, sizeof lines->name, "cu1(%s)", other_forms[i].phase);
        else
            snprintf(lines->name, sizeof lines->name, "%s", flip);
        return true;
    }
    return false;
}

static void write_on(QasmWriter *w, const char *condition, const char *gate,
                     uint32_t wires) {
    for (; gate && wires; wires &= wires - 1) {
        buffer_print(&w->out, "%s%s ", condition, gate);
        qasm_write_qubit(w, __builtin_ctz(wires), &w->out);
        buffer_print(&w->out, ";\n");
    }
}

static bool write_gate_2(QasmWriter *w, const Step *step, const char *condition) {
    Lines lines;
    if (gate_is(step, "gphase") && !step_dots(step)) return true; // nobody can see it
    if (!find_lines(step, &lines)) return qasm_write_refused(w, "qasm.write_gate", step);
    uint32_t target = UINT32_C(1) << step->targets[0];
    write_on(w, condition, "x", step->anticontrols);
    write_on(w, condition, lines.before, target);
    buffer_print(&w->out, "%s%s", condition, lines.name);
    if (lines.angles) qasm_write_angles(w, step);
    const char *between = " ";
    write_wires(w, step->controls | step->anticontrols, &between);
    write_targets(w, step, &between);
    buffer_print(&w->out, ";\n");
    write_on(w, condition, lines.behind, target);
    write_on(w, condition, "x", step->anticontrols);
    return true;
}

bool qasm_write_gate(QasmWriter *w, const Step *step, const char *condition) {
    if (w->version == 2) return write_gate_2(w, step, condition);
    buffer_print(&w->out, "%s", condition);
    write_gate_3(w, step);
    return true;
}
