#include "cli/findings.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/mistakes.h"

#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE_BYTES = 4 << 20 };

// In alphabetical order.
static const char *const warnings[] = {
    "check.dollar",        "check.furigana",        "check.given_sampled",
    "check.half_kana",     "check.hall_empty",      "check.kanji",
    "check.learner_empty", "check.minutes_missing", "check.minutes_sum",
    "check.option_silent", "check.page_empty",      "check.print",
    "check.punctuation",   "check.reading",         "check.sentence_long",
    "check.synonym",       "check.title",           "check.unnamed",
    "check.vote_last",     "check.withheld",
};

// The words that are codes of findings, in the order they are told, and those among them
// that are not. A pattern is fnmatch's.
static const char *const codes[] = {
    "pack.*",          "json.*",      "file.*",    "glossary.*",
    "picture.*",       "lua.*",       "jail.*",    "language.*",
    "check.*",         "short.*",     "circuit.*", "ket.*",
    "expression.*",    "ruby.*",      "formula.*", "prose.*",
    "page.none",       "page.broken", "layout.*",  "hall.*",
    "stage.*",         "tableau.*",   "channel.*", "matrix.not_finite",
    "matrix.unsolved",
};
static const char *const no_codes[] = {
    "hall.covered",    "hall.right",   "hall.time_over", "check.count_*",   "check.found",
    "check.no_path",   "check.well",   "circuit.cell",   "circuit.moment*", "circuit.pause",
    "circuit.play*",   "circuit.step", "circuit.stop_*", "circuit.time",    "ket.mixed",
    "ket.now",         "stage.pause",  "stage.play",     "stage.seconds",   "stage.speed*",
    "stage.time_name",
};

static bool matches(const char *key, const char *const *patterns, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!fnmatch(patterns[i], key, 0)) return true;
    return false;
}

bool finding_is(const char *key) {
    return matches(key, codes, sizeof codes / sizeof *codes) &&
           !matches(key, no_codes, sizeof no_codes / sizeof *no_codes);
}

bool finding_warns(const char *key) {
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
        if (!strcmp(warnings[i], key)) return true;
    return false;
}

static const char *severity(const char *key) {
    return finding_warns(key) ? "warning" : "error";
}

static bool same(const Error *a, const Error *b) {
    return a->line == b->line && a->column == b->column && !strcmp(a->key, b->key) &&
           !strcmp(a->args, b->args) && !strcmp(a->file, b->file);
}

void findings_add(Findings *findings, const Error *about) {
    for (int i = 0; i < findings->count; i++)
        if (same(&findings->rows[i], about)) return; // said once is enough
    if (findings->count == findings->room) {
        findings->room = findings->room ? 2 * findings->room : 16;
        findings->rows =
            mem_grow(findings->rows, (size_t)findings->room, sizeof *findings->rows);
    }
    findings->rows[findings->count++] = *about;
    if (!finding_warns(about->key)) findings->errors++;
}

void findings_clear(Findings *findings) {
    free(findings->rows);
    *findings = (Findings){0};
}

static int first_of_file(const Findings *findings, int index) {
    for (int i = 0; i < index; i++)
        if (!strcmp(findings->rows[i].file, findings->rows[index].file)) return i;
    return index;
}

typedef struct Place {
    int file, line, index;
} Place;

static int compare_places(const void *a, const void *b) {
    const Place *x = a, *y = b;
    if (x->file != y->file) return x->file - y->file;
    if (x->line != y->line) return x->line - y->line;
    return x->index - y->index;
}

void findings_sort(Findings *findings) {
    size_t count = (size_t)findings->count;
    Place *places = mem_new(count * sizeof *places);
    Error *rows = mem_new(count * sizeof *rows);
    for (int i = 0; i < findings->count; i++) {
        int line = findings->rows[i].line;
        places[i] = (Place){first_of_file(findings, i), line ? line : INT_MAX, i};
    }
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++)
        rows[i] = findings->rows[places[i].index];
    free(findings->rows);
    free(places);
    findings->rows = rows;
    findings->room = findings->count;
}

