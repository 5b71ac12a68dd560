// Watches the files of an author's folder, on a thread of its own: lessons, modules,
// pack.json, glossary and pictures; those in folders within where there is a pack.json, 64
// folders at most. Sleeps while nothing happens.
#ifndef KYUBI_APP_WATCH_H
#define KYUBI_APP_WATCH_H

#include <stdbool.h>

typedef struct WatchOptions {
    const char *folder;
    // Called on the watch's thread once the folder has been quiet for WATCH_QUIET_MS after
    // files became others: by size, time, name or number. Never for what is merely read.
    void (*changed)(void *to);
    void *to;
    bool polling; // looks four times a second, as where the system tells nothing
} WatchOptions;

enum { WATCH_QUIET_MS = 50, WATCH_POLL_MS = 250 };

typedef struct Watch Watch;

Watch *watch_start(WatchOptions options); // NULL where no thread can be started
void watch_end(Watch *watch);             // waits for its thread; NULL is allowed

#endif
