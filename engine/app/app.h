// The program with a window: the only room that speaks SDL.
#ifndef KYUBI_APP_APP_H
#define KYUBI_APP_APP_H

#include "base/command.h"

// `kyubi open PATH`.
extern const Command command_open;
// `kyubi present PATH`.
extern const Command command_present;
// `kyubi bench`.
extern const Command command_bench;

// `kyubi` alone: the library. Returns the exit status.
int app_library(const CommandContext *context);

#endif
