// Circuits of the ten kinds that Quirk's menu shows, written by us in its JSON: Grover's
// search, Shor's period, the CHSH game, teleportation, superdense coding, the delayed
// eraser, breaking symmetry, the Fourier transform, an adder and the distillation of a
// magic state. Each is judged by closed numbers, and by an interpreter of its own that
// reads the JSON and knows nothing of Kyubi's circuits; written and read again it is equal.
#include "base/mem.h"
#include "circuit/format_quirk.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const FormatOptions no_options = {0};

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *circuit = quirk_read(text, "a.json", no_options, &err);
    if (!circuit) fail_msg("%s\n%s %s", text, err.key, err.args);
    return circuit;
}

enum { MOST_WIRES = 8, SLOW_SIZE = 1 << MOST_WIRES };

// --- Quirk's columns, worked out the slow way

typedef struct Cell {
    char id[24];
    int arg; // of "setB" and the like
} Cell;

typedef struct Play {
    double complex at[SLOW_SIZE];
    int wires;
    int set[3];              // A, B, R
    int input[3], inputs[3]; // first wire and number of wires of an input, this column
} Play;

static double complex power_of(double t) {
    return cexp(I * M_PI * t);
}

// (1 + P)/2 keeps its phase, (1 − P)/2 has e^{iπt}.
static bool find_matrix(const char *id, double complex u[2][2]) {
    static const struct {
        const char *sign;
        double power;
    } powers[] = {{"", 1},        {"^½", 0.5},   {"^-½", -0.5},  {"^¼", 0.25},
                  {"^-¼", -0.25}, {"^⅛", 0.125}, {"^-⅛", -0.125}};
    if (!strcmp(id, "H")) {
        u[0][0] = u[0][1] = u[1][0] = sqrt(0.5);
        u[1][1] = -sqrt(0.5);
        return true;
    }
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        if (!id[0] || !strchr("XYZ", id[0]) || strcmp(id + 1, powers[i].sign) != 0)
            continue;
        double complex p[2][2] = {{id[0] == 'Z', id[0] == 'X'   ? 1
                                                 : id[0] == 'Y' ? -I
                                                                : 0},
                                  {id[0] == 'X'   ? 1
                                   : id[0] == 'Y' ? I
                                                  : 0,
                                   -(id[0] == 'Z')}};
        double complex e = power_of(powers[i].power);
        for (int r = 0; r < 2; r++)
            for (int c = 0; c < 2; c++)
                u[r][c] = ((r == c) * (1 + e) + p[r][c] * (1 - e)) / 2;
        return true;
    }
    return false;
}

typedef struct Decides {
    int ones, zeros, parity;
} Decides;

static bool asks(Decides asked, int index) {
    bool odd = __builtin_popcount((unsigned)(index & asked.parity)) & 1;
    return (index & asked.ones) == asked.ones && !(index & asked.zeros) &&
           (!asked.parity || odd);
}

static void apply(Play *play, int wire, double complex u[2][2], Decides asked) {
    double complex after[SLOW_SIZE];
    int size = 1 << play->wires, bit = 1 << wire;
    for (int i = 0; i < size; i++) {
        int b = i >> wire & 1;
        after[i] = asks(asked, i)
                       ? u[b][0] * play->at[i & ~bit] + u[b][1] * play->at[i | bit]
                       : play->at[i];
    }
    memcpy(play->at, after, sizeof after);
}

static int power_mod(int base, int exponent, int modulus) {
    int value = 1;
    while (exponent-- > 0)
        value = value * base % modulus;
    return value;
}

// "*BToAmodR4": values below R are multiplied by B to the A.
static void apply_powmod(Play *play, int wire, int wires) {
    double complex after[SLOW_SIZE] = {0};
    int mask = (1 << wires) - 1;
    for (int i = 0; i < 1 << play->wires; i++) {
        int a = i >> play->input[0] & ((1 << play->inputs[0]) - 1), x = i >> wire & mask;
        int y = x < play->set[2]
                    ? x * power_mod(play->set[1], a, play->set[2]) % play->set[2]
                    : x;
        after[(i & ~(mask << wire)) | y << wire] += play->at[i];
    }
    memcpy(play->at, after, sizeof after);
}

