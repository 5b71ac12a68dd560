// Any bytes given to the reader of Moodle's questions: they are refused with a sentence, or
// every question has what a lesson needs, every note a sentence, and the lesson that is
// written of them is a text.
#include "fuzz/input.h"

#include "lesson/gift.h"
#include "lesson/gift_lesson.h"

#include <math.h>

static void check_text(const char *text) {
    assert(text && strlen(text) <= GIFT_TEXT && text_valid(text, strlen(text)));
    for (; *text; text++)
        assert((unsigned char)*text >= ' ' || *text == '\n');
}

static void check_question(const GiftQuestion *q) {
    int rights = 0;
    check_text(q->title);
    check_text(q->ask);
    check_text(q->hint);
    check_text(q->explain);
    assert(*q->ask &&
           strspn(q->id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(q->id));
    assert(*q->id && *q->id != '-' && strlen(q->id) < 64 && q->line >= 1);
    assert(q->option_count <= GIFT_OPTIONS);
    for (int i = 0; i < q->option_count; i++) {
        check_text(q->options[i].text);
        check_text(q->options[i].say);
        rights += q->options[i].right;
    }
    bool chosen = q->kind == GIFT_CHOICE || q->kind == GIFT_TRUTH;
    assert(!chosen || (q->option_count >= 2 && rights >= 1 && (rights == 1 || q->several)));
    assert(isfinite(q->answer) && q->tolerance >= 0 && q->tolerance <= 1e15);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size);
    Error err = {.key = ""};
    GiftFile *file = gift_read(text, size, "q.gift", &err);
    free(text);
    input_check(file != NULL, &err);
    if (!file) return 0;
    assert(file->count <= GIFT_QUESTIONS && file->note_count <= GIFT_NOTES);
    for (int i = 0; i < file->note_count; i++)
        input_check(false, &file->notes[i]);
    for (int i = 0; i < file->count; i++)
        check_question(&file->rows[i]);
    char *lesson = gift_lesson(file, "questions", "q", "q.gift");
    assert(text_valid(lesson, strlen(lesson)));
    free(lesson);
    gift_free(file);
    return 0;
}
