// Threads that sleep until there is work for them. Whoever wants more than one core makes a
// pool and passes it on; where NULL stands for a pool, everything happens on the caller's
// thread and none is made. A pool serves one caller at a time.
#ifndef KYUBI_QUANTUM_POOL_H
#define KYUBI_QUANTUM_POOL_H

typedef struct Pool Pool;

// States smaller than this are worked on by one thread even where a pool is given: waking
// another takes longer than the work.
enum { POOL_QUBITS = 16 };

// `threads` in all, the caller's among them (2 to MAX_THREADS); NULL when they cannot be
// had.
enum { MAX_THREADS = 64 };
Pool *pool_create(int threads);
void pool_destroy(Pool *pool);
int pool_threads(const Pool *pool); // 1 for NULL

// Calls work(context, piece) for every piece from 0 to pieces−1, in any order and on any of
// the threads, and returns when all are done. The pieces must not get in each other's way.
typedef void PoolWork(void *context, int piece);
void pool_run(Pool *pool, PoolWork *work, void *context, int pieces);

#endif
