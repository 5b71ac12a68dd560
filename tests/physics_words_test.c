// The words under q.: what they answer is worked out another way here (by hand, by sums
// over amplitudes and matrix entries in Lua), and what they refuse is said with its line.
#include "language_bench.h"

typedef struct Mistake {
    const char *text, *key, *args;
} Mistake;

static void runs(const char *lua) {
    Buffer text = {NULL};
    buffer_print(&text, "%s%s", PAGE, lua);
    Error err = error_of(text.data);
    if (err.key[0]) fail_msg("%s\n%s [%s] line %d", lua, err.key, err.args, err.line);
    buffer_clear(&text);
}

#define NEAR \
    "local function near(a, b) assert(math.abs(a - b) < 1e-9, a .. ' is not ' .. b) end\n"

static void distributions_and_parts_agree_with_sums_over_amplitudes(void **state) {
    (void)state;
    runs(NEAR "local s = q.random_state(3, 11)\n"
              "local function size(bits) local z = q.amplitude(s, bits) return z.re^2 + "
              "z.im^2 end\n"
              "local p, chosen, sum = q.distribution(s), q.distribution(s, { 2, 0 }), 0\n"
              "for n = 0, 7 do local b = q.bits(n, 3)\n"
              "  near(p[b], size(b)) near(p[n + 1], p[b]) near(q.probability(s, b), p[b]) "
              "sum = sum + p[b] end\n"
              "near(sum, 1) near(q.sum(p), 1)\n"
              // bit 0 of the value is qubit 2, bit 1 is qubit 0
              "near(chosen['01'], size '100' + size '110')\n"
              "near(chosen['10'], size '001' + size '011')\n"
              "near(q.probability(s, '01', { 2, 0 }), chosen['01'])\n"
              "local rho = q.part(s, 1)\n"
              "local function z(a, b) return q.amplitude(s, a) * "
              "q.conjugate(q.amplitude(s, b)) end\n"
              "local off = z('010', '000') + z('011', '001') + z('110', '100') + z('111', "
              "'101')\n"
              "near(q.entry(q.rho(rho), 1, 0).re, off.re) near(q.entry(q.rho(rho), 1, "
              "0).im, off.im)\n"
              "local x, y, zz = q.bloch(s, 1)\n"
              "near(x, 2 * off.re) near(y, 2 * off.im) near(zz, q.distribution(s, 1)['0'] "
              "* 2 - 1)\n"
              "local mx, my, mz = q.bloch(rho) near(mx, x) near(my, y) near(mz, zz)\n"
              "local r = math.sqrt(x*x + y*y + zz*zz)\n"
              "local function h(p) return -p * math.log(p, 2) - (1 - p) * math.log(1 - p, "
              "2) end\n"
              "near(q.entropy(s, 1), h((1 + r) / 2)) near(q.entropy(s, { 0, 2 }), h((1 + "
              "r) / 2))\n"
              "near(q.entropy(rho), h((1 + r) / 2)) near(q.entropy(s), 0)\n"
              "near(q.purity(rho), (1 + r * r) / 2) near(q.purity(s), 1)\n"
              "near(q.expectation(s, 'IXI'), x) near(q.expectation(rho, 'Y'), y)\n"
              "near(q.variance(s, 'IZI'), 1 - zz * zz)");
}

