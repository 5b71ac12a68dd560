#include "lesson/manifest.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/fields.h"
#include "lesson/pack_version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PACK_API = 0 };

static const char *const PACK_FIELDS[] = {
    "id",    "version", "api", "licence", "authors", "title", "audience",
    "units", "macros",  "q0",  "lessons", "uses",    NULL};
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
static void read_file_name(Fields *fields, const PackFiles *files, PackLesson *lesson) {
    char name[128];
    fields_word(fields, "file", name, sizeof name, false);
    size_t size = strlen(name);
    if (!size) return;
    if (strpbrk(name, "/\\:") || name[0] == '.' || size < 5 ||
        strcmp(name + size - 4, ".lua") != 0) {
        refuse_shown(fields, "file", "pack.file_name");
        return;
    }
    if (!pack_files_have(files, name))
        fields_refuse(fields, "file", "pack.no_file", "%s", name);
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
    if (fields.good) read_file_name(&fields, pack->files, lesson);
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

static void read_authors(Fields *fields, Pack *pack) {
    enum { NAME_BYTES = 200 };
    size_t count;
    const Data *list = fields_list(fields, "authors", PACK_AUTHORS, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = data_text(data_at(list, i), NULL);
        if (!name || strlen(name) > NAME_BYTES || strpbrk(name, "\n\r\t")) {
            refuse_shown(fields, "authors", "pack.authors");
            return;
        }
        pack->authors[pack->author_count++] = mem_text(name);
    }
}

static void read_version(Fields *fields, char out[32], const char *name, bool needed) {
    fields_word(fields, name, out, 32, needed);
    if (fields->good && (needed || out[0]) && !pack_version_good(out))
        refuse_shown(fields, name, "pack.version");
}

static void read_uses(Fields *fields, Pack *pack) {
    static const char *const USE_FIELDS[] = {"id", "version", NULL};
    size_t count;
    const Data *list = fields_list(fields, "uses", PACK_USES, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields use = fields_within(fields, "uses", i, data_at(list, i), USE_FIELDS);
        PackUse *row = &pack->uses[pack->use_count++];
        fields_id(&use, "id", row->id, sizeof row->id, true);
        read_version(&use, row->version, "version", false);
        fields_end(fields, &use);
    }
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

static bool read_whole(Pack *pack, const Data *data, const char *text, Error *err) {
    Fields fields = fields_of_text(data, "pack.field", PACK_FIELDS, text, err);
    fields_id(&fields, "id", pack->id, sizeof pack->id, true);
    read_version(&fields, pack->version, "version", true);
    fields_word(&fields, "licence", pack->licence, sizeof pack->licence, false);
    read_api(&fields, pack);
    pack->title = fields_text(&fields, "title", true);
    pack->audience = fields_text(&fields, "audience", false);
    read_authors(&fields, pack);
    read_uses(&fields, pack);
    read_units(&fields, pack);
    read_macros(&fields, pack);
    read_order(&fields, pack);
    read_lessons(&fields, pack);
    return fields.good;
}

bool manifest_read(Pack *pack, const char *text, size_t size, const char *path,
                   Error *err) {
    size_t mark = text_mark(text, size);
    Data *data = data_read(text + mark, size - mark, (DataLimits){.bytes = MANIFEST_BYTES},
                           path, err);
    bool good = data && read_whole(pack, data, text + mark, err);
    if (data && !good) error_at(err, path, 0, 0);
    data_free(data);
    return good;
}
