// Quirk's circuits, read. The matrices of its gates are judged against those that its
// source builds (Matrix.fromPauliRotation, XExp …), written out here.
#include "quirk_parts.h"

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

// --- Numbers on wires, and what decides along other axes: what Quirk's examples are made
// of

// P(value of wires first … first + count − 1), exactly.
static double chance_of(const char *json, int first, int count, size_t value) {
    Circuit *c = read(json);
    Run *run = run_create(c, (RunOptions){0}, NULL);
    const State *end = run_pure(run, run_columns(run));
    double sum = 0;
    for (size_t i = 0; i < state_size(circuit_wires(c)); i++)
        if ((i >> first & ((1U << count) - 1)) == value)
            sum += pow(cabs(state_amplitude(end, i)), 2);
    run_destroy(run);
    circuit_destroy(c);
    return sum;
}

static const struct Chance {
    const char *json;
    int first, count;
    size_t value;
    double chance;
} chances[] = {
    // 3 + 5, and 3 − 5 modulo 16.
    {"{\"init\":[1,0,1,1,1],\"cols\":[[\"inputA3\",1,1,\"+=A4\"]]}", 3, 4, 8, 1},
    {"{\"init\":[1,0,1,1,1],\"cols\":[[\"inputA3\",1,1,\"-=A4\"]]}", 3, 4, 14, 1},
    // Read from its other end, 6 is 3.
    {"{\"init\":[0,1,1],\"cols\":[[\"revinputA3\",1,1,\"+=A3\"]]}", 3, 3, 3, 1},
    // What is set holds on, and wires that are marked come before it.
    {"{\"cols\":[[{\"id\":\"setA\",\"arg\":5}],[\"+=A4\"],[\"+=A4\"]]}", 0, 4, 10, 1},
    {"{\"init\":[0,0,0,0,1,1],\"cols\":[[{\"id\":\"setA\",\"arg\":5}],[\"+=A4\",1,1,1,"
     "\"inputA2\"]]}",
     0, 4, 3, 1},
    {"{\"cols\":[[1,1,1,{\"id\":\"setA\",\"arg\":2}],[{\"id\":\"setB\",\"arg\":3},"
     "\"+=AB3\"],[\"inc1\",\"dec3\"]]}",
     0, 4, 11, 1},
    // Comparing all pairs of two bits: 6 of 16 have A < B, 4 are equal.
    {"{\"cols\":[[\"H\",\"H\",\"H\",\"H\"],[\"inputA2\",1,\"inputB2\",1,\"^A<B\"]]}", 4, 1,
     1, 0.375},
    {"{\"cols\":[[\"H\",\"H\",\"H\",\"H\"],[\"inputA2\",1,\"inputB2\",1,\"^A=B\"]]}", 4, 1,
     1, 0.25},
    // b += a and c += ab on their own wires: 1 + 2, and 1 + 1·1.
    {"{\"init\":[1,0,0,1],\"cols\":[[\"add4\"]]}", 2, 2, 3, 1},
    {"{\"init\":[1,1,1,0],\"cols\":[[\"c+=ab4\"]]}", 2, 2, 2, 1},
    // Order finding: 7 has order 4 modulo 15, so the transform reads multiples of 16/4.
    {"{\"cols\":[[\"H\",\"H\",\"H\",\"H\",\"X\",1,1,{\"id\":\"setB\",\"arg\":7}],"
     "[1,1,1,1,1,1,1,{\"id\":\"setR\",\"arg\":15}],"
     "[\"inputA4\",1,1,1,\"*BToAmodR4\"],[\"QFT†4\"]]}",
     0, 4, 12, 0.25},
    {"{\"cols\":[[\"H\",\"H\",\"H\",\"H\",\"X\",1,1,{\"id\":\"setB\",\"arg\":7}],"
     "[1,1,1,1,1,1,1,{\"id\":\"setR\",\"arg\":15}],"
     "[\"inputA4\",1,1,1,\"*BToAmodR4\"],[\"QFT†4\"]]}",
     0, 4, 3, 0},
    // The transform undone by its inverse, with all that is between.
    {"{\"init\":[1,0,1],\"cols\":[[\"QFT3\"],[\"PhaseGradient3\"],[\"PhaseUngradient3\"],"
     "[\"QFT†3\"]]}",
     0, 3, 5, 1},
    // Adding 3 in the Fourier basis: gradients of half turns twice each.
    {"{\"init\":[0,1,0],\"cols\":[[\"QFT3\"],[\"PhaseGradient3\"],[\"PhaseGradient3\"],"
     "[\"QFT†3\"]]}",
     0, 3, 3, 1},
    // The Bell state has XX = 1, YY = −1, ZZ = 1.
    {"{\"cols\":[[\"H\"],[\"•\",\"X\"],[\"xpar\",\"xpar\",\"X\"]]}", 2, 1, 1, 0},
    {"{\"cols\":[[\"H\"],[\"•\",\"X\"],[\"ypar\",\"ypar\",\"X\"]]}", 2, 1, 1, 1},
    {"{\"cols\":[[\"H\"],[\"•\",\"X\"],[\"zpar\",\"zpar\",\"X\"]]}", 2, 1, 1, 0},
    {"{\"cols\":[[\"H\"],[\"•\",\"X\"],[\"Z\"],[\"xpar\",\"xpar\",\"X\"]]}", 2, 1, 1, 1},
    // A parity within a gate that acts by a parity: both must be odd.
    {"{\"init\":[1,0,1,0],\"cols\":[[\"zpar\",\"zpar\",{\"circuit\":{\"cols\":[[\"zpar\","
     "\"zpar\",\"X\"]]}}]]}",
     4, 1, 1, 1},
    {"{\"init\":[1,1,1,0],\"cols\":[[\"zpar\",\"zpar\",{\"circuit\":{\"cols\":[[\"zpar\","
     "\"zpar\",\"X\"]]}}]]}",
     4, 1, 1, 0},
    // An input that is marked outside of a gate is read inside.
    {"{\"init\":[1,1],\"cols\":[[\"inputA2\",1,{\"circuit\":{\"cols\":[[\"+=A3\"]]}}]]}", 2,
     3, 3, 1},
    // A quarter turn for each of two bits that are 1: X^(3/4).
    {"{\"init\":[1,1],\"cols\":[[\"inputA2\",1,\"X^(A/2^n)\"]]}", 2, 1, 1,
     0.8535533905932737},
};

