#include "view/gate_view.h"

#include "base/mem.h"
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
        {"0.1234567", 0.1234567, false, "7.1°"},
        {"acos(1/3)", 1.2309594173407747, false, "70.5°"},
        {"", 1.2309594173407747, false, "70.5°"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Step step = {.gate = gate_find("rx"), .angles = {{.value = rows[i].value}}};
        snprintf(step.angles[0].text, sizeof step.angles[0].text, "%s", rows[i].typed);
        char text[96];
        gate_angles(&step, rows[i].degrees, text, sizeof text);
        assert_string_equal(text, rows[i].read);
    }
}

// On the projector the least type leaves room for few signs in a box of 42 px.
static void an_angle_too_wide_for_its_box_is_told_in_whole_degrees(void **state) {
    const Bench *bench = *state;
    static const struct {
        double value;
        const char *read;
    } rows[] = {{1.2309594173407747, "71°"}, {-1.2309594173407747, "-71°"}, {7.5, "70°"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Step step = {.gate = gate_find("p"), .angles = {{.value = rows[i].value}}};
        GateLook look = {.gate = step.gate, .side = 42, .least = 15, .on_wire = true};
        gate_whole_degrees(&step, look.degrees, sizeof look.degrees);
        assert_string_equal(look.degrees, rows[i].read);
        snprintf(look.angle, sizeof look.angle, "1.2309594");
        Buffer lines = {0};
        Canvas *canvas = canvas_open_words(bench->fonts, &lines);
        draw_gate(canvas, 50, 50, &look);
        canvas_close(canvas, NULL);
        char *text = buffer_take(&lines);
        assert_non_null(strstr(text, rows[i].read));
        free(text);
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
        cmocka_unit_test(an_angle_too_wide_for_its_box_is_told_in_whole_degrees),
        cmocka_unit_test(every_family_has_words_in_both_languages),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
