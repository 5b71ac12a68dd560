#include "quantum/pool.h"

#include "base/mem.h"
#include "quantum/denormals.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

// How long a thread looks for the next work before it sleeps: the gates of a program follow
// each other faster than a sleeper wakes.
enum { WATCH_NANOSECONDS = 4000 };

struct Pool {
    int threads;
    pthread_t helpers[MAX_THREADS];
    pthread_mutex_t lock;
    pthread_cond_t work_came, work_done;
    PoolWork *work;
    void *context;
    int pieces;
    atomic_int next;     // piece
    atomic_int busy;     // helpers that have not yet left the work of this round
    atomic_uint round;   // goes up with each work
    atomic_bool leaving; // the pool is being destroyed
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void take_pieces(Pool *pool) {
    int piece;
    while ((piece = atomic_fetch_add(&pool->next, 1)) < pool->pieces)
        pool->work(pool->context, piece);
}

static bool news(Pool *pool, unsigned seen) {
    return atomic_load(&pool->round) != seen || atomic_load(&pool->leaving);
}

static void wait_for_news(Pool *pool, unsigned seen) {
    for (int64_t end = now() + WATCH_NANOSECONDS; now() < end;)
        if (news(pool, seen)) return;
    pthread_mutex_lock(&pool->lock);
    while (!news(pool, seen))
        pthread_cond_wait(&pool->work_came, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

static void leave_work(Pool *pool) {
    if (atomic_fetch_sub(&pool->busy, 1) > 1) return;
    pthread_mutex_lock(&pool->lock);
    pthread_cond_signal(&pool->work_done);
    pthread_mutex_unlock(&pool->lock);
}

static void *help(void *context) {
    Pool *pool = context;
    denormals_flush();
    for (unsigned seen = 0;; seen++) {
        wait_for_news(pool, seen);
        if (atomic_load(&pool->leaving)) return NULL;
        take_pieces(pool);
        leave_work(pool);
    }
}

static void wait_for_helpers(Pool *pool) {
    for (int64_t end = now() + WATCH_NANOSECONDS; now() < end;)
        if (!atomic_load(&pool->busy)) return;
    pthread_mutex_lock(&pool->lock);
    while (atomic_load(&pool->busy))
        pthread_cond_wait(&pool->work_done, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

Pool *pool_create(int threads) {
    assert(threads >= 2 && threads <= MAX_THREADS);
    Pool *pool = mem_new(sizeof *pool);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->work_came, NULL);
    pthread_cond_init(&pool->work_done, NULL);
    pool->threads = 1;
    while (pool->threads < threads &&
           !pthread_create(&pool->helpers[pool->threads - 1], NULL, help, pool))
        pool->threads++;
    if (pool->threads == threads) return pool;
    pool_destroy(pool);
    return NULL;
}

void pool_destroy(Pool *pool) {
    if (!pool) return;
    pthread_mutex_lock(&pool->lock);
    atomic_store(&pool->leaving, true);
    pthread_cond_broadcast(&pool->work_came);
    pthread_mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->threads - 1; i++)
        pthread_join(pool->helpers[i], NULL);
    pthread_mutex_destroy(&pool->lock);
    pthread_cond_destroy(&pool->work_came);
    pthread_cond_destroy(&pool->work_done);
    free(pool);
}

int pool_threads(const Pool *pool) {
    return pool ? pool->threads : 1;
}

static void run_alone(PoolWork *work, void *context, int pieces) {
    for (int piece = 0; piece < pieces; piece++)
        work(context, piece);
}

void pool_run(Pool *pool, PoolWork *work, void *context, int pieces) {
    if (!pool || pieces < 2) {
        run_alone(work, context, pieces);
        return;
    }
    pool->work = work;
    pool->context = context;
    pool->pieces = pieces;
    atomic_store(&pool->next, 0);
    atomic_store(&pool->busy, pool->threads - 1);
    pthread_mutex_lock(&pool->lock);
    atomic_fetch_add(&pool->round, 1);
    pthread_cond_broadcast(&pool->work_came);
    pthread_mutex_unlock(&pool->lock);
    take_pieces(pool);
    wait_for_helpers(pool);
}
