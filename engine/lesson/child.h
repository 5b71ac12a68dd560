// One jailed child process seen from its parent: started, spoken to, watched, ended.
// Nothing here blocks except child_wait (as long as it is told) and child_close (a moment).
// What the child sends is not trusted: any breach of the protocol ends it. Start children
// from the thread that outlives them (the main one): the kernel ends a child with the
// thread that started it.
#ifndef KYUBI_LESSON_CHILD_H
#define KYUBI_LESSON_CHILD_H

#include "lesson/limits.h"
#include "lesson/message.h"
#include "lesson/outcome.h"

typedef enum ChildState {
    CHILD_STARTING, // not yet ready; requests may be queued
    CHILD_READY,    // waits for a request
    CHILD_BUSY,     // a request is open
    CHILD_LATE,     // over 1.5 × its budget, asked for last words
    CHILD_KILLED,   // told to die, not yet gone
    CHILD_DEAD,     // gone in order: after child_quit, or over its budget
    CHILD_CRASHED   // gone by its own fault
} ChildState;

typedef struct ChildOptions {
    const char *program; // the path of kyubi-jail
    uint64_t seed;       // of math.random
    JailLimits limits;   // zeros: the usual ones
    bool watched;        // functions are counted, and what is printed says where
    bool unpacks;        // for child_unpack alone: it opens no language, and starts sooner
} ChildOptions;

typedef struct Child Child;

// Starts the program with an empty environment, fd 3 a socket to us, 0 to 2 /dev/null, all
// else closed. NULL with jail.start when it cannot be started.
Child *child_start(ChildOptions options, Error *err);
void child_close(Child *child); // kills and reaps it; NULL is allowed

// Sends a file of the pack. Before the load. Fails: jail.too_large.
bool child_file(Child *child, const char *name, const void *bytes, size_t size, Error *err);

// Sends an archive, in parts. Before the unpacking. False: it is too large.
bool child_archive(Child *child, const char *bytes, size_t size);

// The three requests: unpack the archive, run the lesson file, call one of the language's
// functions with `arg` (borrowed, NULL: null). One may be open at a time. `budget_ms` of
// the child's CPU time; 0: as the limits say. Returns the request's id, which its messages
// carry. On a child that is gone this does nothing and returns 0.
uint32_t child_unpack(Child *child);
uint32_t child_load(Child *child, const char *file, int budget_ms);
uint32_t child_call(Child *child, const char *function, const Data *arg, int budget_ms);
void child_quit(Child *child); // it may finish what it is doing

// Sends, receives, watches the clock. Call it when child_handle is readable and every few
// milliseconds while STARTING, BUSY or LATE. True when something arrived or the state
// changed.
bool child_poll(Child *child);
int child_handle(const Child *child); // for poll(2); -1 when it is gone

// Waits at most `ms` for something to happen, then polls.
bool child_wait(Child *child, int ms);

// The next arrived message: MESSAGE_PAGE, MESSAGE_PIXELS (its body passed band_read),
// MESSAGE_DRAWING (its body passed drawing_scan), MESSAGE_PRINT or MESSAGE_OUTCOME (its
// `data` passed outcome_read; "result" beside it). MESSAGE_ENTRY of an unpacking: files,
// part by part. Borrowed until the next child_next or child_close.
bool child_next(Child *child, Message *out);

ChildState child_state(const Child *child);
bool child_gone(const Child *child); // DEAD or CRASHED, and every message was taken

// Why it is gone; false when it is not, or went as child_quit asked. Keys: jail.time
// (seconds), jail.crashed (signal), jail.rules, jail.protocol (what), jail.unlocked,
// jail.start (program, why). File and line where last words gave them; else the lesson's
// file.
bool child_error(const Child *child, Error *err);

int child_waiting(const Child *child); // ms since the open request was sent, else 0
int child_pid(const Child *child);

#endif