static void pairs_of_states_are_compared_as_the_books_do(void **state) {
    (void)state;
    runs(NEAR
         "local a, b = q.random_state(2, 3), q.random_state(2, 4)\n"
         "local sum = q.complex(0)\n"
         "for n = 0, 3 do local bits = q.bits(n, 2)\n"
         "  sum = sum + q.conjugate(q.amplitude(a, bits)) * q.amplitude(b, bits) end\n"
         "near(q.inner(a, b).re, sum.re) near(q.inner(a, b).im, sum.im)\n"
         "near(q.overlap(a, b), sum.size ^ 2) near(q.fidelity(a, b), sum.size ^ 2)\n"
         "near(q.trace_distance(a, b), math.sqrt(1 - sum.size ^ 2))\n"
         "assert(math.abs(q.fidelity(q.density(a), b) - sum.size ^ 2) < 1e-6)\n"
         "assert(q.same(a, a) and not q.same(a, b))\n"
         // two commuting mixtures: (√(pq) + …)², ½ Σ |p - q|
         "local function coin(p) return q.mixture { { p, state '|0>' }, { 1 - p, state "
         "'|1>' } } end\n"
         "near(q.fidelity(coin(0.2), coin(0.5)), (math.sqrt(0.1) + math.sqrt(0.4)) ^ 2)\n"
         "near(q.trace_distance(coin(0.2), coin(0.5)), 0.3)\n"
         "near(q.difference({ 0.2, 0.8 }, { 0.5, 0.5 }), 0.3)\n"
         // Werner states: concurrence (3V - 1)/2, negativity (3V - 1)/4
         "local singlet = state '|01> - |10>'\n"
         "for _, v in ipairs { 0.2, 0.5, 0.8 } do\n"
         "  local werner = q.mixture { { v, singlet }, { 1 - v, q.mixed(2) } }\n"
         "  assert(math.abs(q.concurrence(werner) - math.max(0, (3 * v - 1) / 2)) < 1e-7)\n"
         "  near(q.negativity(werner, 1), math.max(0, (3 * v - 1) / 4))\n"
         "  near(q.correlation(werner, 0.3, 1.1), -v * math.cos(0.8))\n"
         "  near(q.agreement(werner, 0.3, 1.1), (1 - v * math.cos(0.8)) / 2) end\n"
         // CHSH at its best
         "local bell, pi = state '|00> + |11>', math.pi\n"
         "local function e(a, b) return q.correlation(bell, a, b) end\n"
         "near(e(0, pi/4) + e(0, -pi/4) + e(pi/2, pi/4) - e(pi/2, -pi/4), 2 * "
         "math.sqrt(2))");
}

static void channels_do_what_their_formulas_say(void **state) {
    (void)state;
    runs(NEAR
         "local s = q.arrow(1.1, 0.4)\n"
         "local x, y, z = q.bloch(s)\n"
         "local function check(name, values, a, b, c)\n"
         "  local u, v, w = q.bloch(q.channel(name, s, values)) near(u, a) near(v, b) "
         "near(w, c) end\n"
         "check('bit_flip', 0.1, x, 0.8 * y, 0.8 * z) check('phase_flip', 0.1, 0.8 * x, "
         "0.8 * y, z)\n"
         "check('bit_phase_flip', 0.1, 0.8 * x, y, 0.8 * z)\n"
         "check('depolarising', 0.3, 0.6 * x, 0.6 * y, 0.6 * z)\n"
         "check('amplitude_damping', 0.19, 0.9 * x, 0.9 * y, 0.19 + 0.81 * z)\n"
         "check('dephasing', 0.19, 0.9 * x, 0.9 * y, z)\n"
         "check('generalised_damping', { 0.19, 1 }, 0.9 * x, 0.9 * y, 0.19 + 0.81 * z)\n"
         "local t = math.exp(-1)\n"
         "check('idling', { 1e-4, 1e-4, 1e-4 }, t * x, t * y, 1 - t + t * z)\n"
         "local both = q.channel('bit_flip', state '|00>', 0.1)\n"
         "near(q.probability(both, '11'), 0.01) near(q.probability(both, '10'), 0.09)\n"
         "local pair = q.channel('depolarising_2', state '|00>', 1)\n"
         "near(q.sum(q.distribution(pair)), 1) near(q.purity(s), 1)");
}

