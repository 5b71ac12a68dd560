#include "lesson/placed_texts.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/lua_quote.h"
#include "lesson/lua_tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DEEP = 60, MOST_PLACE = 240, MOST_LABEL = 64, MOST_TEXTS = 200000 };

// What is open: a table, the brackets of a call, or a block (function … end).
typedef struct Frame {
    char kind;     // '{' '(' '[' or 'b'
    size_t place;  // of the path: how long it is in here
    size_t word;   // of the word path, the same
    bool worded;   // the word path says whose table this is
    int index;     // of the item at work, from 1
    LuaToken key;  // of the item; `at` NULL: none
    int text;      // the row of the text that this table is; -1
    bool awaiting; // the value behind "=" has not begun
} Frame;

typedef struct Scan {
    const char *start, *end;
    bool json;
    TextWords takes;
    Frame frames[MOST_DEEP];
    int depth, beyond; // `beyond`: frames that had no room
    char place[MOST_PLACE + 1], word[MOST_PLACE + 1];
    char page[MOST_LABEL + 1];
    char head[MOST_LABEL + 1]; // the dotted name just read: "exercise.number"
    LuaToken id;               // the string behind it
    LuaToken before;           // the last token
    const char *counted;
    int line;
    PlacedTexts texts;
} Scan;

// --- rows

static int line_at(Scan *s, const char *at) {
    for (; s->counted < at; s->counted++)
        s->line += *s->counted == '\n';
    return s->line;
}

static PlacedText *add_row(Scan *s, const char *at, const char *end_of_place) {
    if (s->texts.count == MOST_TEXTS) return NULL;
    s->texts.rows =
        mem_one_more(s->texts.rows, (size_t)s->texts.count, sizeof *s->texts.rows);
    PlacedText *row = &s->texts.rows[s->texts.count++];
    *row = (PlacedText){.line = line_at(s, at)};
    Buffer place = {0};
    buffer_print(&place, "%s%s%s%s", s->page, *s->page ? "/" : "", s->place, end_of_place);
    if (place.size > MOST_PLACE) {
        while (((unsigned char)place.data[place.size = MOST_PLACE] & 0xc0) == 0x80)
            place.data[MOST_PLACE] = 0, place.data[--place.size] = 0;
        place.data[MOST_PLACE] = 0;
    }
    row->place = buffer_take(&place);
    return row;
}

static size_t offset(const Scan *s, const char *at) {
    return (size_t)(at - s->start);
}

static PlacedWords words_of(const Scan *s, LuaToken string, const char *key) {
    return (PlacedWords){.words = lua_unquote(string.at, string.end),
                         .from = offset(s, string.at),
                         .to = offset(s, string.end),
                         .key = offset(s, key)};
}

bool bare_japanese(const char *text) {
    for (uint32_t c; (c = text_next(&text));)
        if ((c >= 0x3040 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff)) return true;
    return false;
}

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Two letters beside each other outside of formulas.
static bool has_word(const char *text) {
    bool formula = false;
    for (; *text; text++) {
        if (*text == '$') formula = !formula;
        if (!formula && letter(text[0]) && letter(text[1])) return true;
    }
    return false;
}

// A formula or a unit alone serves both languages and needs no row.
static void add_bare(Scan *s, LuaToken string, const char *end_of_place) {
    PlacedWords words = words_of(s, string, string.at);
    bool ja = words.words && bare_japanese(words.words);
    PlacedText *row = ja || (words.words && has_word(words.words))
                          ? add_row(s, string.at, end_of_place)
                          : NULL;
    if (!row) {
        free(words.words);
        return;
    }
    row->bare = true;
    row->in[ja ? LANG_JA : LANG_EN] = words;
    words.words = NULL;
    row->in[ja ? LANG_EN : LANG_JA] = words;
}

// --- paths

static Frame *top(Scan *s) {
    return &s->frames[s->depth];
}

static void append(char *path, size_t *size, const char *label, size_t label_size) {
    if (label_size > MOST_LABEL) label_size = MOST_LABEL;
    while (label_size && ((unsigned char)label[label_size] & 0xc0) == 0x80)
        label_size--; // not within a character
    if (*size + label_size > MOST_PLACE) return;
    memcpy(path + *size, label, label_size);
    *size += label_size;
    path[*size] = 0;
}

