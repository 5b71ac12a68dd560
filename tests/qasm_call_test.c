// Gates of OpenQASM 3 and their modifiers, judged by whole matrices.
#include "circuit/format_qasm.h"

#include "qasm_matrix.h"

#include <stdio.h>

static Matrix matrix_3(int wires, const char *format, ...) {
    char body[1500], text[2000];
    va_list args;
    va_start(args, format);
    vsnprintf(body, sizeof body, format, args);
    va_end(args);
    snprintf(text, sizeof text, "OPENQASM 3.0; include \"stdgates.inc\"; qubit[%d] q; %s",
             wires, body);
    Circuit *c = read(text);
    Matrix u = matrix_of(c);
    circuit_destroy(c);
    return u;
}

static void assert_same(Matrix a, Matrix b, const char *name) {
    if (!same_up_to_phase(&a, &b)) fail_msg("%s", name);
}

static Matrix product(Matrix a, Matrix b) {
    Matrix out = {.size = a.size};
    for (int i = 0; i < a.size; i++)
        for (int j = 0; j < a.size; j++)
            for (int k = 0; k < a.size; k++)
                out.m[i][j] += a.m[i][k] * b.m[k][j];
    return out;
}

static Matrix adjoint(Matrix a) {
    Matrix out = {.size = a.size};
    for (int i = 0; i < a.size; i++)
        for (int j = 0; j < a.size; j++)
            out.m[i][j] = conj(a.m[j][i]);
    return out;
}

// One qubit more, the lowest: `a` acts on the others where it reads `value`.
static Matrix controlled(Matrix a, int value) {
    Matrix out = {.size = 2 * a.size};
    for (int i = 0; i < a.size; i++) {
        out.m[2 * i + !value][2 * i + !value] = 1;
        for (int j = 0; j < a.size; j++)
            out.m[2 * i + value][2 * j + value] = a.m[i][j];
    }
    return out;
}

static Matrix scaled(Matrix a, double complex by) {
    for (int i = 0; i < a.size; i++)
        for (int j = 0; j < a.size; j++)
            a.m[i][j] *= by;
    return a;
}

// u(θ, φ, λ) with a real corner, times a phase.
static Matrix general(double t, double f, double l, double phase) {
    double c = cos(t / 2), s = sin(t / 2);
    Matrix u = {2, {{c, -cexp(I * l) * s}, {cexp(I * f) * s, cexp(I * (f + l)) * c}}};
    return scaled(u, cexp(I * phase));
}

static void general_gates_have_the_phases_of_the_specification(void **state) {
    (void)state;
    double t = 0.7, f = 1.1, l = -0.4;
    assert_same(matrix_3(2, "ctrl @ U(0.7, 1.1, -0.4) q[0], q[1];"),
                controlled(general(t, f, l, t / 2), 1), "U");
    assert_same(matrix_3(2, "ctrl @ u3(0.7, 1.1, -0.4) q[0], q[1];"),
                controlled(general(t, f, l, -(f + l) / 2), 1), "u3");
    assert_same(matrix_3(2, "negctrl @ u2(1.1, -0.4) q[0], q[1];"),
                controlled(general(M_PI / 2, f, l, -(f + l) / 2), 0), "u2");
    assert_same(matrix_3(2, "cu(0.7, 1.1, -0.4, 0.3) q[0], q[1];"),
                controlled(general(t, f, l, 0.3), 1), "cu");
}