static void matrices_multiply_and_act_as_sums_say(void **state) {
    (void)state;
    runs(NEAR
         "local a, b = q.random_unitary(2, 5), q.random_unitary(2, 6)\n"
         "local c, t, k = a * b, q.tensor(a, q.pauli 'X'), q.adjoint(a)\n"
         "for r = 0, 3 do for s = 0, 3 do\n"
         "  local sum = q.complex(0)\n"
         "  for m = 0, 3 do sum = sum + q.entry(a, r, m) * q.entry(b, m, s) end\n"
         "  near(q.entry(c, r, s).re, sum.re) near(q.entry(c, r, s).im, sum.im)\n"
         "  near(q.entry(t, 2 * r + 1, 2 * s).re, q.entry(a, r, s).re)\n"
         "  near(q.entry(t, 2 * r, 2 * s).size, 0)\n"
         "  near(q.entry(k, s, r).im, -q.entry(a, r, s).im)\n"
         "  near(q.entry(a + b, r, s).re, q.entry(a, r, s).re + q.entry(b, r, s).re)\n"
         "  near(q.entry(q.complex(0, 2) * a, r, s).im, 2 * q.entry(a, r, s).re)\n"
         "  near(q.entry(a * 2 - a, r, s).im, q.entry(a, r, s).im) end end\n"
         "near(q.trace(a).re, q.entry(a,0,0).re + q.entry(a,1,1).re + q.entry(a,2,2).re + "
         "q.entry(a,3,3).re)\n"
         "assert(#a == 4 and q.is_unitary(c) and not q.is_unitary(a + b))\n"
         "local s = q.random_state(2, 8) local moved = q.apply(a, s)\n"
         "for r = 0, 3 do local sum = q.complex(0)\n"
         "  for m = 0, 3 do sum = sum + q.entry(a, r, m) * q.amplitude(s, q.bits(m, 2)) "
         "end\n"
         "  near(q.amplitude(moved, q.bits(r, 2)).re, sum.re) end\n"
         // X on q0, Z on q1 of three
         "assert(q.same(q.apply(q.pauli 'ZX', state '|++0>', { 0, 1 }), state '|+->|1>'))\n"
         "assert(q.same(q.apply(q.unitary('h 0; cx 0 1; h 2; t 3; h 4', 5), state "
         "'|00000>'),\n"
         "  q.run('h 0; cx 0 1; h 2; t 3; h 4', 5)))\n"
         "assert(q.equivalent('swap 0 1', 'cx 0 1; cx 1 0; cx 0 1') and not "
         "q.equivalent('h 0', ''))\n"
         "assert(q.equivalent('z 0', 'x 0; y 0') and not q.equivalent('z 0', 'x 0; y 0', "
         "true))\n"
         "local y = q.pauli 'Y' assert(q.entry(y, 0, 1) == q.complex(0, -1))\n"
         "assert(q.equal(q.pauli 'XZ', q.tensor(q.pauli 'X', q.pauli 'Z'), true))\n"
         "assert(q.equal(q.matrix { { 1, 0 }, { 0, q.complex(0, 1) } }, q.unitary 's 0', "
         "true))");
}

static void complex_numbers_calculate_and_are_written_nicely(void **state) {
    (void)state;
    runs(NEAR
         "local z, w = q.complex(1, 2), q.complex(3, -1)\n"
         "assert(z + w == q.complex(4, 1) and z - w == q.complex(-2, 3) and z * w == "
         "q.complex(5, 5))\n"
         "assert(z / w * w - z == q.complex(0) and -z == q.complex(-1, -2) and 1 + z == "
         "q.complex(2, 2))\n"
         "assert(q.complex(0, 1) ^ 2 == q.complex(-1) and q.complex(0, 1) ^ -1 == "
         "q.complex(0, -1))\n"
         "near((q.complex(0, 1) ^ 0.5).angle, math.pi / 4) near(z.size, math.sqrt(5))\n"
         "assert(tostring(q.complex(0.5, 0.5)) == '1/2 + i/2', tostring(q.complex(0.5, "
         "0.5)))\n"
         "assert(tostring(q.complex('sqrt(1/2)')) == '1/√2')\n"
         "assert(tostring(q.complex(0.123456)) == '0.123456')\n"
         "local text, tex = q.closed(math.pi / 3)\n"
         "assert(text == 'π/3' and tex == '\\\\frac{\\\\pi}{3}', text .. tex)\n"
         "assert(q.ket(state '|0> + i|1>'):find('\\\\ket{1}', 1, true))");
}

