// What the gates of qelib1.inc become, judged by their whole matrices.
#include "circuit/format_qasm.h"

#include "qasm_matrix.h"

#include "base/mem.h"
#include "base/rng.h"

#include <complex.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n"

static Matrix matrix_of_program(const char *body, int wires) {
    char text[2000];
    snprintf(text, sizeof text, HEAD "qreg q[%d]; %s", wires, body);
    Circuit *c = read(text);
    Matrix u = matrix_of(c);
    circuit_destroy(c);
    return u;
}

// q[0] controls a one-qubit matrix on q[1].
static Matrix controlled(double complex a, double complex b, double complex c,
                         double complex d) {
    Matrix u = {.size = 4};
    u.m[0][0] = u.m[2][2] = 1;
    u.m[1][1] = a, u.m[1][3] = b;
    u.m[3][1] = c, u.m[3][3] = d;
    return u;
}

static void assert_program(const char *body, Matrix expected) {
    int wires = expected.size == 4    ? 2
                : expected.size == 8  ? 3
                : expected.size == 16 ? 4
                                      : 5;
    Matrix u = matrix_of_program(body, wires);
    if (!same_up_to_phase(&u, &expected)) fail_msg("%s", body);
}

static void controlled_gates_have_their_phase_on_the_control(void **state) {
    (void)state;
    double t = 0.7, f = 1.1, l = -0.4, g = 0.3, c = cos(t / 2), s = sin(t / 2);
    double complex ef = cexp(I * f), el = cexp(I * l), eg = cexp(I * g);
    assert_program("cu3(0.7,1.1,-0.4) q[0],q[1];",
                   controlled(c, -el * s, ef * s, ef * el * c));
    assert_program("cu(0.7,1.1,-0.4,0.3) q[0],q[1];",
                   controlled(eg * c, -eg * el * s, eg * ef * s, eg * ef * el * c));
    assert_program("cu1(0.7) q[0],q[1];", controlled(1, 0, 0, cexp(I * t)));
    assert_program("crz(0.7) q[0],q[1];",
                   controlled(cexp(-I * t / 2), 0, 0, cexp(I * t / 2)));
    assert_program("crx(0.7) q[0],q[1];", controlled(c, -I * s, -I * s, c));
    assert_program("cry(0.7) q[0],q[1];", controlled(c, -s, s, c));
    assert_program("cx q[0],q[1];", controlled(0, 1, 1, 0));
    assert_program("cy q[0],q[1];", controlled(0, -I, I, 0));
    assert_program("cz q[0],q[1];", controlled(1, 0, 0, -1));
    double r = sqrt(0.5);
    assert_program("ch q[0],q[1];", controlled(r, r, r, -r));
    assert_program("csx q[0],q[1];",
                   controlled((1 + I) / 2, (1 - I) / 2, (1 - I) / 2, (1 + I) / 2));
}

// cos(t/2) - i sin(t/2) P⊗P for a Pauli matrix P.
static Matrix pauli_pair(double t, const double complex p[2][2]) {
    Matrix u = {.size = 4};
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            u.m[i][j] = (i == j) * cos(t / 2) -
                        I * sin(t / 2) * p[i & 1][j & 1] * p[i >> 1][j >> 1];
    return u;
}

static void two_qubit_rotations_turn_about_a_pair_of_paulis(void **state) {
    (void)state;
    assert_program("rxx(0.7) q[0],q[1];",
                   pauli_pair(0.7, (double complex[2][2]){{0, 1}, {1, 0}}));
    assert_program("ryy(0.7) q[0],q[1];",
                   pauli_pair(0.7, (double complex[2][2]){{0, -I}, {I, 0}}));
    assert_program("rzz(0.7) q[0],q[1];",
                   pauli_pair(0.7, (double complex[2][2]){{1, 0}, {0, -1}}));
}

static Matrix permutation(int size, int (*image)(int)) {
    Matrix u = {.size = size};
    for (int i = 0; i < size; i++)
        u.m[image(i)][i] = 1;
    return u;
}

static int flip_2_if_01(int i) {
    return (i & 3) == 3 ? i ^ 4 : i;
}
static int flip_3_if_012(int i) {
    return (i & 7) == 7 ? i ^ 8 : i;
}
static int flip_4_if_0123(int i) {
    return (i & 15) == 15 ? i ^ 16 : i;
}
static int exchange_12_if_0(int i) {
    return i & 1 ? (i & 1) | (i >> 1 & 1) << 2 | (i >> 2 & 1) << 1 : i;
}
static int exchange_01(int i) {
    return i >> 1 | (i & 1) << 1;
}