// clang-format off
// stdgates.inc of OpenQASM 3.0, by U and gphase alone.
static const struct { const char *call, *head, *body; int wires; } standard[] = {
    {"p(0.7)", "g(t) a", "ctrl @ gphase(t) a;", 1},
    {"x", "g a", "U(pi,0,pi) a; gphase(-pi/2);", 1},
    {"y", "g a", "U(pi,pi/2,pi/2) a; gphase(-pi/2);", 1},
    {"z", "g a", "U(0,0,pi) a;", 1},
    {"h", "g a", "U(pi/2,0,pi) a; gphase(-pi/4);", 1},
    {"s", "g a", "pow(1/2) @ z a;", 1},
    {"sdg", "g a", "inv @ pow(1/2) @ z a;", 1},
    {"t", "g a", "pow(1/2) @ s a;", 1},
    {"tdg", "g a", "inv @ pow(1/2) @ s a;", 1},
    {"sx", "g a", "pow(1/2) @ x a;", 1},
    {"sxdg", "g a", "inv @ sx a;", 1},
    {"rx(0.7)", "g(t) a", "U(t,-pi/2,pi/2) a; gphase(-t/2);", 1},
    {"ry(0.7)", "g(t) a", "U(t,0,0) a; gphase(-t/2);", 1},
    {"rz(0.7)", "g(t) a", "gphase(-t/2); U(0,0,t) a;", 1},
    {"phase(0.7)", "g(t) a", "U(0,0,t) a;", 1},
    {"id", "g a", "U(0,0,0) a;", 1},
    {"u1(0.7)", "g(t) a", "U(0,0,t) a;", 1},
    {"cx", "g a,b", "ctrl @ x a,b;", 2},
    {"CX", "g a,b", "ctrl @ U(pi,0,pi) a,b; ctrl @ gphase(-pi/2) a;", 2},
    {"cphase(0.7)", "g(t) a,b", "ctrl @ U(0,0,t) a,b;", 2},
    {"crz(0.7)", "g(t) a,b", "ctrl @ rz(t) a,b;", 2},
    {"swap", "g a,b", "cx a,b; cx b,a; cx a,b;", 2},
    {"cu3(0.7,0.7,0.7)", "g(t) a,b", "p(-t/2) a; ctrl @ U(t,t,t) a,b;", 2},
    {"r(0.7,0.7)", "g(t) a", "rz(-t) a; rx(t) a; rz(t) a;", 1},
    {"prx(0.7,0.7)", "g(t) a", "rz(-t) a; rx(t) a; rz(t) a;", 1},
    {"rzx(0.7)", "g(t) a,b", "h b; cx a,b; rz(t) b; cx a,b; h b;", 2},
    {"xx(0.7)", "g(t) a,b", "h a; h b; cx a,b; rz(t) b; cx a,b; h b; h a;", 2},
    {"cphaseshift00(0.7)", "g(t) a,b", "x a; x b; cp(t) a,b; x a; x b;", 2},
    {"cphaseshift01(0.7)", "g(t) a,b", "x a; cp(t) a,b; x a;", 2},
    {"cphaseshift10(0.7)", "g(t) a,b", "x b; cp(t) a,b; x b;", 2},
    {"dcx", "g a,b", "swap a,b; cx b,a; h b; h b; cx a,b; swap a,b;", 2},
    {"gpi(0.7)", "g(t) a", "rz(-t) a; x a; rz(t) a;", 1},
    {"gpi2(0.7)", "g(t) a", "rz(-t) a; rx(pi/2) a; rz(t) a;", 1},
};
// clang-format on

static void standard_gates_are_what_their_file_says_even_under_a_control(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof standard / sizeof *standard; i++) {
        bool takes = strchr(standard[i].head, '(') != NULL;
        const char *wires = standard[i].wires == 1 ? "q[0], q[1]" : "q[0], q[1], q[2]";
        Matrix ours = matrix_3(3, "ctrl @ %s %s;", standard[i].call, wires);
        Matrix theirs = matrix_3(3, "gate %s { %s } ctrl @ g%s %s;", standard[i].head,
                                 standard[i].body, takes ? "(0.7)" : "", wires);
        assert_same(ours, theirs, standard[i].call);
    }
}

// The echoed cross-resonance gate, (IX - XY)/√2 in Qiskit's order of qubits.
static void ecr_is_its_matrix(void **state) {
    (void)state;
    double r = M_SQRT1_2;
    Matrix ecr = {
        4, {{0, r, 0, I * r}, {r, 0, -I * r, 0}, {0, I * r, 0, r}, {-I * r, 0, r, 0}}};
    assert_same(matrix_3(2, "ecr q[0], q[1];"), ecr, "ecr");
}

#define COMPOSITE \
    "gate g(t) a, b { rx(t) a; barrier a, b; ctrl @ U(t, 1, 2) a, b; gphase(t); s b; }"

