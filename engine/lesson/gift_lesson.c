#include "lesson/gift_lesson.h"

#include "base/mem.h"
#include "base/rng.h"
#include "lesson/gift_text.h"
#include "lesson/lua_quote.h"
#include "lesson/placed_texts.h"

#include <stdlib.h>
#include <string.h>

typedef struct Writing {
    Buffer out;
    const char *lang; // of rows whose text is one of their fields: "ja" or "en"
} Writing;

static bool file_japanese(const GiftFile *file) {
    for (int i = 0; i < file->count; i++) {
        if (bare_japanese(file->rows[i].ask)) return true;
        for (int k = 0; k < file->rows[i].option_count; k++)
            if (bare_japanese(file->rows[i].options[k].text)) return true;
    }
    return false;
}

// Fifteen digits are all that a decimal fraction keeps; the last of them may be half a
// range's rounding.
static void write_number(Writing *w, double value) {
    buffer_print(&w->out, "%.15g", value);
}

static void write_field(Writing *w, const char *name, const char *text) {
    if (!*text) return;
    buffer_print(&w->out, "  %s = ", name);
    lua_quote(&w->out, text, 4);
    buffer_print(&w->out, ",\n");
}

// Words are no markup until what looks like it is escaped.
static void write_title(Writing *w, const char *title) {
    unsigned lost = 0;
    char *markup = gift_markup(title, GIFT_PLAIN, &lost);
    lua_quote(&w->out, markup, 2);
    free(markup);
}

static void write_say(Writing *w, const char *say) {
    if (!*say) return;
    buffer_print(&w->out, ",\n      say = ");
    lua_quote(&w->out, say, 8);
}

static void write_option(Writing *w, const GiftQuestion *q, int index) {
    const GiftOption *option = &q->options[index];
    buffer_print(&w->out, "    { ");
    if (q->kind == GIFT_TRUTH) {
        buffer_print(&w->out, "ja = \"%s\", en = \"%s\"", index ? "まちがい" : "正しい",
                     index ? "False" : "True");
    } else {
        buffer_print(&w->out, "%s = ", w->lang);
        lua_quote(&w->out, option->text, 6);
    }
    if (option->right) buffer_print(&w->out, ", right = true");
    write_say(w, option->say);
    buffer_print(&w->out, " },\n");
}

// Fisher and Yates, begun from the question's name.
static void mix(const GiftQuestion *q, int *order) {
    uint64_t seed = 0;
    for (const char *at = q->id; *at; at++)
        seed = seed * 31 + (unsigned char)*at;
    Rng rng = rng_seeded(seed);
    for (int i = 0; i < q->option_count; i++)
        order[i] = i;
    for (int i = q->option_count - 1; i > 0 && q->kind == GIFT_CHOICE; i--) {
        int other = (int)rng_below(&rng, (uint64_t)i + 1), kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

static void write_choice(Writing *w, const GiftQuestion *q) {
    int order[GIFT_OPTIONS];
    mix(q, order);
    buffer_print(&w->out, "exercise.choice \"%s\" {\n", q->id);
    write_field(w, "ask", q->ask);
    if (q->several) buffer_print(&w->out, "  several = true,\n");
    buffer_print(&w->out, "  options = {\n");
    for (int i = 0; i < q->option_count; i++)
        write_option(w, q, order[i]);
    buffer_print(&w->out, "  },\n");
}

static void write_numbers(Writing *w, const GiftQuestion *q) {
    buffer_print(&w->out, "exercise.number \"%s\" {\n", q->id);
    write_field(w, "ask", q->ask);
    buffer_print(&w->out, "  answer = ");
    write_number(w, q->answer);
    buffer_print(&w->out, ", tolerance = %.12g,\n", q->tolerance);
    if (q->option_count) buffer_print(&w->out, "  wrong = {\n");
    for (int i = 0; i < q->option_count; i++) {
        buffer_print(&w->out, "    { when = ");
        write_number(w, q->options[i].value);
        write_say(w, q->options[i].say);
        buffer_print(&w->out, " },\n");
    }
    if (q->option_count) buffer_print(&w->out, "  },\n");
    if (!*q->hint) return;
    buffer_print(&w->out, "  hints = { ");
    lua_quote(&w->out, q->hint, 4);
    buffer_print(&w->out, " },\n");
}

static void write_question(Writing *w, const GiftQuestion *q, int number) {
    buffer_print(&w->out, "\npage \"%s\" ", q->id);
    if (*q->title)
        write_title(w, q->title);
    else
        buffer_print(&w->out, "{ ja = \"問 %d\", en = \"Question %d\" }", number, number);
    buffer_print(&w->out, "\n\n");
    if (q->kind == GIFT_PROSE) {
        buffer_print(&w->out, "prose ");
        lua_quote(&w->out, q->ask, 2);
        buffer_print(&w->out, "\n");
        return;
    }
    if (q->kind == GIFT_NUMBER)
        write_numbers(w, q);
    else
        write_choice(w, q);
    write_field(w, "explain", q->explain);
    buffer_print(&w->out, "}\n");
}

char *gift_lesson(const GiftFile *file, const char *id, const char *title,
                  const char *from) {
    Writing w = {.lang = file_japanese(file) ? "ja" : "en"};
    buffer_print(&w.out, "-- From %s (Moodle GIFT).\n", from);
    buffer_print(&w.out, "lesson { id = \"%s\", title = ", id);
    write_title(&w, *file->title ? file->title : title);
    int minutes = file->count > 1 ? file->count : 2; // about one a question
    buffer_print(&w.out, ", minutes = %d }\n", minutes < 240 ? minutes : 240);
    int number = 0;
    for (int i = 0; i < file->count; i++) {
        number += file->rows[i].kind != GIFT_PROSE;
        write_question(&w, &file->rows[i], number);
    }
    return buffer_take(&w.out);
}