static void chance_is_seeded_and_even(void **state) {
    (void)state;
    runs(NEAR "local bell = q.run 'h 0; cx 0 1'\n"
              "local n, again, other = q.sample(bell, 100000, 3), q.sample(bell, 100000, "
              "3), q.sample(bell, 100000, 4)\n"
              "assert(n['00'] == again['00'] and n['00'] ~= other['00'])\n"
              "assert(n['00'] + n['11'] == 100000 and n['01'] == 0)\n"
              "assert(q.chi_square(n, { 0.5, 0, 0, 0.5 }) > 1e-4)\n"
              "local each, ones = q.readings(bell, 1000, 5), 0\n"
              "for i = 1, #each do assert(each[i] == 0 or each[i] == 3) ones = ones + "
              "each[i] / 3 end\n"
              "assert(ones > 400 and ones < 600)\n"
              "local u = q.uniform(200000, 9) local least, most = q.limits(u)\n"
              "assert(least >= 0 and most < 1)\n"
              "local flat = {} for i = 1, 20 do flat[i] = 1 / 20 end\n"
              "assert(q.chi_square(q.histogram(u, 20, 0, 1), flat) > 1e-4)\n"
              "local mean, spread = q.mean(u)\n"
              "assert(math.abs(mean - 0.5) < 0.005 and math.abs(spread - math.sqrt(1 / "
              "12)) < 0.005)\n"
              "assert(q.count(1000, 2, 0) == 0 and q.count(1000, 2, 1) == 1000)\n"
              // even over all directions: the mean of z² is 1/3
              "local square = 0 for i = 1, 3000 do local _, _, z = "
              "q.bloch(q.random_state(1, i)) square = square + z * z end\n"
              "assert(math.abs(square / 3000 - 1 / 3) < 0.02)\n"
              "local turns = 0 for i = 1, 1000 do turns = turns + "
              "q.entry(q.random_unitary(1, i), 0, 0).size ^ 2 end\n"
              "assert(math.abs(turns / 1000 - 0.5) < 0.03)");
}

static void statistics_agree_with_sums(void **state) {
    (void)state;
    runs(NEAR "local function choose(n, k) local c = 1 for i = 1, k do c = c * (n - k + i) "
              "/ i end return c end\n"
              "local below = 0 for k = 0, 20 do\n"
              "  local p = choose(20, k) * 0.3 ^ k * 0.7 ^ (20 - k)\n"
              "  local exactly, most, least = q.binomial(20, k, 0.3)\n"
              "  near(exactly, p) near(least, 1 - below) below = below + p near(most, "
              "below) end\n"
              "local p, chi, degrees = q.chi_square({ 30, 30, 40 }, { 1/3, 1/3, 1/3 })\n"
              "near(chi, 2) assert(degrees == 2) near(p, math.exp(-1))\n"
              "local low, high = q.interval(10, 3) local z = 1.959963984540054\n"
              "near(low, (3 + z*z/2 - z * math.sqrt(3 * 7 / 10 + z*z/4)) / (10 + z*z))\n"
              "near(high, (3 + z*z/2 + z * math.sqrt(3 * 7 / 10 + z*z/4)) / (10 + z*z))\n"
              "near(q.shannon { 1/8, 1/8, 3/4 }, 0.75 + 0.75 * math.log(4 / 3, 2))\n"
              "local a = q.fill(q.numbers(1000), 1, 1) assert(q.sum(a) == 500500 and "
              "a[1000] == 1000)\n"
              "assert(q.sum(q.add(a, a)) == 1001000 and q.sum(q.scale(a, a)) == 333833500 "
              "and a[2] == 2)\n"
              "local copy = q.numbers(a) copy[1] = 7 assert(a[1] == 1 and copy[1] == 7)\n"
              "local h = q.histogram({ -1, 0, 0.24, 0.25, 1, 2 }, 4, 0, 1)\n"
              "assert(h[1] == 2 and h[2] == 1 and h[3] == 0 and h[4] == 1)");
}

static void whole_numbers_agree_with_trying(void **state) {
    (void)state;
    runs("for a = 1, 30 do for n = 2, 30 do\n"
         "  local g = 1 for d = 1, n do if a % d == 0 and n % d == 0 then g = d end end\n"
         "  assert(q.gcd(a, n) == g)\n"
         "  local inverse for x = 1, n - 1 do if a * x % n == 1 then inverse = x end end\n"
         "  if g == 1 then assert(q.inverse(a, n) == inverse) else assert(q.inverse(a, n) "
         "== nil) end\n"
         "  local r, x = nil, 1 for k = 1, n do x = x * a % n if x == 1 % n and not r then "
         "r = k end end\n"
         "  assert(q.order(a, n) == r) x = 1 for k = 1, 5 do x = x * a % n "
         "assert(q.power(a, k, n) == x) end\n"
         "end end\n"
         "for n = 2, 60 do local p = true for d = 2, n - 1 do if n % d == 0 then p = false "
         "end end\n"
         "  assert(q.is_prime(n) == p) for _, f in ipairs(q.factors(n)) do assert(n % f == "
         "0 and q.is_prime(f)) end end\n"
         "local list = q.fractions(649, 200) assert(#list == 4 and list[2][1] == 13 and "
         "list[2][2] == 4)\n"
         "assert(q.order_read(0, 11, 7, 15) == nil and q.order_read(512, 11, 7, 15) == 4)\n"
         "assert(q.factor(7, 4, 15) == 3 or q.factor(7, 4, 15) == 5) assert(q.factor(14, "
         "2, 15) == nil)");
}

