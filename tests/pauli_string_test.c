// Long Pauli strings judged by short ones, whose products are judged by matrices, and by
// the known syndromes of the first codes.
#include "base/rng.h"
#include "quantum/pauli.h"
#include "quantum/pauli_string.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static PauliString read(const char *text) {
    PauliString string;
    assert_true(pauli_string_read(text, &string));
    return string;
}

static void letters_are_read_and_written_with_q0_rightmost(void **unused) {
    (void)unused;
    char text[PAULI_QUBITS + 2];
    PauliString string = read("-XIYZ");
    assert_int_equal(string.x[0], 10);
    assert_int_equal(string.z[0], 3);
    assert_int_equal(pauli_string_letter(&string, 0), 'Z');
    assert_int_equal(pauli_string_letter(&string, 3), 'X');
    assert_int_equal(pauli_string_weight(&string), 3);
    pauli_string_write(&string, text);
    assert_string_equal(text, "-XIYZ");
    string = read("ZI");
    pauli_string_write(&string, text);
    assert_string_equal(text, "+ZI");
}

static void what_is_no_pauli_string_is_refused(void **unused) {
    (void)unused;
    static const char *const wrong[] = {"", "+", "-", "XA", "x", "+-X", "X Z", "X+"};
    PauliString string;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(pauli_string_read(wrong[i], &string));
    char text[PAULI_QUBITS + 2];
    memset(text, 'Y', sizeof text);
    text[PAULI_QUBITS + 1] = 0;
    assert_false(pauli_string_read(text, &string));
    text[PAULI_QUBITS] = 0;
    assert_true(pauli_string_read(text, &string));
    assert_int_equal(pauli_string_weight(&string), PAULI_QUBITS);
}

static void a_single_letter_stands_where_it_should(void **unused) {
    (void)unused;
    PauliString string = pauli_string_single(200, 130, 'Y'), other = string;
    assert_int_equal(pauli_string_letter(&string, 130), 'Y');
    assert_int_equal(pauli_string_weight(&string), 1);
    assert_true(pauli_string_same(&string, &other));
    other.minus = true;
    assert_false(pauli_string_same(&string, &other));
    other = pauli_string_single(200, 130, 'X');
    assert_false(pauli_string_same(&string, &other));
    assert_false(pauli_string_commute(&string, &other));
    other = pauli_string_single(200, 129, 'X');
    assert_true(pauli_string_commute(&string, &other));
}

// The same random string on 24 qubits, spread over words: qubit q of the short one is qubit
// 40·q of the long one.
static PauliString spread(PauliTerm term) {
    PauliString string = {.qubits = 961, .minus = term.coefficient < 0};
    for (int q = 0; q < MAX_QUBITS; q++) {
        string.x[40 * q / 64] |= (uint64_t)(term.x >> q & 1) << 40 * q % 64;
        string.z[40 * q / 64] |= (uint64_t)(term.z >> q & 1) << 40 * q % 64;
    }
    return string;
}

static PauliTerm random_term(Rng *rng) {
    return (PauliTerm){(uint32_t)rng_below(rng, 1 << MAX_QUBITS),
                       (uint32_t)rng_below(rng, 1 << MAX_QUBITS),
                       rng_below(rng, 2) ? 1 : -1};
}

static void long_products_are_those_of_short_ones(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    int products = 0;
    for (int trial = 0; trial < 2000; trial++) {
        PauliTerm a = random_term(&rng), b = random_term(&rng);
        PauliString left = spread(a), right = spread(b);
        bool commute = pauli_commute(a, b);
        assert_int_equal(pauli_string_commute(&left, &right), commute);
        if (!commute) continue;
        int quarters;
        PauliTerm product = pauli_product(a, b, &quarters);
        if (quarters == 2) product.coefficient = -product.coefficient;
        PauliString said = spread(product);
        pauli_string_multiply(&left, &right);
        assert_true(pauli_string_same(&left, &said));
        products++;
    }
    assert_true(products > 900);
}

enum { ROWS = 5 };

// Commuting strings on 6 qubits: products of these.
static const char *const group[ROWS] = {"+XXXXXX", "-ZZIIII", "+IZZIII", "+IIIYYI",
                                        "-IIIXXI"};

static void random_products(Rng *rng, PauliString *rows, int count) {
    for (int r = 0; r < count; r++) {
        rows[r] = (PauliString){.qubits = 6};
        for (int g = 0; g < ROWS; g++) {
            PauliString factor = read(group[g]);
            if (rng_below(rng, 2)) pauli_string_multiply(&rows[r], &factor);
        }
    }
}