// Σ e^{−2πi jk/N} |k⟩⟨j| / √N, the lowest wire the lowest bit.
static void apply_inverse_fourier(Play *play, int wire, int wires) {
    double complex after[SLOW_SIZE] = {0};
    int n = 1 << wires, mask = n - 1;
    for (int i = 0; i < 1 << play->wires; i++)
        for (int k = 0; k < n; k++)
            after[(i & ~(mask << wire)) | k << wire] +=
                play->at[i] * cexp(-2 * I * M_PI * (i >> wire & mask) * k / n) / sqrt(n);
    memcpy(play->at, after, sizeof after);
}

static void apply_swap(Play *play, int a, int b) {
    double complex after[SLOW_SIZE];
    for (int i = 0; i < 1 << play->wires; i++) {
        int other = (i & ~(1 << a | 1 << b)) | (i >> a & 1) << b | (i >> b & 1) << a;
        after[other] = play->at[i];
    }
    memcpy(play->at, after, sizeof after);
}

static void play_cell(Play *play, const Cell *cell, int wire, Decides asked, int *swap) {
    double complex u[2][2];
    const char *id = cell->id;
    if (find_matrix(id, u)) {
        apply(play, wire, u, asked);
    } else if (!strcmp(id, "√i")) {
        for (int i = 0; i < 1 << play->wires; i++)
            if (asks(asked, i)) play->at[i] *= cexp(I * M_PI / 4);
    } else if (!strcmp(id, "*BToAmodR4")) {
        apply_powmod(play, wire, 4);
    } else if (!strcmp(id, "QFT†4")) {
        apply_inverse_fourier(play, wire, 4);
    } else if (!strcmp(id, "Swap")) {
        if (*swap >= 0) apply_swap(play, *swap, wire);
        *swap = wire;
    } else if (!strcmp(id, "setB") || !strcmp(id, "setR")) {
        play->set[id[3] == 'B' ? 1 : 2] = cell->arg;
    } else if (strcmp(id, "Measure") != 0) { // which changes no chance of what follows
        fail_msg("the slow way does not know %s", id);
    }
}

static void play_column(Play *play, const Cell *cells, int count) {
    Decides asked = {0};
    int swap = -1;
    for (int w = 0; w < count; w++) {
        if (!strcmp(cells[w].id, "•")) asked.ones |= 1 << w;
        if (!strcmp(cells[w].id, "◦")) asked.zeros |= 1 << w;
        if (!strcmp(cells[w].id, "zpar")) asked.parity |= 1 << w;
        if (!strcmp(cells[w].id, "inputA4")) play->input[0] = w, play->inputs[0] = 4;
    }
    for (int w = 0; w < count; w++) {
        bool decides = asked.ones >> w & 1 || asked.zeros >> w & 1 || asked.parity >> w & 1;
        if (cells[w].id[0] && !decides && strcmp(cells[w].id, "inputA4") != 0)
            play_cell(play, &cells[w], w, asked, &swap);
    }
}

// Text between quotes; `at` stands on the first.
static const char *take_word(const char *at, char *word, size_t room) {
    const char *end = strchr(at + 1, '"');
    snprintf(word, room, "%.*s", (int)(end - at - 1), at + 1);
    return end + 1;
}

// One column from its bracket on; returns what is behind it.
static const char *take_column(const char *at, Cell *cells, int *count) {
    *count = 0;
    for (at++; *at != ']';) {
        Cell *cell = &cells[*count];
        *cell = (Cell){.arg = 0};
        if (*at == '"') {
            at = take_word(at, cell->id, sizeof cell->id);
        } else if (*at == '{') { // {"id":"setB","arg":7}
            at = take_word(strchr(at, ':') + 1, cell->id, sizeof cell->id);
            cell->arg = (int)strtol(strstr(at, "arg") + 5, NULL, 10);
            at = strchr(at, '}') + 1;
        } else {
            at++; // 1
        }
        ++*count;
        at += *at == ',';
    }
    return at + 1;
}

static Play played(const char *text, int wires) {
    Play play = {.at = {1}, .wires = wires};
    Cell cells[MOST_WIRES];
    int count;
    const char *at = strstr(text, ":[") + 2;
    while (*at == '[') {
        at = take_column(at, cells, &count);
        play_column(&play, cells, count);
        at += *at == ',';
    }
    return play;
}

