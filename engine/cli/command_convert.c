// `kyubi convert IN OUT`: a circuit in another format, or as a picture; or Moodle's
// questions as a lesson. The endings of the files' names say which (circuit/format.h,
// view/export.h, cli/convert_gift.h).
#include "cli/command.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/format.h"
#include "cli/convert_gift.h"
#include "cli/inputs.h"
#include "view/export.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

typedef struct Options {
    const char *in, *out;
    int qasm_version; // 0: not asked for
    Theme ink;        // of a picture
    Inputs inputs;
} Options;

static bool read_version(int argc, char **argv, int *at, Options *options, Error *err) {
    uint64_t version;
    if (!command_number(argc, argv, at, 2, 3, &version, err)) return false;
    options->qasm_version = (int)version;
    return true;
}

static bool read_ink(int argc, char **argv, int *at, Options *options, Error *err) {
    static const struct {
        const char *name;
        Theme theme;
    } inks[] = {
        {"light", THEME_SHEET}, {"projector", THEME_PROJECTOR}, {"print", THEME_PRINT}};
    const char *name = command_value(argc, argv, at, err);
    for (size_t i = 0; name && i < sizeof inks / sizeof *inks; i++)
        if (strcmp(name, inks[i].name) == 0) return options->ink = inks[i].theme, true;
    return name && error_set(err, "convert.ink", "%s", name);
}

static bool read_word(int argc, char **argv, int *at, Options *options, Error *err) {
    const char *word = argv[*at];
    if (strcmp(word, "-o") == 0 && !options->out)
        return (options->out = command_value(argc, argv, at, err)) != NULL;
    if (strcmp(word, "--qasm") == 0) return read_version(argc, argv, at, options, err);
    if (strcmp(word, "--input") == 0)
        return inputs_read(argc, argv, at, &options->inputs, err);
    if (strcmp(word, "--ink") == 0) return read_ink(argc, argv, at, options, err);
    if (word[0] == '-' && word[1])
        return error_set(err, "command.unknown_option", "%s", word);
    if (options->out && options->in) return error_set(err, "convert.two_files", "%s", word);
    if (options->in)
        options->out = word;
    else
        options->in = word;
    return true;
}

static bool read_words(int argc, char **argv, Options *options, Error *err) {
    for (int at = 0; at < argc; at++)
        if (!read_word(argc, argv, &at, options, err)) return false;
    if (!options->in) return error_set(err, "command.no_file", "%s", "");
    return options->out || error_set(err, "convert.no_out", "%s", "");
}

// Also under another name: a link, or a path that goes about.
static bool same_file(const char *a, const char *b) {
    struct stat first, second;
    if (stat(a, &first) != 0 || stat(b, &second) != 0) return false;
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

// A film takes a while: how far it is goes to standard error once a second has passed.
static bool draw_frames(Export *export, const CommandContext *context, Error *err) {
    time_t began = time(NULL), said = began;
    while (export_done(export) < export_frames(export)) {
        if (!export_next(export, err)) return false;
        time_t now = time(NULL);
        if (now - began < 2 || now == said || export_frames(export) == 1) continue;
        said = now;
        char *words = words_say(context->words, context->lang, "export.frames", "%d\t%d",
                                export_done(export), export_frames(export));
        fprintf(context->err, "kyubi: %s\n", words);
        free(words);
    }
    return true;
}

static bool draw(const Circuit *circuit, const Options *options,
                 const CommandContext *context, Error *err) {
    Fonts *fonts = fonts_open(context->places->fonts, err);
    if (!fonts) return false;
    ExportWish wish = {.circuit = circuit,
                       .fonts = fonts,
                       .words = context->words,
                       .lang = context->lang,
                       .theme = options->ink};
    Export *export = export_begin(&wish, options->out, err);
    bool drawn = export && draw_frames(export, context, err);
    bool good = drawn && export_end(export, err);
    if (!drawn) export_drop(export);
    fonts_close(fonts);
    return good;
}

static bool write_out(const Circuit *circuit, const Options *options, FormatOptions format,
                      const CommandContext *context, Error *err) {
    if (export_find(options->out)) return draw(circuit, options, context, err);
    Buffer others = {0};
    for (int i = 0; i < export_count(); i++)
        buffer_print(&others, " %s", export_row(i)->ending);
    format.others = others.data;
    bool good = circuit_write(circuit, options->out, format, err);
    buffer_clear(&others);
    return good;
}

static bool convert(const Options *options, const CommandContext *context, Error *err) {
    FormatOptions format = {.qasm_version = options->qasm_version,
                            .inputs = options->inputs.names};
    assert(options->in && options->out);
    if (same_file(options->in, options->out)) {
        error_set(err, "convert.same_file", "%s", "");
        return error_at(err, options->out, 0, 0);
    }
    if (convert_makes_lesson(options->out))
        return convert_gift(options->in, options->out, context, err);
    Circuit *circuit = circuit_read(options->in, format, err);
    if (!circuit) return false;
    bool written = write_out(circuit, options, format, context, err);
    const char *lost = circuit_leaves_out(circuit, options->out);
    if (written && lost)
        fprintf(context->err, "kyubi: %s\n", words_in(context->words, context->lang, lost));
    circuit_destroy(circuit);
    return written;
}

static int convert_words(int argc, char **argv, const CommandContext *context);

const Command command_convert = {
    .name = "convert",
    .run = convert_words,
    .usage =
        "convert IN OUT [--qasm 2|3] [--input NAME=VALUE] [--ink light|projector|print]",
};

static int convert_words(int argc, char **argv, const CommandContext *context) {
    Options options = {.ink = THEME_SHEET};
    Error err = {0};
    int status = 0;
    if (!read_words(argc, argv, &options, &err))
        status = command_misused(context, &command_convert, &err);
    else if (!convert(&options, context, &err))
        status = command_failed(context, &err);
    inputs_clear(&options.inputs);
    return status;
}
