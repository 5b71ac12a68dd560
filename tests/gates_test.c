// Every row of the gate table proves itself: unitary, undone by its inverse, Clifford
// images by conjugation, words in both languages.
#include "base/rng.h"
#include "base/words.h"
#include "quantum/gates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Matrix2 pauli_i = {{{1, 0}, {0, 1}}};

static Matrix2 pauli(char letter) {
    if (letter == 'X') return (Matrix2){{{0, 1}, {1, 0}}};
    if (letter == 'Y') return (Matrix2){{{0, -I}, {I, 0}}};
    assert_int_equal(letter, 'Z');
    return (Matrix2){{{1, 0}, {0, -1}}};
}

static double distance(Matrix2 a, Matrix2 b) {
    double most = 0;
    for (int i = 0; i < 4; i++)
        most = fmax(most, cabs(a.m[i / 2][i % 2] - b.m[i / 2][i % 2]));
    return most;
}

static Matrix2 times(double complex factor, Matrix2 a) {
    for (int i = 0; i < 4; i++)
        a.m[i / 2][i % 2] *= factor;
    return a;
}

static void random_angles(Rng *rng, double angles[3]) {
    for (int i = 0; i < 3; i++)
        angles[i] = (rng_unit(rng) - 0.5) * 4 * M_PI;
}

static void every_matrix_is_unitary(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        assert_int_equal(gate->kind == GATE_MATRIX, gate->matrix != NULL);
        for (int trial = 0; gate->matrix && trial < 20; trial++) {
            double angles[3];
            random_angles(&rng, angles);
            Matrix2 u = gate->matrix(angles);
            assert_true(distance(matrix2_product(matrix2_adjoint(u), u), pauli_i) < 1e-12);
        }
    }
}

// The angles of the inverse, as the header words it.
static void undo_angles(const Gate *gate, const double *angles, double undone[3]) {
    for (int i = 0; i < 3; i++)
        undone[i] = -angles[i];
    if (gate->angles != 3) return;
    undone[1] = -angles[2];
    undone[2] = -angles[1];
}

static void every_inverse_undoes_its_row(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        bool acts = gate->matrix || gate->kind == GATE_SWAP || gate->kind == GATE_BARRIER;
        assert_int_equal(acts, gate->inverse != NULL);
        if (!gate->inverse) continue;
        const Gate *inverse = gate_find(gate->inverse);
        assert_non_null(inverse);
        assert_string_equal(inverse->inverse, gate->name);
        if (gate->angles) assert_ptr_equal(inverse, gate);
        for (int trial = 0; gate->matrix && trial < 20; trial++) {
            double angles[3], undone[3];
            random_angles(&rng, angles);
            undo_angles(gate, angles, undone);
            Matrix2 both = matrix2_product(inverse->matrix(undone), gate->matrix(angles));
            assert_true(distance(both, pauli_i) < 1e-12);
        }
    }
}

static void powers_are_principal_and_add_up(void **unused) {
    (void)unused;
    static const struct {
        const char *gate, *root;
    } roots[] = {{"x", "sx"}, {"z", "s"}, {"s", "t"}, {"sdg", "tdg"}, {"id", "id"}};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        Matrix2 root = matrix2_power(gate_find(roots[i].gate)->matrix(NULL), 0.5);
        assert_true(distance(root, gate_find(roots[i].root)->matrix(NULL)) < 1e-14);
    }
    Rng rng = rng_seeded(7);
    for (int trial = 0; trial < 200; trial++) {
        double angles[3], a = 4 * rng_unit(&rng) - 2, b = 4 * rng_unit(&rng) - 2;
        random_angles(&rng, angles);
        Matrix2 u = matrix2_scaled(gate_find("u")->matrix(angles), cexp(I * angles[0]));
        Matrix2 sum = matrix2_product(matrix2_power(u, a), matrix2_power(u, b));
        assert_true(distance(sum, matrix2_power(u, a + b)) < 1e-12);
        assert_true(distance(matrix2_power(u, 1), u) < 1e-12);
        assert_true(distance(matrix2_power(u, -1), matrix2_adjoint(u)) < 1e-12);
        assert_true(distance(matrix2_power(u, 0), pauli_i) < 1e-12);
    }
}

// The image of `before` under g as "+Y", or NULL when it is no Pauli matrix.
static const char *image_of(Matrix2 g, Matrix2 before) {
    static const char *const images[] = {"+X", "-X", "+Y", "-Y", "+Z", "-Z"};
    Matrix2 after = matrix2_product(g, matrix2_product(before, matrix2_adjoint(g)));
    for (int i = 0; i < 6; i++) {
        Matrix2 image = times(images[i][0] == '-' ? -1 : 1, pauli(images[i][1]));
        if (distance(after, image) < 1e-12) return images[i];
    }
    return NULL;
}

