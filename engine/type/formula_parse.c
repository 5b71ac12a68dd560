#include "type/formula_parse.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/formula.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 4000, MAX_DEPTH = 40, NODES = 32, NAME = 32 };

typedef struct Block {
    struct Block *next;
    int used;
    Node nodes[NODES];
} Block;

struct FormulaTree {
    Block *blocks;
    char *pool, *free; // words, zero-ended; never longer than what they were read from
    const Node *root;
};

// Where a list ends.
typedef enum Stop { STOP_END, STOP_BRACE, STOP_BRACKET, STOP_RIGHT } Stop;

typedef struct Parser {
    FormulaTree *parse;
    const char *tex, *at;
    Error *err;
    int depth;
} Parser;

static Node *read_list(Parser *p, Stop stop, const char *start);
static Node *read_atom(Parser *p);
static Node *read_argument(Parser *p, const char *of);

static Node *node_new(Parser *p, Form form, Atom atom) {
    Block *block = p->parse->blocks;
    if (!block || block->used == NODES) {
        block = mem_new(sizeof *block);
        block->next = p->parse->blocks;
        p->parse->blocks = block;
    }
    Node *node = &block->nodes[block->used++];
    node->form = form;
    node->atom = atom;
    return node;
}

static Node *symbol_new(Parser *p, uint32_t character, Atom atom) {
    Node *node = node_new(p, FORM_SYMBOL, atom);
    node->character = character;
    return node;
}

// Adds the column of `where` to the fault that was just set.
static Node *fault_at(const Parser *p, const char *where) {
    int column = 1;
    for (const char *s = p->tex; s < where; s++)
        if (((unsigned char)*s & 0xc0) != 0x80) column++;
    if (p->err) p->err->line = 1, p->err->column = column;
    return NULL;
}

static Node *fault(const Parser *p, const char *where, const char *key, const char *arg) {
    error_set(p->err, key, "%s", arg);
    return fault_at(p, where);
}

static void skip_blanks(Parser *p) {
    while (*p->at == ' ' || *p->at == '\n' || *p->at == '\t' || *p->at == '\r')
        p->at++;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads \name, which is letters or one other character. A name too long is cut, and
// unknown.
static void read_name(Parser *p, char name[NAME]) {
    const char *start = ++p->at;
    if (is_letter(*start))
        while (is_letter(*p->at))
            p->at++;
    else
        text_next(&p->at);
    snprintf(name, NAME, "%.*s", (int)(p->at - start), start);
}

static Node *fault_unknown(const Parser *p, const char *where, const char *name) {
    const char *near = *name ? text_nearest(name, formula_commands()) : NULL;
    if (!near) return fault(p, where, "formula.unknown_far", name);
    error_set(p->err, "formula.unknown", "%s\t%s", name, near);
    return fault_at(p, where);
}

// Letters are italic in formulas (Mathematical Alphanumeric Symbols; h has its own place).
static uint32_t letter_italic(char c) {
    if (c == 'h') return 0x210E;
    return c >= 'a' ? 0x1D44E + (uint32_t)(c - 'a') : 0x1D434 + (uint32_t)(c - 'A');
}

// clang-format off
static const struct { char typed; uint32_t character; Atom atom; } signs[] = {
    {'+', '+', ATOM_BIN},    {'-', 0x2212, ATOM_BIN}, {'*', 0x2217, ATOM_BIN},
    {'=', '=', ATOM_REL},    {'<', '<', ATOM_REL},    {'>', '>', ATOM_REL},    {':', ':', ATOM_REL},
    {'(', '(', ATOM_OPEN},   {'[', '[', ATOM_OPEN},   {')', ')', ATOM_CLOSE},  {']', ']', ATOM_CLOSE},
    {'!', '!', ATOM_CLOSE},  {'?', '?', ATOM_CLOSE},  {',', ',', ATOM_PUNCT},  {';', ';', ATOM_PUNCT},
    {'.', '.', ATOM_ORD},    {'/', '/', ATOM_ORD},    {'|', '|', ATOM_ORD},    {'@', '@', ATOM_ORD},
    {'%', '%', ATOM_ORD},
};
// clang-format on

static Node *ascii_new(Parser *p, char c) {
    if (is_letter(c)) return symbol_new(p, letter_italic(c), ATOM_ORD);
    if (c >= '0' && c <= '9') return symbol_new(p, (uint32_t)c, ATOM_ORD);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].typed == c) return symbol_new(p, signs[i].character, signs[i].atom);
    return NULL;
}

