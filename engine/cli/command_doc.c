// `kyubi doc`: the words of the lesson language, and what `kyubi check` can find, from the
// tables that the program itself uses.
#include "cli/command.h"
#include "cli/doc.h"
#include "cli/findings.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_doc;

typedef struct Options {
    const char *word;   // NULL: all
    const char *format; // of `formats` below
    bool findings;
} Options;

// A format writes the words, and where it can the findings.
static const struct {
    const char *name;
    void (*words)(const Doc *doc);
    void (*findings)(const CommandContext *context);
} formats[] = {
    {"text", doc_text, findings_text},
    {"md", doc_markdown, findings_markdown},
    {"json", doc_json, findings_json},
    {"lua", doc_annotations, NULL},
};
enum { FORMATS = sizeof formats / sizeof *formats };

static int format_of(const char *name) {
    for (int i = 0; i < FORMATS; i++)
        if (!strcmp(formats[i].name, name)) return i;
    return -1;
}

static bool read_words(int argc, char **argv, Options *options, Error *err) {
    options->format = "text";
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--format")) {
            options->format = command_value(argc, argv, &i, err);
            if (!options->format) return false;
            if (format_of(options->format) < 0)
                return error_set(err, "doc.bad_format", "%s", options->format);
        } else if (!strcmp(argv[i], "--findings")) {
            options->findings = true;
        } else if (argv[i][0] == '-') {
            return error_set(err, "command.unknown_option", "%s", argv[i]);
        } else if (options->word) {
            return error_set(err, "doc.one_word", "%s", argv[i]);
        } else {
            options->word = argv[i];
        }
    }
    if (options->findings && !formats[format_of(options->format)].findings)
        return error_set(err, "doc.bad_format", "%s", options->format);
    return true;
}

static bool any_word(const Data *table, const char *name) {
    const Data *words = word_table_words(table);
    for (size_t i = 0; i < data_count(words); i++)
        if (word_is_in(data_at(words, i), name)) return true;
    return false;
}

static bool refuse_word(const Data *table, const char *name, Error *err) {
    const char *near = word_table_nearest(table, name);
    if (near) return error_set(err, "doc.unknown_near", "%.80s\t%s", name, near);
    return error_set(err, "doc.unknown", "%.80s", name);
}

static int tell(const Options *options, const CommandContext *context) {
    Error err = {0};
    Data *table = word_table_read(context->places, &err);
    if (!table) return command_failed(context, &err);
    bool good = !options->word || any_word(table, options->word) ||
                refuse_word(table, options->word, &err);
    Doc doc = {context, table, options->word};
    if (good) formats[format_of(options->format)].words(&doc);
    data_free(table);
    return good ? 0 : command_failed(context, &err);
}

static int doc_words(int argc, char **argv, const CommandContext *context) {
    Options options = {0};
    Error err = {0};
    if (!read_words(argc, argv, &options, &err))
        return command_misused(context, &command_doc, &err);
    if (!options.findings) return tell(&options, context);
    formats[format_of(options.format)].findings(context);
    return 0;
}

const Command command_doc = {
    .name = "doc",
    .run = doc_words,
    .usage = "doc [WORD] [--findings] [--format text|md|json|lua]",
};
