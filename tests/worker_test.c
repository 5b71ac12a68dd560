#include "circuit/short_form.h"
#include "circuit/worker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <unistd.h>

static Run *begun(const char *text, RunOptions options) {
    Circuit *circuit = short_form_read(text, 0, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_begin(circuit, options);
    circuit_destroy(circuit);
    return run;
}

// Until something is there: an event is waited for, never a time.
static Finished collected(Worker *worker) {
    Finished finished;
    while (!worker_collect(worker, &finished))
        usleep(100);
    return finished;
}

static void what_is_taken_comes_back_worked_out(void **state) {
    (void)state;
    for (int threads = 1; threads <= 2; threads++) {
        Worker *worker = worker_create(threads);
        assert_false(worker_busy(worker));
        int ticket = worker_take(worker, begun("h 16; cx 16 0", (RunOptions){0}));
        assert_int_not_equal(ticket, 0);
        Finished finished = collected(worker);
        assert_int_equal(finished.ticket, ticket);
        assert_true(fabs(run_bloch(finished.run, 1, 16).x - 1) < 1e-12);
        assert_true(bloch_length(run_bloch(finished.run, 2, 16)) < 1e-12);
        run_destroy(finished.run);
        worker_destroy(worker);
    }
}

static void the_last_order_always_comes_and_ends_the_work(void **state) {
    (void)state;
    Worker *worker = worker_create(1);
    int last = 0;
    for (int i = 0; i < 50; i++) {
        char text[64];
        snprintf(text, sizeof text, "rx(%d) 0; h 14; cx 14 3", i);
        last = worker_take(worker, begun(text, (RunOptions){0}));
    }
    Finished finished;
    int before = 0;
    for (;;) {
        finished = collected(worker);
        assert_true(finished.ticket > before);
        before = finished.ticket;
        if (finished.ticket == last) break;
        run_destroy(finished.run);
    }
    assert_true(fabs(run_bloch(finished.run, 1, 0).z - cos(49)) < 1e-12);
    run_destroy(finished.run);
    while (worker_busy(worker))
        usleep(100);
    worker_destroy(worker);
}

static void a_run_that_fails_says_why(void **state) {
    (void)state;
    Worker *worker = worker_create(1);
    worker_take(worker, begun("h 0; measure 0", (RunOptions){.most_branches = 1}));
    Finished finished = collected(worker);
    assert_null(finished.run);
    assert_string_equal(finished.err.key, "run.branches");
    worker_destroy(worker);
}

// Both threads hold and release moments that the runs share.
static void runs_share_moments_across_threads(void **state) {
    (void)state;
    Worker *worker = worker_create(2);
    Run *run = begun("h 0; cx 0 1; h 10", (RunOptions){0});
    assert_true(run_finish(run, NULL, NULL));
    for (int i = 0; i < 200; i++) {
        char text[64];
        snprintf(text, sizeof text, "h 0; cx 0 1; h 10; rx(%d) 1", i);
        Run *next = begun(text, (RunOptions){.before = run, .cache_bytes = 1 << 17});
        int ticket = worker_take(worker, next);
        run_destroy(run); // the worker's run still needs what both share
        Finished finished = collected(worker);
        assert_int_equal(finished.ticket, ticket);
        run = finished.run;
    }
    assert_true(fabs(run_bloch(run, 1, 0).x - 1) < 1e-12);
    run_destroy(run);
    worker_destroy(worker);
}

static void what_nobody_collects_goes_with_the_worker(void **state) {
    (void)state;
    Worker *worker = worker_create(1);
    worker_take(worker, begun("h 15", (RunOptions){0}));
    worker_take(worker, begun("h 15; h 14", (RunOptions){0}));
    worker_destroy(worker);
    worker_destroy(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_comes_back_worked_out),
        cmocka_unit_test(the_last_order_always_comes_and_ends_the_work),
        cmocka_unit_test(a_run_that_fails_says_why),
        cmocka_unit_test(runs_share_moments_across_threads),
        cmocka_unit_test(what_nobody_collects_goes_with_the_worker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
