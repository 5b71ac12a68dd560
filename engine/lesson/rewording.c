#include "lesson/rewording.h"

#include "base/mem.h"
#include "lesson/lua_quote.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LINE = 100 };

// A change of the file: what stood there and what stands there then.
typedef struct Edit {
    size_t from, to;
    char *words;
} Edit;

typedef struct Edits {
    Edit *rows;
    int count;
    const char *source;
    bool json;
} Edits;

static void add_edit(Edits *edits, size_t from, size_t to, Buffer *words) {
    edits->rows = mem_one_more(edits->rows, (size_t)edits->count, sizeof *edits->rows);
    edits->rows[edits->count++] = (Edit){from, to, buffer_take(words)};
}

// The blanks at the beginning of the line in which `at` stands.
static int indent_at(const char *source, size_t at) {
    while (at && source[at - 1] != '\n')
        at--;
    return (int)strspn(source + at, " ");
}

static void quote(const Edits *edits, Buffer *out, const char *words, int indent) {
    if (edits->json)
        json_quote(out, words);
    else
        lua_quote(out, words, indent);
}

static void name_language(const Edits *edits, Buffer *out, int lang) {
    const char *name = lang_name(lang);
    buffer_print(out, edits->json ? "\"%s\": " : "%s = ", name);
}

static void change(Edits *edits, const PlacedWords *at, const char *words) {
    Buffer out = {0};
    quote(edits, &out, words, indent_at(edits->source, at->from) + 2);
    add_edit(edits, at->from, at->to, &out);
}

// A language that was not there comes beside the other, ja in front of en; in a line of its
// own where both together are long.
static void add_language(Edits *edits, const PlacedWords *other, const char *words,
                         int lang) {
    int indent = indent_at(edits->source, other->key);
    bool lines = !edits->json && (strchr(words, '\n') ||
                                  other->to - other->from + strlen(words) > MOST_LINE);
    Buffer out = {0};
    if (lang == LANG_EN)
        buffer_print(&out, lines ? ",\n%*s" : ", ", lines ? indent : 0, "");
    name_language(edits, &out, lang);
    quote(edits, &out, words, indent + 2);
    if (lang == LANG_JA)
        buffer_print(&out, lines ? ",\n%*s" : ", ", lines ? indent : 0, "");
    size_t at = lang == LANG_EN ? other->to : other->key;
    add_edit(edits, at, at, &out);
}

// A bare string becomes a table; the language that stays keeps the string as it is written.
static void part_bare(Edits *edits, const PlacedText *text, const NewWords *wanted) {
    const PlacedWords *old = &text->in[LANG_JA];
    int indent = indent_at(edits->source, old->from);
    bool lines =
        !edits->json && memchr(edits->source + old->from, '\n', old->to - old->from);
    for (int lang = 0; lang < LANG_COUNT && !lines && !edits->json; lang++)
        lines = wanted->in[lang] && strchr(wanted->in[lang], '\n');
    Buffer out = {0};
    buffer_print(&out, lines ? "{" : "{ ");
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (lines) buffer_print(&out, "\n%*s", indent + 2, "");
        name_language(edits, &out, lang);
        if (wanted->in[lang])
            quote(edits, &out, wanted->in[lang], indent + 4);
        else
            buffer_add(&out, edits->source + old->from, old->to - old->from);
        buffer_print(&out, "%s", lines ? "," : lang == LANG_JA ? ", " : " }");
    }
    if (lines) buffer_print(&out, "\n%*s}", indent, "");
    add_edit(edits, old->from, old->to, &out);
}

static void reword(Edits *edits, const PlacedText *text, const NewWords *wanted) {
    if (text->bare) {
        bool new_ja = wanted->in[LANG_JA], new_en = wanted->in[LANG_EN];
        bool other = !text->in[LANG_JA].words || !text->in[LANG_EN].words;
        // Its only language said anew is still a bare string.
        bool own = (new_ja && !new_en && other && text->in[LANG_JA].words) ||
                   (new_en && !new_ja && other && text->in[LANG_EN].words);
        if (own)
            change(edits, &text->in[LANG_JA], wanted->in[new_ja ? LANG_JA : LANG_EN]);
        else if (new_ja || new_en)
            part_bare(edits, text, wanted);
        return;
    }
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (!wanted->in[lang]) continue;
        if (text->in[lang].words)
            change(edits, &text->in[lang], wanted->in[lang]);
        else
            add_language(edits, &text->in[!lang], wanted->in[lang], lang);
    }
}

