// `kyubi check PATH...`: reads packs and lessons, plays every answer they list, and says
// what an author should mend.
#include "cli/check.h"
#include "cli/command.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_check;

typedef struct Options {
    bool layout, json;
    int paths;
} Options;

static bool read_words(int argc, char **argv, Options *options, Error *err) {
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--layout"))
            options->layout = true;
        else if (!strcmp(argv[i], "--json"))
            options->json = true;
        else if (argv[i][0] == '-')
            return error_set(err, "command.unknown_option", "%s", argv[i]);
        else
            options->paths++;
    }
    return options->paths || error_set(err, "check.no_path", " ");
}

static void print_json(const Check *check) {
    const CommandContext *context = check->context;
    Data *all = data_new_object();
    data_put(all, "ok", data_new_bool(!check->findings.errors));
    data_put(all, "lessons", data_new_integer(check->lessons));
    data_put(all, "exercises", data_new_integer(check->exercises));
    data_put(all, "findings",
             findings_data(&check->findings, context->words, context->lang));
    char *text = data_write_harmless(all);
    fprintf(context->out, "%s\n", text);
    free(text);
    data_free(all);
}

// "1 error", "2 errors": English has a row of its own for one.
static void add_count(Buffer *args, const CommandContext *context, const char *what,
                      int count) {
    char key[48];
    snprintf(key, sizeof key, "check.count_%s%s", what, count == 1 ? "_one" : "");
    char *text = words_say(context->words, context->lang, key, "%d", count);
    buffer_print(args, "%s%s", args->size ? "\t" : "", text);
    free(text);
}

static void print_summary(const Check *check) {
    const CommandContext *context = check->context;
    int errors = check->findings.errors, found = check->findings.count;
    Buffer args = {0};
    add_count(&args, context, "errors", errors);
    add_count(&args, context, "warnings", found - errors);
    add_count(&args, context, "lessons", check->lessons);
    add_count(&args, context, "exercises", check->exercises);
    char *text = words_fill(context->words, context->lang,
                            found ? "check.found" : "check.well", args.data);
    fprintf(context->out, "%s\n", text);
    free(text);
    buffer_clear(&args);
}

static int check_words(int argc, char **argv, const CommandContext *context) {
    Options options = {0};
    Error err = {0};
    if (!read_words(argc, argv, &options, &err))
        return command_misused(context, &command_check, &err);
    Check check;
    if (!check_begin(&check, context, &err)) {
        check_end(&check);
        return command_failed(context, &err);
    }
    for (int i = 0; i < argc; i++)
        if (argv[i][0] != '-') check_add_path(&check, argv[i]);
    check_all(&check, options.layout);
    findings_sort(&check.findings);
    findings_print(&check.findings, context->words, context->lang, context->err);
    if (options.json)
        print_json(&check);
    else
        print_summary(&check);
    bool good = !check.findings.errors;
    check_end(&check);
    return good ? 0 : 1;
}

const Command command_check = {
    .name = "check",
    .run = check_words,
    .usage = "check PATH... [--layout] [--json]",
};
