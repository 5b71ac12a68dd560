// The commands that need no window, one row each.
#ifndef KYUBI_CLI_COMMAND_H
#define KYUBI_CLI_COMMAND_H

#include "base/command.h"

// The table, in the order that --help shows.
int command_count(void);
const Command *command_row(int index);
const Command *command_find(const char *name); // NULL if there is no such command

#endif
