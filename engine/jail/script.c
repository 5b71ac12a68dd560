#include "jail/script.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum TokenKind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_SIGN } TokenKind;

typedef struct Token {
    TokenKind kind;
    const char *text;
    size_t size;
    int line;
} Token;

typedef struct Lexer {
    const char *at, *end;
    int line;
    int control;   // line of the first escape for a control character; 0
    int backslash; // line of the first escape that must not be; 0
} Lexer;

static Lexer lexer_of(Script script) {
    return (Lexer){.at = script.text, .end = script.text + script.size, .line = 1};
}

static Lexer lexer_from(Script script, int line) {
    Lexer lexer = lexer_of(script);
    while (lexer.line < line && lexer.at < lexer.end)
        if (*lexer.at++ == '\n') lexer.line++;
    return lexer;
}

static char peek(const Lexer *lexer, size_t ahead) {
    return ahead < (size_t)(lexer->end - lexer->at) ? lexer->at[ahead] : '\0';
}

static void step(Lexer *lexer) {
    if (lexer->at < lexer->end && *lexer->at++ == '\n') lexer->line++;
}

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool of_name(char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '_';
}

static bool hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c && strchr("abcdefABCDEF", c));
}

// Behind [[ … ]] or [=[ … ]=], if one begins here.
static bool skip_long(Lexer *lexer) {
    size_t level = 0;
    if (peek(lexer, 0) != '[') return false;
    while (peek(lexer, level + 1) == '=')
        level++;
    if (peek(lexer, level + 1) != '[') return false;
    for (lexer->at += level + 2; lexer->at < lexer->end; step(lexer)) {
        size_t same = 0;
        if (*lexer->at != ']') continue;
        while (peek(lexer, same + 1) == '=')
            same++;
        if (same != level || peek(lexer, same + 1) != ']') continue;
        lexer->at += level + 2;
        return true;
    }
    return true;
}

static void skip_comment(Lexer *lexer) {
    lexer->at += 2;
    if (skip_long(lexer)) return;
    while (lexer->at < lexer->end && *lexer->at != '\n')
        lexer->at++;
}

// Whether the escape at the lexer (its letter comes next) is no escape of Lua's, or one
// that nobody means: \z before a letter skips nothing, \n before a letter within $…$ is
// \nu.
static bool bad_escape(const Lexer *lexer, bool formula) {
    char c = peek(lexer, 1), next = peek(lexer, 2);
    if (c == 'z') return letter(next);
    if (c == 'n') return formula && letter(next);
    if (c == 'x') return !hexadecimal(next) || !hexadecimal(peek(lexer, 3));
    if (c == 'u') return next != '{';
    return !c || !strchr("abfrtv0123456789\\\"'\n\r", c);
}

static void read_escape(Lexer *lexer, bool formula) {
    char c = peek(lexer, 1);
    if (bad_escape(lexer, formula) && !lexer->backslash) lexer->backslash = lexer->line;
    if (c && strchr("abfrtv", c) && !lexer->control) lexer->control = lexer->line;
    step(lexer);
    if (c == '\r' && peek(lexer, 1) == '\n') step(lexer);
    step(lexer);
}

// An unfinished string ends with its line, as Lua will say.
static void skip_string(Lexer *lexer, char quote) {
    bool formula = false;
    step(lexer);
    while (lexer->at < lexer->end && *lexer->at != '\n') {
        char c = *lexer->at;
        if (c == '\\') {
            read_escape(lexer, formula);
            continue;
        }
        if (c == '$') formula = !formula;
        step(lexer);
        if (c == quote) return;
    }
}

static void skip_blanks(Lexer *lexer) {
    while (lexer->at < lexer->end)
        if (*lexer->at && strchr(" \t\r\n\f\v", *lexer->at))
            step(lexer);
        else if (peek(lexer, 0) == '-' && peek(lexer, 1) == '-')
            skip_comment(lexer);
        else
            return;
}

// Numbers are names here; == is one sign, any other character is one of its own.
static Token next(Lexer *lexer) {
    skip_blanks(lexer);
    Token token = {.text = lexer->at, .line = lexer->line};
    char c = peek(lexer, 0);
    if (lexer->at == lexer->end) return token;
    token.kind = TOKEN_SIGN;
    if (of_name(c)) {
        token.kind = TOKEN_NAME;
        while (of_name(peek(lexer, 0)))
            lexer->at++;
    } else if (c == '"' || c == '\'') {
        token.kind = TOKEN_STRING;
        skip_string(lexer, c);
    } else if (skip_long(lexer)) {
        token.kind = TOKEN_STRING;
    } else if ((unsigned char)c >= 0x80) {
        text_next(&lexer->at);
    } else {
        lexer->at += c == '=' && peek(lexer, 1) == '=' ? 2 : 1;
    }
    token.size = (size_t)(lexer->at - token.text);
    return token;
}

static bool is(Token token, const char *text) {
    return token.kind != TOKEN_STRING && token.size == strlen(text) &&
           !memcmp(token.text, text, token.size);
}

