#include "lesson/pack.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANIFEST_BYTES = 64 * 1024, PACK_API = 0 };

static const char *const PACK_FIELDS[] = {"id",      "version", "api",      "licence",
                                          "authors", "title",   "audience", "units",
                                          "macros",  "q0",      "lessons",  NULL};
static const char *const LESSON_FIELDS[] = {"id",      "map",  "file",     "title",
                                            "minutes", "unit", "requires", NULL};

// The error's arguments: the path of the field, and what stands there.
static void refuse_shown(Fields *fields, const char *name, const char *key) {
    char *stands = fields_shown(fields, name);
    fields_refuse(fields, name, key, "%s", stands);
    free(stands);
}

static void read_requires(Fields *fields, PackLesson *lesson) {
    size_t count;
    const Data *list = fields_list(fields, "requires", 8, &count);
    for (size_t i = 0; i < count; i++) {
        const char *id = data_text(data_at(list, i), NULL);
        if (!id || !id[0] || strlen(id) >= sizeof lesson->requires[0]) {
            refuse_shown(fields, "requires", "pack.requires");
            return;
        }
        snprintf(lesson->requires[i], sizeof lesson->requires[i], "%s", id);
    }
    lesson->require_count = (int)count;
}

// A plain name that ends in .lua and is there: nothing outside the folder is ever opened.
static void read_file_name(Fields *fields, const char *folder, PackLesson *lesson) {
    char name[128];
    fields_word(fields, "file", name, sizeof name, false);
    size_t size = strlen(name);
    if (!size) return;
    if (strpbrk(name, "/\\:") || name[0] == '.' || size < 5 ||
        strcmp(name + size - 4, ".lua") != 0) {
        refuse_shown(fields, "file", "pack.file_name");
        return;
    }
    char *path = file_join(folder, name);
    if (!file_exists(path)) fields_refuse(fields, "file", "pack.no_file", "%s", name);
    free(path);
    lesson->file = mem_text(name);
}

static void read_lesson(Fields *pack_fields, Pack *pack, const Data *list, size_t index) {
    PackLesson *lesson = &pack->lessons[index];
    Fields fields =
        fields_within(pack_fields, "lessons", index, data_at(list, index), LESSON_FIELDS);
    pack->lesson_count = (int)index + 1;
    fields_id(&fields, "id", lesson->id, sizeof lesson->id, true);
    fields_word(&fields, "map", lesson->map, sizeof lesson->map, false);
    lesson->title = fields_text(&fields, "title", true);
    lesson->minutes = (int)fields_integer(&fields, "minutes", 0, 600, 0);
    lesson->unit = (int)fields_integer(&fields, "unit", 0, PACK_UNITS - 1, 0);
    if (lesson->unit && lesson->unit >= pack->unit_count)
        fields_refuse(&fields, "unit", "pack.unit", "%d\t%d", pack->unit_count,
                      lesson->unit);
    read_requires(&fields, lesson);
    if (fields.good) read_file_name(&fields, pack->folder, lesson);
    for (size_t i = 0; i < index; i++)
        if (!strcmp(pack->lessons[i].id, lesson->id))
            fields_refuse(&fields, "id", "pack.id_twice", "%s\tlessons[%zu].id", lesson->id,
                          i);
    fields_end(pack_fields, &fields);
}

static void read_units(Fields *fields, Pack *pack) {
    static const char *const UNIT_FIELDS[] = {"title", NULL};
    size_t count;
    const Data *list = fields_list(fields, "units", PACK_UNITS, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields unit = fields_within(fields, "units", i, data_at(list, i), UNIT_FIELDS);
        pack->units[i] = fields_text(&unit, "title", true);
        pack->unit_count = (int)i + 1;
        fields_end(fields, &unit);
    }
}

static void read_authors(Fields *fields) {
    size_t count;
    const Data *list = fields_list(fields, "authors", 50, &count);
    for (size_t i = 0; i < count; i++)
        if (!data_is_text(data_at(list, i)))
            refuse_shown(fields, "authors", "pack.authors");
}

