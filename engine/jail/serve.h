// The child's loop: reads requests from the socket, lets the lesson language answer them.
#ifndef KYUBI_JAIL_SERVE_H
#define KYUBI_JAIL_SERVE_H

#include "jail/last_words.h"
#include "jail/lock.h"

// Serves until told to quit or the parent is gone; the process's exit status.
int serve(int fd, Lock lock, LastWords *words);

// Tells the parent why this child does not start.
void serve_failure(int fd, const char *key);

#endif
