#include "circuit/change.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Circuit *pair(void) {
    Circuit *circuit = circuit_create(2);
    circuit_place(circuit, step_of(circuit, gate_find("h"), 0, 0), NULL);
    circuit_place(circuit, step_of(circuit, gate_find("rx"), 1, 1), NULL);
    return circuit;
}

// What one edit of the pair is called.
static Change after(void (*edit)(Circuit *)) {
    Circuit *before = pair(), *next = pair();
    edit(next);
    Change change = circuit_change(before, next);
    circuit_destroy(before);
    circuit_destroy(next);
    return change;
}

static void place_x(Circuit *c) {
    circuit_place(c, step_of(c, gate_find("x"), 1, 0), NULL);
}
static void remove_h(Circuit *c) {
    circuit_remove(c, 0, NULL);
}
static void move_h(Circuit *c) {
    circuit_move(c, 0, 0, 5, NULL);
}
static void turn_rx(Circuit *c) {
    Step step = *circuit_step(c, 1);
    step.angles[0] = (Angle){"pi/8", 0.39269908169872414};
    circuit_replace(c, 1, step, NULL);
}
static void control_rx(Circuit *c) {
    circuit_set_control(c, 1, 0, 1, NULL);
}
static void become_x(Circuit *c) {
    circuit_replace(c, 0, step_of(c, gate_find("x"), 0, 0), NULL);
}
static void add_wire(Circuit *c) {
    circuit_set_wires(c, 3, NULL);
}
static void start_plus(Circuit *c) {
    circuit_set_start(c, 1, (WireStart){.theta = {"pi/2", 1.5707963267948966}}, NULL);
}
static void insert_column(Circuit *c) {
    circuit_insert_column(c, 0, NULL);
}
static void nothing(Circuit *c) {
    (void)c;
}

static void each_edit_is_told_by_what_differs(void **state) {
    (void)state;
    static const struct {
        void (*edit)(Circuit *);
        ChangeKind kind;
        const char *gate;
        int count;
    } edits[] = {
        {place_x, CHANGE_PLACED, "x", 1},         {remove_h, CHANGE_REMOVED, "h", 1},
        {move_h, CHANGE_MOVED, "h", 1},           {turn_rx, CHANGE_ANGLE, "rx", 1},
        {control_rx, CHANGE_DOTS, "rx", 1},       {become_x, CHANGE_PLACED, "x", 1},
        {add_wire, CHANGE_WIRES, NULL, 3},        {start_plus, CHANGE_START, NULL, 0},
        {insert_column, CHANGE_SEVERAL, NULL, 2}, {nothing, CHANGE_OTHER, NULL, 0},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        Change change = after(edits[i].edit);
        assert_int_equal(change.kind, edits[i].kind);
        if (edits[i].gate) assert_ptr_equal(change.gate, gate_find(edits[i].gate));
        if (edits[i].count) assert_int_equal(change.count, edits[i].count);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_edit_is_told_by_what_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
