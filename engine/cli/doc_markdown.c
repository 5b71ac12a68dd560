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

static void put_fields(const Doc *doc, const Data *fields) {
    static const char *const heads[] = {"doc.field", "doc.type", "doc.default",
                                        "doc.meaning"};
    FILE *out = doc->context->out;
    if (!data_count(fields)) return;
    fprintf(out, "\n|");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char *head = both(doc, heads[i]);
        fprintf(out, " %s |", head);
        free(head);
    }
    fprintf(out, "\n|---|---|---|---|\n");
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

void doc_markdown(const Doc *doc) {
    doc_each_word(doc, put_word);
}
