// A thread that works out large circuits while the window goes on. It holds one run at work
// and the newest that waits: what was ordered before and has not begun is forgotten, since
// nobody wants to see it any more. Whoever orders has a ticket and asks now and then.
#ifndef KYUBI_CIRCUIT_WORKER_H
#define KYUBI_CIRCUIT_WORKER_H

#include "circuit/run.h"

typedef struct Worker Worker;

// With `threads` (1 to MAX_THREADS) for the simulator, one of them the worker itself. They
// are made when the first run comes.
Worker *worker_create(int threads);
void worker_destroy(Worker *worker); // after what is at work has ended; NULL is allowed

// Takes a run that run_begin gave. Ticket 0: no thread is to be had, and the run stays the
// caller's to finish.
int worker_take(Worker *worker, Run *begun);

// What has been finished since the last call; false: nothing. The run is yours; NULL where
// it failed, and then `err` says why.
typedef struct Finished {
    int ticket;
    Run *run;
    Error err;
} Finished;
bool worker_collect(Worker *worker, Finished *finished);

bool worker_busy(Worker *worker); // something is at work, waits or can be collected

#endif
