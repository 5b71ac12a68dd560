// A command of the terminal: one file command_<name>.c with one row in app/commands.c
// or cli/commands.c; main.c joins them. Commands
// write to the streams they are given and end the program with a status: 0 done, 1 the
// file, pack or circuit has errors, 2 the words of the command are wrong.
#ifndef KYUBI_BASE_COMMAND_H
#define KYUBI_BASE_COMMAND_H

#include "base/places.h"
#include "base/words.h"

#include <stdint.h>
#include <stdio.h>

// What the program knows by the time a command runs. All borrowed.
typedef struct CommandContext {
    const Places *places;
    const Words *words;
    Lang lang;
    bool lang_asked; // --lang was given: it wins over what the learner left
    FILE *out, *err;
    const char *profile; // --profile as it was typed; NULL when it was not
} CommandContext;

// What a command does is told by the words `command.<name>`.
typedef struct Command {
    const char *name; // "run"
    // argv[0] is the first word behind the command's name; returns the exit status.
    int (*run)(int argc, char **argv, const struct CommandContext *context);
    const char *usage; // "run FILE [--json]", as --help shows it behind "kyubi"
} Command;

// Writes the words of `key`, filled as words_say fills them, as a line of `to`.
void command_say(const CommandContext *context, FILE *to, const char *key,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

// Writes the error as "file:line:column: sentence" to standard error; returns 1.
int command_failed(const CommandContext *context, const Error *err);

// The same for words that are wrong, with the usage below; returns 2.
int command_misused(const CommandContext *context, const Command *command,
                    const Error *err);

// The words with every "--option=value" parted into two. Yours: the list, whose last is
// NULL, and each word in it (command_words_free).
char **command_words(int argc, char **argv, int *count);
void command_words_free(char **words);

// For walking the words of a command. `*at` stands on an option; its value is the next word
// and
// `*at` moves there. NULL with command.needs_value when there is none.
const char *command_value(int argc, char **argv, int *at, Error *err);

// The same as a whole number from `least` to `most`. Fails: command.needs_value,
// command.bad_number (option, word, least, most).
bool command_number(int argc, char **argv, int *at, uint64_t least, uint64_t most,
                    uint64_t *value, Error *err);

// Takes a word that is none of the options: it is the only one of its kind, as a path is,
// and comes into `*only`, which is NULL before. Fails: command.unknown_option where it
// looks like one, `second` (word) where there is one already.
bool command_only(const char *word, const char **only, const char *second, Error *err);

#endif
