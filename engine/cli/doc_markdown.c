// The reference in lessons/README.md: both languages, one heading a word.
#include "cli/doc.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *say(const Doc *doc, Lang lang, const char *key) {
    return words_in(doc->context->words, lang, key);
}

// "項目 field"; once where both languages have the same.
static char *both(const Doc *doc, const char *key) {
    Buffer out = {0};
    const char *ja = say(doc, LANG_JA, key), *en = say(doc, LANG_EN, key);
    buffer_print(&out, strcmp(ja, en) ? "%s %s" : "%s", ja, en);
    return buffer_take(&out);
}

// A bar parts cells, and one * of an asterisk must not begin emphasis.
static void put_cell(FILE *out, const char *text) {
    for (; *text; text++) {
        if (strchr("|*", *text)) fputc('\\', out);
        fputc(*text, out);
    }
}

static void put_type(const Doc *doc, const Data *field) {
    FILE *out = doc->context->out;
    char *ja = doc_type(doc, field, LANG_JA), *en = doc_type(doc, field, LANG_EN);
    put_cell(out, ja);
    if (strcmp(ja, en) != 0) {
        fprintf(out, "<br>");
        put_cell(out, en);
    }
    free(ja);
    free(en);
}

static void put_field(const Doc *doc, const char *path, const Data *field) {
    FILE *out = doc->context->out;
    char *needed = both(doc, "doc.needed"), *value = field_default(field);
    fprintf(out, "| `%s` | ", path);
    put_type(doc, field);
    if (data_bool(data_get(field, "needed"), false))
        fprintf(out, " | **%s** | ", needed);
    else
        fprintf(out, *value ? " | `%s` | " : " | %s | ", value);
    put_cell(out, word_says(field, LANG_JA));
    fprintf(out, "<br>");
    put_cell(out, word_says(field, LANG_EN));
    fprintf(out, " |\n");
    free(needed);
    free(value);
}

static void put_heads(const Doc *doc) {
    static const char *const heads[] = {"doc.field", "doc.type", "doc.default",
                                        "doc.meaning"};
    FILE *out = doc->context->out;
    fprintf(out, "\n|");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char *head = both(doc, heads[i]);
        fprintf(out, " %s |", head);
        free(head);
    }
    fprintf(out, "\n|---|---|---|---|\n");
}

static void put_fields(const Doc *doc, const Data *fields) {
    if (!data_count(fields)) return;
    put_heads(doc);
    doc_each_field(doc, fields, put_field);
}

// A paragraph in both languages; nothing where there is nothing to tell.
static void put_both(const Doc *doc, const char *key, const char *ja, const char *en) {
    FILE *out = doc->context->out;
    if (!*ja) return;
    const char *before = key ? say(doc, LANG_JA, key) : "", *gap = key ? " " : "";
    fprintf(out, "\n%s%s%s<br>\n%s%s%s\n", before, gap, ja,
            key ? say(doc, LANG_EN, key) : "", gap, en);
}

static void put_results(const Doc *doc, const Data *word) {
    const Data *fails = data_get(word, "fails"), *most = data_get(word, "most_qubits");
    const char *gives = data_text(data_get(word, "gives"), NULL);
    if (gives)
        put_both(doc, "doc.gives", word_type(doc->table, gives, LANG_JA),
                 word_type(doc->table, gives, LANG_EN));
    put_both(doc, "doc.fails", word_says(fails, LANG_JA), word_says(fails, LANG_EN));
    char number[16] = "";
    if (data_integer(most, 0))
        snprintf(number, sizeof number, "%lld", data_integer(most, 0));
    put_both(doc, "doc.most_qubits", number, number);
}

static void put_word(const Doc *doc, const Data *word) {
    FILE *out = doc->context->out;
    const Data *note = data_get(word, "note");
    char *form = word_form(word);
    fprintf(out, "### `%s`\n\n`%s`\n\n%s<br>\n%s\n", data_text(data_get(word, "name"), ""),
            form, word_says(word, LANG_JA), word_says(word, LANG_EN));
    free(form);
    put_both(doc, NULL, word_says(note, LANG_JA), word_says(note, LANG_EN));
    put_fields(doc, data_get(word, "fields"));
    put_results(doc, word);
    fprintf(out, "\n```lua\n%s\n```\n\n", data_text(data_get(word, "example"), ""));
}

