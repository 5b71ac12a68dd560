#include "circuit/modify.h"

#include "base/mem.h"
#include "circuit/angle.h"
#include "circuit/blocks.h"
#include "circuit/short_form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int add(Modifier *all, int count, ModifierKind kind, int index) {
    all[count] = (Modifier){kind, index};
    return count + 1;
}

int modifiers_of(const Step *step, Modifier modifiers[MOST_MODIFIERS]) {
    GateKind kind = step->gate->kind;
    bool block = kind == GATE_BLOCK;
    int count = 0;
    for (int i = 0; i < step->gate->angles; i++)
        count = add(modifiers, count, MODIFIER_ANGLE, i);
    if (step_unitary(step) && !block) count = add(modifiers, count, MODIFIER_POWER, 0);
    if (kind == GATE_MEASURE || kind == GATE_ASSIGN)
        count = add(modifiers, count, MODIFIER_BIT, 0);
    if (block || kind == GATE_BARRIER || kind == GATE_DISPLAY)
        count = add(modifiers, count, MODIFIER_RANGE, 0);
    for (int i = 0; block && i < OPERANDS; i++)
        if (block_of(step->gate)->operands >> i & 1)
            count = add(modifiers, count, MODIFIER_OPERAND, i);
    if (kind != GATE_BARRIER) count = add(modifiers, count, MODIFIER_CONDITION, 0);
    return count;
}

// --- As text

// As it was typed: names stay, which a number would forget.
static void number_text(const Angle *angle, char text[MODIFIER_TEXT]) {
    if (angle->text[0]) {
        snprintf(text, MODIFIER_TEXT, "%s", angle->text);
        return;
    }
    Buffer out = {0};
    angle_write(&out, angle);
    char *written = buffer_take(&out);
    snprintf(text, MODIFIER_TEXT, "%s", written);
    free(written);
}

// What stands in the brackets of the short form's `if`.
static void condition_text(const Step *step, char text[MODIFIER_TEXT]) {
    text[0] = '\0';
    if (!step->if_mask && !step->unless_mask) return;
    Circuit *circuit = circuit_create(1);
    circuit_set_bits(circuit, MAX_BITS, NULL);
    Step plain = step_of(circuit, gate_find("x"), 0, 0);
    plain.if_mask = step->if_mask;
    plain.if_bits = step->if_bits;
    plain.unless_mask = step->unless_mask;
    plain.unless_bits = step->unless_bits;
    circuit_place(circuit, plain, NULL);
    char *form = short_form_write(circuit, false);
    const char *from = strstr(form, "if ("), *to = strstr(form, ") x 0");
    if (from && to) snprintf(text, MODIFIER_TEXT, "%.*s", (int)(to - from - 4), from + 4);
    free(form);
    circuit_destroy(circuit);
}

static void wires_text(int first, int last, char text[MODIFIER_TEXT]) {
    if (first == last)
        snprintf(text, MODIFIER_TEXT, "%d", first);
    else
        snprintf(text, MODIFIER_TEXT, "%d:%d", first, last);
}

static void operand_text(const Operand *operand, char text[MODIFIER_TEXT]) {
    if (!operand->count)
        snprintf(text, MODIFIER_TEXT, "%u", operand->value);
    else
        snprintf(text, MODIFIER_TEXT, "%d:%d", operand_wire(operand, 0),
                 operand_wire(operand, operand->count - 1));
}

void modifier_text(const Step *step, Modifier modifier, char text[MODIFIER_TEXT]) {
    text[0] = '\0';
    switch (modifier.kind) {
    case MODIFIER_ANGLE:
        number_text(&step->angles[modifier.index], text);
        break;
    case MODIFIER_POWER:
        if (step->powered) number_text(&step->power, text);
        break;
    case MODIFIER_CONDITION:
        condition_text(step, text);
        break;
    case MODIFIER_BIT:
        snprintf(text, MODIFIER_TEXT, "c%d", step->bit);
        break;
    case MODIFIER_RANGE:
        wires_text(__builtin_ctz(step->block), 31 - __builtin_clz(step->block), text);
        break;
    default:
        operand_text(&step->operands[modifier.index], text);
        break;
    }
}

// --- As typed

// The text is kept where the expression language can read it again.
static bool read_number(const char *typed, bool angle, const Name *names, Angle *to,
                        Error *err) {
    Angle read = {.text = ""};
    double again;
    bool named = names && expression_value(typed, names, &read.value, NULL);
    if (!named && !number_typed(typed, angle, &read.value, err)) return false;
    bool kept = strlen(typed) < sizeof read.text &&
                expression_value(typed, names, &again, NULL) && again == read.value;
    if (kept) snprintf(read.text, sizeof read.text, "%s", typed);
    *to = read;
    return true;
}