// The words within a token: of a string without its quotes.
static LuaToken inner(LuaToken token) {
    if (!token.at || !lua_token_string(token) || *token.at == '[') return token;
    LuaToken in = {token.at + 1, token.end - 1};
    return in.end < in.at ? token : in;
}

static void append_token(char *path, size_t *size, LuaToken token) {
    LuaToken in = inner(token);
    append(path, size, in.at, (size_t)(in.end - in.at));
}

// What the value at work is called within its table: ".key" or "[2]".
static void item_label(const Frame *frame, char label[MOST_LABEL + 24]) {
    LuaToken key = inner(frame->key);
    if (frame->key.at) {
        size_t size = (size_t)(key.end - key.at);
        snprintf(label, MOST_LABEL + 24, ".%.*s",
                 (int)(size > MOST_LABEL ? MOST_LABEL : size), key.at);
        while (!text_valid(label, strlen(label)))
            label[strlen(label) - 1] = 0;
    } else {
        snprintf(label, MOST_LABEL + 24, "[%d]", frame->index);
    }
}

static bool of_call(const Scan *s) {
    bool behind_string = s->id.at && s->id.at == s->before.at;
    return *s->head && (behind_string || lua_token_name(s->before));
}

static void push(Scan *s, char kind) {
    Frame *outer = top(s);
    if (s->depth + 1 == MOST_DEEP) {
        s->beyond++;
        return;
    }
    Frame frame = {.kind = kind,
                   .worded = s->json,
                   .place = outer->place,
                   .word = outer->word,
                   .index = 1,
                   .text = -1};
    char label[MOST_LABEL + 24];
    s->place[frame.place] = s->word[frame.word] = 0;
    bool call = of_call(s) && kind != 'b';
    if (call) {
        if (frame.place) append(s->place, &frame.place, ".", 1);
        append(s->place, &frame.place, s->head, strlen(s->head));
        if (s->id.at) {
            append(s->place, &frame.place, " ", 1);
            append_token(s->place, &frame.place, s->id);
        }
        frame.word = 0;
        append(s->word, &frame.word, s->head, strlen(s->head));
        frame.worded = true;
    } else if (kind == '{' && outer->kind == '(') {
        frame.worded = outer->worded;
    } else if (kind != 'b' &&
               (outer->kind == '{' || outer->key.at || (s->json && s->depth))) {
        item_label(outer, label);
        const char *from = frame.place ? label : label + (*label == '.');
        append(s->place, &frame.place, from, strlen(from));
        frame.worded = s->json || (outer->worded && outer->kind == '{');
        if (frame.worded && outer->key.at)
            append(s->word, &frame.word, label, strlen(label));
    }
    s->frames[++s->depth] = frame;
}

static void pop(Scan *s) {
    if (s->beyond)
        s->beyond--;
    else if (s->depth)
        s->depth--;
    s->place[top(s)->place] = s->word[top(s)->word] = 0;
}

// --- texts

static bool ends_value(LuaToken next) {
    return next.at == next.end || lua_token_is(next, ",") || lua_token_is(next, ";") ||
           lua_token_is(next, "}") || lua_token_is(next, "]");
}

static int language_of(LuaToken key) {
    LuaToken in = key.at ? inner(key) : key;
    if (in.at && lua_token_is(in, "ja")) return LANG_JA;
    return in.at && lua_token_is(in, "en") ? LANG_EN : -1;
}

static PlacedText *row_of_table(Scan *s, const char *at) {
    Frame *frame = top(s);
    if (frame->text < 0) {
        if (!add_row(s, at, "")) return NULL;
        frame->text = s->texts.count - 1;
    }
    return &s->texts.rows[frame->text];
}

static void take_language(Scan *s, int lang, LuaToken value, bool lone) {
    Frame *frame = top(s);
    if (!lone && lua_token_is(value, "nil")) return;
    PlacedText *row = row_of_table(s, frame->key.at);
    if (!row || row->in[lang].words) return;
    if (lone) row->in[lang] = words_of(s, value, frame->key.at);
    if (!row->in[lang].words) row->made = true;
}

static bool takes(Scan *s, const char *label) {
    size_t size = top(s)->word;
    append(s->word, &size, label, strlen(label));
    bool good = s->takes.takes && s->takes.takes(s->takes.of, s->word);
    s->word[top(s)->word] = 0;
    return good;
}