// --- Kyubi's way, and both ways through the format

static void kyubi_chances(const Circuit *circuit, double *out) {
    Error err = {0};
    Run *run = run_create(circuit, (RunOptions){0}, &err);
    if (!run) fail_msg("%s %s", err.key, err.args);
    run_probabilities(run, run_columns(run), out);
    run_destroy(run);
}

static void assert_both_ways(const Circuit *circuit) {
    Error err = {0};
    char *text = quirk_write(circuit, no_options, &err);
    if (!text) fail_msg("%s %s", err.key, err.args);
    Circuit *again = read(text);
    if (!circuit_equal(circuit, again)) {
        char *was = short_form_write(circuit, true), *is = short_form_write(again, true);
        fail_msg("%s\n%s\n%s", text, was, is);
    }
    circuit_destroy(again);
    free(text);
}

// The chance that the wires of `mask` read `value`.
typedef struct Chance {
    int mask, value;
    double chance;
} Chance;

static void assert_example(const char *text, int wires, const Chance *chances, int count) {
    Circuit *circuit = read(text);
    assert_int_equal(circuit_wires(circuit), wires);
    double *own = calloc((size_t)1 << wires, sizeof *own);
    kyubi_chances(circuit, own);
    Play play = played(text, wires);
    for (int i = 0; i < 1 << wires; i++)
        assert_true(fabs(own[i] - pow(cabs(play.at[i]), 2)) < 1e-9);
    for (int k = 0; k < count; k++) {
        double sum = 0;
        for (int i = 0; i < 1 << wires; i++)
            if ((i & chances[k].mask) == chances[k].value) sum += own[i];
        if (fabs(sum - chances[k].chance) > 1e-9)
            fail_msg("%s: %d of %d: %g, not %g", text, chances[k].value, chances[k].mask,
                     sum, chances[k].chance);
    }
    assert_both_ways(circuit);
    free(own);
    circuit_destroy(circuit);
}

#define ASSERT_EXAMPLE(text, wires, ...)                 \
    assert_example(text, wires, (Chance[]){__VA_ARGS__}, \
                   sizeof((Chance[]){__VA_ARGS__}) / sizeof(Chance))

static const double half = 0.5, quarter = 0.25;

// Four rounds over 32 entries find the one by sin²(9 asin(1/√32)) = 0.99918…
static void grovers_search_finds_its_entry(void **state) {
    (void)state;
    static const char round[] =
        ",[1,1,1,1,\"X\"],[\"•\",\"•\",\"◦\",\"•\",\"Z\"],[1,1,1,1,\"X\"]"
        ",[\"H\",\"H\",\"H\",\"H\",\"H\"],[1,1,1,1,\"X\"],[\"◦\",\"◦\",\"◦\",\"◦\",\"Z\"]"
        ",[1,1,1,1,\"X\"],[\"H\",\"H\",\"H\",\"H\",\"H\"]";
    Buffer text = {0};
    buffer_print(&text, "{\"cols\":[[\"H\",\"H\",\"H\",\"H\",\"H\"]%s%s%s%s]}", round,
                 round, round, round);
    double found = pow(sin(9 * asin(1 / sqrt(32))), 2);
    assert_true(found > 0.999);
    ASSERT_EXAMPLE(text.data, 5, {31, 0x0B, found}, {31, 0, (1 - found) / 31});
    buffer_clear(&text);
}

// The powers of 7 modulo 15 are 1, 7, 4, 13: period 4, so multiples of 16/4 are read.
static void shors_circuit_reads_multiples_of_the_period(void **state) {
    (void)state;
    ASSERT_EXAMPLE("{\"cols\":[[\"H\",\"H\",\"H\",\"H\",\"X\"],"
                   "[{\"id\":\"setB\",\"arg\":7},{\"id\":\"setR\",\"arg\":15}],"
                   "[\"inputA4\",1,1,1,\"*BToAmodR4\"],[\"QFT†4\"]]}",
                   8, {3, 0, 1}, {15, 0, quarter}, {15, 4, quarter}, {15, 8, quarter},
                   {15, 12, quarter}, {0xF0, 0x10, quarter}, {0xF0, 0x70, quarter},
                   {0xF0, 0x40, quarter}, {0xF0, 0xD0, quarter});
}

