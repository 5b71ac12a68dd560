#include "cli/convert_gift.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/gift.h"
#include "lesson/gift_lesson.h"

#include <stdlib.h>
#include <string.h>

bool convert_makes_lesson(const char *out) {
    return file_ends_in(out, ".lua");
}

// "03-Gate questions.lua" → "gate-questions"; "questions" where nothing is left. Yours.
static char *lesson_id(const char *out) {
    const char *name = file_name(out);
    Buffer id = {0};
    size_t size = strlen(name) - strlen(".lua");
    size_t digits = strspn(name, "0123456789");
    size_t at = digits && strchr("-_ ", name[digits]) ? digits + 1 : 0;
    for (; at < size && id.size < 48; at++) {
        char c = name[at];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!good && (!id.size || id.data[id.size - 1] == '-')) continue;
        buffer_add(&id, good ? &c : "-", 1);
    }
    while (id.size && id.data[id.size - 1] == '-')
        id.data[--id.size] = 0;
    if (!id.size) buffer_print(&id, "questions");
    return buffer_take(&id);
}

// The name without its folder and ending. Yours.
static char *stem(const char *path) {
    char *name = mem_text(file_name(path)), *dot = strrchr(name, '.');
    if (dot && dot > name) *dot = 0;
    return name;
}

static bool write_lesson(const GiftFile *file, const char *in, const char *out,
                         Error *err) {
    char *id = lesson_id(out), *title = stem(in);
    char *lesson = gift_lesson(file, id, title, file_name(in));
    bool good = file_write(out, lesson, strlen(lesson), err);
    free(lesson);
    free(title);
    free(id);
    return good;
}

static void tell(const GiftFile *file, const char *out, const CommandContext *context) {
    char *said = words_say(context->words, context->lang,
                           file->skipped ? "gift.made_some" : "gift.made", "%s\t%d\t%d",
                           out, file->count, file->skipped);
    fprintf(context->out, "%s\n", said);
    free(said);
}

bool convert_gift(const char *in, const char *out, const CommandContext *context,
                  Error *err) {
    if (file_exists(out)) {
        error_set(err, "gift.exists", " ");
        return error_at(err, out, 0, 0);
    }
    size_t size;
    char *bytes = file_read(in, GIFT_BYTES, &size, err);
    GiftFile *file = bytes ? gift_read(bytes, size, in, err) : NULL;
    free(bytes);
    if (!file) return false;
    for (int i = 0; i < file->note_count; i++)
        command_failed(context, &file->notes[i]);
    bool good = file->count || error_set(err, "gift.none", " ");
    if (!good) error_at(err, in, 0, 0);
    good = good && write_lesson(file, in, out, err);
    if (good) tell(file, out, context);
    gift_free(file);
    return good;
}
