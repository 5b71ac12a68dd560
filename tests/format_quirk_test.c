// Quirk's JSON and links, in and out. Matrices of Quirk's gates are judged against those
// that its source builds (Matrix.fromPauliRotation, XExp …), written out here.
#include "circuit/format_quirk.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const FormatOptions no_options = {0};

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = quirk_read(text, "a.json", no_options, &err);
    if (!c) fail_msg("%s\n%s %s", text, err.key, err.args);
    return c;
}

static void assert_reads(const char *text, const char *short_form) {
    Circuit *c = read(text);
    char *got = short_form_write(c, false);
    assert_string_equal(got, short_form);
    free(got);
    circuit_destroy(c);
}

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

// --- What a circuit does

static State *acted(const Circuit *circuit, const State *from) {
    State *state = state_copy(from);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->gate->kind != GATE_BARRIER) step_act(step, state);
    }
    return state;
}

static State *random_state(int qubits, Rng *rng) {
    double complex amplitudes[64];
    for (size_t i = 0; i < state_size(qubits); i++)
        amplitudes[i] = CMPLX(rng_unit(rng) - 0.5, rng_unit(rng) - 0.5);
    return state_from(qubits, amplitudes);
}

// The matrix that a circuit of one used wire has there, phase and all.
static Matrix2 matrix_of(const char *json) {
    Circuit *c = read(json);
    Matrix2 m;
    for (int column = 0; column < 2; column++) {
        double complex amplitudes[4] = {column == 0, column == 1, 0, 0};
        State *start = state_from(2, amplitudes), *end = acted(c, start);
        for (int row = 0; row < 2; row++)
            m.m[row][column] = state_amplitude(end, (size_t)row);
        state_destroy(start);
        state_destroy(end);
    }
    circuit_destroy(c);
    return m;
}

static void assert_matrix(const char *json, Matrix2 wanted) {
    Matrix2 got = matrix_of(json);
    for (int i = 0; i < 4; i++)
        if (cabs(got.m[i / 2][i % 2] - wanted.m[i / 2][i % 2]) > 1e-12)
            fail_msg("%s: entry %d is %g%+gi", json, i, creal(got.m[i / 2][i % 2]),
                     cimag(got.m[i / 2][i % 2]));
}

// (1 + e^{iπp})/2 I + (1 - e^{iπp})/2 P, as in PoweringGates.js.
static Matrix2 pauli_power(char axis, double p) {
    double complex turn = cexp(I * M_PI * p), same = (1 + turn) / 2, other = (1 - turn) / 2;
    if (axis == 'X') return (Matrix2){{{same, other}, {other, same}}};
    if (axis == 'Y') return (Matrix2){{{same, -I * other}, {I * other, same}}};
    return (Matrix2){{{1, 0}, {0, turn}}};
}

static const struct Root {
    const char *text;
    double exponent;
    const char *axes;
} roots[] = {
    {"", 1, "XYZ"},
    {"^½", 0.5, "XYZ"},
    {"^-½", -0.5, "XYZ"},
    {"^⅓", 1.0 / 3, "XYZ"},
    {"^-⅓", -1.0 / 3, "XYZ"},
    {"^¼", 0.25, "XYZ"},
    {"^-¼", -0.25, "XYZ"},
    {"^⅛", 0.125, "XYZ"},
    {"^-⅛", -0.125, "XYZ"},
    {"^⅟₁₆", 0.0625, "XYZ"},
    {"^-⅟₁₆", -0.0625, "XYZ"},
    {"^⅟₃₂", 0.03125, "XYZ"},
    {"^-⅟₃₂", -0.03125, "XY"},
    {"^⅟₆₄", 1.0 / 64, "Z"},
    {"^⅟₁₂₈", 1.0 / 128, "Z"},
};

