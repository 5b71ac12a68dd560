#include "circuit/tool.h"

#include "circuit/blocks.h"
#include "circuit/circuit_definitions.h"
#include "circuit/expression.h"
#include "circuit/inset.h"
#include "circuit/noise_gate.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const char TOOLS_EVERYDAY[] =
    "h sx x y z s t p rx ry rz control anticontrol swap measure reset bloch histogram";

// The first two have the names by which lessons know them, the others those of the short
// form. Codes go downwards from TOOL_CONTROL.
static const struct {
    const char *name, *label;
    ControlDot dot;
} dots[] = {
    {"control", "●", {DOT_CONTROL, 'z'}}, {"anticontrol", "○", {DOT_ANTICONTROL, 'z'}},
    {"ctrlx", "⊖", {DOT_CONTROL, 'x'}},   {"negctrlx", "⊕", {DOT_ANTICONTROL, 'x'}},
    {"ctrly", "⊘", {DOT_CONTROL, 'y'}},   {"negctrly", "⊗", {DOT_ANTICONTROL, 'y'}},
    {"par", "P", {DOT_PARITY, 'z'}},      {"parx", "PX", {DOT_PARITY, 'x'}},
    {"pary", "PY", {DOT_PARITY, 'y'}},
};

// Powers of gates that have no row of their own.
static const struct {
    const char *name, *label, *gate, *power;
} roots[] = {
    {"sy", "√Y", "y", "1/2"},  {"sydg", "√Y†", "y", "-1/2"},
    {"tx", "⁴√X", "x", "1/4"}, {"txdg", "⁴√X†", "x", "-1/4"},
    {"ty", "⁴√Y", "y", "1/4"}, {"tydg", "⁴√Y†", "y", "-1/4"},
};

enum { DOTS = sizeof dots / sizeof *dots, ROOTS = sizeof roots / sizeof *roots };

static ToolGroup group_of_block(const BlockGate *block) {
    static const ToolGroup groups[] = {[BLOCK_VALUES] = TOOLS_ARITHMETIC,
                                       [BLOCK_WIRES] = TOOLS_ORDER,
                                       [BLOCK_FOURIER] = TOOLS_FOURIER,
                                       [BLOCK_GRADIENT] = TOOLS_FOURIER,
                                       [BLOCK_TURN] = TOOLS_TURNED};
    bool values = block->kind == BLOCK_VALUES;
    if (values && block->operands >> OPERAND_R & 1) return TOOLS_MODULAR;
    return values && block->single ? TOOLS_COMPARE : groups[block->kind];
}

static bool tool_of_code(int code, Tool *tool) {
    int dot = TOOL_CONTROL - code;
    if (dot >= 0 && dot < DOTS) {
        *tool =
            (Tool){code, dots[dot].name, dots[dot].label, TOOLS_LINK, .dot = dots[dot].dot};
        return true;
    }
    const Gate *gate = gate_row(code);
    if (gate) {
        *tool = (Tool){code, gate->name, gate->label, (ToolGroup)gate->family, gate};
        return true;
    }
    int root = code - TOOL_ROOTS, block = code - TOOL_BLOCKS;
    if (root >= 0 && root < ROOTS) {
        *tool = (Tool){code,
                       roots[root].name,
                       roots[root].label,
                       TOOLS_FLIP,
                       gate_find(roots[root].gate),
                       roots[root].power};
        return true;
    }
    gate = noise_gate_row(code - TOOL_NOISE);
    if (gate) {
        *tool = (Tool){code, gate->name, gate->label, TOOLS_NOISE, gate};
        return true;
    }
    const Inset *inset = inset_row(code - TOOL_INSETS);
    if (inset) {
        gate = &inset->gate;
        *tool = (Tool){code, gate->name, gate->label, TOOLS_SHOW, gate};
        return true;
    }
    if (block < 0 || block >= block_count()) return false;
    const BlockGate *row = block_row(block);
    *tool = (Tool){code, row->gate.name, row->gate.label, group_of_block(row), &row->gate};
    return true;
}

bool tool_at(int code, Tool *tool) {
    return tool_of_code(code, tool);
}

bool circuit_tool(const Circuit *circuit, int code, Tool *tool) {
    int own = code - TOOL_OWN;
    if (own < 0) return tool_at(code, tool);
    if (!circuit || own >= circuit_definitions(circuit)) return false;
    const Gate *gate = &circuit_definition(circuit, own)->gate;
    *tool = (Tool){code, gate->name, gate->label, TOOLS_OWN, gate};
    return true;
}

// The ranges of codes in the order in which a group shows them.
static const struct {
    int first, step;
} ranges[] = {{TOOL_CONTROL, -1}, {0, 1},           {TOOL_ROOTS, 1},
              {TOOL_BLOCKS, 1},   {TOOL_INSETS, 1}, {TOOL_NOISE, 1}};
enum { RANGES = sizeof ranges / sizeof *ranges };

int tool_count(void) {
    return DOTS + gate_count() + ROOTS + block_count() + inset_count() + noise_gate_count();
}

int tools_of(ToolGroup group, Tool *out, int most) {
    int count = 0;
    Tool tool;
    for (int r = 0; r < RANGES; r++)
        for (int code = ranges[r].first; count < most && tool_of_code(code, &tool);
             code += ranges[r].step)
            if (tool.group == group) out[count++] = tool;
    return count;
}

int tools_all(Tool out[MOST_TOOLS]) {
    int count = 0;
    for (int group = 0; group < TOOL_GROUPS; group++)
        count += tools_of((ToolGroup)group, out + count, MOST_TOOLS - count);
    return count;
}

bool tool_find(const char *name, Tool *tool) {
    for (int r = 0; r < RANGES; r++)
        for (int code = ranges[r].first; tool_of_code(code, tool); code += ranges[r].step)
            if (!strcmp(tool->name, name)) return true;
    return false;
}

Tool tool_named(const char *name) {
    Tool tool = {.code = NO_TOOL};
    bool found = tool_find(name, &tool);
    assert(found);
    (void)found;
    return tool;
}

const char *tool_of_dot(ControlDot dot) {
    for (int i = 0; i < DOTS; i++)
        if (dots[i].dot.kind == dot.kind && dots[i].dot.axis == dot.axis)
            return dots[i].name;
    return NULL;
}

Step tool_step(const Circuit *circuit, const Tool *tool, int wire, int column) {
    Step step = step_of(circuit, tool->gate, wire, column);
    if (!tool->power) return step;
    step.powered = true;
    snprintf(step.power.text, sizeof step.power.text, "%s", tool->power);
    expression_value(tool->power, NULL, &step.power.value, NULL);
    return step;
}
