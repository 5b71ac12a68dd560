// Starting the jailed program: nothing of ours goes with it but one socket.
#ifndef KYUBI_LESSON_SPAWN_H
#define KYUBI_LESSON_SPAWN_H

#include "base/error.h"

#include <sys/types.h>

// Runs `program PARENT_PID` with an environment of LANG=C and TZ=UTC0, no blocked or
// changed signals, 0 to 2 on /dev/null, fd 3 the other end of `*socket`, nothing else open.
// Returns its pid, or -1 with jail.start (program, why).
pid_t spawn_jailed(const char *program, int *socket, Error *err);

#endif
