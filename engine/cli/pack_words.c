#include "cli/pack_words.h"

#include "base/file.h"
#include "base/mem.h"
#include "cli/word_table.h"
#include "lesson/pack_rules.h"

#include <stdlib.h>
#include <string.h>

// --- which words take a text

static void add_word(PackWords *words, const char *word) {
    words->takes = mem_grow(words->takes, (size_t)words->take_count + 1, sizeof(char *));
    words->takes[words->take_count++] = mem_text(word);
}

static void add_fields(PackWords *words, const char *path, const Data *fields) {
    for (size_t i = 0; i < data_count(fields); i++) {
        const Data *field = data_at(fields, i);
        Buffer own = {0};
        buffer_print(&own, "%s.%s", path, data_text(data_get(field, "name"), ""));
        if (field_is(field, "text") || field_is(field, "texts")) add_word(words, own.data);
        add_fields(words, own.data, data_get(field, "fields"));
        buffer_clear(&own);
    }
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool read_takes(PackWords *words, const Places *places, Error *err) {
    Data *table = word_table_read(places, err);
    if (!table) return false;
    const Data *rows = word_table_words(table);
    for (size_t i = 0; i < data_count(rows); i++) {
        const Data *row = data_at(rows, i);
        const char *name = data_text(data_get(row, "name"), "");
        bool text = data_bool(data_get(row, "text"), false) ||
                    !strcmp(data_text(data_get(row, "form"), ""), "text");
        if (text) add_word(words, name);
        add_fields(words, name, data_get(row, "fields"));
    }
    data_free(table);
    qsort(words->takes, (size_t)words->take_count, sizeof(char *), by_name);
    return true;
}

static bool ends_in(const char *word, const char *ending) {
    size_t size = strlen(word), own = strlen(ending);
    return size >= own && !strcmp(word + size - own, ending);
}

// Kinds of exercises that a pack brings have at least these.
static bool lua_takes(const void *of, const char *word) {
    static const char *const common[] = {".ask", ".hints", ".explain", ".wrong.say"};
    const PackWords *words = of;
    if (bsearch(&word, words->takes, (size_t)words->take_count, sizeof(char *), by_name))
        return true;
    bool exercise = !strncmp(word, "exercise.", 9);
    for (size_t i = 0; exercise && i < sizeof common / sizeof *common; i++)
        if (ends_in(word, common[i])) return true;
    return false;
}

TextWords pack_words_takes(const PackWords *words, const WordsFile *file) {
    // pack.json has no bare texts.
    return (TextWords){.takes = file->json ? NULL : lua_takes, .of = words};
}

// --- files

static bool add_file(PackWords *words, const char *name, Error *err) {
    PackLimits limits = pack_limits();
    WordsFile file = {.json = file_ends_in(name, ".json")};
    file.source = pack_files_read(words->pack->files, name, pack_file_most(name, &limits),
                                  &file.size, err);
    if (!file.source) return false;
    file.texts =
        placed_texts(file.source, file.size, file.json, pack_words_takes(words, &file));
    if (!file.texts.count) {
        free(file.source);
        placed_texts_free(&file.texts);
        return true;
    }
    file.name = mem_text(name);
    words->files = mem_grow(words->files, (size_t)words->count + 1, sizeof file);
    words->files[words->count++] = file;
    return true;
}

static bool add_files(PackWords *words, Error *err) {
    if (!add_file(words, "pack.json", err)) return false;
    char **names = pack_files_list(words->pack->files, ".lua");
    bool good = true;
    for (char **name = names; *name && good; name++)
        if (strncmp(*name, PACK_TESTS, strlen(PACK_TESTS)) != 0)
            good = add_file(words, *name, err);
    free(names);
    return good;
}

bool pack_words_open(PackWords *words, const char *path, const CommandContext *context,
                     Error *err) {
    *words = (PackWords){NULL};
    char *jail = places_jail(context->places);
    words->pack =
        pack_is_archive(path) ? pack_of_archive(path, jail, err) : pack_open(path, err);
    free(jail);
    if (words->pack && read_takes(words, context->places, err) && add_files(words, err))
        return true;
    pack_words_close(words);
    return false;
}

void pack_words_close(PackWords *words) {
    for (int i = 0; i < words->count; i++) {
        free(words->files[i].name);
        free(words->files[i].source);
        placed_texts_free(&words->files[i].texts);
    }
    for (int i = 0; i < words->take_count; i++)
        free(words->takes[i]);
    free(words->takes);
    free(words->files);
    pack_close(words->pack);
    *words = (PackWords){NULL};
}

char *pack_words_place(const WordsFile *file, const PlacedText *text) {
    Buffer place = {0};
    buffer_print(&place, "%s: %s", file->name, text->place);
    return buffer_take(&place);
}