static Node *read_character(Parser *p) {
    const char *start = p->at;
    uint32_t c = text_next(&p->at);
    Node *node = NULL;
    if (c < 0x80) node = ascii_new(p, (char)c);
    if (c == 0x2212) node = symbol_new(p, c, ATOM_BIN);
    const TexCommand *command = tex_command_of_character(c);
    if (!node && command) node = symbol_new(p, command->character, command->atom);
    if (node) return node;
    char shown[5];
    text_put(c, shown);
    return fault(p, start, "formula.character", shown);
}

// The raw words of {…}, without braces or commands within.
static const char *read_words(Parser *p, const char *of) {
    skip_blanks(p);
    const char *start = p->at;
    if (*start != '{') return fault(p, start, "formula.argument", of), NULL;
    size_t size = strcspn(start + 1, "{}\\$");
    if (start[1 + size] != '}') return fault(p, start, "formula.brace", ""), NULL;
    char *words = p->parse->free;
    memcpy(words, start + 1, size);
    words[size] = 0;
    p->parse->free += size + 1;
    p->at = start + size + 2;
    return words;
}

static Node *read_raw(Parser *p, const TexCommand *command) {
    Node *node =
        node_new(p, command->form == FORM_WORDS ? FORM_WORDS : FORM_NAME, command->atom);
    node->words = read_words(p, command->name);
    node->bold = command->form == FORM_UPRIGHT && command->detail;
    if (!node->words || command->form == FORM_WORDS) return node->words ? node : NULL;
    for (const char *at = node->words; *at; at++)
        if ((unsigned char)*at >= 0x80)
            return fault(p, p->at - 1, "formula.upright", command->name);
    return node;
}

static Node *read_fraction(Parser *p, const TexCommand *command) {
    Node *node = node_new(p, FORM_FRACTION, ATOM_INNER);
    node->style = command->detail;
    node->base = read_argument(p, command->name);
    if (!node->base) return NULL;
    node->below = read_argument(p, command->name);
    return node->below ? node : NULL;
}

static Node *read_root(Parser *p, const TexCommand *command) {
    Node *node = node_new(p, FORM_ROOT, ATOM_ORD);
    node->character = command->character;
    skip_blanks(p);
    if (*p->at == '[') {
        const char *start = p->at++;
        node->above = read_list(p, STOP_BRACKET, start);
        if (!node->above) return NULL;
    }
    node->base = read_argument(p, command->name);
    return node->base ? node : NULL;
}

static Node *fence_new(Parser *p, Atom atom, uint32_t left, Node *base, uint32_t right) {
    if (!base) return NULL;
    Node *node = node_new(p, FORM_FENCE, atom);
    node->left = left;
    node->base = base;
    node->right = right;
    return node;
}

static bool has_bar(const Node *list) {
    for (const Node *node = list->form == FORM_LIST ? list->first : NULL; node;
         node = node->next)
        if (node->form == FORM_SYMBOL && node->character == '|') return true;
    return false;
}

// \braket{a}{b}, and \braket{a|b} as the package braket has it.
static Node *read_braket(Parser *p, const TexCommand *command) {
    Node *bra = read_argument(p, command->name);
    if (!bra) return NULL;
    skip_blanks(p);
    if (has_bar(bra) || *p->at != '{') return fence_new(p, ATOM_ORD, 0x27E8, bra, 0x27E9);
    Node *both = node_new(p, FORM_LIST, ATOM_ORD);
    both->first = bra;
    bra->next = symbol_new(p, '|', ATOM_ORD);
    bra->next->next = read_argument(p, command->name);
    return bra->next->next ? fence_new(p, ATOM_ORD, 0x27E8, both, 0x27E9) : NULL;
}

