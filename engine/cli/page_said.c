#include "cli/page_said.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

typedef struct Saying {
    const Study *study;
    Lang lang;
    Buffer out;
    Drawn drawn[MAX_GIVEN + 1]; // of the exercise that speaks
} Saying;

// Where {…|…} at `text` has its bar and its end; false where no furigana begins.
static bool ruby_at(const char *text, const char **bar, const char **end) {
    if (*text != '{') return false;
    *bar = text + strcspn(text, "|}\n");
    *end = **bar == '|' ? *bar + strcspn(*bar, "}\n") : *bar;
    return **bar == '|' && **end == '}';
}

static bool blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

char *said_plainly(const char *text) {
    Buffer out = {0};
    while (*text) {
        const char *bar, *end;
        if (ruby_at(text, &bar, &end)) {
            buffer_add(&out, text + 1, (size_t)(bar - text - 1));
            text = end + 1;
        } else if (!strncmp(text, "**", 2)) {
            text += 2;
        } else if (blank(*text)) {
            if (out.size && out.data[out.size - 1] != ' ') buffer_add(&out, " ", 1);
            text++;
        } else {
            buffer_add(&out, text++, 1);
        }
    }
    return buffer_take(&out);
}

static void say_words(Saying *saying, const char *words) {
    char *plain = said_plainly(words ? words : "");
    if (*plain) buffer_print(&saying->out, "%s\n", plain);
    free(plain);
}

static void say(Saying *saying, const Text *text) {
    char *filled = live_text(saying->study->live, text, saying->lang, saying->drawn);
    say_words(saying, filled);
    free(filled);
}

static void say_all(Saying *saying, const Text *texts, int count) {
    for (int i = 0; i < count; i++)
        say(saying, &texts[i]);
}

// --- one kind of block each

static void say_exercise(Saying *saying, int index) {
    const Exercise *about = &study_lesson(saying->study)->exercises[index];
    const Answer *answer = &saying->study->answers[index];
    live_drawn(answer->given, answer->given_count, saying->lang, saying->drawn);
    say(saying, &about->title);
    say(saying, &about->ask);
    say(saying, &about->label);
    say(saying, &about->unit);
    for (int i = 0; i < about->option_count; i++)
        say(saying, &about->options[i].text);
    say_all(saying, about->items, about->item_count);
    say_all(saying, about->places, about->place_count);
    say_all(saying, about->hints, answer->hints);
    say(saying, &answer->verdict.say);
    say_words(saying, answer->verdict.printed);
    if (answer->right || answer->explain) say(saying, &about->explain);
    memset(saying->drawn, 0, sizeof saying->drawn);
}

static void say_stage(Saying *saying, int index) {
    const StageState *row = &saying->study->stages.rows[index];
    DrawingItem item;
    size_t at = 0;
    say(saying, &study_lesson(saying->study)->stages[index].label);
    while (row->bytes && drawing_next((Drawing){row->bytes, row->size}, &at, &item))
        say_words(saying, item.words[saying->lang]);
}

static void say_variable(Saying *saying, int index) {
    const Variable *about = &study_lesson(saying->study)->variables[index];
    say(saying, &about->label);
    say_all(saying, about->options, about->option_count);
}

static void say_vote(Saying *saying, int index) {
    const Lesson *lesson = study_lesson(saying->study);
    const Vote *vote = &lesson->votes[index];
    say(saying, &vote->ask);
    for (int i = 0; i < vote->option_count; i++)
        say(saying, vote_option(lesson, vote, i));
}

static void say_block(Saying *saying, const Block *block) {
    say(saying, &block->title);
    say(saying, &block->text);
    for (int i = 0; i < block->cell_count; i++)
        say(saying, &block->cells[i].text);
    if (block->kind == BLOCK_EXERCISE) say_exercise(saying, block->exercise);
    if (block->kind == BLOCK_STAGE) say_stage(saying, block->stage);
    if (block->kind == BLOCK_INPUT) say_variable(saying, block->variable);
    if (block->kind == BLOCK_VOTE) say_vote(saying, block->vote);
    if (block->kind == BLOCK_ACTIVITY)
        say(saying, &study_lesson(saying->study)->activities[block->activity].say);
    if (block->kind == BLOCK_SOURCE)
        say(saying, &study_lesson(saying->study)->sources[block->source].label);
}

char *page_said(const Study *study, Lang lang) {
    Saying saying = {.study = study, .lang = lang};
    const Page *page = &study_lesson(study)->pages[study->page];
    say(&saying, &page->title);
    for (int i = 0; i < page->block_count; i++)
        if (study_shows(study, &page->blocks[i])) say_block(&saying, &page->blocks[i]);
    return buffer_take(&saying.out);
}
