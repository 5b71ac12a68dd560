#include "cli/inputs.h"

#include "base/command.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

bool inputs_read(int argc, char **argv, int *at, Inputs *inputs, Error *err) {
    const char *word = command_value(argc, argv, at, err);
    if (!word) return false;
    if (inputs->count == MAX_INPUTS)
        return error_set(err, "command.inputs", "%d", MAX_INPUTS);
    const char *sign = strchr(word, '=');
    double value;
    if (!sign || sign == word || !expression_value(sign + 1, NULL, &value, NULL))
        return error_set(err, "command.bad_input", "%s", word);
    char *name = mem_text(word);
    name[sign - word] = 0;
    inputs->names[inputs->count++] = (Name){name, value};
    return true;
}

void inputs_clear(Inputs *inputs) {
    for (int i = 0; i < inputs->count; i++)
        free((char *)inputs->names[i].name);
    *inputs = (Inputs){0};
}