// A string within a table.
static void take_item(Scan *s, LuaToken string, bool lone) {
    Frame *frame = top(s);
    int lang = frame->kind == '{' ? language_of(frame->key) : -1;
    char label[MOST_LABEL + 24];
    if (lang >= 0) {
        take_language(s, lang, string, lone);
        return;
    }
    if (frame->kind != '{' || !frame->worded || !lone) return;
    item_label(frame, label);
    if (takes(s, frame->key.at ? label : "")) {
        const char *behind = *s->place ? label : label + (*label == '.');
        add_bare(s, string, behind);
    }
}

// A string behind the name of a word: its own name, or its text.
static void take_called(Scan *s, LuaToken string, LuaToken next) {
    bool named = s->id.at && s->id.at == s->before.at;
    bool more = lua_token_string(next) || lua_token_is(next, "{");
    bool text = s->takes.takes && s->takes.takes(s->takes.of, s->head) && (named || !more);
    if (!named && !text) {
        s->id = string;
        if (!s->depth && !strcmp(s->head, "page")) {
            size_t size = 0;
            s->page[0] = 0;
            append_token(s->page, &size, string);
        }
        return;
    }
    if (!text) return;
    char place[2 * MOST_LABEL + 4];
    LuaToken id = inner(s->id);
    int size = named ? (int)(id.end - id.at) : 0;
    snprintf(place, sizeof place, "%s%s%s%.*s", *s->place ? "." : "", s->head,
             named ? " " : "", size > MOST_LABEL ? MOST_LABEL : size, named ? id.at : "");
    if (text_valid(place, strlen(place))) add_bare(s, string, place);
}

static void take_string(Scan *s, LuaToken string, LuaToken next) {
    Frame *frame = top(s);
    if (s->json && lua_token_is(next, ":")) {
        frame->key = string;
        return;
    }
    bool begins = s->before.at == s->before.end || lua_token_is(s->before, "=") ||
                  lua_token_is(s->before, ":") || lua_token_is(s->before, ",") ||
                  lua_token_is(s->before, ";") || lua_token_is(s->before, "{") ||
                  lua_token_is(s->before, "[") || lua_token_is(s->before, "(");
    if (!s->json && !begins && of_call(s)) {
        take_called(s, string, next);
    } else if (frame->kind == '(' && frame->worded && lua_token_is(s->before, "(") &&
               lua_token_is(next, ")")) { // prose("…")
        if (takes(s, "")) add_bare(s, string, "");
    } else {
        take_item(s, string, begins && ends_value(next));
    }
}

// --- the walk

static bool keyword(LuaToken token) {
    static const char *const words[] = {"and",  "or", "not",   "return", "local", "then",
                                        "else", "in", "while", "for",    "elseif"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lua_token_is(token, words[i])) return true;
    return false;
}

static void take_name(Scan *s, LuaToken name) {
    size_t size = strlen(s->head);
    bool goes_on = size && (lua_token_is(s->before, ".") || lua_token_is(s->before, ":"));
    if (goes_on && size + 1 < MOST_LABEL)
        append(s->head, &size, s->before.at, 1);
    else
        size = 0;
    s->head[size] = 0;
    s->id = (LuaToken){NULL, NULL};
    if (!keyword(name) && size + (size_t)(name.end - name.at) < MOST_LABEL)
        append(s->head, &size, name.at, (size_t)(name.end - name.at));
}

static void take_equals(Scan *s) {
    Frame *frame = top(s);
    if (s->json || frame->kind == '(') return;
    frame->key = lua_token_name(s->before) ? s->before : (LuaToken){NULL, NULL};
    frame->awaiting = true;
}

// A text that no string says.
static void look_at_value(Scan *s, LuaToken token) {
    Frame *frame = top(s);
    if (!frame->awaiting) return;
    frame->awaiting = false;
    int lang = frame->kind == '{' ? language_of(frame->key) : -1;
    if (lang >= 0 && !lua_token_string(token)) take_language(s, lang, token, false);
}

static void next_item(Scan *s) {
    Frame *frame = top(s);
    if (frame->kind == 'b') return;
    frame->index++;
    frame->key = (LuaToken){NULL, NULL};
    frame->awaiting = false;
    s->head[0] = 0;
    s->id = (LuaToken){NULL, NULL};
}

