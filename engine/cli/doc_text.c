// `kyubi doc` on a terminal: a list of the words, or all about some of them.
#include "cli/doc.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 24 };

static const char *say(const Doc *doc, const char *key) {
    return words_in(doc->context->words, doc->context->lang, key);
}

// The first sentence.
static int first_sentence(const char *text, Lang lang) {
    const char *stop = lang == LANG_JA ? "。" : ". ", *end = strstr(text, stop);
    return end ? (int)(end - text) + (lang == LANG_JA ? (int)strlen(stop) : 1)
               : (int)strlen(text);
}

static void list_word(const Doc *doc, const Data *word) {
    Lang lang = doc->context->lang;
    const char *about = word_says(word, lang);
    fprintf(doc->context->out, "  %-*s %.*s\n", NAME_WIDTH,
            data_text(data_get(word, "name"), ""), first_sentence(about, lang), about);
}

// --- all about one

// The name and blanks up to the next column.
static void put_name(FILE *out, const char *name) {
    fprintf(out, "  %s", name);
    for (size_t size = text_length(name); size <= NAME_WIDTH; size++)
        fputc(' ', out);
}

static void tell_field(const Doc *doc, const char *path, const Data *field) {
    FILE *out = doc->context->out;
    Lang lang = doc->context->lang;
    char *type = doc_type(doc, field, lang), *value = field_default(field);
    put_name(out, path);
    fprintf(out, "%s", type);
    if (data_bool(data_get(field, "needed"), false))
        fprintf(out, " · %s", say(doc, "doc.needed"));
    else if (*value)
        fprintf(out, " · %s %s", say(doc, "doc.default"), value);
    fprintf(out, "\n  %-*s   %s\n", NAME_WIDTH, "", word_says(field, lang));
    free(type);
    free(value);
}

static void tell_names(const Doc *doc, const Data *names) {
    FILE *out = doc->context->out;
    if (!data_count(names)) return;
    fprintf(out, "  %s ", say(doc, "doc.names"));
    for (size_t i = 0; i < data_count(names); i++)
        fprintf(out, "%s%s", i ? ", " : "", data_text(data_at(names, i), ""));
    fprintf(out, "\n");
}

static void tell_example(const Doc *doc, const char *example) {
    FILE *out = doc->context->out;
    fprintf(out, "\n%s\n", say(doc, "doc.example"));
    for (const char *line = example; line;) {
        size_t size = strcspn(line, "\n");
        fprintf(out, "  %.*s\n", (int)size, line);
        line = line[size] ? line + size + 1 : NULL;
    }
}

// A line that begins with a key's words, where there is something to tell.
static void tell(const Doc *doc, const char *key, const char *what) {
    if (*what) fprintf(doc->context->out, "  %s %s\n", say(doc, key), what);
}

static void tell_word(const Doc *doc, const Data *word) {
    FILE *out = doc->context->out;
    Lang lang = doc->context->lang;
    char *form = word_form(word);
    fprintf(out, "%s\n  %s\n", form, word_says(word, lang));
    free(form);
    const char *note = word_says(data_get(word, "note"), lang);
    if (*note) fprintf(out, "  %s\n", note);
    tell_names(doc, data_get(word, "names"));
    const Data *fields = data_get(word, "fields");
    if (data_count(fields)) fprintf(out, "\n%s\n", say(doc, "doc.fields"));
    doc_each_field(doc, fields, tell_field);
    const char *gives = data_text(data_get(word, "gives"), NULL);
    if (gives || data_get(word, "fails") || data_get(word, "most_qubits"))
        fprintf(out, "\n");
    if (gives) tell(doc, "doc.gives", word_type(doc->table, gives, lang));
    tell(doc, "doc.fails", word_says(data_get(word, "fails"), lang));
    long long most = data_integer(data_get(word, "most_qubits"), 0);
    if (most) fprintf(out, "  %s %lld\n", say(doc, "doc.most_qubits"), most);
    tell_example(doc, data_text(data_get(word, "example"), ""));
    fprintf(out, "\n");
}

void doc_text(const Doc *doc) {
    if (doc->name) {
        doc_each_word(doc, tell_word);
        return;
    }
    fprintf(doc->context->out, "%s\n\n", say(doc, "doc.head"));
    doc_each_word(doc, list_word);
    fprintf(doc->context->out, "\n%s\n", say(doc, "doc.foot"));
}
