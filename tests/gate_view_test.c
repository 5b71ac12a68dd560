#include "view/gate_view.h"

#include "picture_bench.h"

static void angles_read_as_people_write_them(void **state) {
    (void)state;
    static const struct {
        const char *typed;
        double value;
        bool degrees;
        const char *read;
    } rows[] = {
        {"pi/2", M_PI / 2, false, "\\pi /2"},
        {"2*pi/3", 2 * M_PI / 3, false, "2\\pi /3"},
        {"theta", 1, false, "\\theta "},
        {"pi/6", M_PI / 6, true, "30°"},
        {"-pi/8", -M_PI / 8, true, "-22.5°"},
        {"", M_PI / 4, false, "\\pi /4"},
        {"0.1234567", 0.1234567, false, "0.12"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Step step = {.gate = gate_find("rx"), .angles = {{.value = rows[i].value}}};
        snprintf(step.angles[0].text, sizeof step.angles[0].text, "%s", rows[i].typed);
        char text[96];
        gate_angles(&step, rows[i].degrees, text, sizeof text);
        assert_string_equal(text, rows[i].read);
    }
}

static void every_family_has_words_in_both_languages(void **state) {
    const Bench *bench = *state;
    for (int f = 0; f < FAMILY_COUNT; f++)
        assert_true(words_has(bench->words, gate_family_key((GateFamily)f)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(angles_read_as_people_write_them),
        cmocka_unit_test(every_family_has_words_in_both_languages),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
