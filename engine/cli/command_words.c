// `kyubi words PACK`: the texts of a pack as a table to translate in, and the filled table
// back into the pack (lesson/placed_texts.h, lesson/words_sheet.h). What is changed keeps a
// copy beside it, or the changed pack becomes a folder of its own.
#include "cli/command.h"

#include "base/file.h"
#include "base/mem.h"
#include "cli/words_fill.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_words_row;

typedef struct Options {
    const char *path, *out, *from;
    bool try; // only say what would change
} Options;

static bool read_words(int argc, char **argv, Options *options, Error *err) {
    for (int i = 0; i < argc; i++) {
        const char **value = !strcmp(argv[i], "-o")       ? &options->out
                             : !strcmp(argv[i], "--from") ? &options->from
                                                          : NULL;
        if (value) {
            *value = command_value(argc, argv, &i, err);
            if (!*value) return false;
        } else if (!strcmp(argv[i], "--try")) {
            options->try = true;
        } else if (!command_only(argv[i], &options->path, "texts.one_path", err)) {
            return false;
        }
    }
    return options->path || error_set(err, "texts.no_path", " ");
}

static void say(const CommandContext *context, FILE *to, const char *key, const char *about,
                int a, int b, int c) {
    char *said =
        words_say(context->words, context->lang, key, "%s\t%d\t%d\t%d", about, a, b, c);
    fprintf(to, "%s\n", said);
    free(said);
}

// What brings the table back, as it is typed; no file is named on the screen.
static void say_way_back(const CommandContext *context, const Options *options) {
    if (!options->out) return;
    command_say(context, context->out, "texts.way_back", "%s\t%s", options->path,
                options->out);
}

static bool taken(const char *path, Error *err) {
    if (!file_exists(path)) return false;
    error_set(err, "texts.exists", " ");
    error_at(err, path, 0, 0);
    return true;
}

// --- out

// Returns how many rows it has.
static int add_file(Buffer *out, char between, const WordsFile *file, int missing[]) {
    int count = 0;
    for (int i = 0; i < file->texts.count; i++) {
        const PlacedText *row = &file->texts.rows[i];
        if (!row->in[LANG_JA].words && !row->in[LANG_EN].words)
            continue; // all of it is code
        char *place = pack_words_place(file, row), *mark = words_mark(row);
        Text text = {{row->in[LANG_JA].words, row->in[LANG_EN].words}};
        words_sheet_add(out, between, place, &text, mark);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            missing[lang] += !row->in[lang].words && !row->made;
        free(place);
        free(mark);
        count++;
    }
    return count;
}

// A text that code puts together, or whose values are not the same in both languages.
static void tell_odd(const PackWords *words, const WordsFile *file,
                     const CommandContext *context) {
    char *place = pack_files_place(words->pack->files, file->name);
    for (int i = 0; i < file->texts.count; i++) {
        const PlacedText *row = &file->texts.rows[i];
        const char *ja = row->in[LANG_JA].words, *en = row->in[LANG_EN].words;
        const char *odd = row->made ? "texts.code" : ja && en ? words_differ(ja, en) : NULL;
        if (!odd) continue;
        Error about;
        error_set(&about, odd, "%s", row->place);
        error_at(&about, place, row->line, 0);
        command_failed(context, &about);
    }
    free(place);
}

static bool write_out(const PackWords *words, const Options *options,
                      const CommandContext *context, Error *err) {
    if (options->out && taken(options->out, err)) return false;
    char between = options->out && file_ends_in(options->out, ".csv") ? ',' : '\t';
    int missing[LANG_COUNT] = {0}, count = 0;
    Buffer out = {0};
    words_sheet_begin(&out, between);
    for (int i = 0; i < words->count; i++) {
        count += add_file(&out, between, &words->files[i], missing);
        tell_odd(words, &words->files[i], context);
    }
    bool good = true;
    if (options->out)
        good = file_write(options->out, out.data, out.size, err);
    else
        fwrite(out.data, 1, out.size, context->out);
    if (good)
        say(context, options->out ? context->out : context->err, "texts.made",
            options->out ? options->out : words->pack->id, count, missing[LANG_JA],
            missing[LANG_EN]);
    if (good) say_way_back(context, options);
    buffer_clear(&out);
    return good;
}

// --- back

static void tell(void *to, const Error *about, bool refused) {
    (void)refused;
    command_failed(to, about);
}