static void assert_echelon(const PauliString *rows, const int *pivots, int rank) {
    for (int r = 0; r < rank; r++) {
        if (r) assert_true(pivots[r] > pivots[r - 1]);
        PauliColumn column = pauli_column(6, pivots[r]);
        for (int other = 0; other < rank; other++) {
            const uint64_t *bits = column.z ? rows[other].z : rows[other].x;
            assert_int_equal(bits[0] >> column.qubit & 1, other == r);
        }
    }
}

static void reduced_rows_are_the_products_that_they_say(void **unused) {
    (void)unused;
    enum { COUNT = 8 };
    Rng rng = rng_seeded(4);
    for (int trial = 0; trial < 100; trial++) {
        PauliString given[COUNT], rows[COUNT];
        uint64_t made_of[COUNT][PAULI_WORDS];
        int pivots[COUNT];
        random_products(&rng, given, COUNT);
        memcpy(rows, given, sizeof rows);
        int rank = pauli_strings_reduce(rows, COUNT, pivots, made_of);
        assert_true(rank <= ROWS);
        assert_echelon(rows, pivots, rank);
        for (int r = 0; r < COUNT; r++) {
            PauliString product = {.qubits = 6};
            for (int k = 0; k < COUNT; k++)
                if (made_of[r][0] >> k & 1) pauli_string_multiply(&product, &given[k]);
            assert_true(pauli_string_same(&product, &rows[r]));
            if (r >= rank) assert_int_equal(pauli_string_weight(&product), 0);
        }
    }
}

static void lists_of_the_same_group_reduce_to_the_same(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    int pivots[ROWS + 3], full = 0;
    PauliString expected[ROWS], rows[ROWS + 3];
    for (int g = 0; g < ROWS; g++)
        expected[g] = read(group[g]);
    assert_int_equal(pauli_strings_reduce(expected, ROWS, pivots, NULL), ROWS);
    for (int trial = 0; trial < 100; trial++) {
        random_products(&rng, rows, ROWS + 3);
        if (pauli_strings_reduce(rows, ROWS + 3, pivots, NULL) < ROWS) continue;
        for (int g = 0; g < ROWS; g++)
            assert_true(pauli_string_same(&rows[g], &expected[g]));
        full++;
    }
    assert_true(full > 50);
}

// A code: its checks, as text ending in NULL.
typedef struct Code {
    const char *checks[9];
    int qubits, count;
} Code;

static const Code five = {{"XZZXI", "IXZZX", "XIXZZ", "ZXIXZ"}, 5, 4};
static const Code steane = {
    {"IIIXXXX", "IXXIIXX", "XIXIXIX", "IIIZZZZ", "IZZIIZZ", "ZIZIZIZ"}, 7, 6};
static const Code shor = {{"ZZIIIIIII", "IZZIIIIII", "IIIZZIIII", "IIIIZZIII", "IIIIIIZZI",
                           "IIIIIIIZZ", "XXXXXXIII", "IIIXXXXXX"},
                          9,
                          8};

static unsigned syndrome(const Code *code, const PauliString *error) {
    unsigned bits = 0;
    for (int k = 0; k < code->count; k++) {
        PauliString check = read(code->checks[k]);
        bits |= (unsigned)!pauli_string_commute(&check, error) << k;
    }
    return bits;
}

// How many different syndromes but 0 the errors of one letter have.
static int single_syndromes(const Code *code) {
    bool seen[1 << 8] = {true};
    int different = 0;
    for (int q = 0; q < code->qubits; q++)
        for (int letter = 0; letter < 3; letter++) {
            PauliString error = pauli_string_single(code->qubits, q, "XYZ"[letter]);
            unsigned bits = syndrome(code, &error);
            different += !seen[bits];
            seen[bits] = true;
        }
    return different;
}

static void c19_the_first_codes_have_15_and_21_and_21_syndromes(void **unused) {
    (void)unused;
    assert_int_equal(single_syndromes(&five), 15);
    assert_int_equal(single_syndromes(&steane), 21);
    assert_int_equal(single_syndromes(&shor), 21); // of 27 errors
}

static void c19_checks_of_a_code_commute_and_are_independent(void **unused) {
    (void)unused;
    const Code *codes[] = {&five, &steane, &shor};
    for (int c = 0; c < 3; c++) {
        PauliString checks[9];
        int pivots[9];
        for (int k = 0; k < codes[c]->count; k++) {
            checks[k] = read(codes[c]->checks[k]);
            assert_int_equal(syndrome(codes[c], &checks[k]), 0);
        }
        assert_int_equal(pauli_strings_reduce(checks, codes[c]->count, pivots, NULL),
                         codes[c]->count);
    }
}

