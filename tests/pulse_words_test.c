// The words under q. for pulses, judged by closed formulas: Rabi's and Ramsey's, the
// Gaussian and the exponential envelope, Hahn's echo, relaxation and an alternating field.
#include "language_bench.h"

typedef struct Mistake {
    const char *text, *key, *args;
} Mistake;

static void runs(const char *lua) {
    Buffer text = {NULL};
    buffer_print(&text,
                 "%slocal function near(a, b, by) assert(math.abs(a - b) < (by or 1e-9), a "
                 ".. ' is not ' .. b) end\n%s",
                 PAGE, lua);
    Error err = error_of(text.data);
    if (err.key[0]) fail_msg("%s\n%s [%s] line %d", lua, err.key, err.args, err.line);
    buffer_clear(&text);
}

// P1 = Ω²/(Ω²+Δ²) sin²(√(Ω²+Δ²) t/2)
static void a_drive_follows_the_formula_of_rabi(void **state) {
    (void)state;
    runs(
        "for _, rabi in ipairs { 0.5, 1, 3 } do for _, detuning in ipairs { 0, 1, -2 } do "
        "for _, time in ipairs { 0, 0.3, 2, 7 } do\n"
        "  local pace = rabi ^ 2 + detuning ^ 2\n"
        "  local x, y, z = q.pulses { pulses = { { drive = 'x', rabi = rabi, time = time } "
        "}, detuning = detuning }\n"
        "  near((1 - z) / 2, rabi ^ 2 / pace * math.sin(math.sqrt(pace) * time / 2) ^ 2)\n"
        "  near(x * x + y * y + z * z, 1)\n"
        "end end end\n"
        "local curve = q.pulse_curve { pulses = { { drive = '-y', rabi = 2, time = 0 } }, "
        "detuning = 2, vary = { 1 }, from = 1, to = 3, points = 8 }\n"
        "assert(#curve == 9)\n"
        "for i = 0, 8 do near(curve[i + 1], 0.5 * math.sin(math.sqrt(2) * (1 + i / 4)) ^ "
        "2) end");
}

static void a_wait_between_two_turns_gives_the_fringe_of_ramsey(void **state) {
    (void)state;
    runs(
        "local half = { turn = 'x', angle = '90 deg' }\n"
        "for _, wait in ipairs { 0, 0.4, 1, 3 } do\n"
        "  local _, _, z = q.pulses { pulses = { half, { wait = wait }, half }, detuning = "
        "1.7 }\n"
        "  near((1 - z) / 2, (1 + math.cos(1.7 * wait)) / 2)\n"
        "  local _, _, back = q.pulses { pulses = { half, { wait = wait }, { turn = '-x', "
        "angle = '90 deg' } }, detuning = 1.7 }\n"
        "  near((1 - back) / 2, (1 - math.cos(1.7 * wait)) / 2)\n"
        "end");
}

// T2* = √2/width: exp(-(T/T2*)²); of a Lorentz distribution exp(-T width). A normal one
// that is drawn comes as near as 1000 draws do.
static void spins_that_differ_fan_out_as_their_envelope_says(void **state) {
    (void)state;
    runs(
        "local half = { turn = 'x', angle = '90 deg' }\n"
        "for _, wait in ipairs { 0.5, 1, 2 } do\n"
        "  local fan = { half, { wait = wait } }\n"
        "  local x, y, z = q.pulses { pulses = fan, width = 1.3 }\n"
        "  near(x, 0) near(y, -math.exp(-(1.3 * wait) ^ 2 / 2)) near(z, 0)\n"
        "  x, y, z = q.pulses { pulses = fan, width = 0.5, shape = 'lorentz', members = "
        "1000 }\n"
        "  near(y, -math.exp(-0.5 * wait), 2e-3)\n"
        "  local spins = q.pulse_spins { pulses = fan, width = 1.3, members = 1000, seed = "
        "5 }\n"
        "  assert(#spins == 4000)\n"
        "  local sum = { 0, 0, 0, 0 }\n"
        "  for i = 0, 999 do\n"
        "    for k = 1, 4 do sum[k] = sum[k] + spins[4 * i + k] / 1000 end\n"
        "    near(spins[4 * i + 1], math.sin(spins[4 * i + 4] * wait))\n"
        "    near(spins[4 * i + 2], -math.cos(spins[4 * i + 4] * wait))\n"
        "  end\n"
        "  local mx, my, mz = q.pulses { pulses = fan, width = 1.3, members = 1000, seed = "
        "5 }\n"
        "  near(sum[1], mx) near(sum[2], my) near(sum[3], mz) near(sum[4], 0, 0.15)\n"
        "  near(my, -math.exp(-(1.3 * wait) ^ 2 / 2), 0.1)\n"
        "end");
}

static void an_echo_brings_them_together_where_the_waits_are_alike(void **state) {
    (void)state;
    runs("local half, flip = { turn = 'x', angle = '90 deg' }, { turn = 'y', angle = '180 "
         "deg' }\n"
         "for _, late in ipairs { 0, 0.5, 2 } do\n"
         "  local x, y = q.pulses { pulses = { half, { wait = 2 }, flip, { wait = 2 + late "
         "} }, width = 1 }\n"
         "  near(math.sqrt(x * x + y * y), math.exp(-late ^ 2 / 2))\n"
         "end\n"
         // T2 is what an echo cannot undo
         "local _, _, z = q.pulses { pulses = { half, { wait = 2 }, flip, { wait = 2 }, "
         "half "
         "}, width = 1, t2 = 5 }\n"
         "near((1 - z) / 2, (1 + math.exp(-4 / 5)) / 2)\n"
         "local both = q.pulse_curve { pulses = { half, { wait = 0 }, flip, { wait = 0 }, "
         "half }, vary = { 2, 4 }, to = 3, points = 6, width = 1, t2 = 5 }\n"
         "for i = 0, 6 do near(both[i + 1], (1 + math.exp(-i / 5)) / 2) end");
}