// --- the verbs of a stage's pen: one table for all of them, and one of their options

static bool is_verb(const Data *word) {
    return !strcmp(data_text(data_get(word, "form"), ""), "verb");
}

static const Data *first_verb(const Doc *doc) {
    const Data *words = word_table_words(doc->table);
    for (size_t i = 0; i < data_count(words); i++) {
        const Data *word = data_at(words, i);
        if (is_verb(word) && (!doc->name || word_is_in(word, doc->name))) return word;
    }
    return NULL;
}

static const Data *options_of(const Data *word) {
    const Data *fields = data_get(word, "fields");
    size_t count = data_count(fields);
    const Data *last = count ? data_at(fields, count - 1) : NULL;
    return last && field_is(last, "options") ? data_get(last, "fields") : NULL;
}

// The names of an argument that has some: those of g:ink.
static void put_choices(const Doc *doc, const Data *fields) {
    for (size_t i = 0; i < data_count(fields); i++) {
        const Data *names = data_get(data_at(fields, i), "names");
        for (size_t k = 0; k < data_count(names); k++)
            fprintf(doc->context->out, "%s`%s`", k ? ", " : "<br>",
                    data_text(data_at(names, k), ""));
    }
}

// | `g:rect(x, y, w, h, { … })` | what it does, what fails | ink, fill … |
static void put_verb(const Doc *doc, const Data *word) {
    FILE *out = doc->context->out;
    const Data *options = options_of(word), *fails = data_get(word, "fails");
    if (!is_verb(word)) return;
    char *form = word_form(word);
    fprintf(out, "| `%s` | ", form);
    for (int lang = LANG_JA; lang <= LANG_EN; lang++) {
        if (lang != LANG_JA) fprintf(out, "<br>");
        put_cell(out, word_says(word, lang));
        if (!fails) continue;
        fprintf(out, " %s ", say(doc, lang, "doc.fails"));
        put_cell(out, word_says(fails, lang));
    }
    put_choices(doc, data_get(word, "fields"));
    fprintf(out, " |");
    for (size_t i = 0; i < data_count(options); i++)
        fprintf(out, "%s `%s`", i ? "," : "",
                data_text(data_get(data_at(options, i), "name"), ""));
    fprintf(out, " |\n");
    free(form);
}

static bool told_before(const Doc *doc, const Data *upto, const char *name) {
    const Data *words = word_table_words(doc->table);
    for (size_t i = 0; data_at(words, i) != upto; i++) {
        const Data *options = options_of(data_at(words, i));
        for (size_t k = 0; k < data_count(options); k++)
            if (!strcmp(data_text(data_get(data_at(options, k), "name"), ""), name))
                return true;
    }
    return false;
}

static void put_options(const Doc *doc, const Data *word) {
    const Data *options = is_verb(word) ? options_of(word) : NULL;
    for (size_t i = 0; i < data_count(options); i++) {
        const char *name = data_text(data_get(data_at(options, i), "name"), "");
        if (!told_before(doc, word, name)) put_field(doc, name, data_at(options, i));
    }
}

static void put_example(const Doc *doc, const Data *word) {
    if (is_verb(word))
        fprintf(doc->context->out, "%s\n", data_text(data_get(word, "example"), ""));
}

static void put_pen(const Doc *doc) {
    static const char *const heads[] = {"doc.verb", "doc.meaning", "doc.options"};
    FILE *out = doc->context->out;
    fprintf(out, "### `g`\n\n");
    fprintf(out, "%s<br>\n%s\n\n|", say(doc, LANG_JA, "doc.pen"),
            say(doc, LANG_EN, "doc.pen"));
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char *head = both(doc, heads[i]);
        fprintf(out, " %s |", head);
        free(head);
    }
    fprintf(out, "\n|---|---|---|\n");
    doc_each_word(doc, put_verb);
    put_heads(doc);
    doc_each_word(doc, put_options);
    fprintf(out, "\n```lua\n");
    doc_each_word(doc, put_example);
    fprintf(out, "```\n\n");
}

// The verbs stand behind the word before them, which is `stage`.
static void put_row(const Doc *doc, const Data *word) {
    if (!is_verb(word)) {
        put_word(doc, word);
    } else if (first_verb(doc) == word) {
        put_pen(doc);
    }
}

void doc_markdown(const Doc *doc) {
    doc_each_word(doc, put_row);
}
