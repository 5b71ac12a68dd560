// The program kyubi: reads the words before a command's name, and hands over to the
// command's row in app/ or cli/.
#include "app/app.h"
#include "base/text.h"
#include "cli/command.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

// The commands that need a window; those of cli/ follow them.
static const Command *const windowed[] = {&command_open, &command_present, &command_bench};
enum { WINDOWED = sizeof windowed / sizeof(Command *) };

static const Command *row(int index) {
    return index < WINDOWED ? windowed[index] : command_row(index - WINDOWED);
}

static int row_count(void) {
    return WINDOWED + command_count();
}

static const Command *find(const char *name) {
    for (int i = 0; i < row_count(); i++)
        if (!strcmp(row(i)->name, name)) return row(i);
    return NULL;
}

static void print_row(const CommandContext *context, const Command *command) {
    char key[64];
    snprintf(key, sizeof key, "command.%s", command->name);
    fprintf(context->out, "  kyubi %s\n      %s\n", command->usage,
            words_in(context->words, context->lang, key));
}

static int misused(const CommandContext *context, const char *key, const char *args) {
    Error err = {0};
    error_set(&err, key, "%s", args);
    command_failed(context, &err);
    fprintf(context->err, "%s\n", words_in(context->words, context->lang, "help.hint"));
    return 2;
}

static int unknown(const CommandContext *context, const char *word) {
    const char *names[32] = {"help"};
    for (int i = 0; i < row_count() && i < 30; i++)
        names[i + 1] = row(i)->name;
    const char *near = text_valid(word, strlen(word)) ? text_nearest(word, names) : NULL;
    if (!near) return misused(context, "command.unknown", word);
    char args[256];
    snprintf(args, sizeof args, "%.80s\t%s", word, near);
    return misused(context, "command.unknown_near", args);
}

static int help(const CommandContext *context, const char *name) {
    const Command *command = name ? find(name) : NULL;
    if (name && !command) return unknown(context, name);
    if (command) {
        print_row(context, command);
        return 0;
    }
    fprintf(context->out, "%s\n\n", words_in(context->words, context->lang, "help.head"));
    fprintf(context->out, "  kyubi [--profile DIR] [--lang ja|en]\n      %s\n",
            words_in(context->words, context->lang, "help.library"));
    for (int i = 0; i < row_count(); i++)
        print_row(context, row(i));
    fprintf(context->out, "  kyubi --version | --help | help COMMAND\n\n%s\n",
            words_in(context->words, context->lang, "help.foot"));
    return 0;
}

static bool asks_help(const char *word) {
    return !strcmp(word, "--help") || !strcmp(word, "-h");
}

// Japanese unless the environment's language is another; --lang wins.
static Lang first_lang(void) {
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0]) return strncmp(value, "en", 2) ? LANG_JA : LANG_EN;
    }
    return LANG_JA;
}

// Takes --profile and --lang off the front; returns how many words were taken, -1 when they
// are wrong.
static int take_options(int argc, char **argv, CommandContext *context) {
    int at = 1;
    for (; at < argc && (!strcmp(argv[at], "--profile") || !strcmp(argv[at], "--lang"));
         at++) {
        const char *option = argv[at];
        if (++at == argc) return misused(context, "command.needs_value", option), -1;
        if (!strcmp(option, "--profile")) {
            context->profile = argv[at];
            continue;
        }
        bool ja = !strcmp(argv[at], "ja");
        if (!ja && strcmp(argv[at], "en") != 0)
            return misused(context, "command.bad_lang", argv[at]), -1;
        context->lang = ja ? LANG_JA : LANG_EN;
        context->lang_asked = true;
    }
    return at;
}

static int dispatch(int argc, char **argv, CommandContext *context) {
    int at = take_options(argc, argv, context);
    if (at < 0) return 2;
    if (at == argc) return app_library(context);
    const char *word = argv[at];
    if (!strcmp(word, "--version"))
        return fprintf(context->out, "kyubi %s\n", KYUBI_VERSION), 0;
    if (asks_help(word)) return help(context, NULL);
    if (!strcmp(word, "help")) return help(context, at + 1 < argc ? argv[at + 1] : NULL);
    const Command *command = find(word);
    if (!command) return unknown(context, word);
    for (int i = at + 1; i < argc; i++)
        if (asks_help(argv[i])) return help(context, command->name);
    return command->run(argc - at - 1, argv + at + 1, context);
}

// States of 20 qubits come and go with every edit: given back to the system each time, they
// would cost more in new pages than in work. What is kept so is at most what was in use.
static void keep_freed_memory(void) {
    enum { MEGA = 1 << 20 };
    mallopt(M_MMAP_THRESHOLD, 32 * MEGA);
    mallopt(M_TRIM_THRESHOLD, 128 * MEGA);
}

int main(int argc, char **argv) {
    keep_freed_memory();
    Error err = {0};
    Places places;
    if (!places_find(&places, &err)) {
        fprintf(stderr, "kyubi: %s が見つかりません。 / The folder %s was not found.\n",
                err.args, err.args);
        return 1;
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/words.tsv", places.assets);
    Words *words = words_open(path, &err);
    if (!words) {
        fprintf(stderr, "%s:%d: %s %s\n", err.file, err.line, err.key, err.args);
        return 1;
    }
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = first_lang(),
                              .out = stdout,
                              .err = stderr};
    int count;
    char **parted = command_words(argc, argv, &count);
    int status = dispatch(count, parted, &context);
    command_words_free(parted);
    words_close(words);
    places_free(&places);
    return status;
}
