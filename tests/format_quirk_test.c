// Quirk's JSON and links, out and back in.
#include "quirk_parts.h"

static Circuit *of_short_form(const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s\n%s %s", text, err.key, err.args);
    return c;
}

static void assert_writes(const char *short_form, int wires, const char *json) {
    Circuit *c = of_short_form(short_form, wires);
    Error err = {0};
    char *got = quirk_write(c, no_options, &err);
    if (!got) fail_msg("%s\n%s %s", short_form, err.key, err.args);
    assert_int_equal(got[strlen(got) - 1], '\n');
    got[strlen(got) - 1] = 0;
    assert_string_equal(got, json);
    free(got);
    circuit_destroy(c);
}

// --- Texts

static void links_are_read_as_browsers_write_them(void **state) {
    (void)state;
    const char *bell = "h 0; cx 0 1";
    assert_reads("https://algassert.com/quirk#circuit={\"cols\":[[\"H\"],[\"•\",\"X\"]]}",
                 bell);
    assert_reads(
        "https://algassert.com/quirk#circuit=%7B%22cols%22%3A%5B%5B%22H%22%5D%2C%5B"
        "%22%E2%80%A2%22%2C%22X%22%5D%5D%7D\r\n",
        bell);
    assert_reads(" \n#circuit={%22cols%22:[[%22H%22],[%22%e2%80%a2%22,%22X%22]]}", bell);
    assert_reads(
        "https://algassert.com/quirk#circuit={\"cols\": [[\"H\"], [\"%E2%80%A2\",\"X\"]]}",
        bell);
    assert_reads("#circuit={\"cols\":[[\"H\"],[\"\\u2022\",\"X\"]],\"about\":\"5% 100%\"}",
                 bell);
    assert_reads("\xef\xbb\xbf{\"cols\":[[\"H\"],[\"•\",\"X\"]]}\n", bell);
}

static void the_link_of_a_circuit_reads_back(void **state) {
    (void)state;
    Circuit *c = of_short_form("h 0; ctrl @ negctrl @ y 0 2 1", 3);
    char *link = quirk_write_link(c, no_options, NULL);
    assert_string_equal(link,
                        "https://algassert.com/quirk#circuit=%7B%22cols%22%3A%5B%5B%22H%22"
                        "%5D%2C%5B%22%E2%80%A2%22%2C%22Y%22%2C%22%E2%97%A6%22%5D%5D%7D\n");
    assert_reads(link, "h 0; ctrl @ negctrl @ y 0 2 1");
    free(link);
    circuit_destroy(c);
}

static void circuits_are_written_as_quirk_writes_them(void **state) {
    (void)state;
    assert_writes("h 0; cx 0 1", 2, "{\"cols\":[[\"H\"],[\"•\",\"X\"]]}");
    assert_writes("", 2, "{\"cols\":[]}");
    assert_writes("h 0", 4, "{\"cols\":[[\"H\"],[1,1,1,\"…\"]]}");
    assert_writes("s 0; tdg 1; sx 2; pow(1/8) @ y 3", 4,
                  "{\"cols\":[[\"Z^½\",\"Z^-¼\",\"X^½\",\"Y^⅛\"]]}");
    assert_writes(
        "rx(3*pi/4) 0; p(pi/8) 1; p(pi/100) 2", 3,
        "{\"cols\":[[{\"id\":\"Rxft\",\"arg\":\"3*pi/4\"},\"Z^⅛\",{\"id\":\"Z^ft\","
        "\"arg\":\"0.01\"}]]}");
    assert_writes("h 0; cx 1 2", 3, "{\"cols\":[[\"H\"],[1,\"•\",\"X\"]]}");
    assert_writes("swap 0 2; measure 1; post1 3", 4,
                  "{\"cols\":[[\"Swap\",1,\"Swap\",\"|1⟩⟨1|\"],[1,\"Measure\"]]}");
    assert_writes("barrier 0 2; id 1; gphase(1) 0", 3,
                  "{\"cols\":[[\"…\",1,\"…\"],[1,\"…\"]]}");
    assert_writes("u(pi/3, 0, pi/2) 0", 2,
                  "{\"cols\":[[\"Z^½\"],[{\"id\":\"Ryft\",\"arg\":\"pi/3\"}]]}");
    assert_writes("ctrl @ gphase(-pi/2) 1 0", 2, "{\"cols\":[[\"-i\",\"•\"]]}");
    assert_writes("ctrl @ gphase(pi/5) 1 0", 2,
                  "{\"cols\":[[1,{\"id\":\"Z^ft\",\"arg\":\"1/5\"}]]}");
}

// --- There and back

static const char *const unitary_names[] = {"h",  "x",   "y",  "z",    "s",      "sdg",
                                            "t",  "tdg", "sx", "sxdg", "id",     "p",
                                            "rx", "ry",  "rz", "u",    "gphase", "swap"};
enum { UNITARY_NAMES = sizeof unitary_names / sizeof *unitary_names };

static Step random_step(int wires, int column, Rng *rng) {
    const char *name = unitary_names[rng_below(rng, UNITARY_NAMES)];
    Step step = {.gate = gate_find(name), .column = column};
    step.targets[0] = (int)rng_below(rng, (uint64_t)wires);
    step.targets[1] = (step.targets[0] + 1) % wires;
    for (int i = 0; i < MAX_ANGLES; i++)
        step.angles[i].value = 8 * rng_unit(rng) - 4;
    step.powered = rng_below(rng, 4) == 0;
    if (step.powered) step.power.value = 4 * rng_unit(rng) - 2;
    uint32_t taken = UINT32_C(1) << step.targets[0];
    if (step.gate->kind == GATE_SWAP) taken |= UINT32_C(1) << step.targets[1];
    for (int wire = 0; wire < wires; wire++) {
        uint32_t one = UINT32_C(1) << wire;
        uint64_t kind = taken & one ? 9 : rng_below(rng, 6);
        if (kind == 0) step.controls |= one;
        if (kind == 1) step.anticontrols |= one;
    }
    return step;
}