static bool is_blank(const char *typed) {
    return typed[strspn(typed, " ")] == '\0';
}

static bool read_power(Step *step, const char *typed, const Name *names, Error *err) {
    Angle power = {.value = 1};
    if (!is_blank(typed) && !read_number(typed, false, names, &power, err)) return false;
    step->powered = power.value != 1;
    step->power = step->powered ? power : (Angle){.value = 0};
    return true;
}

// "if c0 == 1" and "unless c0 == 1" are read too.
static char *condition_form(const char *typed) {
    Buffer form = {0};
    typed += strspn(typed, " ");
    bool unless = !strncmp(typed, "unless ", 7);
    if (unless) typed += 7;
    if (!strncmp(typed, "if ", 3)) typed += 3;
    buffer_print(&form, unless ? "if (!(%s)) x 0" : "if (%s) x 0", typed);
    return buffer_take(&form);
}

static bool read_condition(Step *step, const char *typed, Error *err) {
    Step none = {.if_mask = 0};
    const Step *from = &none;
    Circuit *read = NULL;
    if (!is_blank(typed)) {
        char *form = condition_form(typed);
        read = short_form_read(form, 1, NULL, NULL);
        free(form);
        if (!read) return error_set(err, "modifier.condition", "%s", typed);
        bool one = circuit_steps(read) == 1;
        if (!one) {
            circuit_destroy(read);
            return error_set(err, "modifier.conditions", "%s", typed);
        }
        from = circuit_step(read, 0);
    }
    step->if_mask = from->if_mask;
    step->if_bits = from->if_bits;
    step->unless_mask = from->unless_mask;
    step->unless_bits = from->unless_bits;
    circuit_destroy(read);
    return true;
}

// A number with or without its letter, "q4"; the rest of the text, NULL where there is
// none.
static const char *read_whole(const char *at, char letter, int most, int *number) {
    at += strspn(at, " ");
    if (tolower((unsigned char)*at) == letter) at++;
    if (!isdigit((unsigned char)*at)) return NULL;
    long value = 0;
    for (; isdigit((unsigned char)*at); at++) {
        value = 10 * value + (*at - '0');
        if (value > most) return NULL;
    }
    *number = (int)value;
    return at + strspn(at, " ");
}

static bool read_bit(Step *step, const char *typed, Error *err) {
    int bit;
    const char *rest = read_whole(typed, 'c', MAX_BITS - 1, &bit);
    if (!rest || *rest) return error_set(err, "modifier.bit", "%s", typed);
    step->bit = bit;
    return true;
}

// "0:3", "q0 - q3", "2".
static bool read_wires(const char *typed, int *first, int *last) {
    const char *rest = read_whole(typed, 'q', MAX_WIRES - 1, first);
    if (!rest) return false;
    *last = *first;
    if (!*rest) return true;
    if (!strchr(":-", *rest)) return false;
    rest = read_whole(rest + 1, 'q', MAX_WIRES - 1, last);
    return rest && !*rest;
}

static bool read_range(Step *step, const char *typed, Error *err) {
    int first, last;
    if (!read_wires(typed, &first, &last) || last < first)
        return error_set(err, "modifier.range", "%s", typed);
    step->targets[0] = step->targets[1] = first;
    step->block = ((UINT32_C(2) << last) - 1) & ~((UINT32_C(1) << first) - 1);
    return true;
}

static bool read_operand(Operand *operand, const char *typed, Error *err) {
    int first, last, number;
    const char *rest = read_whole(typed, '\1', MAX_OPERAND, &number);
    if (rest && !*rest) {
        *operand = (Operand){.value = (uint32_t)number};
        return true;
    }
    if (!read_wires(typed, &first, &last))
        return error_set(err, "modifier.operand", "%s", typed);
    bool reversed = last < first;
    *operand = (Operand){.first = reversed ? last : first,
                         .count = abs(last - first) + 1,
                         .reversed = reversed};
    return true;
}

bool modifier_read(Step *step, Modifier modifier, const char *typed, const Name *names,
                   Error *err) {
    switch (modifier.kind) {
    case MODIFIER_ANGLE:
        return read_number(typed, true, names, &step->angles[modifier.index], err);
    case MODIFIER_POWER:
        return read_power(step, typed, names, err);
    case MODIFIER_CONDITION:
        return read_condition(step, typed, err);
    case MODIFIER_BIT:
        return read_bit(step, typed, err);
    case MODIFIER_RANGE:
        return read_range(step, typed, err);
    default:
        return read_operand(&step->operands[modifier.index], typed, err);
    }
}
