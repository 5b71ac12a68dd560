#include "lesson/pack.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/manifest.h"
#include "lesson/unpack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MANIFEST "pack.json"

static Pack *pack_with(PackFiles *files) {
    Pack *pack = mem_new(sizeof *pack);
    pack->folder = mem_text(pack_files_path(files));
    pack->files = files;
    return pack;
}

Pack *pack_of_files(PackFiles *files, Error *err) {
    char *place = pack_files_place(files, MANIFEST), *text = NULL;
    size_t size = 0;
    Pack *pack = pack_with(files);
    if (!pack_files_have(files, MANIFEST)) {
        error_set(err, "pack.missing", "%s", pack->folder);
        error_at(err, place, 0, 0);
    } else {
        text = pack_files_read(files, MANIFEST, MANIFEST_BYTES, &size, err);
    }
    bool good = text && manifest_read(pack, text, size, place, err);
    free(text);
    free(place);
    if (good) return pack;
    pack_close(pack);
    return NULL;
}

Pack *pack_open(const char *folder, Error *err) {
    return pack_of_files(pack_files_of_folder(folder), err);
}

void pack_close(Pack *pack) {
    if (!pack) return;
    for (int i = 0; i < pack->lesson_count; i++) {
        free(pack->lessons[i].file);
        text_free(&pack->lessons[i].title);
    }
    for (int i = 0; i < pack->unit_count; i++)
        text_free(&pack->units[i]);
    for (int i = 0; i < pack->macro_count; i++) {
        free(pack->macros[i].name);
        free(pack->macros[i].tex);
    }
    free(pack->macros);
    text_free(&pack->title);
    text_free(&pack->audience);
    for (int i = 0; i < pack->author_count; i++)
        free(pack->authors[i]);
    free(pack->lessons);
    free(pack->folder);
    pack_files_close(pack->files);
    free(pack);
}

Pack *pack_of_archive(const char *path, const char *jail, Error *err) {
    PackFiles *files = unpack(path, jail, err);
    return files ? pack_of_files(files, err) : NULL;
}

Pack *pack_of_bytes(const char *path, const void *bytes, size_t size, const char *jail,
                    Error *err) {
    PackFiles *files = unpack_bytes(path, bytes, size, jail, err);
    return files ? pack_of_files(files, err) : NULL;
}

Pack *pack_of_kept(const char *path, const char *manifest, const char *hash, Error *err) {
    Pack *pack = pack_with(pack_files_shut(path, hash));
    char *place = pack_files_place(pack->files, MANIFEST);
    bool good = manifest_read(pack, manifest, strlen(manifest), place, err);
    free(place);
    if (good) return pack;
    pack_close(pack);
    return NULL;
}

char *pack_manifest(const Pack *pack) {
    return pack_files_read(pack->files, MANIFEST, MANIFEST_BYTES, NULL, NULL);
}

bool pack_is_archive(const char *path) {
    return file_ends_in(path, ".kyubi");
}

Pack *pack_at(const char *path, const char *jail, Error *err) {
    if (file_is_folder(path)) return pack_open(path, err);
    return pack_is_archive(path) ? pack_of_archive(path, jail, err)
                                 : pack_of_file(path, err);
}

Pack *pack_of_file(const char *path, Error *err) {
    const char *name = file_name(path);
    size_t size = strlen(name);
    if (!file_exists(path)) {
        error_set(err, "file.missing", "%s", path);
        error_at(err, path, 0, 0);
        return NULL;
    }
    if (size < 5 || strcmp(name + size - 4, ".lua") != 0) {
        error_set(err, "pack.not_lesson", "%s", name);
        error_at(err, path, 0, 0);
        return NULL;
    }
    Pack *pack = mem_new(sizeof *pack);
    pack->folder = file_folder(path);
    pack->files = pack_files_around(pack->folder);
    pack->lessons = mem_new(sizeof *pack->lessons);
    pack->lesson_count = 1;
    PackLesson *lesson = &pack->lessons[0];
    lesson->file = mem_text(name);
    snprintf(lesson->id, sizeof lesson->id, "%.*s", (int)(size - 4 < 63 ? size - 4 : 63),
             name);
    lesson->title.in[LANG_EN] = mem_text(name);
    snprintf(pack->id, sizeof pack->id, "%s", lesson->id);
    snprintf(pack->version, sizeof pack->version, "0");
    pack->title.in[LANG_EN] = mem_text(name);
    return pack;
}

const PackLesson *pack_lesson(const Pack *pack, const char *id) {
    for (int i = 0; i < pack->lesson_count; i++)
        if (!strcmp(pack->lessons[i].id, id)) return &pack->lessons[i];
    return NULL;
}