// What helps with a usual mistake; NULL where the sentence says enough. Yours.
static char *hint_of(const Error *row, const Words *words, Lang lang) {
    Error hint;
    char *source = file_read(row->file, SOURCE_BYTES, NULL, NULL);
    bool any = mistake_hint(row, source, &hint);
    free(source);
    return any ? words_error(words, lang, &hint) : NULL;
}

void findings_print(const Findings *findings, const Words *words, Lang lang, FILE *to) {
    for (int i = 0; i < findings->count; i++) {
        char *line = words_error_line(words, lang, &findings->rows[i]);
        char *hint = hint_of(&findings->rows[i], words, lang);
        fprintf(to, hint ? "%s\n    %s\n" : "%s\n", line, hint);
        free(hint);
        free(line);
    }
}

Data *findings_data(const Findings *findings, const Words *words, Lang lang) {
    Data *list = data_new_array();
    for (int i = 0; i < findings->count; i++) {
        const Error *row = &findings->rows[i];
        char *message = words_error(words, lang, row);
        Data *finding = data_new_object();
        data_put(finding, "code", data_new_text(row->key));
        data_put(finding, "severity", data_new_text(severity(row->key)));
        data_put(finding, "file", data_new_text(row->file));
        data_put(finding, "line", data_new_integer(row->line));
        data_put(finding, "message", data_new_text(message));
        char *hint = hint_of(row, words, lang);
        if (hint) data_put(finding, "hint", data_new_text(hint));
        free(hint);
        data_push(list, finding);
        free(message);
    }
    return list;
}

// --- all that can be found

// Calls `each` with every code, in the order of the patterns.
static void each_code(const CommandContext *context, void *with,
                      void (*each)(const CommandContext *context, void *with,
                                   const char *key)) {
    const Words *words = context->words;
    for (size_t p = 0; p < sizeof codes / sizeof *codes; p++)
        for (int i = 0; i < words_count(words); i++) {
            const char *key = words_key(words, i);
            if (!fnmatch(codes[p], key, 0) && finding_is(key)) each(context, with, key);
        }
}

// The sentence with … where arguments will stand. Yours to free.
static char *sentence(const CommandContext *context, Lang lang, const char *key) {
    return words_fill(context->words, lang, key, "…\t…\t…\t…\t…\t…\t…\t…\t…");
}

static void tell_line(const CommandContext *context, void *with, const char *key) {
    (void)with;
    char *text = sentence(context, context->lang, key);
    fprintf(context->out, "%s  (%s)\n  %s\n", key,
            words_in(context->words, context->lang,
                     finding_warns(key) ? "doc.warning" : "doc.error"),
            text);
    free(text);
}

void findings_text(const CommandContext *context) {
    each_code(context, NULL, tell_line);
}

// A cell of a table: what would be read as Markdown is escaped.
static void put_cell(FILE *out, const char *text) {
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>|$", *text)) fputc('\\', out);
        fputc(*text, out);
    }
}

static void tell_row(const CommandContext *context, void *with, const char *key) {
    (void)with;
    fprintf(context->out, "| `%s` | %s | ", key, severity(key));
    for (Lang lang = 0; lang < LANG_COUNT; lang++) {
        char *text = sentence(context, lang, key);
        put_cell(context->out, text);
        fprintf(context->out, lang == LANG_JA ? "<br>" : " |\n");
        free(text);
    }
}

void findings_markdown(const CommandContext *context) {
    fprintf(context->out, "| code | | |\n|---|---|---|\n");
    each_code(context, NULL, tell_row);
}

static void add_code(const CommandContext *context, void *with, const char *key) {
    Data *row = data_new_object();
    data_put(row, "code", data_new_text(key));
    data_put(row, "severity", data_new_text(severity(key)));
    for (Lang lang = 0; lang < LANG_COUNT; lang++) {
        char *text = sentence(context, lang, key);
        data_put(row, lang_name(lang), data_new_text(text));
        free(text);
    }
    data_push(with, row);
}

void findings_json(const CommandContext *context) {
    Data *all = data_new_object(), *list = data_new_array();
    each_code(context, list, add_code);
    data_put(all, "findings", list);
    char *text = data_write_harmless(all);
    fprintf(context->out, "%s\n", text);
    free(text);
    data_free(all);
}