static void random_circuits_come_back_with_the_same_effect(void **state) {
    (void)state;
    enum { WIRES = 4, STEPS = 12, TIMES = 300 };
    Rng rng = rng_seeded(11);
    for (int time = 0; time < TIMES; time++) {
        Circuit *c = circuit_create(WIRES);
        for (int i = 0; i < STEPS; i++)
            circuit_place(c, random_step(WIRES, (int)rng_below(&rng, STEPS), &rng), NULL);
        Error err = {0};
        char *json = quirk_write(c, no_options, &err);
        if (!json) fail_msg("%s %s", err.key, err.args);
        Circuit *back = read(json);
        assert_int_equal(circuit_wires(back), WIRES);
        State *start = random_state(WIRES, &rng);
        State *a = acted(c, start), *b = acted(back, start);
        if (!state_same(a, b, 1e-11)) fail_msg("%s", json);
        state_destroy(start);
        state_destroy(a);
        state_destroy(b);
        circuit_destroy(back);
        circuit_destroy(c);
        free(json);
    }
}

static void what_is_written_is_written_the_same_again(void **state) {
    (void)state;
    Rng rng = rng_seeded(12);
    for (int time = 0; time < 100; time++) {
        Circuit *c = circuit_create(3);
        for (int i = 0; i < 8; i++)
            circuit_place(c, random_step(3, (int)rng_below(&rng, 8), &rng), NULL);
        char *first = quirk_write(c, no_options, NULL);
        Circuit *back = read(first);
        char *second = quirk_write(back, no_options, NULL);
        Circuit *again = read(second);
        char *third = quirk_write(again, no_options, NULL);
        assert_string_equal(second, third);
        free(first);
        free(second);
        free(third);
        circuit_destroy(c);
        circuit_destroy(back);
        circuit_destroy(again);
    }
}

// --- What is refused

static void assert_not_written(const char *short_form, int wires, const char *sentence) {
    Circuit *c = of_short_form(short_form, wires);
    Error err = {0};
    assert_null(quirk_write(c, no_options, &err));
    assert_null(quirk_write_link(c, no_options, NULL));
    assert_sentence(&err, sentence);
    circuit_destroy(c);
}

static void what_quirk_cannot_say_is_refused_by_name_and_place(void **state) {
    (void)state;
    assert_not_written(
        "h 16", 17,
        "kyubi: This circuit has 17 wires, but Quirk has at most 16. Use fewer, "
        "or choose another format.");
    assert_not_written(
        "h 0; measure 0 -> 1", 2,
        "kyubi: Quirk keeps a result on its own wire. Let the measurement of q0 "
        "in column 2 write c0, not c1.");
    assert_not_written(
        "x 1; reset 1", 2,
        "kyubi: Quirk has no reset (on q1, column 2). Take it away, or choose "
        "another format.");
    assert_not_written("c0 = 1", 2,
                       "kyubi: Quirk has no set1 (on q0, column 1). Take it away, or "
                       "choose another format.");
}

static void assert_no_condition(const char *short_form, const char *step) {
    Buffer sentence = {0};
    buffer_print(&sentence,
                 "kyubi: In Quirk a condition is a control on a measured wire that has not "
                 "changed since. %s cannot be written so. Change its condition, or choose "
                 "another format.",
                 step);
    assert_not_written(short_form, 2, sentence.data);
    buffer_clear(&sentence);
}

static void conditions_become_controls_while_the_measured_wire_is_the_same(void **state) {
    (void)state;
    assert_writes("measure 0; measure 1; if (c0 == 1 && c1 == 0) x 2", 3,
                  "{\"cols\":[[\"Measure\",\"Measure\"],[\"•\",\"◦\",\"X\"]]}");
    assert_writes("measure 0; cz 0 1; if (c0 == 0) cx 1 2", 3,
                  "{\"cols\":[[\"Measure\"],[\"•\",\"Z\"],[\"◦\",\"•\",\"X\"]]}");
    assert_no_condition("if (c0 == 1) x 1", "x on q1 in column 1");
    assert_no_condition("measure 0; x 0; if (c0 == 1) x 1", "x on q1 in column 2");
    assert_no_condition("measure 0; x 0; @column 3 if (c0 == 1) x 1",
                        "x on q1 in column 3");
    assert_no_condition("measure 0; if (c0 == 1) x 0", "x on q0 in column 2");
    assert_no_condition("measure 0; if (c0 == 1) cx 0 1", "x on q1 in column 2");
    assert_no_condition("measure 0; if (!(c0 == 1)) x 1", "x on q1 in column 2");
    assert_no_condition("measure 0; if (c0 == 1) measure 1", "measure on q1 in column 2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_read_as_browsers_write_them),
        cmocka_unit_test(the_link_of_a_circuit_reads_back),
        cmocka_unit_test(circuits_are_written_as_quirk_writes_them),
        cmocka_unit_test(random_circuits_come_back_with_the_same_effect),
        cmocka_unit_test(what_is_written_is_written_the_same_again),
        cmocka_unit_test(what_quirk_cannot_say_is_refused_by_name_and_place),
        cmocka_unit_test(conditions_become_controls_while_the_measured_wire_is_the_same),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
