// What modifies a step, as text that a person reads and types: its angles, its power, its
// condition, the bit it writes, the wires and operands of a block.
#ifndef KYUBI_CIRCUIT_MODIFY_H
#define KYUBI_CIRCUIT_MODIFY_H

#include "base/error.h"
#include "circuit/expression.h"
#include "circuit/step.h"

typedef enum ModifierKind {
    MODIFIER_ANGLE,     // index: which; "pi/3", "60°"
    MODIFIER_POWER,     // "1/2"; "": none
    MODIFIER_CONDITION, // "c0 == 1 && !(c2 == 0)"; "": always
    MODIFIER_BIT,       // "c2"
    MODIFIER_RANGE,     // "0:3", a block's first and last wire
    MODIFIER_OPERAND,   // index: OPERAND_A …; "5", or wires "4:7" ("7:4": 7 is the lowest
                        // bit)
    MODIFIER_KINDS
} ModifierKind;

typedef struct Modifier {
    ModifierKind kind;
    int index;
} Modifier;

enum { MODIFIER_TEXT = 128, MOST_MODIFIERS = 8 };

// Those that a step can have, in the order in which they are shown.
int modifiers_of(const Step *step, Modifier modifiers[MOST_MODIFIERS]);
void modifier_text(const Step *step, Modifier modifier, char text[MODIFIER_TEXT]);
// Angles and powers may hold `names` (NULL: none). Changes nothing where it fails:
// number.unreadable, modifier.condition, modifier.bit, modifier.range, modifier.operand
// (what was typed), modifier.conditions.
bool modifier_read(Step *step, Modifier modifier, const char *typed, const Name *names,
                   Error *err);

#endif