// An object of texts: {"mean": "\\langle #1\\rangle"}.
static void read_macros(Fields *fields, Pack *pack) {
    const Data *object = data_get(fields->object, "macros");
    size_t count = data_count(object);
    if (!object) return;
    if (!data_is_object(object) || count > PACK_MACROS) {
        refuse_shown(fields, "macros", "pack.macros");
        return;
    }
    pack->macros = mem_new(sizeof *pack->macros * (count ? count : 1));
    for (size_t i = 0; i < count; i++) {
        const Data *value;
        const char *name = data_key(object, i, &value);
        if (!data_is_text(value)) {
            refuse_shown(fields, "macros", "pack.macros");
            return;
        }
        pack->macros[pack->macro_count++] =
            (PackMacro){mem_text(name), mem_text(data_text(value, ""))};
    }
}

static void read_api(Fields *fields, Pack *pack) {
    const Data *value = data_get(fields->object, "api");
    pack->api = (int)data_integer(value, -1);
    if (!value)
        fields_refuse(fields, "api", "pack.field_missing", "%s", "");
    else if (!data_is_number(value) || pack->api != PACK_API)
        refuse_shown(fields, "api", "pack.api");
}

static void read_order(Fields *fields, Pack *pack) {
    char word[16] = "";
    if (!fields_has(fields, "q0")) return;
    fields_word(fields, "q0", word, sizeof word, false);
    if (!strcmp(word, "right"))
        pack->order = PACK_ORDER_RIGHT;
    else if (!strcmp(word, "left"))
        pack->order = PACK_ORDER_LEFT;
    else
        refuse_shown(fields, "q0", "pack.order");
}

static void read_lessons(Fields *fields, Pack *pack) {
    size_t count;
    const Data *list = fields_list(fields, "lessons", PACK_LESSONS, &count);
    if (count == 0) fields_refuse(fields, "lessons", "pack.no_lessons", "%s", "");
    pack->lessons = mem_new(sizeof *pack->lessons * (count ? count : 1));
    for (size_t i = 0; i < count && fields->good; i++)
        read_lesson(fields, pack, list, i);
}

static bool read_manifest(Pack *pack, const Data *data, const char *text, Error *err) {
    char licence[64];
    Fields fields = fields_of_text(data, "pack.field", PACK_FIELDS, text, err);
    fields_id(&fields, "id", pack->id, sizeof pack->id, true);
    fields_word(&fields, "version", pack->version, sizeof pack->version, true);
    fields_word(&fields, "licence", licence, sizeof licence, false);
    read_api(&fields, pack);
    pack->title = fields_text(&fields, "title", true);
    pack->audience = fields_text(&fields, "audience", false);
    read_authors(&fields);
    read_units(&fields, pack);
    read_macros(&fields, pack);
    read_order(&fields, pack);
    read_lessons(&fields, pack);
    return fields.good;
}

// `text` is the manifest, zero-ended. Some editors put a byte order mark in front.
static Pack *read_text(const char *text, size_t size, const char *folder, const char *path,
                       Error *err) {
    size_t mark = size >= 3 && !memcmp(text, "\xef\xbb\xbf", 3) ? 3 : 0;
    Data *data = data_read(text + mark, size - mark, (DataLimits){.bytes = MANIFEST_BYTES},
                           path, err);
    if (!data) return NULL;
    Pack *pack = mem_new(sizeof *pack);
    pack->folder = mem_text(folder);
    if (!read_manifest(pack, data, text + mark, err)) {
        error_at(err, path, 0, 0);
        pack_close(pack);
        pack = NULL;
    }
    data_free(data);
    return pack;
}

Pack *pack_open(const char *folder, Error *err) {
    char *path = file_join(folder, "pack.json"), *text = NULL;
    size_t size = 0;
    if (!file_exists(path)) {
        error_set(err, "pack.missing", "%s", folder);
        error_at(err, path, 0, 0);
    } else {
        text = file_read(path, MANIFEST_BYTES, &size, err);
    }
    Pack *pack = text ? read_text(text, size, folder, path, err) : NULL;
    free(text);
    free(path);
    return pack;
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
    free(pack->lessons);
    free(pack->folder);
    free(pack);
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
