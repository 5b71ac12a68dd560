// The program kyubi-jail, started by kyubi with its pid as the only word and a socket as
// fd 3. It locks itself before the first byte of a pack arrives.
#include "base/data.h"
#include "jail/lock.h"
#include "jail/serve.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

enum { NICE = 5, FAILED = 8 };

static bool socket_is_there(void) {
    int type;
    socklen_t size = sizeof type;
    return getsockopt(LOCK_SOCKET, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

// What libraries would open at first use is opened now, while it can be.
static void warm_up(void) {
    data_prepare();
    tzset();
    setpriority(PRIO_PROCESS, 0, NICE); // the window comes first
}

int main(int count, char **words) {
    if (count != 2 || !socket_is_there()) {
        fputs("kyubi-jail is started by kyubi.\n", stderr);
        return 2;
    }
    Lock lock;
    Error err;
    warm_up();
    LastWords *last_words = words_prepare();
    if (!lock_down((pid_t)strtol(words[1], NULL, 10), &lock, &err)) {
        serve_failure(LOCK_SOCKET, err.key);
        return FAILED;
    }
    return serve(LOCK_SOCKET, lock, last_words);
}