static void take_token(Scan *s, LuaToken token, LuaToken next) {
    int change = lua_token_depth(token);
    if (!s->beyond) look_at_value(s, token);
    if (change > 0) {
        push(s, strchr("{([", *token.at) && token.end - token.at == 1 ? *token.at : 'b');
        s->head[0] = 0;
        s->id = (LuaToken){NULL, NULL};
    } else if (change < 0) {
        pop(s);
        s->head[0] = 0;
        s->id = (LuaToken){NULL, NULL};
    } else if (s->beyond) {
        return;
    } else if (lua_token_string(token)) {
        take_string(s, token, next);
    } else if (lua_token_name(token)) {
        take_name(s, token);
    } else if (lua_token_is(token, "=")) {
        take_equals(s);
    } else if (lua_token_is(token, ",") || lua_token_is(token, ";")) {
        next_item(s);
    }
}

// JSON has no long brackets: looking for the end of each would take ever longer.
static LuaToken token_of(const Scan *s, const char *at) {
    if (!s->json) return lua_token(at, s->end);
    while (at < s->end && *at && strchr(" \t\r\n", *at))
        at++;
    return at < s->end && *at == '[' ? (LuaToken){at, at + 1} : lua_token(at, s->end);
}

// --- names

typedef struct Named {
    char *place;
    int row;
} Named;

static int by_place(const void *a, const void *b) {
    const Named *x = a, *y = b;
    int order = strcmp(x->place, y->place);
    return order ? order : x->row - y->row;
}

// The second of a name is "…#2".
static void number_places(PlacedTexts *texts) {
    if (!texts->count) return;
    Named *sorted = mem_new((size_t)texts->count * sizeof *sorted);
    for (int i = 0; i < texts->count; i++)
        sorted[i] = (Named){texts->rows[i].place, i};
    qsort(sorted, (size_t)texts->count, sizeof *sorted, by_place);
    for (int i = 1, same = 1; i < texts->count; i += same) {
        same = 1;
        for (int k = i; k < texts->count && !strcmp(sorted[k].place, sorted[i - 1].place);
             k++, same++) {
            Buffer place = {0};
            buffer_print(&place, "%s#%d", sorted[k].place, same + 1);
            free(sorted[k].place);
            texts->rows[sorted[k].row].place = buffer_take(&place);
            sorted[k].place = texts->rows[sorted[k].row].place;
        }
    }
    free(sorted);
}

// Where texts have both languages, a bare one means both.
static void share_bare(PlacedTexts *texts) {
    bool both = false;
    for (int i = 0; i < texts->count && !both; i++)
        both = !texts->rows[i].bare && texts->rows[i].in[0].words &&
               texts->rows[i].in[1].words;
    for (int i = 0; i < texts->count && both; i++) {
        PlacedText *row = &texts->rows[i];
        if (row->bare && !row->in[LANG_JA].words)
            row->in[LANG_JA].words = mem_text(row->in[LANG_EN].words);
    }
}

PlacedTexts placed_texts(const char *source, size_t size, bool json, TextWords words) {
    Scan *s = mem_new(sizeof *s);
    *s = (Scan){.start = source, .end = source + size, .json = json, .takes = words};
    s->counted = source;
    s->line = 1;
    s->frames[0] = (Frame){.kind = 'b', .text = -1};
    s->before = (LuaToken){source, source};
    LuaToken token = token_of(s, source);
    while (token.at < token.end) {
        LuaToken next = token_of(s, token.end);
        take_token(s, token, next);
        s->before = token;
        token = next;
    }
    PlacedTexts texts = s->texts;
    free(s);
    number_places(&texts);
    share_bare(&texts);
    return texts;
}

void placed_texts_free(PlacedTexts *texts) {
    for (int i = 0; i < texts->count; i++) {
        free(texts->rows[i].place);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            free(texts->rows[i].in[lang].words);
    }
    free(texts->rows);
    *texts = (PlacedTexts){NULL, 0};
}

uint32_t placed_text_mark(const PlacedText *text) {
    uint32_t hash = TEXT_HASH;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *words = text->in[lang].words;
        if (words) hash = text_hash(hash, words, strlen(words));
        hash = text_hash(hash, words ? "\x1f" : "\x1e", 1);
    }
    return hash;
}
