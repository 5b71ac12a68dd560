#include "cli/convert_gift.h"

#include "base/file.h"
#include "lesson/gift.h"
#include "lesson/gift_lesson.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool convert_makes_lesson(const char *out) {
    return file_ends_in(out, ".lua");
}

// "03-Gate questions.lua" → "gate-questions"; "questions" where nothing is left.
static void lesson_id(const char *out, char id[GIFT_ID + 1]) {
    const char *name = file_name(out);
    size_t size = strlen(name) - strlen(".lua");
    size_t digits = strspn(name, "0123456789");
    size_t at = digits && strchr("-_ ", name[digits]) ? digits + 1 : 0;
    gift_slug(name + at, size - at, id);
    if (!*id) snprintf(id, GIFT_ID + 1, "questions");
}

static bool write_lesson(const GiftFile *file, const char *in, const char *out,
                         Error *err) {
    char id[GIFT_ID + 1], *title = file_stem(in);
    lesson_id(out, id);
    char *lesson = gift_lesson(file, id, title, file_name(in));
    bool good = file_write(out, lesson, strlen(lesson), err);
    free(lesson);
    free(title);
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