// What was there stays as "name.lua~", "name.lua (2)~" …: packs pass over such names.
static bool replace(const PackWords *words, int index, const FilledFile *filled,
                    const CommandContext *context, Error *err) {
    const WordsFile *file = &words->files[index];
    char *path = file_join(words->pack->folder, file->name), *folder = file_folder(path);
    char *copy = file_new(folder, file_name(path), "~", err);
    bool good = copy && file_write(copy, file->source, file->size, err) &&
                file_write(path, filled->source, filled->size, err);
    if (good) {
        char *said = words_say(context->words, context->lang, "texts.replaced",
                               "%s\t%d\t%s", path, filled->changes, copy);
        fprintf(context->out, "%s\n", said);
        free(said);
    }
    free(copy);
    free(folder);
    free(path);
    return good;
}

typedef struct Copying {
    const PackWords *words;
    const WordsFill *fill;
    const char *out;
    Error *err;
    bool failed;
} Copying;

static void copy_file(void *to, const char *name, size_t size) {
    Copying *c = to;
    PackLimits limits = pack_limits();
    if (c->failed) return;
    char *bytes = pack_files_read(c->words->pack->files, name,
                                  pack_file_most(name, &limits), &size, c->err);
    char *path = file_join(c->out, name), *folder = file_folder(path);
    const char *what = bytes;
    for (int i = 0; bytes && i < c->words->count; i++)
        if (!strcmp(c->words->files[i].name, name) && c->fill->files[i].source) {
            what = c->fill->files[i].source;
            size = c->fill->files[i].size;
        }
    c->failed = !bytes || !file_make_folder(folder, c->err) ||
                !file_write(path, what, size, c->err);
    free(folder);
    free(path);
    free(bytes);
}

static bool write_copy(const PackWords *words, const WordsFill *fill, const char *out,
                       Error *err) {
    if (taken(out, err)) return false;
    Copying copying = {words, fill, out, err, false};
    PackLimits limits = pack_limits();
    PackWalk walk = {.found = copy_file, .to = &copying};
    return pack_files_walk(words->pack->files, &limits, walk, err) && !copying.failed;
}

static bool write_filled(const PackWords *words, const WordsFill *fill,
                         const Options *options, const CommandContext *context,
                         Error *err) {
    if (options->try) return true;
    if (options->out) return write_copy(words, fill, options->out, err);
    if (pack_files_packed(words->pack->files)) {
        error_set(err, "texts.archive", " ");
        return error_at(err, options->path, 0, 0);
    }
    for (int i = 0; i < fill->count; i++)
        if (fill->files[i].source && !replace(words, i, &fill->files[i], context, err))
            return false;
    return true;
}

static bool read_sheet(WordsSheet *sheet, const char *path, Error *err) {
    size_t size;
    char *bytes = file_read(path, SHEET_BYTES, &size, err);
    bool good = bytes && words_sheet_read(sheet, bytes, size, path, err);
    free(bytes);
    return good;
}

// `refused`: rows that were left out.
static bool bring_back(const PackWords *words, const Options *options,
                       const CommandContext *context, int *refused, Error *err) {
    WordsSheet sheet = {NULL, 0};
    WordsFill fill = {NULL};
    bool good =
        read_sheet(&sheet, options->from, err) &&
        pack_words_fill(&fill, words, &sheet, options->from, tell, (void *)context, err) &&
        write_filled(words, &fill, options, context, err);
    if (good) {
        const char *key = options->try ? "texts.would" : "texts.filled";
        say(context, context->out, key, options->out ? options->out : options->path,
            fill.changes, fill.missing[LANG_JA], fill.missing[LANG_EN]);
        if (fill.refused)
            say(context, context->out, "texts.refused", options->from, fill.refused, 0, 0);
    }
    *refused = fill.refused;
    pack_words_fill_free(&fill);
    words_sheet_free(&sheet);
    return good;
}

static int words_words(int argc, char **argv, const CommandContext *context) {
    Options options = {NULL};
    Error err = {.key = ""};
    PackWords words = {NULL};
    int refused = 0;
    if (!read_words(argc, argv, &options, &err))
        return command_misused(context, &command_words_row, &err);
    bool good = pack_words_open(&words, options.path, context, &err) &&
                (options.from ? bring_back(&words, &options, context, &refused, &err)
                              : write_out(&words, &options, context, &err));
    int status = good ? refused > 0 : command_failed(context, &err);
    pack_words_close(&words);
    return status;
}

const Command command_words_row = {
    .name = "words",
    .run = words_words,
    .usage = "words PACK [-o TABLE.tsv|.csv] | words PACK --from TABLE [-o FOLDER] [--try]",
};