static void permutations_are_themselves(void **state) {
    (void)state;
    assert_program("ccx q[0],q[1],q[2];", permutation(8, flip_2_if_01));
    assert_program("c3x q[0],q[1],q[2],q[3];", permutation(16, flip_3_if_012));
    assert_program("c4x q[0],q[1],q[2],q[3],q[4];", permutation(32, flip_4_if_0123));
    assert_program("cswap q[0],q[1],q[2];", permutation(8, exchange_12_if_0));
    assert_program("swap q[0],q[1];", permutation(4, exchange_01));
    Matrix iswap = permutation(4, exchange_01);
    iswap.m[1][2] = iswap.m[2][1] = I;
    assert_program("iswap q[0],q[1];", iswap);
    // Margolus: a Toffoli gate up to the signs and phases of single basis states.
    Matrix rccx = matrix_of_program("rccx q[0],q[1],q[2];", 3);
    Matrix rcccx = matrix_of_program("rcccx q[0],q[1],q[2],q[3];", 4);
    for (int i = 0; i < 16; i++) {
        if (i < 8) assert_true(fabs(cabs(rccx.m[flip_2_if_01(i)][i]) - 1) < 1e-9);
        assert_true(fabs(cabs(rcccx.m[flip_3_if_012(i)][i]) - 1) < 1e-9);
    }
}

static void one_qubit_names_of_qelib1_agree_with_u(void **state) {
    (void)state;
    const struct {
        const char *name, *u;
    } rows[] = {
        {"u3(0.1,0.2,0.3)", "U(0.1,0.2,0.3)"},
        {"u2(0.2,0.3)", "U(pi/2,0.2,0.3)"},
        {"u1(0.3)", "U(0,0,0.3)"},
        {"u0(1)", "U(0,0,0)"},
        {"id", "U(0,0,0)"},
        {"x", "U(pi,0,pi)"},
        {"y", "U(pi,pi/2,pi/2)"},
        {"z", "U(0,0,pi)"},
        {"h", "U(pi/2,0,pi)"},
        {"s", "U(0,0,pi/2)"},
        {"sdg", "U(0,0,-pi/2)"},
        {"t", "U(0,0,pi/4)"},
        {"tdg", "U(0,0,-pi/4)"},
        {"rx(0.3)", "U(0.3,-pi/2,pi/2)"},
        {"ry(0.3)", "U(0.3,0,0)"},
        {"rz(0.3)", "U(0,0,0.3)"},
        {"sx", "U(pi/2,-pi/2,pi/2)"},
        {"sxdg", "U(pi/2,pi/2,-pi/2)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char a[80], b[80];
        snprintf(a, sizeof a, "%s q[1];", rows[i].name);
        snprintf(b, sizeof b, "%s q[1];", rows[i].u);
        assert_program(a, matrix_of_program(b, 2));
    }
}

static void defined_gates_are_expanded_with_their_angles(void **state) {
    (void)state;
    const char *program =
        "gate turn(a, b) s, t { ry(a/2) t; barrier s, t; cx s, t; rz(-b) s; }"
        "gate both(a) s, t { turn(a, 2*a) t, s; turn(pi, a^2) s, t; }"
        "both(0.5) q[0], q[1];";
    const char *plain = "ry(0.25) q[0]; cx q[1],q[0]; rz(-1) q[1];"
                        "ry(pi/2) q[1]; cx q[0],q[1]; rz(-0.25) q[0];";
    assert_program(program, matrix_of_program(plain, 2));
}

static void a_program_may_define_a_gate_of_the_library_anew(void **state) {
    (void)state;
    assert_program("gate rzz(a) s, t { x s; } gate cx s, t { h t; }"
                   "rzz(1) q[0],q[1]; cx q[0],q[1];",
                   matrix_of_program("x q[0]; h q[1];", 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controlled_gates_have_their_phase_on_the_control),
        cmocka_unit_test(two_qubit_rotations_turn_about_a_pair_of_paulis),
        cmocka_unit_test(permutations_are_themselves),
        cmocka_unit_test(one_qubit_names_of_qelib1_agree_with_u),
        cmocka_unit_test(defined_gates_are_expanded_with_their_angles),
        cmocka_unit_test(a_program_may_define_a_gate_of_the_library_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
