#include "cli/check_layout.h"

#include "base/file.h"
#include "base/mem.h"
#include "view/pack_formulas.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void check_found(Check *check, const Error *about) {
    findings_add(&check->findings, about);
}

// A folder of packs: each folder in it that has a pack.json. Calls `each` with its path.
static int each_pack(Check *check, const char *folder,
                     void (*each)(Check *check, const char *path)) {
    char **names = file_list(folder, NULL, NULL);
    int count = 0;
    for (char **name = names; name && *name; name++) {
        char *path = file_join(folder, *name), *manifest = file_join(path, "pack.json");
        if (file_exists(manifest)) {
            each(check, path);
            count++;
        }
        free(manifest);
        free(path);
    }
    free(names);
    return count;
}

// What does not read is found when that pack itself is checked.
static void know_pack(Check *check, const char *path) {
    Pack *pack = pack_open(path, NULL);
    if (!pack) return;
    check->known = mem_grow(check->known, (size_t)check->known_count + 1, sizeof(Pack *));
    check->known[check->known_count++] = pack;
}

static bool open_furigana(Check *check, Error *err) {
    char *kanji = file_join(check->context->places->assets, "kanji.txt");
    check->furigana = furigana_open(kanji, err);
    for (int i = 0; check->furigana && i < glossary_count(check->glossary); i++) {
        const Term *term = glossary_term(check->glossary, i);
        furigana_add(check->furigana, term->in[LANG_JA], term->reading);
    }
    free(kanji);
    return check->furigana != NULL;
}

bool check_begin(Check *check, const CommandContext *context, Error *err) {
    *check = (Check){.context = context, .began = now_ms()};
    check->fonts = fonts_open(context->places->fonts, err);
    if (!check->fonts) return false;
    check->jail = places_jail(context->places);
    char *terms = file_join(context->places->assets, "glossary.tsv");
    check->glossary = glossary_open(terms, err);
    free(terms);
    each_pack(check, context->places->lessons, know_pack);
    return check->glossary && open_furigana(check, err);
}

void check_end(Check *check) {
    for (int i = 0; i < check->target_count; i++) {
        pack_close(check->targets[i].pack);
        glossary_close(check->targets[i].glossary);
    }
    for (int i = 0; i < check->known_count; i++)
        pack_close(check->known[i]);
    free(check->targets);
    free(check->known);
    glossary_close(check->glossary);
    furigana_close(check->furigana);
    fonts_close(check->fonts);
    free(check->jail);
    findings_clear(&check->findings);
}

static void add_target(Check *check, Target target) {
    Error err = {0};
    target.glossary = glossary_of_pack(target.pack->files, &err);
    if (err.key[0]) check_found(check, &err);
    check->targets =
        mem_grow(check->targets, (size_t)check->target_count + 1, sizeof *check->targets);
    check->targets[check->target_count++] = target;
}

static void add_pack(Check *check, const char *path) {
    Error err = {0};
    Pack *pack = pack_at(path, check->jail, &err);
    if (pack) {
        add_target(check, (Target){.pack = pack, .only = -1});
        return;
    }
    check_found(check, &err);
}

static int lesson_of_file(const Pack *pack, const char *name) {
    for (int i = 0; i < pack->lesson_count; i++)
        if (pack->lessons[i].file && !strcmp(pack->lessons[i].file, name)) return i;
    return -1;
}

// A lesson file is read as its pack has it, where there is one.
static void add_file(Check *check, const char *path) {
    Error err = {0};
    char *folder = file_folder(path);
    Pack *pack = pack_open(folder, NULL);
    free(folder);
    int only = pack ? lesson_of_file(pack, file_name(path)) : -1;
    if (only >= 0) {
        add_target(check, (Target){.pack = pack, .only = only});
        return;
    }
    pack_close(pack);
    pack = pack_of_file(path, &err);
    if (pack)
        add_target(check, (Target){.pack = pack, .only = 0, .lone = true});
    else
        check_found(check, &err);
}

void check_add_path(Check *check, const char *path) {
    char *manifest = file_join(path, "pack.json");
    if (!file_is_folder(path) && !pack_is_archive(path))
        add_file(check, path);
    else if (pack_is_archive(path) || file_exists(manifest) ||
             !each_pack(check, path, add_pack))
        add_pack(check, path); // says what is missing where it is no pack
    free(manifest);
}

bool check_knows_lesson(const Check *check, const char *id) {
    for (int i = 0; i < check->target_count; i++)
        if (pack_lesson(check->targets[i].pack, id)) return true;
    for (int i = 0; i < check->known_count; i++)
        if (pack_lesson(check->known[i], id)) return true;
    return false;
}

bool check_knows_term(const Check *check, const Target *target, const char *key) {
    if (target->glossary && glossary_find(target->glossary, key)) return true;
    return glossary_find(check->glossary, key) != NULL;
}

void check_progress(Check *check, const char *what) {
    FILE *err = check->context->err;
    int file = fileno(err);
    if (file < 0 || !isatty(file)) return;
    if (what && now_ms() - check->began < 1000) return;
    if (check->shown) fputs("\r\033[K", err);
    check->shown = what != NULL;
    if (what) fprintf(err, "%.70s", what);
    fflush(err);
}

static void check_one(Check *check, const Target *target, int index, bool layout) {
    const PackLesson *lesson = &target->pack->lessons[index];
    if (!lesson->file || (target->only >= 0 && target->only != index)) return;
    check_progress(check, lesson->file);
    SaidList said;
    if (check_lesson(check, target, index, &said) && layout)
        check_lesson_layout(check, target, index, &said);
    said_free(&said);
}

void check_all(Check *check, bool layout) {
    for (int i = 0; i < check->target_count; i++) {
        const Target *target = &check->targets[i];
        Error err = {0};
        if (!pack_formulas_use(check->fonts, target->pack, &err)) check_found(check, &err);
        if (target->only < 0) check_pack(check, target);
        for (int k = 0; k < target->pack->lesson_count; k++)
            check_one(check, target, k, layout);
    }
    if (layout) check_screens_layout(check);
    check_progress(check, NULL);
}
