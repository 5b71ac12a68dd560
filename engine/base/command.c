#include "base/command.h"

#include <stdlib.h>
#include <string.h>

static void print_error(const CommandContext *context, const Error *err) {
    char *line = words_error_line(context->words, context->lang, err);
    fprintf(context->err, "%s\n", line);
    free(line);
}

int command_failed(const CommandContext *context, const Error *err) {
    print_error(context, err);
    return 1;
}

int command_misused(const CommandContext *context, const Command *command,
                    const Error *err) {
    print_error(context, err);
    char *usage =
        words_say(context->words, context->lang, "command.usage", "%s", command->usage);
    fprintf(context->err, "%s\n", usage);
    free(usage);
    return 2;
}

const char *command_value(int argc, char **argv, int *at, Error *err) {
    if (*at + 1 < argc) return argv[++*at];
    error_set(err, "command.needs_value", "%s", argv[*at]);
    return NULL;
}

// Digits only: strtoull would also take signs and spaces.
static bool whole_number(const char *text, uint64_t *value) {
    *value = 0;
    for (const char *c = text; *c; c++) {
        if (*c < '0' || *c > '9') return false;
        uint64_t digit = (uint64_t)(*c - '0');
        if (*value > (UINT64_MAX - digit) / 10) return false;
        *value = *value * 10 + digit;
    }
    return *text != 0;
}

bool command_number(int argc, char **argv, int *at, uint64_t least, uint64_t most,
                    uint64_t *value, Error *err) {
    const char *option = argv[*at];
    const char *text = command_value(argc, argv, at, err);
    if (!text) return false;
    if (whole_number(text, value) && *value >= least && *value <= most) return true;
    return error_set(err, "command.bad_number", "%s\t%s\t%llu\t%llu", option, text,
                     (unsigned long long)least, (unsigned long long)most);
}