static void measured_circuits_branch(void **state) {
    (void)state;
    runs(
        NEAR
        "local text = 'ry(1) 0; h 1; cx 1 2; cx 0 1; h 0; measure 0; measure 1; if (c1 == "
        "1) x 2; if (c0 == 1) z 2'\n"
        "local sum = 0\n"
        "for _, branch in ipairs(q.branches(text)) do near(branch.probability, 1 / 4) sum "
        "= sum + branch.probability\n"
        "  near(q.probability(branch.state, '1', 2), math.sin(0.5) ^ 2) "
        "assert(#branch.bits == 3) end\n"
        "near(sum, 1)\n"
        "local p = q.outcomes 'h 0; cx 0 1; cx 0 2; measure 0; measure 1; measure 2'\n"
        "near(p['000'], 0.5) near(p['111'], 0.5) assert(p['010'] == nil)\n"
        "local after, chance = q.project(state '|00> + |01> + |10>', '0', 1)\n"
        "near(chance, 2 / 3) assert(q.same(after, state '|0>|+>'))\n"
        "local none, zero = q.project(state '|0>', '1') assert(none == nil and zero == 0)");
}

static void time_turns_states_as_the_exponential_says(void **state) {
    (void)state;
    runs(NEAR
         // exp(-i t (a X + b Z)) on |0>: P(1) = (a/w)² sin²(w t), w² = a² + b²
         "local a, b, t = 0.7, -0.4, 1.3 local w = math.sqrt(a * a + b * b)\n"
         "local s = q.evolve(state '|0>', { { a, 'X' }, { b, 'Z' } }, t)\n"
         "near(q.probability(s, '1'), (a / w * math.sin(w * t)) ^ 2)\n"
         "near(q.expectation(s, { { a, 'X' }, { b, 'Z' } }), b)");
}

static void stabilisers_agree_with_state_vectors(void **state) {
    (void)state;
    runs("local text = 'h 0; cx 0 1; s 1; cz 1 2; h 2; y 0; sx 3; swap 2 3; cy 0 3'\n"
         "local t, s = q.tableau(text), q.run(text)\n"
         "local letters = { 'I', 'X', 'Y', 'Z' }\n"
         "for n = 0, 255 do local p = ''\n"
         "  for k = 0, 3 do p = p .. letters[(n >> 2 * k & 3) + 1] end\n"
         "  assert(math.abs(q.stabiliser(t, p) - q.expectation(s, p)) < 1e-9, p) end\n"
         "for _, g in ipairs(q.generators(t)) do assert(q.stabiliser(t, g) == 1) end\n"
         "local result, chance, after = q.measure_pauli(t, 'ZZZZ', 2)\n"
         "assert(q.stabiliser(after, 'ZZZZ') == result and chance == (q.stabiliser(t, "
         "'ZZZZ') == 0))\n"
         "local ones = 0 for i = 1, 200 do local _, bits = q.tableau('h 0; measure 0', 1, "
         "i)\n"
         "  ones = ones + tonumber(bits) end assert(ones > 60 and ones < 140)");
}

// Every row stands in line 3.
static void check_mistakes(const Mistake *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Buffer text = {NULL};
        buffer_print(&text, "%s%s", PAGE, rows[i].text);
        Error err = error_of(text.data);
        if (strcmp(err.key, rows[i].key) != 0 || err.line != 3 ||
            (rows[i].args && strcmp(err.args, rows[i].args) != 0))
            fail_msg("%s\n%s:%d: %s [%s]", rows[i].text, err.file, err.line, err.key,
                     err.args);
        buffer_clear(&text);
    }
}

