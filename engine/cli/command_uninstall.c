// `kyubi uninstall ID`: the pack goes, what the learner did in it stays.
#include "cli/command.h"

#include "lesson/installed.h"

#include <stdlib.h>

extern const Command command_uninstall;

static int uninstall_words(int argc, char **argv, const CommandContext *context) {
    Error err = {.key = ""};
    if (argc != 1 || argv[0][0] == '-') {
        error_set(&err, "uninstall.one_id", " ");
        return command_misused(context, &command_uninstall, &err);
    }
    char *profile = places_profile(context->places, context->profile, &err);
    bool good = profile && installed_remove(profile, argv[0], &err);
    free(profile);
    if (!good) return command_failed(context, &err);
    command_say(context, context->out, "uninstall.done", "%s", argv[0]);
    return 0;
}

const Command command_uninstall = {
    .name = "uninstall",
    .run = uninstall_words,
    .usage = "uninstall ID",
};
