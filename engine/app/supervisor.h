// Looks after the presenter process: starts it, hears that it lives, and starts another
// when it has died or hangs, which goes on from the state that the last one told. Knows no
// window and no clock: the time (`now`, ms, of any beginning) is told. A process that says
// that it sleeps until something happens is not waited for; one that was sent something is.
#ifndef KYUBI_APP_SUPERVISOR_H
#define KYUBI_APP_SUPERVISOR_H

#include "app/hall_link.h"

enum {
    SUPERVISOR_START_MS = 30000, // from its start to LINK_READY
    SUPERVISOR_HANG_MS = 5000,   // beyond what it said with LINK_ALIVE
    SUPERVISOR_SPAN_MS = 60000,  // in which SUPERVISOR_RESTARTS are one too many
    SUPERVISOR_RESTARTS = 5
};

typedef enum SupervisorState {
    SUPERVISOR_STARTING,
    SUPERVISOR_RUNNING,
    SUPERVISOR_GIVEN_UP, // died too often; supervisor_again starts it once more
    SUPERVISOR_ENDED     // as was asked for, or it cannot be shown
} SupervisorState;

typedef struct Supervisor Supervisor;

// Starts words[0] with `words` (NULL-ended, borrowed), its end of the link as its handle
// SUPERVISOR_HANDLE. `state` (copied; NULL: none) is what the first one goes on from.
enum { SUPERVISOR_HANDLE = 3 };
Supervisor *supervisor_create(char *const *words, const char *state, double now,
                              Error *err);
// Ends the process, at once, if it still lives. NULL is allowed.
void supervisor_destroy(Supervisor *supervisor);

SupervisorState supervisor_state(const Supervisor *supervisor);
// Of SUPERVISOR_ENDED: the show is over and nothing is to be gone on with.
bool supervisor_is_done(const Supervisor *supervisor);
int supervisor_pid(const Supervisor *supervisor);          // 0: none
int supervisor_starts(const Supervisor *supervisor);       // how many so far: another one
                                                           // has another link
Link *supervisor_link(Supervisor *supervisor);             // NULL: none
const char *supervisor_told(const Supervisor *supervisor); // the last state; NULL: none

// Sends, and from then on an answer is waited for.
void supervisor_send(Supervisor *supervisor, const LinkMessage *message, double now);

// The next thing that the process said and that is not the supervisor's own affair. False:
// nothing more now. A process that is gone or late is another one afterwards.
bool supervisor_hear(Supervisor *supervisor, double now, LinkMessage *message);
int supervisor_wait(const Supervisor *supervisor, double now); // ms until it must be
                                                               // called; -1: for ever
void supervisor_again(Supervisor *supervisor, double now);

#endif