static int depth_change(Token token) {
    static const char *const opens[] = {"{", "(", "[", "function", "if", "do", NULL};
    static const char *const closes[] = {"}", ")", "]", "end", NULL};
    for (int i = 0; opens[i]; i++)
        if (is(token, opens[i])) return 1;
    for (int i = 0; closes[i]; i++)
        if (is(token, closes[i])) return -1;
    return 0;
}

// --- what the author mistyped

Script script_of(const char *bytes, size_t size) {
    size_t mark = text_mark(bytes, size);
    return (Script){.text = bytes + mark, .size = size - mark};
}

static bool check_encoding(Script script, Error *err) {
    const char *at = script.text, *end = at + script.size;
    for (int line = 1; at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        if (!text_valid(at, (size_t)(stop - at)))
            return error_set(err, "language.encoding", " "), error_at(err, NULL, line, 0);
        at = stop + 1;
    }
    return true;
}

// Full-width characters that stand for no sign of their own width but for another.
static const struct {
    const char *typed, *meant;
} LOOKALIKES[] = {{"、", ","},  {"，", ","},  {"。", "."}, {"“", "\""},  {"”", "\""},
                  {"„", "\""},  {"‘", "'"},   {"’", "'"},  {"「", "\""}, {"」", "\""},
                  {"『", "\""}, {"』", "\""}, {"【", "["}, {"】", "]"},  {"〔", "["},
                  {"〕", "]"},  {"〜", "~"},  {"ー", "-"}, {"−", "-"},   {"–", "-"},
                  {"‐", "-"},   {"…", "..."}, {"￥", "\\"}};

// The half-width twin of a character; false where it has none.
static bool half_width(const char *typed, char meant[5]) {
    const char *at = typed;
    uint32_t character = text_next(&at);
    for (size_t i = 0; i < sizeof LOOKALIKES / sizeof *LOOKALIKES; i++)
        if (!strcmp(LOOKALIKES[i].typed, typed))
            return snprintf(meant, 5, "%s", LOOKALIKES[i].meant) > 0;
    if (character < 0xff01 || character > 0xff5e) return false;
    text_put(character - 0xff01 + '!', meant); // Unicode's full-width block copies ASCII
    return true;
}

static bool refuse_character(Token token, Error *err) {
    char typed[5] = "", meant[5];
    memcpy(typed, token.text, token.size < 5 ? token.size : 4);
    if (!strcmp(typed, "　") || !strcmp(typed, "\xc2\xa0"))
        error_set(err, "language.blank", " ");
    else if (half_width(typed, meant))
        error_set(err, "language.full_width", "%s\t%s", typed, meant);
    else
        error_set(err, "language.outside", "%s", typed);
    return error_at(err, NULL, token.line, 0);
}

bool script_check(Script script, Error *err) {
    if (!check_encoding(script, err)) return false;
    Lexer lexer = lexer_of(script);
    for (Token token = next(&lexer); token.kind; token = next(&lexer)) {
        if (lexer.backslash) {
            error_set(err, "language.backslash", " ");
            return error_at(err, NULL, lexer.backslash, 0);
        }
        if (token.kind == TOKEN_SIGN && (unsigned char)*token.text >= 0x80)
            return refuse_character(token, err);
    }
    return true;
}

// --- where things stand

// Behind the item of a table that begins with `token`; false where the table ends with it.
static bool skip_item(Lexer *lexer, Token token) {
    for (int depth = 0; token.kind; token = next(lexer)) {
        if (depth == 0 && (is(token, ",") || is(token, ";"))) return true;
        depth += depth_change(token);
        if (depth < 0) return false;
    }
    return false;
}

typedef struct Item {
    Token name; // size 0: an item without a name
    Token value;
    int index; // among those, from 1
} Item;

static bool read_item(Lexer *lexer, Item *item) {
    Token first = next(lexer);
    if (!first.kind || is(first, "}")) return false;
    Lexer before = *lexer;
    bool named = first.kind == TOKEN_NAME && is(next(lexer), "=");
    if (!named) *lexer = before;
    item->name = named ? first : (Token){.line = first.line};
    item->value = named ? next(lexer) : first;
    if (!named) item->index++;
    return true;
}

// The first part of a path, "wrong" or "[2]", and what follows it.
static size_t part_of(const char *path, const char **rest) {
    size_t size = path[0] == '[' ? strcspn(path, "]") : strcspn(path, ".[");
    if (path[size] == ']') size++;
    *rest = path + size + (path[size] == '.');
    return size;
}

static bool fits(const Item *item, const char *part, size_t size) {
    if (part[0] != '[')
        return size && item->name.size == size && !memcmp(item->name.text, part, size);
    int index = 0;
    for (const char *c = part + 1; *c >= '0' && *c <= '9' && index < 100000; c++)
        index = index * 10 + (*c - '0');
    return !item->name.size && item->index == index;
}