static void numbers_and_parities_have_the_chances_of_quirk(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof chances / sizeof *chances; i++) {
        const struct Chance *row = &chances[i];
        double got = chance_of(row->json, row->first, row->count, row->value);
        if (fabs(got - row->chance) > 1e-12)
            fail_msg("%s: %g instead of %g", row->json, got, row->chance);
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
    assert_reads("{\"cols\":[[\"⊕\",\"Y\"]]}", "negctrlx @ y 0 1");
    assert_reads("{\"cols\":[[\"Y^⅛\"]]}", "pow(1/8) @ y 0");
    assert_reads("{\"cols\":[[{\"id\":\"Rzft\",\"arg\":\"-pi/3\"},{\"id\":\"Z^ft\",\"arg\":"
                 "\"¾\"}]]}",
                 "rz(-pi/3) 0; p(3*pi/4) 1");
    assert_reads("{\"cols\":[[\"|0⟩⟨0|\",\"Measure\"]]}", "post0 0; measure 1");
    assert_reads("{\"init\":[1,0,\"+\",\"-\",\"i\",\"-i\"],\"cols\":[[1,\"X\"]]}",
                 "init(1) 0; init(+) 2; init(-) 3; init(i) 4; init(-i) 5; x 1");
}

static int wires_of(const char *json) {
    Circuit *c = read(json);
    int wires = circuit_wires(c);
    circuit_destroy(c);
    return wires;
}

static void displays_stand_and_spacers_only_need_wires(void **state) {
    (void)state;
    assert_reads("{\"cols\":[[\"Bloch\",\"Amps2\"],[\"•\",\"Chance\"],[\"⊗\",\"Amps3\"],"
                 "[\"…\",\"X\"]]}",
                 "display bloch 0; display amplitudes 1:2; ctrl @ display histogram 0 1; "
                 "negctrly @ display amplitudes 0 1:3; x 1");
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

// --- What is refused

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
    {"{\"cols\":[[\"H\"],[\"ZDetector\"]]}",
     "Column 2, row 1 of the Quirk circuit: “ZDetector” cannot be read yet. Build it from "
     "other gates."},
    {"{\"cols\":[[1,\"+=A3\"]]}", "Column 1, row 2 of the Quirk circuit: “+=A3” has no "
                                  "input A. Put inputA in its column "
                                  "or setA before it."},
    {"{\"cols\":[[{\"id\":\"setB\",\"arg\":\"x\"}]]}",
     "Column 1, row 1 of the Quirk circuit: “setB” has no value. Write a whole number from "
     "0 "
     "up as its arg."},
    {"{\"cols\":[[1,1,\"X^⌈t⌉\"]]}",
     "Column 1, row 3 of the Quirk circuit: “X^⌈t⌉” changes "
     "with the time t and cannot be read. "
     "Write a fixed number instead."},
    {"{\"cols\":[[\"Counting3\"]]}",
     "Column 1, row 1 of the Quirk circuit: “Counting3” changes with "
     "the time t and cannot be read. "
     "Write a fixed number instead."},
    {"{\"cols\":[[{\"id\":\"Ryft\",\"arg\":\"-t^2\"}]]}",
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

static void long_formulas_that_multiply_are_refused(void **state) {
    (void)state;
    Buffer json = {0};
    buffer_print(&json,
                 "{\"cols\":[[\"b\"],[\"b\"],[\"b\"],[\"b\"]],\"gates\":[{\"id\":\"a\","
                 "\"matrix\":\"{{1");
    for (int i = 0; i < 100000; i++)
        buffer_print(&json, "+1-1");
    buffer_print(&json, ",0},{0,1}}\"},{\"id\":\"b\",\"circuit\":{\"cols\":[");
    for (int i = 0; i < 100; i++)
        buffer_print(&json, "%s[\"a\"]", i ? "," : "");
    buffer_print(&json, "]}}]}");
    Error err = {0};
    assert_null(quirk_read(json.data, "a.json", no_options, &err));
    assert_string_equal(err.key, "quirk.too_long");
    buffer_clear(&json);
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
        cmocka_unit_test(displays_stand_and_spacers_only_need_wires),
        cmocka_unit_test(custom_circuits_are_taken_apart),
        cmocka_unit_test(faults_say_where_and_what),
        cmocka_unit_test(numbers_and_parities_have_the_chances_of_quirk),
        cmocka_unit_test(broken_json_names_its_line),
        cmocka_unit_test(gates_that_multiply_are_refused),
        cmocka_unit_test(long_formulas_that_multiply_are_refused),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
