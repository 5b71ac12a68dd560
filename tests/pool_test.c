#include "quantum/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <string.h>

enum { PIECES = 500 };

typedef struct Tally {
    int done[PIECES];
    pthread_t by[PIECES];
} Tally;

static void mark(void *context, int piece) {
    Tally *tally = context;
    tally->done[piece]++;
    tally->by[piece] = pthread_self();
}

static void every_piece_is_done_once(void **unused) {
    (void)unused;
    for (int threads = 2; threads <= 5; threads++) {
        Pool *pool = pool_create(threads);
        assert_non_null(pool);
        assert_int_equal(pool_threads(pool), threads);
        for (int round = 0; round < 300; round++) {
            Tally tally = {0};
            int pieces = round % PIECES + 1;
            pool_run(pool, mark, &tally, pieces);
            for (int i = 0; i < PIECES; i++)
                assert_int_equal(tally.done[i], i < pieces);
        }
        pool_destroy(pool);
    }
}

static void no_pool_means_the_callers_thread(void **unused) {
    (void)unused;
    Tally tally = {0};
    assert_int_equal(pool_threads(NULL), 1);
    pool_run(NULL, mark, &tally, PIECES);
    for (int i = 0; i < PIECES; i++)
        assert_true(tally.done[i] == 1 && pthread_equal(tally.by[i], pthread_self()));
    pool_destroy(NULL);
}

// Two pieces that wait for each other can only end on two threads.
typedef struct Meeting {
    pthread_barrier_t barrier;
} Meeting;

static void meet(void *context, int piece) {
    (void)piece;
    pthread_barrier_wait(&((Meeting *)context)->barrier);
}

static void pieces_run_at_the_same_time(void **unused) {
    (void)unused;
    Meeting meeting;
    pthread_barrier_init(&meeting.barrier, NULL, 3);
    Pool *pool = pool_create(3);
    pool_run(pool, meet, &meeting, 3);
    pool_destroy(pool);
    assert_int_equal(pthread_barrier_destroy(&meeting.barrier), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_is_done_once),
        cmocka_unit_test(no_pool_means_the_callers_thread),
        cmocka_unit_test(pieces_run_at_the_same_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
