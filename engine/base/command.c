#include "base/command.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void command_say(const CommandContext *context, FILE *to, const char *key,
                 const char *format, ...) {
    Buffer filled = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&filled, format, list);
    va_end(list);
    char *args = buffer_take(&filled);
    char *said = words_fill(context->words, context->lang, key, args);
    fprintf(to, "%s\n", said);
    free(said);
    free(args);
}

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
    command_say(context, context->err, "command.usage", "%s", command->usage);
    return 2;
}

// Where the value of "--option=value" begins, else NULL. A path or a formula with '=' in it
// has no two dashes and small letters in front.
static const char *joined_value(const char *word) {
    if (strncmp(word, "--", 2) != 0) return NULL;
    size_t size = strspn(word + 2, "abcdefghijklmnopqrstuvwxyz-");
    return size && word[2 + size] == '=' ? word + 3 + size : NULL;
}

char **command_words(int argc, char **argv, int *count) {
    char **words = mem_new(sizeof *words * (2 * (size_t)argc + 1));
    *count = 0;
    for (int i = 0; i < argc; i++) {
        const char *value = joined_value(argv[i]);
        char *word = mem_text(argv[i]);
        if (value) word[value - argv[i] - 1] = '\0';
        words[(*count)++] = word;
        if (value) words[(*count)++] = mem_text(value);
    }
    return words;
}

void command_words_free(char **words) {
    for (char **word = words; word && *word; word++)
        free(*word);
    free(words);
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

bool command_only(const char *word, const char **only, const char *second, Error *err) {
    if (word[0] == '-' && word[1])
        return error_set(err, "command.unknown_option", "%s", word);
    if (*only) return error_set(err, second, "%s", word);
    *only = word;
    return true;
}