static int by_place(const void *a, const void *b) {
    const Edit *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

static char *applied(Edits *edits, size_t size, size_t *new_size) {
    Buffer out = {0};
    size_t at = 0;
    if (edits->count)
        qsort(edits->rows, (size_t)edits->count, sizeof *edits->rows, by_place);
    for (int i = 0; i < edits->count; i++) {
        Edit *edit = &edits->rows[i];
        buffer_add(&out, edits->source + at, edit->from - at);
        buffer_add(&out, edit->words, strlen(edit->words));
        at = edit->to;
        free(edit->words);
    }
    buffer_add(&out, edits->source + at, size - at);
    free(edits->rows);
    *new_size = out.size;
    return buffer_take(&out);
}

static bool same(const char *a, const char *b) {
    return a && b ? !strcmp(a, b) : a == b;
}

// A bare text that was parted has only what it was given.
static bool says(const PlacedText *now, const PlacedText *old, const NewWords *wanted) {
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *words = wanted->in[lang] ? wanted->in[lang] : old->in[lang].words;
        if (!same(now->in[lang].words, words) && (words || !old->bare)) return false;
    }
    return true;
}

// The line of the first text that does not say what was wanted; 0 where all do.
static int unread(const PlacedTexts *now, const PlacedTexts *old, const NewWords *wanted) {
    for (int i = 0; i < old->count; i++) {
        bool good = i < now->count && !strcmp(now->rows[i].place, old->rows[i].place) &&
                    says(&now->rows[i], &old->rows[i], &wanted[i]);
        if (!good) return old->rows[i].line;
    }
    return now->count == old->count ? 0 : 1;
}

char *reworded(const char *source, size_t size, bool json, TextWords words,
               const PlacedTexts *texts, const NewWords *wanted, size_t *new_size,
               Error *err) {
    Edits edits = {.source = source, .json = json};
    for (int i = 0; i < texts->count; i++)
        reword(&edits, &texts->rows[i], &wanted[i]);
    char *now = applied(&edits, size, new_size);
    PlacedTexts read = placed_texts(now, *new_size, json, words);
    int line = unread(&read, texts, wanted);
    placed_texts_free(&read);
    if (!line) return now;
    free(now);
    error_set(err, "texts.not_read", " ");
    error_at(err, NULL, line, 0);
    return NULL;
}

// --- what both languages share

typedef struct Parts {
    char **rows;
    int count;
} Parts;

static void add_part(Parts *parts, const char *from, const char *to) {
    Buffer part = {0};
    for (; from < to; from++)
        if (!strchr(" \t\n", *from)) buffer_add(&part, from, 1);
    parts->rows = mem_grow(parts->rows, (size_t)parts->count + 1, sizeof *parts->rows);
    parts->rows[parts->count++] = buffer_take(&part);
}

static Parts values_of(const char *text) {
    Parts parts = {NULL, 0};
    for (const char *at = strstr(text, "{="); at; at = strstr(at, "{=")) {
        const char *end = at + strcspn(at, "}");
        add_part(&parts, at, end);
        at = end;
    }
    return parts;
}

static Parts formulas_of(const char *text) {
    Parts parts = {NULL, 0};
    for (const char *at = text; *at;) {
        if (*at == '\\' && at[1]) {
            at += 2;
            continue;
        }
        size_t marks = *at == '$' ? strspn(at, "$") : 0;
        at++;
        if (!marks) continue;
        const char *from = at - 1 + marks, *end = from;
        while (*end && *end != '$')
            end += *end == '\\' && end[1] ? 2 : 1;
        if (*end) add_part(&parts, from, end);
        at = *end ? end + strspn(end, "$") : end;
    }
    return parts;
}

static int by_words(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Once each: a language may name the same formula twice.
static bool parts_same(Parts *a, Parts *b) {
    if (a->count) qsort(a->rows, (size_t)a->count, sizeof *a->rows, by_words);
    if (b->count) qsort(b->rows, (size_t)b->count, sizeof *b->rows, by_words);
    int i = 0, k = 0;
    while (i < a->count && k < b->count && !strcmp(a->rows[i], b->rows[k])) {
        const char *words = a->rows[i];
        while (i < a->count && !strcmp(a->rows[i], words))
            i++;
        while (k < b->count && !strcmp(b->rows[k], words))
            k++;
    }
    return i == a->count && k == b->count;
}

static bool differ(Parts a, Parts b) {
    bool same_parts = parts_same(&a, &b);
    for (int i = 0; i < a.count; i++)
        free(a.rows[i]);
    for (int i = 0; i < b.count; i++)
        free(b.rows[i]);
    free(a.rows);
    free(b.rows);
    return !same_parts;
}

const char *words_differ(const char *ja, const char *en) {
    if (differ(values_of(ja), values_of(en))) return "texts.values";
    return differ(formulas_of(ja), formulas_of(en)) ? "texts.formulas" : NULL;
}