static void every_root_of_x_y_and_z_has_the_matrix_of_quirk(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        for (const char *axis = roots[i].axes; *axis; axis++) {
            Buffer json = {0};
            buffer_print(&json, "{\"cols\":[[\"%c%s\"]]}", *axis, roots[i].text);
            assert_matrix(json.data, pauli_power(*axis, roots[i].exponent));
            buffer_clear(&json);
        }
    }
}

static void formulas_turn_as_in_quirk(void **state) {
    (void)state;
    double c = cos(0.3), s = sin(0.3);
    assert_matrix("{\"cols\":[[{\"id\":\"Rxft\",\"arg\":\"0.6\"}]]}",
                  (Matrix2){{{c, -I * s}, {-I * s, c}}});
    assert_matrix("{\"cols\":[[{\"id\":\"Ryft\",\"arg\":\"2 0.3\"}]]}",
                  (Matrix2){{{c, -s}, {s, c}}});
    assert_matrix("{\"cols\":[[{\"id\":\"Rzft\",\"arg\":\"1-0.4\"}]]}",
                  (Matrix2){{{cexp(-0.3 * I), 0}, {0, cexp(0.3 * I)}}});
    assert_matrix("{\"cols\":[[{\"id\":\"X^ft\",\"arg\":\"1/5\"}]]}",
                  pauli_power('X', 0.2));
    assert_matrix("{\"cols\":[[{\"id\":\"Y^ft\",\"arg\":\"-.7\"}]]}",
                  pauli_power('Y', -0.7));
    assert_matrix("{\"cols\":[[{\"id\":\"Z^ft\",\"arg\":0.4}]]}", pauli_power('Z', 0.4));
    assert_matrix("{\"cols\":[[{\"id\":\"X^ft\",\"arg\":\"5/2\"}]]}",
                  pauli_power('X', 0.5));
}

static void numbers_turn_the_phase(void **state) {
    (void)state;
    static const struct Number {
        const char *id;
        double complex value;
    } numbers[] = {{"NeGate", -1},
                   {"i", I},
                   {"-i", -I},
                   {"√i", M_SQRT1_2 * (1 + I)},
                   {"√-i", M_SQRT1_2 * (1 - I)}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Buffer json = {0};
        buffer_print(&json, "{\"cols\":[[\"•\",\"%s\"]]}", numbers[i].id);
        assert_matrix(json.data, (Matrix2){{{1, 0}, {0, numbers[i].value}}});
        buffer_clear(&json);
    }
}

static void custom_matrices_keep_their_phase_under_a_control(void **state) {
    (void)state;
    assert_matrix("{\"cols\":[[\"~h\"]],\"gates\":[{\"id\":\"~h\",\"matrix\":"
                  "\"{{√½,√½},{√½,-√½}}\"}]}",
                  (Matrix2){{{M_SQRT1_2, M_SQRT1_2}, {M_SQRT1_2, -M_SQRT1_2}}});
    // Under a control, i is a phase on it.
    assert_matrix("{\"cols\":[[\"•\",{\"id\":\"i1\",\"matrix\":\"{{i,0},{0,i}}\"}]]}",
                  (Matrix2){{{1, 0}, {0, I}}});
    assert_matrix("{\"cols\":[[1,\"X\"],[\"•\",{\"id\":\"r\",\"matrix\":"
                  "\"{{-i,0}, {0 , e^(i pi/4)}}\"}],[1,\"X\"]]}",
                  (Matrix2){{{1, 0}, {0, cexp(I * M_PI / 4)}}});
}

// The states that controls and post-selections of other axes ask for.
static const struct Axis {
    const char *control, *keep;
    double complex zero, one; // the state
} axes[] = {
    {"•", "|1⟩⟨1|", 0, 1},
    {"◦", "|0⟩⟨0|", 1, 0},
    {"⊕", "|+⟩⟨+|", M_SQRT1_2, M_SQRT1_2},
    {"⊖", "|-⟩⟨-|", M_SQRT1_2, -M_SQRT1_2},
    {"⊗", "|X⟩⟨X|", M_SQRT1_2, I *M_SQRT1_2},
    {"(/)", "|/⟩⟨/|", M_SQRT1_2, -I *M_SQRT1_2},
};
enum { AXES = sizeof axes / sizeof *axes };

