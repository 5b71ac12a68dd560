// The audience process of `kyubi present`: it has the hall's window and the screens, keeps
// what the show is to go on from, and looks after the presenter process, which does all the
// rest. It knows no lesson and no font, so that little in it can fail.
#ifndef KYUBI_APP_AUDIENCE_H
#define KYUBI_APP_AUDIENCE_H

#include "base/command.h"
#include "desk/gesture.h"

typedef struct AudienceOptions {
    const CommandContext *context;
    char *const *words;        // that start the presenter process (app/supervisor.h)
    const char *path, *lesson; // as they were named; lesson NULL: none was
    const char *file;          // where the state is kept; NULL: nowhere
    bool from_start;           // a state that is there is not gone on with
} AudienceOptions;

typedef struct Audience Audience;

// Fails: window.failed, present.start, and as screens_now does. `options` is borrowed.
Audience *audience_open(const AudienceOptions *options, Error *err);
// The exit status: 0 the show was ended or left, 1 it could not be shown.
int audience_close(Audience *audience);

// Handles what has happened; waits for it when nothing has. False when it is over.
bool audience_turn(Audience *audience);

// As if it had been made over the hall's window; places in its pixels.
void audience_feed(Audience *audience, const Gesture *gesture);

long audience_pictures(const Audience *audience); // shown so far
int audience_presenter(const Audience *audience); // the process; 0: none now

#endif