static void clifford_images_are_those_of_the_matrix(void **unused) {
    (void)unused;
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        if (gate->kind != GATE_MATRIX || gate->angles) {
            assert_null(gate->clifford);
            continue;
        }
        const char *x = image_of(gate->matrix(NULL), pauli('X'));
        const char *z = image_of(gate->matrix(NULL), pauli('Z'));
        assert_int_equal(x && z, gate->clifford != NULL);
        if (!gate->clifford) continue;
        char images[8];
        snprintf(images, sizeof images, "%s %s", x, z);
        assert_string_equal(gate->clifford, images);
    }
}

static void names_and_keys_stand_once_and_every_row_is_found(void **unused) {
    (void)unused;
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        assert_ptr_equal(gate_find(gate->name), gate);
        assert_true(gate->label[0] && gate->family < FAMILY_COUNT);
        assert_true(gate->angles >= 0 && gate->angles <= 3);
        assert_true(gate->key == 0 || isalpha((unsigned char)gate->key));
        for (int j = 0; j < i; j++)
            assert_true(gate->key == 0 || gate->key != gate_row(j)->key);
    }
    assert_null(gate_find("cx"));
    assert_null(gate_find(""));
    assert_null(gate_find(NULL));
    assert_null(gate_row(-1));
    assert_null(gate_row(gate_count()));
}

static void every_row_has_its_words_in_both_languages(void **unused) {
    (void)unused;
    Error err = {0};
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", &err);
    assert_non_null(words);
    for (int i = 0; i < gate_count(); i++) {
        char name[64], about[64];
        snprintf(name, sizeof name, "gate.%s", gate_row(i)->name);
        snprintf(about, sizeof about, "gate.%s.about", gate_row(i)->name);
        for (Lang lang = 0; lang < LANG_COUNT; lang++) {
            assert_true(words_has(words, name) && words_in(words, lang, name)[0]);
            assert_true(words_has(words, about) && words_in(words, lang, about)[0]);
        }
    }
    words_close(words);
}

static void the_general_gate_contains_the_others(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    for (int trial = 0; trial < 20; trial++) {
        double a[3];
        random_angles(&rng, a);
        Matrix2 ry = gate_find("ry")->matrix(a), p = gate_find("p")->matrix(a);
        Matrix2 rz = gate_find("rz")->matrix(a), rx = gate_find("rx")->matrix(a);
        const Gate *u = gate_find("u");
        assert_true(distance(ry, u->matrix((double[]){a[0], 0, 0})) < 1e-12);
        assert_true(distance(rx, u->matrix((double[]){a[0], -M_PI_2, M_PI_2})) < 1e-12);
        assert_true(distance(p, u->matrix((double[]){0, 0, a[0]})) < 1e-12);
        assert_true(distance(times(cexp(I * a[0] / 2), rz), p) < 1e-12);
    }
}

// cos(a/2) I - i sin(a/2) (xX + yY + zZ)
static Matrix2 rotation_matrix(Rotation r) {
    Matrix2 u = times(cos(r.angle / 2), pauli_i);
    for (int k = 0; k < 3; k++) {
        Matrix2 part = times(-I * sin(r.angle / 2) * r.axis[k], pauli("XYZ"[k]));
        for (int i = 0; i < 4; i++)
            u.m[i / 2][i % 2] += part.m[i / 2][i % 2];
    }
    return u;
}

static bool same_up_to_phase(Matrix2 a, Matrix2 b) {
    Matrix2 both = matrix2_product(matrix2_adjoint(a), b);
    return fabs(cabs(both.m[0][0] + both.m[1][1]) - 2) < 1e-12;
}

static void a_rotation_is_the_matrix_up_to_phase(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    for (int trial = 0; trial < 500; trial++) {
        double angles[3];
        random_angles(&rng, angles);
        Matrix2 u = times(cexp(I * 7 * rng_unit(&rng)), gate_find("u")->matrix(angles));
        Rotation r = matrix2_rotation(u);
        double length =
            sqrt(r.axis[0] * r.axis[0] + r.axis[1] * r.axis[1] + r.axis[2] * r.axis[2]);
        assert_true(fabs(length - 1) < 1e-12 && r.angle >= 0 && r.angle <= M_PI + 1e-12);
        assert_true(same_up_to_phase(u, rotation_matrix(r)));
    }
}

static void assert_turn(const char *gate, double x, double y, double z, double angle) {
    Rotation r = matrix2_rotation(gate_find(gate)->matrix(NULL));
    assert_true(fabs(r.axis[0] - x) < 1e-12 && fabs(r.axis[1] - y) < 1e-12);
    assert_true(fabs(r.axis[2] - z) < 1e-12 && fabs(r.angle - angle) < 1e-12);
}

