// The presenter process of `kyubi present`: it has the show (desk/show.h) and the
// presenter's window, and draws the hall's picture into the memory that the audience
// process gave it.
#ifndef KYUBI_APP_PRESENTER_H
#define KYUBI_APP_PRESENTER_H

#include "base/command.h"

typedef struct PresenterOptions {
    const CommandContext *context;
    const char *path, *lesson; // lesson NULL: the first one
    int page;                  // to begin at, from 0
    const char *profile;       // folder; NULL: none
    int socket;                // to the audience process (app/hall_link.h)
} PresenterOptions;

// Until the show is ended or the audience process is gone. The exit status.
int presenter_run(const PresenterOptions *options);

#endif
