#include "circuit/short_form.h"

#include "base/mem.h"
#include "circuit/angle.h"
#include "circuit/blocks.h"
#include "circuit/circuit_definitions.h"
#include "circuit/frontier.h"
#include "circuit/short_form_head.h"
#include "circuit/spelling.h"
#include "circuit/start.h"

#include <string.h>

// Whether a list of expressions would go on behind it: no comma outside brackets.
static bool ends_with_itself(const char *text) {
    int depth = 0;
    for (; *text; text++) {
        depth += (*text == '(') - (*text == ')');
        if (*text == ';' || (!depth && *text == ',')) return false;
    }
    return !depth;
}

// A text that can be read back, if only with the right names.
static bool angle_text_reads(const Angle *angle) {
    double value;
    Error err = {0};
    if (!angle->text[0] || !ends_with_itself(angle->text)) return false;
    return expression_value(angle->text, NULL, &value, &err) ||
           strncmp(err.key, "expression.unknown", strlen("expression.unknown")) == 0;
}

static void write_angle(Buffer *out, const Angle *angle) {
    if (angle_text_reads(angle))
        buffer_print(out, "%s", angle->text);
    else
        number_write(out, angle->value);
}

static void write_angles(Buffer *out, const Step *step) {
    for (int i = 0; i < step->gate->angles; i++) {
        buffer_print(out, i ? ", " : "(");
        write_angle(out, &step->angles[i]);
    }
    if (step->gate->angles) buffer_print(out, ")");
}

static void write_wires(Buffer *out, uint32_t wires) {
    for (int wire = 0; wire < MAX_WIRES; wire++)
        if (wires >> wire & 1) buffer_print(out, " %d", wire);
}

static bool is_dot(const Step *step, int wire, const DotWord *word) {
    ControlDot dot = step_dot(step, wire);
    return dot.kind == word->kind && dot.axis == word->axis;
}

// "ctrl @ negctrl @ ", then (with `words` false) their wires in the same order.
static void write_dots(Buffer *out, const Step *step, bool words) {
    const DotWord *word;
    for (int i = 0; (word = dot_word_row(i)); i++)
        for (uint32_t left = step_dots(step); left; left &= left - 1) {
            int wire = __builtin_ctz(left);
            if (!is_dot(step, wire, word)) continue;
            if (words)
                buffer_print(out, "%s @ ", word->word);
            else
                buffer_print(out, " %d", wire);
        }
}

static void write_range(Buffer *out, const Operand *range) {
    int first = range->first, last = first + range->count - 1;
    buffer_print(out, "%d:%d", range->reversed ? last : first,
                 range->reversed ? first : last);
}

static void write_block(Buffer *out, const Step *step) {
    int first = step->targets[0], last = first + __builtin_popcount(step->block) - 1;
    write_dots(out, step, true);
    buffer_print(out, "%s", step->gate->name);
    write_dots(out, step, false);
    buffer_print(out, first == last ? " %d" : " %d:%d", first, last);
    for (int i = 0; i < OPERANDS; i++) {
        const Operand *operand = &step->operands[i];
        if (!(block_of(step->gate)->operands >> i & 1)) continue;
        buffer_print(out, ", %c=", operand_letter(i) - 'A' + 'a');
        if (operand->count)
            write_range(out, operand);
        else
            buffer_print(out, "%u", operand->value);
    }
}

static void write_display(Buffer *out, const Step *step) {
    int first = step->targets[0], last = first + __builtin_popcount(step->block) - 1;
    write_dots(out, step, true);
    buffer_print(out, "display %s", step->gate->name);
    write_dots(out, step, false);
    buffer_print(out, first == last ? " %d" : " %d:%d", first, last);
}

static void write_power(Buffer *out, const Step *step) {
    if (!step->powered) return;
    buffer_print(out, "pow(");
    write_angle(out, &step->power);
    buffer_print(out, ") @ ");
}

// Wires in their order; neighbours as a range.
static void write_places(Buffer *out, const Step *step, int count) {
    for (int i = 0; i < count;) {
        int first = step_own_wire(step, i), last = first, from = i;
        while (++i < count && step_own_wire(step, i) == last + 1)
            last++;
        buffer_print(out, i - from > 1 ? " %d:%d" : " %d", first, last);
    }
}

static void write_defined(Buffer *out, const Step *step) {
    const Definition *d = definition_of(step->gate);
    write_dots(out, step, true);
    write_power(out, step);
    if (*d->name)
        buffer_print(out, "%s", d->name);
    else
        buffer_print(out, "%s(%s)", definition_word(d->kind), d->source);
    write_dots(out, step, false);
    write_places(out, step, d->wires);
}

static void write_gate(Buffer *out, const Step *step) {
    int controls = __builtin_popcount(step->controls);
    bool plain = step_dots_plain(step) && !step->anticontrols && !step->powered;
    const char *name = plain ? spelling_name(step->gate, controls) : NULL;
    if (!name) write_dots(out, step, true);
    write_power(out, step);
    buffer_print(out, "%s", name ? name : step->gate->name);
    write_angles(out, step);
    write_dots(out, step, false);
    buffer_print(out, " %d", step->targets[0]);
    if (step->gate->kind == GATE_SWAP) buffer_print(out, " %d", step->targets[1]);
}