static void modifiers_act_on_defined_gates_in_any_order(void **state) {
    (void)state;
    Matrix g = matrix_3(2, COMPOSITE "g(0.3) q[0], q[1];");
    g = scaled(g, cexp(0.3 * I)); // a phase of the whole is left out
    Matrix inverse = adjoint(g), square = product(g, g), cube = product(g, square);
    assert_same(matrix_3(2, COMPOSITE "inv @ g(0.3) q[0], q[1];"), inverse, "inv");
    assert_same(matrix_3(2, COMPOSITE "pow(3) @ g(0.3) q[0], q[1];"), cube, "pow 3");
    assert_same(matrix_3(2, COMPOSITE "pow(-2) @ g(0.3) q[0], q[1];"), adjoint(square),
                "pow -2");
    assert_same(matrix_3(2, COMPOSITE "pow(0) @ g(0.3) q[0], q[1];"), matrix_3(2, ""),
                "pow 0");
}

static void controls_come_first_and_the_outermost_before_the_others(void **state) {
    (void)state;
    Matrix g = scaled(matrix_3(2, COMPOSITE "g(0.3) q[0], q[1];"), cexp(0.3 * I));
    const struct {
        const char *modifiers;
        Matrix expected;
    } rows[] = {
        {"ctrl @", controlled(g, 1)},
        {"negctrl @ inv @", controlled(adjoint(g), 0)},
        {"inv @ negctrl @", controlled(adjoint(g), 0)},
        {"pow(2) @ ctrl @ inv @", controlled(adjoint(product(g, g)), 1)},
        {"ctrl @ negctrl @", controlled(controlled(g, 0), 1)},
        {"negctrl @ pow(-2) @ ctrl @",
         controlled(controlled(adjoint(product(g, g)), 1), 0)},
        {"ctrl(2) @ inv @ inv @", controlled(controlled(g, 1), 1)},
        {"negctrl(2) @", controlled(controlled(g, 0), 0)},
        {"ctrl @ negctrl @ ctrl @", controlled(controlled(controlled(g, 1), 0), 1)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *wires[] = {"q[0], q[1], q[2]", "q[0], q[1], q[2], q[3]",
                               "q[0], q[1], q[2], q[3], q[4]"};
        int count = rows[i].expected.size == 8 ? 3 : rows[i].expected.size == 16 ? 4 : 5;
        Matrix got =
            matrix_3(count, COMPOSITE "%s g(0.3) %s;", rows[i].modifiers, wires[count - 3]);
        assert_same(got, rows[i].expected, rows[i].modifiers);
    }
}

static void fractional_powers_are_roots(void **state) {
    (void)state;
    const char *gates[] = {
        "x",           "h",   "swap", "cx",  "ry(2)", "U(1, 2, 3)",           "u2(1, -3)",
        "inv @ t",     "ccx", "sxdg", "one", "rz(5)", "negctrl @ U(3, 1, 1)", "inv @ swap",
        "pow(2) @ one"};
    const char *wires[] = {"", "", ", q[1]", ", q[1]", "",       "", "", "", ", q[1], q[2]",
                           "", "", "",       ", q[1]", ", q[1]", ""};
    const char *one = "gate one a { h a; gphase(0.4); t a; inv @ sx a; }";
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        Matrix root =
            matrix_3(4, "%s ctrl @ pow(1/3) @ %s q[3], q[0]%s;", one, gates[i], wires[i]);
        Matrix gate = matrix_3(4, "%s ctrl @ %s q[3], q[0]%s;", one, gates[i], wires[i]);
        assert_same(product(root, product(root, root)), gate, gates[i]);
    }
    assert_same(matrix_3(2, "pow(1/2) @ x q[0];"), matrix_3(2, "sx q[0];"), "sx");
    assert_same(matrix_3(2, "ctrl @ pow(0.5) @ gphase(pi) q[0];"), matrix_3(2, "s q[0];"),
                "phase");
}

