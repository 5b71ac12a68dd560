#include "type/formula_parse.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/formula.h"
#include "type/formula_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 4000, MAX_DEPTH = 40, NODES = 32 };
enum { WRITTEN = 2000, WRITTEN_TIMES = 8 }; // by macros: so much, and so many times

typedef struct Block {
    struct Block *next;
    int used;
    Node nodes[NODES];
} Block;

typedef struct Kept {
    struct Kept *next;
    char words[];
} Kept;

struct FormulaTree {
    Block *blocks;
    Kept *kept;
    const Node *root;
    int written;
};

Node *formula_node(Parser *p, Form form, Atom atom) {
    Block *block = p->parse->blocks;
    if (!block || block->used == NODES) {
        block = mem_new(sizeof *block);
        block->next = p->parse->blocks;
        p->parse->blocks = block;
    }
    Node *node = &block->nodes[block->used++];
    node->form = form;
    node->atom = atom;
    node->ink = p->ink;
    return node;
}

Node *formula_symbol(Parser *p, uint32_t character, Atom atom) {
    Node *node = formula_node(p, FORM_SYMBOL, atom);
    node->character = character;
    return node;
}

char *formula_keep(Parser *p, const char *words, size_t size) {
    Kept *kept = mem_new(sizeof *kept + size + 1);
    memcpy(kept->words, words, size);
    kept->next = p->parse->kept;
    p->parse->kept = kept;
    return kept->words;
}

// Adds the column of `where` to the fault that was just set.
static Node *fault_at(const Parser *p, const char *where) {
    int column = 1;
    const char *from = p->call ? p->source : p->tex, *to = p->call ? p->call : where;
    for (const char *s = from; s < to; s++)
        if (((unsigned char)*s & 0xc0) != 0x80) column++;
    if (p->err) p->err->line = 1, p->err->column = column;
    return NULL;
}

Node *formula_fault(const Parser *p, const char *where, const char *key, const char *arg) {
    error_set(p->err, key, "%s", arg);
    return fault_at(p, where);
}

Node *formula_fault_near(const Parser *p, const char *where, const char *near_key,
                         const char *far_key, const char *name, const char *const *names) {
    const char *near = *name ? text_nearest(name, names) : NULL;
    if (!near) return formula_fault(p, where, far_key, name);
    error_set(p->err, near_key, "%s\t%s", name, near);
    return fault_at(p, where);
}

void formula_skip_blanks(Parser *p) {
    while (*p->at == ' ' || *p->at == '\n' || *p->at == '\t' || *p->at == '\r')
        p->at++;
}

bool formula_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads \name, which is letters or one other character. A name too long is cut, and
// unknown.
void formula_read_name(Parser *p, char name[FORMULA_NAME]) {
    const char *start = ++p->at;
    if (formula_letter(*start))
        while (formula_letter(*p->at))
            p->at++;
    else
        text_next(&p->at);
    snprintf(name, FORMULA_NAME, "%.*s", (int)(p->at - start), start);
}

static Node *ascii_new(Parser *p, char c) {
    if (formula_letter(c) || (c >= '0' && c <= '9'))
        return formula_symbol(p, alphabet_letter(p->alphabet, c), ATOM_ORD);
    const TexSign *sign = tex_sign_find(c);
    return sign ? formula_symbol(p, sign->character, sign->atom) : NULL;
}

static Node *read_character(Parser *p) {
    const char *start = p->at;
    uint32_t c = text_next(&p->at);
    Node *node = NULL;
    if (c == '&') return formula_fault(p, start, "formula.row", "&");
    if (c < 0x80) node = ascii_new(p, (char)c);
    if (c == 0x2212) node = formula_symbol(p, c, ATOM_BIN);
    const TexCommand *command = tex_command_of_character(c);
    if (!node && command)
        node = formula_symbol(p, alphabet_greek(p->alphabet, command->character),
                              command->atom);
    if (node) return node;
    char shown[5];
    text_put(c, shown);
    return formula_fault(p, start, "formula.character", shown);
}