static void c19_one_x_and_one_z_anywhere_give_64_syndromes_on_steane(void **unused) {
    (void)unused;
    bool seen[64] = {false};
    int different = 0;
    for (int x = -1; x < 7; x++)
        for (int z = -1; z < 7; z++) {
            PauliString error = {.qubits = 7};
            if (x >= 0) error.x[0] = UINT64_C(1) << x;
            if (z >= 0) error.z[0] = UINT64_C(1) << z;
            unsigned bits = syndrome(&steane, &error);
            different += !seen[bits];
            seen[bits] = true;
        }
    assert_int_equal(different, 64);
}

// Whether an error of no syndrome does something to what is encoded: it is no product of
// checks, so it adds to their rank.
static bool is_logical(const Code *code, const PauliString *error) {
    PauliString rows[10];
    int pivots[10];
    for (int k = 0; k < code->count; k++)
        rows[k] = read(code->checks[k]);
    rows[code->count] = *error;
    return pauli_strings_reduce(rows, code->count + 1, pivots, NULL) > code->count;
}

// Pauli error number `index`: x below z.
static PauliString numbered(int qubits, unsigned index) {
    unsigned all = (1u << qubits) - 1;
    return (PauliString){.qubits = qubits, .x = {index & all}, .z = {index >> qubits}};
}

static void apply(PauliString *error, const PauliString *correction) {
    error->x[0] ^= correction->x[0];
    error->z[0] ^= correction->z[0];
}

// Counts by weight the errors 0 … count-1 that the lightest correction of the same kind
// leaves as a logical error.
static void failing(const Code *code, unsigned count, int *by_weight) {
    PauliString correction[64];
    bool known[64] = {false};
    for (int weight = 0; weight <= code->qubits; weight++)
        for (unsigned e = 0; e < count; e++) {
            PauliString error = numbered(code->qubits, e);
            unsigned bits = syndrome(code, &error);
            if (known[bits] || pauli_string_weight(&error) != weight) continue;
            known[bits] = true;
            correction[bits] = error;
        }
    for (unsigned e = 0; e < count; e++) {
        PauliString error = numbered(code->qubits, e), left = error;
        apply(&left, &correction[syndrome(code, &error)]);
        by_weight[pauli_string_weight(&error)] += is_logical(code, &left);
    }
}

static void c19_five_qubits_fail_for_90_pairs(void **unused) {
    (void)unused;
    static const int expected[6] = {0, 0, 90, 210, 270, 198};
    int found[6] = {0};
    failing(&five, 1 << 10, found);
    assert_memory_equal(found, expected, sizeof expected);
    double p = 0.01, fails = 0; // depolarising: each letter p/3
    for (int w = 0; w <= 5; w++)
        fails += found[w] * pow(p / 3, w) * pow(1 - p, 5 - w);
    assert_true(fabs(fails - 9.78e-4) < 0.005e-4);
}

static void c19_steane_fails_for_21_pairs_of_x(void **unused) {
    (void)unused;
    static const int expected[8] = {0, 0, 21, 7, 28, 0, 7, 1};
    int found[8] = {0};
    failing(&steane, 1 << 7, found);
    assert_memory_equal(found, expected, sizeof expected);
    double p = 0.01, fails = 0;
    for (int w = 0; w <= 7; w++)
        fails += found[w] * pow(p, w) * pow(1 - p, 7 - w);
    assert_true(fabs(fails - 0.0020040749675199997) < 1e-15);
}

static void c19_pairs_of_z_in_a_block_do_nothing_to_shor(void **unused) {
    (void)unused;
    int pairs = 0;
    for (int a = 0; a < 9; a++)
        for (int b = 0; b < a; b++) {
            PauliString error = {.qubits = 9, .z = {UINT64_C(1) << a | UINT64_C(1) << b}};
            bool nothing = !syndrome(&shor, &error) && !is_logical(&shor, &error);
            assert_int_equal(nothing, a / 3 == b / 3);
            pairs += nothing;
        }
    assert_int_equal(pairs, 9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_read_and_written_with_q0_rightmost),
        cmocka_unit_test(what_is_no_pauli_string_is_refused),
        cmocka_unit_test(a_single_letter_stands_where_it_should),
        cmocka_unit_test(long_products_are_those_of_short_ones),
        cmocka_unit_test(reduced_rows_are_the_products_that_they_say),
        cmocka_unit_test(lists_of_the_same_group_reduce_to_the_same),
        cmocka_unit_test(c19_the_first_codes_have_15_and_21_and_21_syndromes),
        cmocka_unit_test(c19_checks_of_a_code_commute_and_are_independent),
        cmocka_unit_test(c19_one_x_and_one_z_anywhere_give_64_syndromes_on_steane),
        cmocka_unit_test(c19_five_qubits_fail_for_90_pairs),
        cmocka_unit_test(c19_steane_fails_for_21_pairs_of_x),
        cmocka_unit_test(c19_pairs_of_z_in_a_block_do_nothing_to_shor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
