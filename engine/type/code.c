#include "type/code.h"

#include "base/mem.h"

#include <string.h>

static const char *const lua_words[] = {
    "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while", NULL};
static const char *const qasm_words[] = {
    "OPENQASM", "include", "qubit",   "bit",      "qreg",   "creg",  "gate",   "def",
    "measure",  "reset",   "barrier", "if",       "else",   "for",   "while",  "in",
    "return",   "ctrl",    "negctrl", "inv",      "pow",    "const", "int",    "uint",
    "float",    "angle",   "bool",    "input",    "output", "let",   "opaque", "gphase",
    "true",     "false",   "break",   "continue", "end",    "delay", "box",    NULL};

// What a language calls itself behind a fence, its words and its comments.
typedef struct LanguageRow {
    const char *names[3];
    const char *const *words;
    const char *line, *open, *close; // to the end of the line; from open to close
} LanguageRow;

// clang-format off
static const LanguageRow rows[CODE_LANGUAGES] = {
    [CODE_PLAIN] = {{NULL}, NULL, NULL, NULL, NULL},
    [CODE_LUA]   = {{"lua"}, lua_words, "--", "--[[", "]]"},
    [CODE_QASM]  = {{"qasm", "openqasm", "qasm3"}, qasm_words, "//", "/*", "*/"},
};
// clang-format on

typedef struct Reader {
    const LanguageRow *row;
    const char *text, *at, *end;
    Span *spans;
    int count;
} Reader;

CodeLanguage code_language(const char *name, size_t size) {
    for (int i = 0; i < CODE_LANGUAGES; i++)
        for (int k = 0; k < 3 && rows[i].names[k]; k++)
            if (strlen(rows[i].names[k]) == size && !strncmp(rows[i].names[k], name, size))
                return (CodeLanguage)i;
    return CODE_PLAIN;
}

static void take(Reader *r, const char *to, Ink ink, bool bold) {
    int from = (int)(r->at - r->text);
    r->at = to;
    Span *last = r->count ? &r->spans[r->count - 1] : NULL;
    if (last && last->ink == ink && last->bold == bold) {
        last->to = (int)(to - r->text);
        return;
    }
    r->spans = mem_grow(r->spans, (size_t)r->count + 1, sizeof *r->spans);
    r->spans[r->count++] = (Span){from, (int)(to - r->text), bold, true, -1, ink};
}

static bool begins(const Reader *r, const char *sign) {
    size_t size = sign ? strlen(sign) : 0;
    return size && (size_t)(r->end - r->at) >= size && !strncmp(r->at, sign, size);
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static const char *line_end(const Reader *r) {
    const char *end = memchr(r->at, '\n', (size_t)(r->end - r->at));
    return end ? end : r->end;
}

// Behind `close`, or the end where nothing closes.
static const char *behind(const Reader *r, const char *close) {
    const char *found = strstr(r->at, close);
    return found && found < r->end ? found + strlen(close) : r->end;
}

static const char *string_end(const Reader *r) {
    const char *at = r->at + 1;
    for (; at < r->end && *at != '\n' && *at != *r->at; at++)
        if (*at == '\\' && at + 1 < r->end) at++;
    return at < r->end && *at == *r->at ? at + 1 : at;
}

static bool is_word(const Reader *r, const char *end) {
    size_t size = (size_t)(end - r->at);
    for (int i = 0; r->row->words[i]; i++)
        if (strlen(r->row->words[i]) == size && !strncmp(r->row->words[i], r->at, size))
            return true;
    return false;
}

static void take_name(Reader *r) {
    const char *end = r->at;
    while (end < r->end && (letter(*end) || digit(*end)))
        end++;
    bool word = is_word(r, end);
    take(r, end, word ? INK_ACCENT : INK_NONE, word);
}

static void take_number(Reader *r) {
    const char *end = r->at;
    while (end < r->end && (letter(*end) || digit(*end) || *end == '.'))
        end++;
    take(r, end, INK_ONE, false);
}

static void take_next(Reader *r) {
    if (begins(r, r->row->open))
        take(r, behind(r, r->row->close), INK_SOFT, false);
    else if (begins(r, r->row->line))
        take(r, line_end(r), INK_SOFT, false);
    else if (r->row->words == lua_words && begins(r, "[["))
        take(r, behind(r, "]]"), INK_ONE, false);
    else if (strchr("\"'", *r->at))
        take(r, string_end(r), INK_ONE, false);
    else if (letter(*r->at))
        take_name(r);
    else if (digit(*r->at))
        take_number(r);
    else
        take(r, r->at + 1, INK_NONE, false);
}

Span *code_spans(CodeLanguage language, const char *text, size_t size, int *count) {
    Reader r = {.row = &rows[language], .text = text, .at = text, .end = text + size};
    if (language == CODE_PLAIN && size) take(&r, r.end, INK_NONE, false);
    while (r.at < r.end)
        take_next(&r);
    *count = r.count;
    return r.spans;
}