const char *formula_read_words(Parser *p, const char *of) {
    formula_skip_blanks(p);
    const char *start = p->at;
    if (*start != '{') return formula_fault(p, start, "formula.argument", of), NULL;
    size_t size = strcspn(start + 1, "{}\\$");
    if (start[1 + size] != '}') return formula_fault(p, start, "formula.brace", ""), NULL;
    p->at = start + size + 2;
    return formula_keep(p, start + 1, size);
}

static const FormulaMacro *macro_at(const Parser *p) {
    if (*p->at != '\\' || !p->macro_count) return NULL;
    Parser ahead = *p;
    char name[FORMULA_NAME];
    formula_read_name(&ahead, name);
    return formula_macro_find(p->macros, p->macro_count, name);
}

static Node *read_macro(Parser *p, const FormulaMacro *macro) {
    if (p->depth >= MAX_DEPTH) return formula_fault(p, p->at, "formula.deep", "");
    p->depth++;
    const char *start = p->at;
    char name[FORMULA_NAME];
    formula_read_name(p, name);
    Node *list = formula_read_macro(p, macro, start);
    p->depth--;
    return list;
}

static Node *read_command(Parser *p) {
    const char *start = p->at;
    char name[FORMULA_NAME];
    formula_read_name(p, name);
    const TexCommand *command = tex_command_find(name);
    if (command) return formula_read_command(p, command, start);
    return formula_fault_near(p, start, "formula.unknown", "formula.unknown_far", name,
                              formula_commands());
}

Node *formula_read_atom(Parser *p) {
    const FormulaMacro *macro = macro_at(p);
    if (macro) return read_macro(p, macro);
    if (p->depth >= MAX_DEPTH) return formula_fault(p, p->at, "formula.deep", "");
    p->depth++;
    const char *start = p->at;
    Node *node;
    if (*start == '{') {
        p->at++;
        node = formula_read_list(p, STOP_BRACE, start);
    } else if (*start == '\\') {
        node = read_command(p);
    } else {
        node = read_character(p);
    }
    p->depth--;
    return node;
}

bool formula_at_group(Parser *p) {
    formula_skip_blanks(p);
    return *p->at == '{';
}

Node *formula_read_argument(Parser *p, const char *of) {
    formula_skip_blanks(p);
    if (!*p->at || strchr("}^_'&]", *p->at))
        return formula_fault(p, p->at, "formula.argument", of);
    return formula_read_atom(p);
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
    bool bare = *last && (*last)->form != FORM_SPACE && (*last)->form != FORM_STYLE;
    Node *base = bare ? *last : formula_node(p, FORM_LIST, ATOM_ORD);
    Node *scripts = formula_node(p, FORM_SCRIPTS, base->atom);
    scripts->base = base;
    scripts->limits = base->limits;
    if (!bare) return list_add(list, last, scripts), scripts;
    Node **slot = &list->first;
    while (*slot != base)
        slot = &(*slot)->next;
    *slot = scripts;
    *last = scripts;
    return scripts;
}

