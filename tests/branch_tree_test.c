// Branch trees judged by brute force: every record of findings followed by itself on a
// plain vector, nothing merged.
#include "circuit/branch_tree.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "slow_record.h"

static Circuit *read(const char *text) {
    Circuit *circuit = short_form_read(text, 3, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static bool finds(const Circuit *circuit, const BranchLevel *level,
                  const BranchEdge *edge) {
    GateKind kind = circuit_step(circuit, level->step)->gate->kind;
    bool made = edge->mark == BRANCH_ZERO || edge->mark == BRANCH_ONE;
    return made && (kind == GATE_MEASURE || kind == GATE_RESET);
}

// Every way from the start to the last level, with the product of its edges.
static void walk(const BranchTree *tree, const Circuit *circuit, int level, int node,
                 double product, Record found, SlowRecords *records, int *ways) {
    if (level + 1 == tree->levels) {
        int at = slow_record_of(records, found);
        assert_true(at >= 0);
        assert_true(fabs(records->at[at].weight - product) < 1e-10);
        records->at[at].weight = -1; // no record twice
        ++*ways;
        return;
    }
    const BranchLevel *next = &tree->level[level + 1];
    for (int i = 0; i < next->edges; i++) {
        const BranchEdge *edge = &next->edge[i];
        if (edge->from != node) continue;
        Record further = found;
        if (finds(circuit, next, edge))
            further = record_with(found, circuit_step_finding(circuit, next->step),
                                  edge->mark == BRANCH_ONE);
        walk(tree, circuit, level + 1, edge->to, product * edge->probability, further,
             records, ways);
    }
}

static void every_way_is_one_record_with_its_probability(void **unused) {
    (void)unused;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        Rng rng = rng_seeded(seed);
        Circuit *circuit = random_circuit(&rng);
        BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
        assert_non_null(tree);
        assert_int_equal(tree->more, 0);
        assert_int_equal(tree->level[tree->levels - 1].folded, 0);
        SlowRecords records = slow_records(circuit);
        int ways = 0, possible = 0;
        for (int i = 0; i < records.count; i++)
            possible += records.at[i].weight > 1e-14;
        walk(tree, circuit, 0, 0, 1, (Record){0}, &records, &ways);
        assert_in_range(ways, possible, records.count);
        for (int i = 0; i < records.count; i++)
            assert_true(records.at[i].weight < 1e-12);
        free(records.at);
        branch_tree_destroy(tree);
        circuit_destroy(circuit);
    }
}

static void a_display_makes_no_level(void **unused) {
    (void)unused;
    Circuit *plain = read("h 0; cx 0 1; measure 0; h 2; measure 2");
    Circuit *shown =
        read("display matrix 0:1; h 0; cx 0 1; ctrl @ display bloch 0 1; measure 0; "
             "if (c0 == 1) display ket 1; h 2; measure 2; display branches 0:2");
    BranchTree *a = branch_tree_create(plain, NULL, (Record){0});
    BranchTree *b = branch_tree_create(shown, NULL, (Record){0});
    assert_int_equal(a->levels, 3); // the start and two measurements
    assert_int_equal(b->levels, 3);
    for (int k = 0; k < 3; k++) {
        assert_int_equal(a->level[k].nodes, 1 << k);
        assert_int_equal(b->level[k].nodes, 1 << k);
        for (int i = 0; i < 1 << k; i++)
            assert_true(fabs(b->level[k].node[i].weight - 1.0 / (1 << k)) < 1e-12);
    }
    branch_tree_destroy(a);
    branch_tree_destroy(b);
    circuit_destroy(plain);
    circuit_destroy(shown);
}

static void the_last_level_has_the_branches_of_the_runs_end(void **unused) {
    (void)unused;
    for (uint64_t seed = 200; seed < 300; seed++) {
        Rng rng = rng_seeded(seed);
        Circuit *circuit = random_circuit(&rng);
        Run *run = run_create(circuit, (RunOptions){0}, NULL);
        const BranchTree *tree = run_tree(run);
        assert_ptr_equal(tree, run_tree(run));
        const BranchLevel *last = &tree->level[tree->levels - 1];
        int end = run_columns(run), count = run_branches(run, end);
        assert_int_equal(last->nodes, count);
        // Each value of the bits is as likely in both.
        for (uint64_t bits = 0; bits < OUTCOMES; bits++) {
            double there = 0, here = 0;
            for (int i = 0; i < count; i++) {
                double weight;
                uint64_t are;
                run_branch(run, end, i, &weight, &are);
                if (are == bits) there += weight;
                if (last->node[i].bits == bits) here += last->node[i].weight;
            }
            assert_true(fabs(there - here) < 1e-10);
        }
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

static void probabilities_out_of_a_node_add_up_to_one(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; measure 0 -> 0; ry(0.7) 0; measure 0 -> 1; "
                            "if (c1 == 1) x 2; reset 0; measure 2 -> 2");
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    for (int k = 1; k < tree->levels; k++)
        for (int node = 0; node < tree->level[k - 1].nodes; node++) {
            double sum = 0;
            for (int i = 0; i < tree->level[k].edges; i++)
                if (tree->level[k].edge[i].from == node)
                    sum += tree->level[k].edge[i].probability;
            assert_true(fabs(sum - 1) < 1e-12);
        }
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void a_reset_makes_two_edges_into_one_node(void **unused) {
    (void)unused;
    Circuit *circuit = read("ry(1.2) 0; reset 0");
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    assert_int_equal(tree->levels, 2);
    assert_int_equal(tree->level[1].nodes, 1);
    assert_int_equal(tree->level[1].edges, 2);
    assert_int_equal(tree->level[1].node[0].ways, 2);
    double one = pow(sin(0.6), 2);
    assert_true(fabs(tree->level[1].edge[0].probability - (1 - one)) < 1e-12);
    assert_true(fabs(tree->level[1].edge[1].probability - one) < 1e-12);
    assert_int_equal(tree->level[1].node[0].path.bits, 0); // the likelier way
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void a_condition_makes_a_level_that_says_who_acts(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; measure 0 -> 0; if (c0 == 1) x 1");
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    assert_int_equal(tree->levels, 3);
    assert_int_equal(tree->level[2].edge[0].mark, BRANCH_RESTS);
    assert_int_equal(tree->level[2].edge[1].mark, BRANCH_ACTS);
    assert_true(tree->level[2].edge[0].probability == 1);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void what_is_held_is_told_of_nodes_and_edges(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; measure 0 -> 0; h 1; measure 1 -> 1");
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){1, 1});
    int agreeing[3] = {0};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < tree->level[k].nodes; i++)
            agreeing[k] += tree->level[k].node[i].agrees;
    assert_int_equal(agreeing[0], 1);
    assert_int_equal(agreeing[1], 1);
    assert_int_equal(agreeing[2], 2);
    for (int i = 0; i < 4; i++)
        assert_int_equal(tree->level[2].node[i].agrees, tree->level[2].node[i].bits & 1);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void many_branches_are_folded_with_their_probability(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(8);
    for (int q = 0; q < 8; q++) {
        Step turn = step_of(circuit, gate_find("ry"), q, 0);
        turn.angles[0] = (Angle){"", 0.4 + 0.1 * q};
        circuit_place(circuit, turn, NULL);
        circuit_place(circuit, step_of(circuit, gate_find("measure"), q, 1), NULL);
    }
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    const BranchLevel *last = &tree->level[8];
    assert_int_equal(tree->levels, 9);
    assert_int_equal(last->nodes, TREE_NODES);
    double kept = 0;
    for (int i = 0; i < last->nodes; i++) {
        double product = 1; // the closed number of that outcome
        for (int q = 0; q < 8; q++) {
            double half = (0.4 + 0.1 * q) / 2;
            product *= last->node[i].bits >> q & 1 ? pow(sin(half), 2) : pow(cos(half), 2);
        }
        assert_true(fabs(last->node[i].weight - product) < 1e-12);
        kept += product;
    }
    assert_true(fabs(kept + last->folded_weight - 1) < 1e-12);
    assert_true(last->folded >= 128);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void a_parent_is_the_node_that_the_likeliest_way_comes_from(void **unused) {
    (void)unused;
    Circuit *circuit = read("ry(1) 0; measure 0 -> 0; ry(1) 1; measure 1 -> 1");
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    for (int i = 0; i < 4; i++) {
        int parent = branch_parent(tree, 2, i);
        assert_int_equal(tree->level[1].node[parent].bits, tree->level[2].node[i].bits & 1);
    }
    assert_int_equal(branch_level_at(tree, circuit, 0), 0);
    assert_int_equal(branch_level_at(tree, circuit, 2), 2);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void under_noise_equal_bits_are_one_node(void **unused) {
    (void)unused;
    Circuit *circuit = read("x 0; measure 0 -> 0; h 1; measure 1 -> 0");
    Noise noise = {0};
    noise.rates[noise_find("readout")] = 0.1;
    BranchTree *tree = branch_tree_create(circuit, &noise, (Record){0});
    assert_int_equal(tree->level[1].nodes, 2);
    assert_true(fabs(tree->level[1].edge[1].probability - 0.9) < 1e-12);
    assert_int_equal(tree->level[2].nodes, 2);
    assert_int_equal(tree->level[2].edges, 4);
    assert_true(fabs(tree->level[2].node[0].weight - 0.5) < 1e-12);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void a_long_program_ends_with_so_many_more(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(1);
    for (int i = 0; i < 40; i++)
        circuit_place(circuit, step_of(circuit, gate_find("measure"), 0, i), NULL);
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    assert_int_equal(tree->levels, TREE_LEVELS + 1);
    assert_int_equal(tree->more, 40 - TREE_LEVELS);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_is_one_record_with_its_probability),
        cmocka_unit_test(a_display_makes_no_level),
        cmocka_unit_test(the_last_level_has_the_branches_of_the_runs_end),
        cmocka_unit_test(probabilities_out_of_a_node_add_up_to_one),
        cmocka_unit_test(a_reset_makes_two_edges_into_one_node),
        cmocka_unit_test(a_condition_makes_a_level_that_says_who_acts),
        cmocka_unit_test(what_is_held_is_told_of_nodes_and_edges),
        cmocka_unit_test(many_branches_are_folded_with_their_probability),
        cmocka_unit_test(a_parent_is_the_node_that_the_likeliest_way_comes_from),
        cmocka_unit_test(under_noise_equal_bits_are_one_node),
        cmocka_unit_test(a_long_program_ends_with_so_many_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