// The character of a fence behind \left or \right; '.' is none.
static bool read_fence(Parser *p, uint32_t *character) {
    skip_blanks(p);
    const char *start = p->at;
    if (*p->at == '.') return *character = 0, p->at++, true;
    const Node *node = *p->at && *p->at != '{' && *p->at != '}' ? read_atom(p) : NULL;
    bool fits = node && node->form == FORM_SYMBOL && !is_letter(*start);
    if (fits && node->character == '<') return *character = 0x27E8, true;
    if (fits && node->character == '>') return *character = 0x27E9, true;
    fits = fits &&
           (node->atom == ATOM_OPEN || node->atom == ATOM_CLOSE || node->character == '|' ||
            node->character == '/' || node->character == 0x2016);
    if (fits) return *character = node->character, true;
    return fault(p, start, "formula.fence", ""), false;
}

static Node *read_left(Parser *p, const char *start) {
    uint32_t left, right;
    if (!read_fence(p, &left)) return NULL;
    Node *base = read_list(p, STOP_RIGHT, start);
    if (!base || !read_fence(p, &right)) return NULL;
    return fence_new(p, ATOM_INNER, left, base, right);
}

static Node *read_accent(Parser *p, const TexCommand *command) {
    Node *node = node_new(p, FORM_ACCENT, ATOM_ORD);
    node->character = command->character;
    node->base = read_argument(p, command->name);
    return node->base ? node : NULL;
}

// A command that stands for itself: a character, a name, a space.
static Node *plain_new(Parser *p, const TexCommand *command) {
    Node *node = node_new(p, command->form, command->atom);
    node->character = command->character;
    node->words = command->name;
    node->limits = command->detail == 1;
    node->em = command->detail / 18.0;
    return node;
}

static Node *read_command(Parser *p) {
    const char *start = p->at;
    char name[NAME];
    read_name(p, name);
    const TexCommand *command = tex_command_find(name);
    if (!command) return fault_unknown(p, start, name);
    switch (command->form) {
    case FORM_UPRIGHT:
    case FORM_WORDS:
        return read_raw(p, command);
    case FORM_FRACTION:
        return read_fraction(p, command);
    case FORM_ROOT:
        return read_root(p, command);
    case FORM_ACCENT:
        return read_accent(p, command);
    case FORM_KET:
        return fence_new(p, ATOM_ORD, '|', read_argument(p, name), 0x27E9);
    case FORM_BRA:
        return fence_new(p, ATOM_ORD, 0x27E8, read_argument(p, name), '|');
    case FORM_BRAKET:
        return read_braket(p, command);
    case FORM_LEFT:
        return read_left(p, start);
    case FORM_RIGHT:
        return fault(p, start, "formula.fence", "");
    default:
        return plain_new(p, command);
    }
}

// One atom without its scripts; the caller has skipped blanks and seen that something
// stands here.
static Node *read_atom(Parser *p) {
    if (p->depth >= MAX_DEPTH) return fault(p, p->at, "formula.deep", "");
    p->depth++;
    const char *start = p->at;
    Node *node;
    if (*start == '{') {
        p->at++;
        node = read_list(p, STOP_BRACE, start);
    } else if (*start == '\\') {
        node = read_command(p);
    } else {
        node = read_character(p);
    }
    p->depth--;
    return node;
}

static Node *read_argument(Parser *p, const char *of) {
    skip_blanks(p);
    if (!*p->at || strchr("}^_'&]", *p->at)) return fault(p, p->at, "formula.argument", of);
    return read_atom(p);
}

static void list_add(Node *list, Node **last, Node *node) {
    if (*last)
        (*last)->next = node;
    else
        list->first = node;
    *last = node;
}

// A list of one is that one, so that \hat{H} and x^{2} know their character.
static Node *list_done(Node *list, Stop stop) {
    bool single = list->first && !list->first->next && list->first->form == FORM_SYMBOL;
    if (stop != STOP_BRACE || !single) return list;
    list->first->atom = ATOM_ORD; // a group is an ordinary atom (The TeXbook, p. 171)
    return list->first;
}

