// `kyubi convert IN OUT`: a circuit in another format. The endings of the files' names say
// which (circuit/format.h).
#include "cli/command.h"

#include "base/file.h"
#include "circuit/format.h"
#include "cli/inputs.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>

typedef struct Options {
    const char *in, *out;
    int qasm_version; // 0: not asked for
    Inputs inputs;
} Options;

static bool read_version(int argc, char **argv, int *at, Options *options, Error *err) {
    uint64_t version;
    if (!command_number(argc, argv, at, 2, 3, &version, err)) return false;
    options->qasm_version = (int)version;
    return true;
}

static bool read_word(int argc, char **argv, int *at, Options *options, Error *err) {
    const char *word = argv[*at];
    if (strcmp(word, "--qasm") == 0) return read_version(argc, argv, at, options, err);
    if (strcmp(word, "--input") == 0)
        return inputs_read(argc, argv, at, &options->inputs, err);
    if (word[0] == '-' && word[1])
        return error_set(err, "command.unknown_option", "%s", word);
    if (options->out) return error_set(err, "convert.two_files", "%s", word);
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

static bool convert(const Options *options, Error *err) {
    FormatOptions format = {.qasm_version = options->qasm_version,
                            .inputs = options->inputs.names};
    assert(options->in && options->out);
    if (same_file(options->in, options->out)) {
        error_set(err, "convert.same_file", "%s", "");
        return error_at(err, options->out, 0, 0);
    }
    Circuit *circuit = circuit_read(options->in, format, err);
    if (!circuit) return false;
    bool written = circuit_write(circuit, options->out, format, err);
    circuit_destroy(circuit);
    return written;
}

static int convert_words(int argc, char **argv, const CommandContext *context);

const Command command_convert = {
    .name = "convert",
    .run = convert_words,
    .usage = "convert IN OUT [--qasm 2|3] [--input NAME=VALUE]",
};

static int convert_words(int argc, char **argv, const CommandContext *context) {
    Options options = {0};
    Error err = {0};
    int status = 0;
    if (!read_words(argc, argv, &options, &err))
        status = command_misused(context, &command_convert, &err);
    else if (!convert(&options, &err))
        status = command_failed(context, &err);
    inputs_clear(&options.inputs);
    return status;
}