// Tsirelson's bound: the game is won by cos²(π/8) = (2 + √2)/4, classically by 3/4.
static void the_chsh_game_is_won_up_to_tsirelsons_bound(void **state) {
    (void)state;
    ASSERT_EXAMPLE("{\"cols\":[[\"H\",\"H\",1,\"H\"],[1,\"•\",\"X\"],"
                   "[\"Measure\",1,1,\"Measure\"],[1,1,\"Y^¼\"],[\"•\",\"Y^½\"],"
                   "[1,1,\"Y^-½\",\"•\"],[1,\"Measure\",\"Measure\"],"
                   "[1,\"•\",1,1,\"X\"],[1,1,\"•\",1,\"X\"],[\"•\",1,1,\"•\",\"X\"]]}",
                   5, {16, 0, (2 + M_SQRT2) / 4}, {9, 0, quarter}, {9, 9, quarter});
}

static void a_teleported_state_can_be_turned_back_at_the_other_end(void **state) {
    (void)state;
    ASSERT_EXAMPLE(
        "{\"cols\":[[\"Y^¼\",\"H\"],[\"Z^⅛\"],[1,\"•\",\"X\"],[\"•\",\"X\"],[\"H\"],"
        "[\"Measure\",\"Measure\"],[1,\"•\",\"X\"],[\"•\",1,\"Z\"],"
        "[1,1,\"Z^-⅛\"],[1,1,\"Y^-¼\"]]}",
        3, {4, 0, 1}, {3, 0, quarter}, {3, 1, quarter}, {3, 2, quarter}, {3, 3, quarter});
}

static void two_bits_go_by_one_qubit(void **state) {
    (void)state;
    ASSERT_EXAMPLE("{\"cols\":[[\"H\",\"H\",\"H\"],[1,1,\"•\",\"X\"],"
                   "[\"Measure\",\"Measure\"],[\"•\",1,\"Z\"],[1,\"•\",\"X\"],"
                   "[1,1,\"•\",\"X\"],[1,1,\"H\"],[1,1,\"Measure\",\"Measure\"]]}",
                   4, {15, 0, quarter}, {15, 5, quarter}, {15, 10, quarter},
                   {15, 15, quarter});
}

// With the marker erased the fringes are cos² and sin² of half the phase π/4; together,
// and where the path is known, there are none.
static void the_eraser_has_fringes_only_where_the_path_is_erased(void **state) {
    (void)state;
    double bright = pow(cos(M_PI / 8), 2);
    ASSERT_EXAMPLE("{\"cols\":[[\"H\",1,\"H\"],[\"•\",\"X\"],[\"Z^¼\"],[\"H\"],"
                   "[1,1,\"Measure\"],[1,\"H\",\"•\"],[\"Measure\",\"Measure\"]]}",
                   3, {7, 4, bright / 4}, {7, 6, (1 - bright) / 4}, {7, 0, 0.125},
                   {7, 2, 0.125}, {7, 1, 0.125}, {1, 0, half});
}

// Both do the same, and yet exactly one of them reads 1.
static void equal_players_choose_one_of_them(void **state) {
    (void)state;
    ASSERT_EXAMPLE("{\"cols\":[[\"H\",\"H\"],[\"•\",\"Z\"],[\"Y^¼\",\"Y^¼\"],"
                   "[\"Measure\",\"Measure\"]]}",
                   2, {3, 1, half}, {3, 2, half}, {3, 0, 0});
}

static const char FOURIER[] =
    "[1,1,1,\"H\"],[1,1,\"•\",\"Z^½\"],[1,\"•\",1,\"Z^¼\"],[\"•\",1,1,\"Z^⅛\"],"
    "[1,1,\"H\"],[1,\"•\",\"Z^½\"],[\"•\",1,\"Z^¼\"],[1,\"H\"],[\"•\",\"Z^½\"],[\"H\"],"
    "[\"Swap\",1,1,\"Swap\"],[1,\"Swap\",\"Swap\"]";