int script_field(Script script, int line, const char *path) {
    Lexer lexer = lexer_from(script, line);
    Token token = next(&lexer);
    while (token.kind && !is(token, "{")) {
        if (token.kind == TOKEN_NAME && token.line > line) return line;
        token = next(&lexer);
    }
    Item item = {.index = 0};
    const char *rest;
    size_t size = part_of(path, &rest);
    while (*path && read_item(&lexer, &item)) {
        if (!fits(&item, path, size)) {
            if (!skip_item(&lexer, item.value)) break;
            continue;
        }
        line = item.name.line;
        if (!is(item.value, "{")) break;
        item = (Item){.index = 0};
        path = rest;
        size = part_of(path, &rest);
    }
    return line;
}

int script_control(Script script, int line) {
    Lexer lexer = lexer_from(script, line);
    int depth = 0;
    for (Token token = next(&lexer); token.kind && !lexer.control; token = next(&lexer)) {
        if (depth <= 0 && token.kind == TOKEN_NAME && token.line > line) break;
        depth += depth_change(token);
    }
    return lexer.control;
}

int script_line_of(Script script, int line, const char *text) {
    Lexer lexer = lexer_from(script, line);
    size_t left = (size_t)(lexer.end - lexer.at);
    const char *found = memmem(lexer.at, left, text, strlen(text));
    if (!found) return line;
    while (lexer.at < found)
        step(&lexer);
    return lexer.line;
}

// --- names that are used

typedef struct Names {
    FreeName *rows;
    int count;
} Names;

static bool has_name(const Names *names, FreeName sought) {
    for (int i = 0; i < names->count; i++) {
        const FreeName *row = &names->rows[i];
        if (row->size == sought.size && row->member_size == sought.member_size &&
            !memcmp(row->name, sought.name, sought.size) &&
            (!sought.member || !memcmp(row->member, sought.member, sought.member_size)))
            return true;
    }
    return false;
}

static void add_name(Names *names, FreeName name) {
    if (has_name(names, name)) return;
    names->rows = mem_grow(names->rows, (size_t)names->count + 1, sizeof *names->rows);
    names->rows[names->count++] = name;
}

static FreeName name_of(Token token) {
    return (FreeName){.name = token.text, .size = token.size, .line = token.line};
}

static bool keyword(Token token) {
    static const char *const words[] = {
        "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
        "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
        "repeat",   "return", "then", "true", "until",  "while", NULL};
    for (int i = 0; words[i]; i++)
        if (is(token, words[i])) return true;
    return false;
}

static bool own_name(Token token) {
    return token.kind == TOKEN_NAME && token.text &&
           !(*token.text >= '0' && *token.text <= '9') && !keyword(token);
}

// The names of `local a <const>, b`, of `for a, b in`, of the parameters (a, b), from the
// first token behind the word. Returns the token that ended them.
static Token declare(Lexer *lexer, Token token, Names *declared) {
    while (own_name(token)) {
        add_name(declared, name_of(token));
        token = next(lexer);
        if (is(token, "<")) { // <const>, <close>
            next(lexer);
            next(lexer);
            token = next(lexer);
        }
        if (!is(token, ",")) break;
        token = next(lexer);
    }
    return token;
}

static Names declared_in(Script script) {
    Names declared = {0};
    Lexer lexer = lexer_of(script);
    for (Token token = next(&lexer); token.kind;) {
        bool names = is(token, "local") || is(token, "for") || is(token, "function");
        token = next(&lexer);
        if (!names || is(token, "function")) continue;
        token = declare(&lexer, token, &declared);
        while (is(token, ".") || is(token, ":")) { // function t.name(…)
            next(&lexer);
            token = next(&lexer);
        }
        if (is(token, "(")) token = declare(&lexer, next(&lexer), &declared);
    }
    return declared;
}

// Whether the name stands for itself: not behind a dot or colon, no <const>, and nothing is
// put there.
static bool used(Token before, Token token, Token after) {
    if (is(before, "<") && is(after, ">")) return false;
    return own_name(token) && !is(before, ".") && !is(before, ":") && !is(before, "goto") &&
           !is(after, "=");
}

void script_free_names(Script script, void (*each)(void *to, const FreeName *name),
                       void *to) {
    Names declared = declared_in(script), seen = {0};
    Lexer lexer = lexer_of(script);
    const Token nothing = {.text = script.text};
    Token before = nothing, token = next(&lexer);
    bool joins = false; // two dots stand before the token
    while (token.kind) {
        Token after = next(&lexer);
        bool counts = used(joins ? nothing : before, token, after);
        FreeName name = name_of(token);
        if (counts && !has_name(&declared, name)) {
            if (is(after, ".") && letter(peek(&lexer, 0))) {
                before = after;
                after = next(&lexer);
                name.member = after.text;
                name.member_size = after.size;
            }
            add_name(&seen, name);
        }
        joins = is(before, ".") && is(token, ".");
        before = name.member ? before : token;
        token = after;
    }
    for (int i = 0; i < seen.count; i++)
        each(to, &seen.rows[i]);
    free(declared.rows);
    free(seen.rows);
}