// The scripts node over the last atom of a list, made when there is none yet.
static Node *scripts_of(Parser *p, Node *list, Node **last) {
    if (*last && (*last)->form == FORM_SCRIPTS) return *last;
    Node *base = *last ? *last : node_new(p, FORM_LIST, ATOM_ORD);
    Node *scripts = node_new(p, FORM_SCRIPTS, base->atom);
    scripts->base = base;
    scripts->limits = base->limits;
    Node **slot = &list->first;
    while (*slot && *slot != base)
        slot = &(*slot)->next;
    *slot = scripts;
    *last = scripts;
    return scripts;
}

// x' and x'' (The TeXbook, p. 130); a power may follow: x'^2.
static bool read_primes(Parser *p, Node *scripts) {
    if (scripts->above) return fault(p, p->at, "formula.script", "'"), false;
    Node *primes = node_new(p, FORM_LIST, ATOM_ORD), *last = NULL;
    for (; *p->at == '\''; p->at++)
        list_add(primes, &last, symbol_new(p, 0x2032, ATOM_ORD));
    skip_blanks(p);
    if (*p->at == '^') {
        p->at++;
        Node *power = read_argument(p, "^");
        if (!power) return false;
        list_add(primes, &last, power);
    }
    scripts->above = primes;
    return true;
}

static bool read_script(Parser *p, Node *list, Node **last) {
    Node *scripts = scripts_of(p, list, last);
    const char *start = p->at;
    if (*start == '\'') return read_primes(p, scripts);
    Node **place = *start == '^' ? &scripts->above : &scripts->below;
    const char *name = *start == '^' ? "^" : "_";
    if (*place) return fault(p, start, "formula.script", name), false;
    p->at++;
    *place = read_argument(p, name);
    return *place;
}

static bool at_right(const Parser *p) {
    return !strncmp(p->at, "\\right", 6) && !is_letter(p->at[6]);
}

// True at the end of the list, which is then behind us.
static bool read_stop(Parser *p, Stop stop) {
    if (stop == STOP_BRACE && *p->at == '}') return p->at++, true;
    if (stop == STOP_BRACKET && *p->at == ']') return p->at++, true;
    if (stop == STOP_RIGHT && at_right(p)) return p->at += 6, true;
    return stop == STOP_END && !*p->at;
}

static Node *read_list(Parser *p, Stop stop, const char *start) {
    Node *list = node_new(p, FORM_LIST, ATOM_ORD), *last = NULL;
    for (;;) {
        skip_blanks(p);
        if (read_stop(p, stop)) return list_done(list, stop);
        if (!*p->at || *p->at == '}') {
            const char *where = *p->at ? p->at : start;
            return fault(p, where, stop == STOP_RIGHT ? "formula.fence" : "formula.brace",
                         "");
        }
        if (*p->at == '~') {
            p->at++;
            list_add(list, &last, plain_new(p, tex_command_find(" ")));
        } else if (strchr("^_'", *p->at)) {
            if (!read_script(p, list, &last)) return NULL;
        } else {
            Node *node = read_atom(p);
            if (!node) return NULL;
            list_add(list, &last, node);
        }
    }
}

FormulaTree *formula_tree_create(const char *tex, Error *err) {
    if (strlen(tex) > MAX_BYTES)
        return error_set(err, "formula.long", "%d", MAX_BYTES), NULL;
    FormulaTree *parse = mem_new(sizeof *parse);
    parse->pool = parse->free = mem_new(strlen(tex) + 1);
    Parser p = {.parse = parse, .tex = tex, .at = tex, .err = err};
    parse->root = read_list(&p, STOP_END, tex);
    if (parse->root) return parse;
    formula_tree_destroy(parse);
    return NULL;
}

void formula_tree_destroy(FormulaTree *parse) {
    if (!parse) return;
    for (Block *block = parse->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(parse->pool);
    free(parse);
}

const Node *formula_tree_root(const FormulaTree *parse) {
    return parse->root;
}