// |v⟩⟨v| ⊗ U + (1 - |v⟩⟨v|) ⊗ 1 with U = H on the second wire.
static void controls_of_every_axis_act_on_their_state(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    for (int i = 0; i < AXES; i++) {
        Buffer json = {0};
        buffer_print(&json, "{\"cols\":[[\"%s\",\"H\"]]}", axes[i].control);
        Circuit *c = read(json.data);
        State *start = random_state(2, &rng), *end = acted(c, start);
        double complex v[2] = {axes[i].zero, axes[i].one};
        for (size_t q1 = 0; q1 < 2; q1++) {
            for (size_t q0 = 0; q0 < 2; q0++) {
                double complex wanted = state_amplitude(start, q0 + 2 * q1), in[2];
                for (size_t k = 0; k < 2; k++) // ⟨v| on the first wire
                    in[k] = conj(v[0]) * state_amplitude(start, 2 * k) +
                            conj(v[1]) * state_amplitude(start, 1 + 2 * k);
                double complex h = M_SQRT1_2 * (in[0] + (q1 ? -in[1] : in[1]));
                wanted += v[q0] * (h - in[q1]);
                assert_true(cabs(state_amplitude(end, q0 + 2 * q1) - wanted) < 1e-12);
            }
        }
        state_destroy(start);
        state_destroy(end);
        circuit_destroy(c);
        buffer_clear(&json);
    }
}

static void post_selections_of_every_axis_keep_their_state(void **state) {
    (void)state;
    for (int i = 0; i < AXES; i++) {
        Buffer json = {0};
        buffer_print(&json,
                     "{\"cols\":[[{\"id\":\"Ryft\",\"arg\":\"0.9\"}],"
                     "[\"Z^¼\"],[\"%s\"]]}",
                     axes[i].keep);
        Circuit *c = read(json.data);
        Run *run = run_create(c, (RunOptions){0}, NULL);
        const State *end = run_branch(run, run_columns(run), 0, NULL, NULL);
        double complex inside = conj(axes[i].zero) * state_amplitude(end, 0) +
                                conj(axes[i].one) * state_amplitude(end, 1);
        assert_true(fabs(cabs(inside) - 1) < 1e-12);
        run_destroy(run);
        circuit_destroy(c);
        buffer_clear(&json);
    }
}

// --- Texts

static void circuits_of_quirk_read_as_they_stand(void **state) {
    (void)state;
    assert_reads("{\"cols\":[[\"H\"],[\"•\",\"X\"]]}", "h 0; cx 0 1");
    assert_reads("{\"cols\":[]}", "");
    assert_reads("{\"cols\":[[1,\"X^½\",\"Z^½\"],[\"Z^-¼\"]]}", "sx 1; s 2; tdg 0");
    assert_reads("{\"cols\":[[\"X\",\"•\",\"X\"]]}", "cx 1 0; cx 1 2");
    assert_reads("{\"cols\":[[\"Swap\",\"◦\",\"Swap\"]]}", "negctrl @ swap 1 0 2");
    assert_reads("{\"cols\":[[\"⊕\",\"Y\"]]}", "h 0; negctrl @ y 0 1; h 0");
    assert_reads("{\"cols\":[[\"Y^⅛\"]]}", "pow(1/8) @ y 0");
    assert_reads("{\"cols\":[[{\"id\":\"Rzft\",\"arg\":\"-pi/3\"},{\"id\":\"Z^ft\",\"arg\":"
                 "\"¾\"}]]}",
                 "rz(-pi/3) 0; p(3*pi/4) 1");
    assert_reads("{\"cols\":[[\"|0⟩⟨0|\",\"Measure\"]]}", "post0 0; measure 1");
    assert_reads("{\"init\":[1,0,\"+\",\"-\",\"i\",\"-i\"],\"cols\":[[1,\"X\"]]}",
                 "x 0; h 2; h 3; h 4; h 5; z 3; s 4; sdg 5; x 1");
}

