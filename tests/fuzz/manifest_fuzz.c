// Any bytes given to the reader of pack.json describe a pack within all limits, or are
// refused with a sentence, the file and the line; written again as plain JSON they
// describe the same pack.
#include "fuzz/input.h"
#include "fuzz/settled.h"

#include "base/data.h"
#include "lesson/manifest.h"
#include "lesson/pack_version.h"

static Pack *pack_of(const char *text, size_t size, Error *err) {
    Pack *pack = mem_new(sizeof *pack);
    pack->files = pack_files_of_archive("my.kyubi");
    pack_files_add(pack->files, "pack.json", "{}", 2);
    pack_files_add(pack->files, "01-a.lua", "", 0);
    pack_files_add(pack->files, "02-b.lua", "", 0);
    PackLimits limits = pack_limits();
    assert(settled(pack->files, &limits, NULL));
    if (manifest_read(pack, text, size, "my.kyubi/pack.json", err)) return pack;
    pack_close(pack);
    return NULL;
}

static bool same(const char *a, const char *b) {
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_text(const Text *a, const Text *b) {
    return same(a->in[LANG_JA], b->in[LANG_JA]) && same(a->in[LANG_EN], b->in[LANG_EN]);
}

static void check_lesson(const Pack *pack, int index) {
    const PackLesson *lesson = &pack->lessons[index];
    assert(lesson->id[0] && pack_lesson(pack, lesson->id) == lesson);
    assert(lesson->title.in[LANG_JA] || lesson->title.in[LANG_EN]);
    assert(lesson->minutes >= 0 && lesson->minutes <= 600);
    assert(lesson->unit == 0 || (lesson->unit > 0 && lesson->unit < pack->unit_count));
    assert(lesson->require_count >= 0 && lesson->require_count <= 8);
    assert(!lesson->file || pack_files_have(pack->files, lesson->file));
}

static void check(const Pack *pack) {
    assert(pack->id[0] && pack_version_good(pack->version));
    assert(pack_version_compare(pack->version, pack->version) == 0);
    assert(pack->lesson_count >= 1 && pack->lesson_count <= PACK_LESSONS);
    assert(pack->author_count <= PACK_AUTHORS && pack->use_count <= PACK_USES);
    assert(pack->unit_count <= PACK_UNITS && pack->macro_count <= PACK_MACROS);
    for (int i = 0; i < pack->lesson_count; i++)
        check_lesson(pack, i);
    for (int i = 0; i < pack->use_count; i++) {
        const char *version = pack->uses[i].version;
        assert(!version[0] || pack_version_good(version));
        int order = pack_version_compare(pack->version, version);
        assert(order == -pack_version_compare(version, pack->version));
    }
}

static void check_equal(const Pack *a, const Pack *b) {
    assert(same(a->id, b->id) && same(a->version, b->version));
    assert(same(a->licence, b->licence) && a->order == b->order);
    assert(same_text(&a->title, &b->title) && same_text(&a->audience, &b->audience));
    assert(a->lesson_count == b->lesson_count && a->unit_count == b->unit_count);
    assert(a->author_count == b->author_count && a->use_count == b->use_count);
    assert(a->macro_count == b->macro_count);
    for (int i = 0; i < a->lesson_count; i++) {
        assert(same(a->lessons[i].id, b->lessons[i].id));
        assert(same(a->lessons[i].file, b->lessons[i].file));
        assert(same_text(&a->lessons[i].title, &b->lessons[i].title));
    }
    for (int i = 0; i < a->macro_count; i++)
        assert(same(a->macros[i].name, b->macros[i].name) &&
               same(a->macros[i].tex, b->macros[i].tex));
}

// Without the author's layout and escapes.
static void check_again(const Pack *pack, const char *text, size_t size) {
    size_t mark = text_mark(text, size);
    Data *data = data_read(text + mark, size - mark, (DataLimits){0}, NULL, NULL);
    char *plain = data_write(data);
    Error err = {.key = ""};
    Pack *again = pack_of(plain, strlen(plain), &err);
    assert(again);
    check_equal(pack, again);
    pack_close(again);
    free(plain);
    data_free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size);
    Error err = {.key = ""};
    Pack *pack = pack_of(text, size, &err);
    input_check(pack, &err);
    if (pack) {
        check(pack);
        check_again(pack, text, size);
    } else {
        assert(!strcmp(err.file, "my.kyubi/pack.json"));
        assert(err.line >= 1 || !strcmp(err.key, "json.too_large"));
    }
    pack_close(pack);
    free(text);
    return 0;
}