// x' and x'' (The TeXbook, p. 130); a power may follow: x'^2.
static bool read_primes(Parser *p, Node *scripts) {
    if (scripts->above) return formula_fault(p, p->at, "formula.script", "'"), false;
    Node *primes = formula_node(p, FORM_LIST, ATOM_ORD), *last = NULL;
    for (; *p->at == '\''; p->at++)
        list_add(primes, &last, formula_symbol(p, 0x2032, ATOM_ORD));
    formula_skip_blanks(p);
    if (*p->at == '^') {
        p->at++;
        Node *power = formula_read_argument(p, "^");
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
    if (*place) return formula_fault(p, start, "formula.script", name), false;
    p->at++;
    *place = formula_read_argument(p, name);
    return *place;
}

static bool at_command(const Parser *p, const char *name) {
    size_t size = strlen(name);
    return *p->at == '\\' && !strncmp(p->at + 1, name, size) &&
           !formula_letter(p->at[1 + size]);
}

// True at the end of the list, which is then behind us; the end of a cell stays.
static bool read_stop(Parser *p, Stop stop) {
    if (stop == STOP_BRACE && *p->at == '}') return p->at++, true;
    if (stop == STOP_BRACKET && *p->at == ']') return p->at++, true;
    if (stop == STOP_RIGHT && at_command(p, "right")) return p->at += 6, true;
    if (stop == STOP_CELL)
        return *p->at == '&' || (p->at[0] == '\\' && p->at[1] == '\\') ||
               at_command(p, "end") || (p->tables == 0 && *p->at == '}');
    return stop == STOP_END && !*p->at;
}

// What \limits, \color and the like do to the list; -1 when something else stands here.
static int read_switch(Parser *p, Node *last) {
    Parser ahead = *p;
    char name[FORMULA_NAME];
    if (*p->at != '\\') return -1;
    formula_read_name(&ahead, name);
    const TexCommand *command = tex_command_find(name);
    if (!command || command->form != FORM_LIMITS) return -1;
    if (!last || last->atom != ATOM_OP || last->form == FORM_SCRIPTS)
        return formula_fault(p, p->at, "formula.limits", name), 0;
    last->limits = command->detail ? LIMITS_ALWAYS : LIMITS_BESIDE;
    p->at = ahead.at;
    return 1;
}

// The atoms of a macro become atoms of the list around it.
static bool splice_macro(Parser *p, const FormulaMacro *macro, Node *list, Node **last) {
    Node *inner = read_macro(p, macro);
    if (!inner) return false;
    if (!inner->first) return true;
    list_add(list, last, inner->first);
    while ((*last)->next)
        *last = (*last)->next;
    return true;
}

static bool read_item(Parser *p, Node *list, Node **last) {
    const FormulaMacro *macro = macro_at(p);
    if (macro) return splice_macro(p, macro, list, last);
    if (strchr("^_'", *p->at)) return read_script(p, list, last);
    int switched = read_switch(p, *last);
    if (switched >= 0) return switched;
    Node *node;
    if (*p->at == '~') {
        p->at++;
        node = formula_node(p, FORM_SPACE, ATOM_ORD);
        node->em = tex_command_find(" ")->detail / 18.0;
    } else {
        node = formula_read_atom(p);
    }
    if (node) list_add(list, last, node);
    return node;
}

Node *formula_read_list(Parser *p, Stop stop, const char *start) {
    Node *list = formula_node(p, FORM_LIST, ATOM_ORD), *last = NULL;
    Ink ink = p->ink;
    for (;;) {
        formula_skip_blanks(p);
        if (read_stop(p, stop)) break;
        if (!*p->at || *p->at == '}') {
            const char *at = *p->at ? p->at : start;
            bool cell = stop == STOP_CELL && p->tables && !*p->at;
            const char *key = stop == STOP_RIGHT && !*p->at ? "formula.fence"
                              : cell                        ? "formula.end"
                                                            : "formula.brace";
            return formula_fault(p, at, key, cell ? "\\begin" : "");
        }
        if (!read_item(p, list, &last)) return NULL;
    }
    p->ink = ink;
    return list_done(list, stop);
}

FormulaTree *formula_tree_create(const char *tex, const FormulaMacro *macros, int count,
                                 Error *err) {
    if (strlen(tex) > MAX_BYTES)
        return error_set(err, "formula.long", "%d", MAX_BYTES), NULL;
    FormulaTree *parse = mem_new(sizeof *parse);
    Parser p = {.parse = parse,
                .macros = macros,
                .macro_count = count,
                .tex = tex,
                .at = tex,
                .source = tex,
                .err = err,
                .ink = INK_NONE};
    parse->root = formula_read_list(&p, STOP_END, tex);
    parse->written = p.written;
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
    for (Kept *kept = parse->kept, *next; kept; kept = next) {
        next = kept->next;
        free(kept);
    }
    free(parse);
}

const Node *formula_tree_root(const FormulaTree *parse) {
    return parse->root;
}

int formula_tree_written(const FormulaTree *parse) {
    return parse->written;
}

int formula_written_most(size_t bytes) {
    return WRITTEN + WRITTEN_TIMES * (int)bytes;
}