static int wires_of(const char *json) {
    Circuit *c = read(json);
    int wires = circuit_wires(c);
    circuit_destroy(c);
    return wires;
}

static void displays_and_spacers_only_need_wires(void **state) {
    (void)state;
    assert_reads("{\"cols\":[[\"Bloch\",\"Amps2\"],[\"•\",\"Chance\"],[\"⊗\",\"Density3\"],"
                 "[\"…\",\"X\"]]}",
                 "x 1");
    assert_int_equal(wires_of("{\"cols\":[[\"H\"]]}"), 2);
    assert_int_equal(wires_of("{\"cols\":[[\"Sample16\"]]}"), 16);
    assert_int_equal(wires_of("{\"cols\":[[1,1,\"Density2\"],[1,1,1,1,1,1]]}"), 4);
    assert_int_equal(wires_of("{\"cols\":[[1,1,1,1,\"…\"]]}"), 5);
    assert_int_equal(wires_of("{\"cols\":[],\"init\":[0,0,1,0]}"), 3);
}

static void custom_circuits_are_taken_apart(void **state) {
    (void)state;
    assert_reads("{\"cols\":[[1,\"~bell\"],[\"•\",\"~bell\"],[\"~two\"]],\"gates\":["
                 "{\"id\":\"~bell\",\"name\":\"Bell\",\"circuit\":{\"cols\":[[\"H\"],"
                 "[\"•\",\"X\"]]}},"
                 "{\"id\":\"~two\",\"circuit\":{\"cols\":[[\"~bell\"],[1,\"Z\"]]}}]}",
                 "h 1; cx 1 2; ch 0 1; ccx 0 1 2; h 0; cx 0 1; z 1");
    assert_reads("{\"cols\":[[{\"id\":\"a\",\"circuit\":{\"cols\":[[1,\"X\"]]}}]]}", "x 1");
    assert_reads("{\"cols\":[[{\"matrix\":\"{{1,0},{0,i}}\"},\"label\"]],"
                 "\"gates\":[{\"id\":\"label\",\"matrix\":\"{{1,0},{0,1}}\"}]}",
                 "p(pi/2) 0");
}

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

static Words *words;

static void assert_sentence(const Error *err, const char *sentence) {
    char *got = words_error_line(words, LANG_EN, err);
    assert_string_equal(got, sentence);
    free(got);
}

#define CUSTOM(body) "{\"cols\":[[\"H\"],[1,\"~a\"]],\"gates\":[{\"id\":\"~a\"," body "}]}"