static void the_fourier_transform_of_a_comb_is_a_comb(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_print(&text, "{\"cols\":[[1,1,\"H\",\"H\"],%s]}", FOURIER);
    ASSERT_EXAMPLE(text.data, 4, {15, 0, quarter}, {15, 4, quarter}, {15, 8, quarter},
                   {15, 12, quarter});
    buffer_clear(&text);
    // The whole block undoes it gate by gate: 5 comes back.
    buffer_print(&text, "{\"cols\":[[\"X\",1,\"X\"],%s,[\"QFT†4\"]]}", FOURIER);
    ASSERT_EXAMPLE(text.data, 4, {15, 5, 1});
    buffer_clear(&text);
}

// Cuccaro's ripple adder (quant-ph/0410184): carry, a0, b0, a1, b1, and the carry out; all
// sixteen sums at once.
static void a_ripple_adder_has_every_sum(void **state) {
    (void)state;
    Chance chances[16];
    for (int a = 0; a < 4; a++)
        for (int b = 0; b < 4; b++) {
            int sum = a + b;
            int reads = (a & 1) << 1 | (sum & 1) << 2 | (a >> 1) << 3 |
                        (sum >> 1 & 1) << 4 | (sum >> 2) << 5;
            chances[4 * a + b] = (Chance){63, reads, 1.0 / 16};
        }
    assert_example("{\"cols\":[[1,\"H\",\"H\",\"H\",\"H\"],"
                   "[1,\"•\",\"X\"],[\"X\",\"•\"],[\"•\",\"X\",\"•\"],"
                   "[1,1,1,\"•\",\"X\"],[1,\"X\",1,\"•\"],[1,\"•\",1,\"X\",\"•\"],"
                   "[1,1,1,\"•\",1,\"X\"],"
                   "[1,\"•\",1,\"X\",\"•\"],[1,\"X\",1,\"•\"],[1,\"•\",1,1,\"X\"],"
                   "[\"•\",\"X\",\"•\"],[\"X\",\"•\"],[\"•\",1,\"X\"]]}",
                   6, chances, 16);
}

// Fifteen noisy eighth turns make one clean T†: a turn by the parity of every non-empty set
// of four checks, each with the output (Bravyi and Kitaev, quant-ph/0403025). A Z error in
// one of them is read as its own set.
static void distil(Buffer *text, int faulty) {
    buffer_print(text, "{\"cols\":[[\"H\",\"H\",\"H\",\"H\",\"H\"]");
    for (int set = 1; set < 16; set++)
        for (int times = set == faulty ? 5 : 1; times > 0; times--) { // 5 eighths: T and Z
            buffer_print(text, ",[");
            for (int w = 0; w < 4; w++)
                buffer_print(text, "%s,", set >> w & 1 ? "\"zpar\"" : "1");
            buffer_print(text, "\"zpar\",\"√i\"]");
        }
    buffer_print(text, ",[1,1,1,1,\"Z^¼\"],[\"H\",\"H\",\"H\",\"H\",\"H\"]]}");
}

static void fifteen_turns_distil_one_and_name_the_faulty_one(void **state) {
    (void)state;
    Buffer text = {0};
    distil(&text, 0);
    ASSERT_EXAMPLE(text.data, 6, {31, 0, 1});
    buffer_clear(&text);
    for (int faulty = 1; faulty < 16; faulty += 6) {
        distil(&text, faulty);
        ASSERT_EXAMPLE(text.data, 6, {15, faulty, 1});
        buffer_clear(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grovers_search_finds_its_entry),
        cmocka_unit_test(shors_circuit_reads_multiples_of_the_period),
        cmocka_unit_test(the_chsh_game_is_won_up_to_tsirelsons_bound),
        cmocka_unit_test(a_teleported_state_can_be_turned_back_at_the_other_end),
        cmocka_unit_test(two_bits_go_by_one_qubit),
        cmocka_unit_test(the_eraser_has_fringes_only_where_the_path_is_erased),
        cmocka_unit_test(equal_players_choose_one_of_them),
        cmocka_unit_test(the_fourier_transform_of_a_comb_is_a_comb),
        cmocka_unit_test(a_ripple_adder_has_every_sum),
        cmocka_unit_test(fifteen_turns_distil_one_and_name_the_faulty_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