static void relaxation_and_an_alternating_field_act_as_their_formulas_say(void **state) {
    (void)state;
    runs(
        "local _, _, z = q.pulses { pulses = { { wait = 3 } }, start = state '|1>', t1 = 2 "
        "}\n"
        "near(z, 1 - 2 * math.exp(-1.5))\n"
        "_, _, z = q.pulses { pulses = { { wait = 3 } }, start = state '|1>', t1 = 2, rest "
        "= 0 }\n"
        "near(z, -math.exp(-1.5))\n"
        // half a period of a sine gathers 2·amplitude/frequency
        "local x, y = q.pulses { pulses = { { wait = math.pi / 4 } }, start = state '|+>', "
        "ac_amplitude = 1.2, ac_frequency = 4 }\n"
        "near(x, math.cos(0.6)) near(y, math.sin(0.6))\n"
        "x, y = q.pulses { pulses = { { wait = math.pi / 2 } }, start = state '|+>', "
        "ac_amplitude = 1.2, ac_frequency = 4, ac_phase = '30 deg' }\n"
        "near(x, 1) near(y, 0)");
}

static void a_sequence_can_be_stopped_and_its_way_drawn(void **state) {
    (void)state;
    runs("local rows = { { turn = 'x', angle = '90 deg' }, { wait = 4 }, { drive = 'y', "
         "rabi = 2, time = 3 } }\n"
         "local function ends(list, upto) return table.pack(q.pulses { pulses = list, upto "
         "= "
         "upto, detuning = 0.7 }) end\n"
         "local function alike(a, b) for k = 1, 3 do near(a[k], b[k]) end end\n"
         "alike(ends(rows, 0), { 0, 0, 1 })\n"
         "alike(ends(rows, 0.5), { 0, -math.sqrt(0.5), math.sqrt(0.5) })\n"
         "alike(ends(rows, 1.25), ends { rows[1], { wait = 1 } })\n"
         "alike(ends(rows, 2.5), ends { rows[1], rows[2], { drive = 'y', rabi = 2, time = "
         "1.5 } })\n"
         "alike(ends(rows, 9), ends(rows))\n"
         "local way = q.pulse_path { pulses = rows, upto = 2.5, points = 4, detuning = 0.7 "
         "}\n"
         "assert(#way == 3 * 13)\n"
         "for i, upto in ipairs { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.125, 2.25, "
         "2.375, 2.5 } do\n"
         "  alike({ way[3 * i - 2], way[3 * i - 1], way[3 * i] }, ends(rows, upto))\n"
         "end\n"
         "local mean = q.pulse_path { pulses = rows, points = 2, width = 1 }\n"
         "near(mean[3 * 4 + 2], -math.exp(-16 / 2)) near(mean[3 * 3 + 2], -math.exp(-4 / "
         "2))");
}

static void what_cannot_be_run_is_said_with_its_line(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {"q.pulses {}", "language.missing", "q.pulses\tpulses"},
        {"q.pulses { pulses = { {} } }", "language.pulse_segment", "q.pulses\t1"},
        {"q.pulses { pulses = { { wait = 1 }, { turn = 'x' } } }", "language.pulse_segment",
         "q.pulses\t2"},
        {"q.pulses { pulses = { { wait = 1, rabi = 1 } } }", "language.pulse_segment",
         "q.pulses\t1"},
        {"q.pulses { pulses = { { drive = 'x', rabi = 1 } } }", "language.pulse_segment",
         "q.pulses\t1"},
        {"q.pulses { pulses = { { turn = 'z', angle = 1 } } }", "language.needs_choice",
         NULL},
        {"q.pulses { pulses = { { wait = -1 } } }", "language.range", NULL},
        {"q.pulses { pulses = {}, start = state '|00>' }", "language.one_qubit",
         "q.pulses\tstart\t2"},
        {"q.pulses { pulses = {}, t1 = 1, t2 = 3 }", "pulses.relaxation", "1\t3"},
        {"q.pulse_spins { pulses = {}, members = 1000000 }", "language.range", NULL},
        {"q.pulse_curve { pulses = { { wait = 1 } }, vary = { 2 }, to = 1 }",
         "language.pulse_vary", "2\t1"},
        {"q.pulse_curve { pulses = { { turn = 'x', angle = 1 } }, vary = { 1 }, to = 1 }",
         "language.pulse_vary", "1\t1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = {NULL};
        buffer_print(&text, "%s%s", PAGE, rows[i].text);
        Error err = error_of(text.data);
        if (strcmp(err.key, rows[i].key) != 0 ||
            (rows[i].args && strcmp(err.args, rows[i].args) != 0))
            fail_msg("%s: %s [%s]", rows[i].text, err.key, err.args);
        assert_int_equal(err.line, 3);
        buffer_clear(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_drive_follows_the_formula_of_rabi),
        cmocka_unit_test(a_wait_between_two_turns_gives_the_fringe_of_ramsey),
        cmocka_unit_test(spins_that_differ_fan_out_as_their_envelope_says),
        cmocka_unit_test(an_echo_brings_them_together_where_the_waits_are_alike),
        cmocka_unit_test(relaxation_and_an_alternating_field_act_as_their_formulas_say),
        cmocka_unit_test(a_sequence_can_be_stopped_and_its_way_drawn),
        cmocka_unit_test(what_cannot_be_run_is_said_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
