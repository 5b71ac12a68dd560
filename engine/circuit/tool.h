// What a hand can put into a circuit: every row of the gate table, its roots, every block,
// every display that can be placed, every kind of noise and of dot. A tool has a name, as
// lessons' palettes write it, and a code, a number by which spots and hands carry it.
#ifndef KYUBI_CIRCUIT_TOOL_H
#define KYUBI_CIRCUIT_TOOL_H

#include "circuit/circuit.h"

// Groups in the order in which they are shown. The first are the gate families.
typedef enum ToolGroup {
    TOOLS_SUPERPOSE = FAMILY_SUPERPOSE,
    TOOLS_FLIP = FAMILY_FLIP,
    TOOLS_PHASE = FAMILY_PHASE,
    TOOLS_ROTATE = FAMILY_ROTATE,
    TOOLS_LINK = FAMILY_LINK, // the control dots, swap and barrier
    TOOLS_MEASURE = FAMILY_MEASURE,
    TOOLS_NOISE = FAMILY_NOISE,
    TOOLS_SHOW = FAMILY_SHOW,
    TOOLS_OWN = FAMILY_OWN, // what a circuit defines itself
    TOOLS_ORDER,
    TOOLS_FOURIER,
    TOOLS_ARITHMETIC,
    TOOLS_COMPARE,
    TOOLS_MODULAR,
    TOOLS_TURNED, // by the number A
    TOOL_GROUPS
} ToolGroup;

// Codes: a gate is the number of its row, the others begin here.
enum {
    TOOL_CONTROL = -2,
    TOOL_ANTICONTROL = -3, // and so on downwards: the other dots
    TOOL_ROOTS = 1000,
    TOOL_BLOCKS = 2000,
    TOOL_INSETS = 2500,
    TOOL_NOISE = 2800,
    TOOL_OWN = 3000, // a circuit's own definitions; none of them is in this list
    NO_TOOL = -1
};

typedef struct Tool {
    int code;
    const char *name;  // "h", "qft", "control", "parx"; its words are gate.NAME
    const char *label; // what stands in its box, or the sign of the dot: "H", "●"
    ToolGroup group;
    const Gate *gate;  // NULL: a dot
    const char *power; // "1/2" where the gate comes with one; NULL
    ControlDot dot;
} Tool;

enum { MOST_TOOLS = 160 };
int tool_count(void);
int tools_of(ToolGroup group, Tool *out, int most); // how many of the group were put there
int tools_all(Tool out[MOST_TOOLS]);                // all of them, by group
bool tool_at(int code, Tool *tool);                 // false: there is no such tool
// The same, with those that the circuit (NULL: none) defines itself, from TOOL_OWN on; they
// are borrowed of it.
bool circuit_tool(const Circuit *circuit, int code, Tool *tool);
bool tool_find(const char *name, Tool *tool); // … of that name
Tool tool_named(const char *name);            // which there is
// The dot's name as a tool: "control", "negctrlx".
const char *tool_of_dot(ControlDot dot);

// The tools that a circuit offers at first sight, as a palette names them.
extern const char TOOLS_EVERYDAY[];

// The step that a tool of a gate puts at (wire, column), with its power.
Step tool_step(const Circuit *circuit, const Tool *tool, int wire, int column);

#endif