static void named_gates_turn_as_the_textbook_says(void **unused) {
    (void)unused;
    assert_turn("id", 0, 0, 1, 0);
    assert_turn("x", 1, 0, 0, M_PI);
    assert_turn("y", 0, 1, 0, M_PI);
    assert_turn("z", 0, 0, 1, M_PI);
    assert_turn("h", M_SQRT1_2, 0, M_SQRT1_2, M_PI);
    assert_turn("s", 0, 0, 1, M_PI_2);
    assert_turn("sdg", 0, 0, -1, M_PI_2);
    assert_turn("t", 0, 0, 1, M_PI_4);
    assert_turn("sx", 1, 0, 0, M_PI_2);
}

static void assert_matrix(Matrix2 a, Matrix2 b, double tolerance) {
    for (int i = 0; i < 4; i++)
        assert_true(cabs(a.m[i / 2][i % 2] - b.m[i / 2][i % 2]) <= tolerance);
}

static void halves_of_the_paulis_are_their_roots(void **unused) {
    (void)unused;
    static const char *const rows[][2] = {{"x", "sx"}, {"z", "s"}, {"s", "t"}};
    for (int i = 0; i < 3; i++) {
        Matrix2 root = matrix2_power(gate_find(rows[i][0])->matrix(NULL), 0.5);
        assert_matrix(root, gate_find(rows[i][1])->matrix(NULL), 4e-16);
        Matrix2 back = matrix2_power(gate_find(rows[i][0])->matrix(NULL), -0.5);
        assert_matrix(back, matrix2_adjoint(root), 4e-16);
    }
}

// The principal branch: powers add up, whole ones are products, and the eigenphases that
// the power multiplies lie in (−π, π].
static void powers_of_every_gate_add_up(void **unused) {
    (void)unused;
    double angles[] = {2.7, -1.9, 5.3};
    for (int i = 0; i < gate_count(); i++) {
        if (gate_row(i)->kind != GATE_MATRIX) continue;
        Matrix2 u = gate_row(i)->matrix(angles);
        Matrix2 parts = matrix2_product(matrix2_power(u, 0.3), matrix2_power(u, 1.2));
        assert_matrix(parts, matrix2_power(u, 1.5), 1e-13);
        assert_matrix(matrix2_power(u, 1), u, 1e-15);
        assert_matrix(matrix2_power(u, 3), matrix2_product(u, matrix2_product(u, u)),
                      1e-14);
        assert_matrix(matrix2_power(u, -1), matrix2_adjoint(u), 1e-15);
        assert_matrix(matrix2_power(u, 0), gate_find("id")->matrix(NULL), 1e-15);
    }
}

static void the_branch_of_a_power_is_the_principal_one(void **unused) {
    (void)unused;
    for (double phase = -3.1; phase < 3.2; phase += 0.1) { // diag(1, e^{iα})
        Matrix2 half = matrix2_power(gate_find("p")->matrix(&phase), 0.5);
        double part = phase / 2;
        assert_matrix(half, gate_find("p")->matrix(&part), 1e-15);
    }
    double full = 2 * M_PI; // Rz(2π) is −1, whose phases count as π, not −π
    Matrix2 half = matrix2_power(gate_find("rz")->matrix(&full), 0.5);
    assert_matrix(half, (Matrix2){{{I, 0}, {0, I}}}, 1e-15);
}

static void quarter_turns_are_not_rounded(void **unused) {
    (void)unused;
    static const double complex turns[] = {1, I, -1, -I};
    for (int quarters = -9; quarters < 10; quarters++)
        assert_true(half_turns(quarters / 2.0) == turns[(quarters + 12) % 4]);
    for (double count = -5; count < 5; count += 0.37)
        assert_true(cabs(half_turns(count) - cexp(I * M_PI * count)) < 1e-14);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_matrix_is_unitary),
        cmocka_unit_test(every_inverse_undoes_its_row),
        cmocka_unit_test(powers_are_principal_and_add_up),
        cmocka_unit_test(clifford_images_are_those_of_the_matrix),
        cmocka_unit_test(names_and_keys_stand_once_and_every_row_is_found),
        cmocka_unit_test(every_row_has_its_words_in_both_languages),
        cmocka_unit_test(the_general_gate_contains_the_others),
        cmocka_unit_test(a_rotation_is_the_matrix_up_to_phase),
        cmocka_unit_test(named_gates_turn_as_the_textbook_says),
        cmocka_unit_test(halves_of_the_paulis_are_their_roots),
        cmocka_unit_test(powers_of_every_gate_add_up),
        cmocka_unit_test(the_branch_of_a_power_is_the_principal_one),
        cmocka_unit_test(quarter_turns_are_not_rounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