static const struct Fault {
    const char *text, *sentence;
} faults[] = {
    {"",
     "There is neither a circuit of Quirk nor a link to one. Give JSON that begins with a "
     "brace, or a link with #circuit= in it."},
    {"https://algassert.com/quirk#circuit=%7",
     "There is neither a circuit of Quirk nor a link to one. Give JSON that begins with a "
     "brace, or a link with #circuit= in it."},
    {"{\"wires\":2}",
     "A circuit of Quirk needs \"cols\", a list of columns. Copy it again from "
     "Quirk's Export."},
    {"{\"cols\":[[],5]}",
     "Column 2 of the Quirk circuit is not a list. Write it like [\"H\",1,\"X\"]."},
    {"{\"cols\":[[1,2]]}",
     "Column 1, row 2 of the Quirk circuit holds no name of a gate. Write "
     "a name, or 1 for an empty place."},
    {"{\"cols\":[[{\"arg\":\"1\"}]]}", "Column 1, row 1 of the Quirk circuit holds no name "
                                       "of a gate. Write a name, or 1 for an "
                                       "empty place."},
    {"{\"cols\":[[],[1,\"CNOT\"]]}",
     "Column 2, row 2 of the Quirk circuit: there is no gate “CNOT”. Check its name."},
    {"{\"cols\":[[\"Mesure\"]]}", "Column 1, row 1 of the Quirk circuit: there is no gate "
                                  "“Mesure”. Did you mean “Measure”?"},
    {"{\"cols\":[[\"h\"]]}",
     "Column 1, row 1 of the Quirk circuit: there is no gate “h”. Did you mean “H”?"},
    {"{\"cols\":[[\"H\"],[\"QFT3\"]]}",
     "Column 2, row 1 of the Quirk circuit: “QFT3” cannot be read yet. Build it from other "
     "gates."},
    {"{\"cols\":[[1,1,\"X^t\"]]}", "Column 1, row 3 of the Quirk circuit: “X^t” changes "
                                   "with the time t and cannot be read. "
                                   "Write a fixed number instead."},
    {"{\"cols\":[[\"Rzft\"]]}", "Column 1, row 1 of the Quirk circuit: “Rzft” changes with "
                                "the time t and cannot be read. "
                                "Write a fixed number instead."},
    {"{\"cols\":[[{\"id\":\"Ryft\",\"arg\":\"pi t\"}]]}",
     "Column 1, row 1 of the Quirk circuit: “Ryft” changes with the time t and cannot be "
     "read. "
     "Write a fixed number instead."},
    {"{\"cols\":[[{\"id\":\"Ryft\",\"arg\":\"pi +* 2\"}]]}",
     "Column 1, row 1 of the Quirk circuit: the formula “pi +* 2” has no value. Write it "
     "like "
     "“pi/3”."},
    {"{\"cols\":[[{\"id\":\"Ryft\",\"arg\":\"2i\"}]]}",
     "Column 1, row 1 of the Quirk circuit: the formula “2i” has no value. Write it like "
     "“pi/3”."},
    {CUSTOM("\"matrix\":\"{{1,1},{1,1}}\""),
     "Column 2, row 2 of the Quirk circuit: “~a” is not a unitary matrix of one qubit. Of "
     "custom gates only 2×2 unitary matrices and circuits can be read."},
    {CUSTOM("\"matrix\":\"{{1,0,0,0},{0,1,0,0},{0,0,0,1},{0,0,1,0}}\""),
     "Column 2, row 2 of the Quirk circuit: “~a” is not a unitary matrix of one qubit. Of "
     "custom gates only 2×2 unitary matrices and circuits can be read."},
    {CUSTOM("\"name\":\"nothing\""),
     "Column 2, row 2 of the Quirk circuit: “~a” is not a unitary matrix of one qubit. Of "
     "custom gates only 2×2 unitary matrices and circuits can be read."},
    {CUSTOM("\"circuit\":{\"cols\":[[\"~a\"]]}"),
     "Column 2, row 2 of the Quirk circuit: there is no gate “~a”. Check its name."},
    {CUSTOM("\"circuit\":{}"),
     "A circuit of Quirk needs \"cols\", a list of columns. Copy it "
     "again from Quirk's Export."},
    {"{\"cols\":[[\"•\",\"Measure\"]]}", "Column 1, row 2 of the Quirk circuit: “Measure” "
                                         "cannot have controls. Take the controls "
                                         "away."},
    {"{\"cols\":[[\"|+⟩⟨+|\",\"◦\"]]}", "Column 1, row 1 of the Quirk circuit: “|+⟩⟨+|” "
                                        "cannot have controls. Take the controls "
                                        "away."},
    {"{\"cols\":[[],[],[\"Swap\",\"Swap\",\"Swap\"]]}",
     "Column 3 of the Quirk circuit has 3 “Swap”. Put exactly two into it."},
    {"{\"cols\":[[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,\"H\"]]}",
     "A Quirk circuit has at most 16 wires. Use fewer."},
    {"{\"cols\":[],\"init\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}",
     "A Quirk circuit has at most 16 wires. Use fewer."},
    {"{\"cols\":[],\"init\":[0,\"T\"]}", "Row 2 of the Quirk circuit cannot start in the "
                                         "state “T”. Use 0, 1, \"+\", \"-\", \"i\" "
                                         "or \"-i\"."},
    {"{\"cols\":[],\"init\":0}", "Row 1 of the Quirk circuit cannot start in the state “”. "
                                 "Use 0, 1, \"+\", \"-\", \"i\" or "
                                 "\"-i\"."},
    {"{\"cols\":[],\"gates\":{}}",
     "\"gates\" of a Quirk circuit must be a list of at most 256 custom gates. Mend it."},
};