static void write_bits(Buffer *out, uint64_t mask, uint64_t bits) {
    for (uint64_t left = mask; left; left &= left - 1) {
        int bit = __builtin_ctzll(left);
        buffer_print(out, "%sc%d == %d", left == mask ? "" : " && ", bit,
                     (int)(bits >> bit & 1));
    }
}

static void write_condition(Buffer *out, const Step *step) {
    if (!step->if_mask && !step->unless_mask) return;
    buffer_print(out, "if (");
    write_bits(out, step->if_mask, step->if_bits);
    if (step->unless_mask) {
        buffer_print(out, step->if_mask ? " && !(" : "!(");
        write_bits(out, step->unless_mask, step->unless_bits);
        buffer_print(out, ")");
    }
    buffer_print(out, ") ");
}

static void write_step(Buffer *out, const Step *step) {
    write_condition(out, step);
    if (step->gate->kind == GATE_ASSIGN) {
        buffer_print(out, "c%d = %d", step->bit, step->gate->value);
    } else if (step->gate->kind == GATE_BARRIER) {
        buffer_print(out, "barrier");
        write_wires(out, step->block);
    } else if (step->gate->kind == GATE_DISPLAY) {
        write_display(out, step);
    } else if (step->gate->kind == GATE_BLOCK) {
        write_block(out, step);
    } else if (step->gate->kind == GATE_DEFINED) {
        write_defined(out, step);
    } else {
        write_gate(out, step);
    }
    if (step->gate->kind == GATE_MEASURE && step->bit != step->targets[0])
        buffer_print(out, " -> %d", step->bit);
}

// The name of a start whose angles are written as the named one's are; or NULL.
static const char *start_word(const WireStart *start) {
    const char *name = start_name(start);
    WireStart read;
    bool same = name && start_find(name, strlen(name), &read) && start_same(start, &read);
    return same ? name : NULL;
}

static void write_starts(Buffer *out, const Circuit *circuit, const char **between) {
    for (int wire = 0; wire < circuit_wires(circuit); wire++) {
        WireStart start = circuit_start(circuit, wire);
        const char *name = start_word(&start);
        if (name && !strcmp(name, "0")) continue;
        buffer_print(out, "%sinit(", *between);
        *between = "; ";
        if (name) {
            buffer_print(out, "%s", name);
        } else {
            write_angle(out, &start.theta);
            buffer_print(out, ", ");
            write_angle(out, &start.phi);
        }
        buffer_print(out, ") %d", wire);
    }
}

static void write_steps(Buffer *out, const Circuit *circuit, bool columns) {
    Frontier frontier = {0};
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (i) buffer_print(out, "; ");
        if (columns && step->column != frontier_column(&frontier, step))
            buffer_print(out, "@column %d ", step->column + 1);
        write_step(out, step);
        frontier_pass(&frontier, step);
    }
}

static void write_definition(Buffer *out, const Definition *d, bool columns) {
    buffer_print(out, "gate %s %d ", d->name, d->wires);
    if (!d->inside) {
        buffer_print(out, "= %s(%s)", definition_word(d->kind), d->source);
        return;
    }
    buffer_print(out, "{ ");
    write_steps(out, d->inside, columns);
    buffer_print(out, " }");
}

// Those that one uses stand before it.
static void write_after_its_own(Buffer *out, const Circuit *circuit, const Definition *d,
                                bool *written, bool columns, const char **between) {
    int index = 0;
    while (circuit_definition(circuit, index) != d)
        index++;
    if (written[index]) return;
    written[index] = true;
    for (int i = 0; d->inside && i < circuit_definitions(d->inside); i++) {
        const char *name = circuit_definition(d->inside, i)->name;
        const Definition *own = circuit_definition_find(circuit, name);
        if (own) write_after_its_own(out, circuit, own, written, columns, between);
    }
    buffer_print(out, "%s", *between);
    *between = "; ";
    write_definition(out, d, columns);
}

static void write_definitions(Buffer *out, const Circuit *circuit, bool columns,
                              const char **between) {
    bool written[MAX_DEFINITIONS] = {false};
    for (int i = 0; i < circuit_definitions(circuit); i++)
        write_after_its_own(out, circuit, circuit_definition(circuit, i), written, columns,
                            between);
}

char *short_form_write(const Circuit *circuit, bool columns) {
    Buffer out = {0};
    const char *between = "";
    short_head_write(&out, circuit, &between);
    write_definitions(&out, circuit, columns, &between);
    short_noise_write(&out, circuit, &between);
    write_starts(&out, circuit, &between);
    if (circuit_steps(circuit)) buffer_print(&out, "%s", between);
    write_steps(&out, circuit, columns);
    return buffer_take(&out);
}