static void what_cannot_be_answered_is_said(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {"q.probability(state '|00>', '1')", "language.bits", "2\t1"},
        {"q.probability(state '|00>', '1', 2)", "language.qubit", "2\t1"},
        {"q.probability(state '|00>', '11', { 1, 1 })", "language.qubit_twice", "1"},
        {"q.probability(state '|00>', '1', 'x')", "language.needs_qubits", NULL},
        {"q.probability('x', '1')", "language.needs_state", NULL},
        {"q.distribution(state '|0>', { 0, 0, 0 })", "language.qubit_count", "1\t3"},
        {"local x = q.distribution(state '|0>')['00']", "language.numbers_place", "2\t00"},
        {"local x = q.numbers(3)[4]", "language.numbers_place", "3\t4"},
        {"q.numbers(3)[1] = 'x'", "language.needs_numbers_here", NULL},
        {"q.numbers(4000001)", "language.range", NULL},
        {"q.numbers(4000000) q.numbers(4000000) local a, b, c = q.numbers(4000000), "
         "q.numbers(4000000), "
         "q.numbers(4000000)",
         "jail.memory", NULL},
        {"q.add({ 1 }, { 1, 2 })", "language.numbers_sizes", "1\t2"},
        {"q.sum { 'x' }", "language.needs_numbers_here", NULL},
        {"q.sum(3)", "language.needs_numbers", NULL},
        {"q.mean {}", "language.numbers_none", NULL},
        {"q.histogram({ 1 }, 2, 1, 1)", "language.histogram", "1\t1"},
        {"q.fill({ 1 }, 0)", "language.needs_row_of_numbers", NULL},
        {"q.chi_square({ 1.5 }, { 1 })", "language.counts", "1.5"},
        {"q.chi_square({ 1, 1 }, { 0.5, 0.5 })", "statistics.few_shots", NULL},
        {"q.interval(10, 11)", "language.interval", "10\t11"},
        {"q.shannon { -1, 2 }", "language.weights", NULL},
        {"q.mixture { { -1, state '|0>' } }", "language.weights", NULL},
        {"q.mixture { { 1, 'x' } }", "language.needs_state", NULL},
        {"q.mixture { 1 }", "language.needs_weighted", NULL},
        {"q.mixture { { 1, state '|0>' }, { 1, state '|00>' } }", "language.sizes", "1\t2"},
        {"q.density(state '|0000000>')", "language.mixed_large", "6\t7"},
        {"q.density(q.matrix { { 1, 0 }, { 0, 1 } })", "density.trace", NULL},
        {"q.density(q.matrix { { 1 } })", "language.matrix_qubits", "1"},
        {"q.channel('bitflip', state '|0>', 0.1)", "language.needs_choice", NULL},
        {"q.channel('bit_flip', state '|0>', 2)", "channel.range", NULL},
        {"q.channel('bit_flip', state '|0>', { 0.1, 0.2 })", "language.channel_values",
         "bit_flip\t1\t2"},
        {"q.channel('depolarising_2', state '|000>', 0.1)", "language.apply_qubits",
         "2\t3"},
        {"q.concurrence(state '|0>')", "language.two_qubits", "1"},
        {"q.fidelity(state '|0>', state '|00>')", "language.sizes", "1\t2"},
        {"q.same(state '|0>', state '|00>')", "language.sizes", "1\t2"},
        {"q.expectation(state '|0>', 'ZZ')", "language.pauli_size", "ZZ\t1"},
        {"q.expectation(state '|0>', 'A')", "language.needs_pauli", NULL},
        {"q.expectation(state '|0>', { { 'x', 'Z' } })", "language.pauli", NULL},
        {"local t = {} for i = 1, 300 do t[i] = { 1, 'Z' } end q.expectation(state '|0>', "
         "t)",
         "language.pauli_terms", "256\t300"},
        {"q.evolve(q.run('h 0', 16), 'XXXXXXXXXXXXXXXX', 1e5)", "language.evolve_long",
         NULL},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

static void what_does_not_fit_together_is_said(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {"q.correlation(state '|00>', 0, 0, 1, 1)", "language.qubit_twice", "1"},
        {"q.matrix { { 1, 2 }, { 3 } }", "language.matrix_rows", NULL},
        {"q.matrix { { 1, 'x' }, { 3, 4 } }", "language.matrix_rows", NULL},
        {"q.matrix(3)", "language.needs_table", NULL},
        {"local x = q.pauli 'X' * q.pauli 'XX'", "language.matrix_sizes", "2\t4"},
        {"q.entry(q.pauli 'X', 2, 0)", "language.matrix_entry", "1\t2"},
        {"q.pauli 'XQ'", "language.pauli", "XQ"},
        {"q.unitary('h 0', 8)", "language.range", NULL},
        {"q.unitary 'measure 0'", "unitary.not_pure", NULL},
        {"q.tensor(q.identity(16), q.identity(16))", "language.matrix_large", "128\t256"},
        {"q.tensor(q.identity(2), state '|0>')", "language.tensor", NULL},
        {"q.tensor(q.run('h 0', 12), q.run('h 0', 12))", "language.state_large", "20\t24"},
        {"q.apply(q.matrix { { 1, 1 }, { 0, 1 } }, state '|0>')", "language.not_unitary",
         NULL},
        {"q.apply(q.pauli 'XX', state '|0>')", "language.apply_qubits", "2\t1"},
        {"q.apply(q.identity(32), state '|000000>', { 0, 1, 2, 3, 4 })",
         "language.apply_some", "4"},
        {"local z = q.complex(1) / 0", "language.divide", NULL},
        {"local z = q.complex(1).real", "language.complex_part", "real"},
        {"q.complex(1).re = 2", "language.complex_set", NULL},
        {"local z = q.complex(1) + 'x'", "language.needs_complex_here", NULL},
        {"q.closed 'x'", "language.needs_complex", NULL},
        {"q.adjoint 'x'", "language.needs_matrix", NULL},
        {"local m = q.pauli 'X' + 1", "language.needs_matrix_here", NULL},
        {"q.tableau 't 0'", "language.not_clifford", "t"},
        {"q.stabiliser(3, 'Z')", "language.needs_tableau", NULL},
        {"q.stabiliser(q.tableau 'h 0', 'ZZ')", "language.pauli_size", "ZZ\t1"},
        {"q.outcomes('h 0; h 1; h 2; h 3; h 4; h 5; h 6; h 7; h 8; h 9; h 10; h 11; h 12', "
         "13)",
         "language.outcomes_many", "4096"},
        {"q.bits(8, 3)", "language.bits_few", "8\t3"},
        {"q.gcd(-1, 2)", "language.range", NULL},
        {"q.random_state(17)", "language.range", NULL},
        {"q.count(10, 1, 1.5)", "language.range", NULL},
        {"q.purity()", "language.missing", "q.purity\tstate"},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

// Values of the engine do not let a script behind them.
static void values_keep_their_inside_to_themselves(void **state) {
    (void)state;
    runs("for _, v in ipairs { q.complex(1), q.pauli 'X', q.numbers(1), q.mixed(1), "
         "q.tableau 'h 0', state '|0>' } do\n"
         "  assert(not getmetatable(v)) assert(not pcall(setmetatable, v, {}))\n"
         "  assert(not tostring(v):find '0x') assert(not pcall(q.purity, setmetatable({}, "
         "{ __index = v }))) end\n"
         "for i = 1, 3000 do q.mixed(6) end for i = 1, 300 do q.identity(128) end");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distributions_and_parts_agree_with_sums_over_amplitudes),
        cmocka_unit_test(pairs_of_states_are_compared_as_the_books_do),
        cmocka_unit_test(channels_do_what_their_formulas_say),
        cmocka_unit_test(matrices_multiply_and_act_as_sums_say),
        cmocka_unit_test(complex_numbers_calculate_and_are_written_nicely),
        cmocka_unit_test(chance_is_seeded_and_even),
        cmocka_unit_test(statistics_agree_with_sums),
        cmocka_unit_test(whole_numbers_agree_with_trying),
        cmocka_unit_test(measured_circuits_branch),
        cmocka_unit_test(time_turns_states_as_the_exponential_says),
        cmocka_unit_test(stabilisers_agree_with_state_vectors),
        cmocka_unit_test(what_cannot_be_answered_is_said),
        cmocka_unit_test(what_does_not_fit_together_is_said),
        cmocka_unit_test(values_keep_their_inside_to_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