static void faults_say_where_and_what(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Error err = {0};
        assert_null(quirk_read(faults[i].text, "a.json", no_options, &err));
        Buffer sentence = {0};
        buffer_print(&sentence, "a.json: %s", faults[i].sentence);
        assert_sentence(&err, sentence.data);
        buffer_clear(&sentence);
    }
}

static void broken_json_names_its_line(void **state) {
    (void)state;
    Error err = {0};
    assert_null(quirk_read("{\"cols\":\n[[\"H\"\n", "a.json", no_options, &err));
    assert_string_equal(err.key, "json.broken");
    assert_string_equal(err.file, "a.json");
    assert_true(err.line >= 2);
}

// A custom gate that holds two of the one before it, thirty times over.
static void gates_that_multiply_are_refused(void **state) {
    (void)state;
    Buffer json = {0};
    buffer_print(&json, "{\"cols\":[[\"g30\"]],\"gates\":[{\"id\":\"g0\",\"circuit\":"
                        "{\"cols\":[[\"H\"]]}}");
    for (int i = 1; i <= 30; i++)
        buffer_print(&json,
                     ",{\"id\":\"g%d\",\"circuit\":{\"cols\":[[\"g%d\"],[\"g%d\"]]}}", i,
                     i - 1, i - 1);
    buffer_print(&json, "]}");
    Error err = {0};
    assert_null(quirk_read(json.data, "a.json", no_options, &err));
    assert_sentence(&err, "a.json: The Quirk circuit is too long. With all that is inside "
                          "custom gates, use at most 200000 places.");
    buffer_clear(&json);
}

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
    assert_not_written(
        "measure 0; if (c0 == 1) x 1", 2,
        "kyubi: Quirk has no conditions on classical bits, but x on q1 in column "
        "2 has one. Take the condition away, or choose another format.");
    assert_not_written(
        "measure 0; if (!(c0 == 1)) x 1", 2,
        "kyubi: Quirk has no conditions on classical bits, but x on q1 in column "
        "2 has one. Take the condition away, or choose another format.");
}

static int open_words(void **state) {
    (void)state;
    words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    return words ? 0 : -1;
}

static int close_words(void **state) {
    (void)state;
    words_close(words);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_root_of_x_y_and_z_has_the_matrix_of_quirk),
        cmocka_unit_test(formulas_turn_as_in_quirk),
        cmocka_unit_test(numbers_turn_the_phase),
        cmocka_unit_test(custom_matrices_keep_their_phase_under_a_control),
        cmocka_unit_test(controls_of_every_axis_act_on_their_state),
        cmocka_unit_test(post_selections_of_every_axis_keep_their_state),
        cmocka_unit_test(circuits_of_quirk_read_as_they_stand),
        cmocka_unit_test(displays_and_spacers_only_need_wires),
        cmocka_unit_test(custom_circuits_are_taken_apart),
        cmocka_unit_test(links_are_read_as_browsers_write_them),
        cmocka_unit_test(the_link_of_a_circuit_reads_back),
        cmocka_unit_test(circuits_are_written_as_quirk_writes_them),
        cmocka_unit_test(random_circuits_come_back_with_the_same_effect),
        cmocka_unit_test(what_is_written_is_written_the_same_again),
        cmocka_unit_test(faults_say_where_and_what),
        cmocka_unit_test(broken_json_names_its_line),
        cmocka_unit_test(gates_that_multiply_are_refused),
        cmocka_unit_test(what_quirk_cannot_say_is_refused_by_name_and_place),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