static void phases_become_gates_under_controls(void **state) {
    (void)state;
    assert_same(matrix_3(2, "ctrl @ gphase(0.7) q[1];"), matrix_3(2, "p(0.7) q[1];"), "p");
    assert_same(matrix_3(2, "negctrl @ gphase(0.7) q[1];"),
                matrix_3(2, "x q[1]; p(0.7) q[1]; x q[1];"), "neg");
    assert_same(matrix_3(2, "negctrl(2) @ gphase(0.7) q[0], q[1];"),
                matrix_3(2, "x q[0]; x q[1]; cp(0.7) q[0], q[1]; x q[0]; x q[1];"), "both");
    assert_same(matrix_3(3, "ctrl @ negctrl @ ctrl @ gphase(pi/3) q[0], q[1], q[2];"),
                matrix_3(3, "x q[1]; ctrl(2) @ p(pi/3) q[0], q[1], q[2]; x q[1];"),
                "three");
    Circuit *c = read("OPENQASM 3; qubit[2] q; gphase(pi/4); ctrl @ gphase(pi/8) q[1];");
    assert_int_equal(circuit_steps(c), 2);
    assert_string_equal(circuit_step(c, 0)->gate->name, "gphase");
    assert_string_equal(circuit_step(c, 0)->angles[0].text, "pi/4");
    assert_string_equal(circuit_step(c, 1)->gate->name, "p");
    assert_string_equal(circuit_step(c, 1)->angles[0].text, "pi/8");
    circuit_destroy(c);
}

static void one_statement_repeats_over_registers_with_its_modifiers(void **state) {
    (void)state;
    Circuit *c =
        read("OPENQASM 3.0; qubit[3] a; qubit[3] b; qubit k; negctrl @ cx k, a, b; "
             "let odd = a[0:2:2] ++ b[1]; ctrl @ pow(1/2) @ z odd, k; mcx a[0], "
             "a[1], b[0], b[1], k; mcp(pi/2) a[2], k;");
    assert_int_equal(circuit_steps(c), 3 + 3 + 2);
    for (int i = 0; i < 3; i++) {
        const Step *step = circuit_step(c, circuit_at(c, 3 + i, i));
        assert_int_equal(step->anticontrols, 64);
        assert_int_equal(step->controls, 1 << i);
    }
    const Step *mcx = circuit_step(c, 6);
    assert_int_equal(mcx->controls, 1 | 2 | 8 | 16);
    assert_int_equal(mcx->targets[0], 6);
    circuit_destroy(c);
}

static void angles_keep_their_text_through_parameters(void **state) {
    (void)state;
    Circuit *c =
        read("OPENQASM 3.0; qubit q; const float half = 1/2; gate g(a, b) t { rx(a) "
             "t; ry(2*b) t; rz(-a) t; } g(pi/3, τ) q; U(π/2, half, pi**2) q; "
             "pow(1/3) @ x q; inv @ rx(pi/7) q; rx(2 /* two */ * pi) q;");
    const char *texts[] = {"pi/3", "", "", "π/2", "1/3", "-pi/7", ""};
    for (int i = 0; i < 7; i++) {
        const Step *step = circuit_step(c, i);
        const Angle *angle = step->powered ? &step->power : &step->angles[0];
        assert_string_equal(angle->text, texts[i]);
    }
    assert_true(circuit_step(c, 1)->angles[0].value == 4 * M_PI);
    assert_string_equal(circuit_step(c, 3)->angles[1].text, "half");
    assert_string_equal(circuit_step(c, 3)->angles[2].text, "pi**2");
    assert_true(fabs(circuit_step(c, 6)->angles[0].value - 2 * M_PI) < 1e-12);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(general_gates_have_the_phases_of_the_specification),
        cmocka_unit_test(standard_gates_are_what_their_file_says_even_under_a_control),
        cmocka_unit_test(ecr_is_its_matrix),
        cmocka_unit_test(modifiers_act_on_defined_gates_in_any_order),
        cmocka_unit_test(controls_come_first_and_the_outermost_before_the_others),
        cmocka_unit_test(fractional_powers_are_roots),
        cmocka_unit_test(phases_become_gates_under_controls),
        cmocka_unit_test(one_statement_repeats_over_registers_with_its_modifiers),
        cmocka_unit_test(angles_keep_their_text_through_parameters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
