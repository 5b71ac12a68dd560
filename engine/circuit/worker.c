#include "circuit/worker.h"

#include "base/mem.h"

#include <pthread.h>
#include <stdlib.h>

// A run and its ticket, where there is one.
typedef struct Order {
    Run *run;
    int ticket; // 0: none
} Order;

struct Worker {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t come; // something waits, or the end has come
    Order waiting;
    Finished finished; // ticket 0: nothing
    bool started, working, ends;
    int threads, tickets;
    Pool *pool;
};

// The next order, out of the lock's hands; false at the end.
static bool next_order(Worker *worker, Order *order) {
    pthread_mutex_lock(&worker->lock);
    worker->working = false;
    while (!worker->waiting.ticket && !worker->ends)
        pthread_cond_wait(&worker->come, &worker->lock);
    bool more = !worker->ends;
    *order = worker->waiting;
    if (more) {
        worker->waiting = (Order){0};
        worker->working = true;
    }
    pthread_mutex_unlock(&worker->lock);
    return more;
}

static void put_finished(Worker *worker, const Finished *finished) {
    pthread_mutex_lock(&worker->lock);
    run_destroy(worker->finished.run); // nobody asked for it in time
    worker->finished = *finished;
    pthread_mutex_unlock(&worker->lock);
}

static void *work(void *context) {
    Worker *worker = context;
    Order order;
    while (next_order(worker, &order)) {
        Finished finished = {order.ticket, order.run, {.key = ""}};
        if (!run_finish(order.run, worker->pool, &finished.err)) {
            run_destroy(order.run);
            finished.run = NULL;
        }
        put_finished(worker, &finished);
    }
    return NULL;
}

Worker *worker_create(int threads) {
    Worker *worker = mem_new(sizeof *worker);
    pthread_mutex_init(&worker->lock, NULL);
    pthread_cond_init(&worker->come, NULL);
    worker->threads = threads;
    return worker;
}

// Where only the pool cannot be had, the worker works alone.
static bool worker_start(Worker *worker) {
    if (worker->started) return true;
    if (worker->threads > 1 && !worker->pool) worker->pool = pool_create(worker->threads);
    worker->started = pthread_create(&worker->thread, NULL, work, worker) == 0;
    return worker->started;
}

static void worker_end(Worker *worker) {
    pthread_mutex_lock(&worker->lock);
    worker->ends = true;
    pthread_cond_signal(&worker->come);
    pthread_mutex_unlock(&worker->lock);
    pthread_join(worker->thread, NULL);
}

void worker_destroy(Worker *worker) {
    if (!worker) return;
    if (worker->started) worker_end(worker);
    run_destroy(worker->waiting.run);
    run_destroy(worker->finished.run);
    pool_destroy(worker->pool);
    pthread_cond_destroy(&worker->come);
    pthread_mutex_destroy(&worker->lock);
    free(worker);
}

int worker_take(Worker *worker, Run *begun) {
    if (!worker_start(worker)) return 0;
    pthread_mutex_lock(&worker->lock);
    run_destroy(worker->waiting.run);
    worker->waiting = (Order){begun, ++worker->tickets};
    int ticket = worker->waiting.ticket;
    pthread_cond_signal(&worker->come);
    pthread_mutex_unlock(&worker->lock);
    return ticket;
}

bool worker_collect(Worker *worker, Finished *finished) {
    pthread_mutex_lock(&worker->lock);
    *finished = worker->finished;
    worker->finished = (Finished){0};
    pthread_mutex_unlock(&worker->lock);
    return finished->ticket != 0;
}

bool worker_busy(Worker *worker) {
    pthread_mutex_lock(&worker->lock);
    bool busy = worker->working || worker->waiting.ticket || worker->finished.ticket;
    pthread_mutex_unlock(&worker->lock);
    return busy;
}
