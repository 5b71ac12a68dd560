// The option --input NAME=VALUE, given once for each `input` of an OpenQASM 3 program.
#ifndef KYUBI_CLI_INPUTS_H
#define KYUBI_CLI_INPUTS_H

#include "circuit/expression.h"

enum { MAX_INPUTS = 64 };

// Zero is none. `names` is ended by a NULL name, as readers want it.
typedef struct Inputs {
    Name names[MAX_INPUTS + 1];
    int count;
} Inputs;

// Takes the word behind the option at `*at`, which moves there; the value is a formula
// ("pi/4"). Fails: command.needs_value, command.bad_input (the word), command.inputs
// (most).
bool inputs_read(int argc, char **argv, int *at, Inputs *inputs, Error *err);

void inputs_clear(Inputs *inputs);

#endif
