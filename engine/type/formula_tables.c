#include "type/formula_reader.h"

#include <string.h>

// Spaces are those MathJax has taken from LaTeX (amsmath.sty, \arraycolsep and \jot), wide
// enough for a face with tall letters.
// clang-format off
static const Table tables[] = {
    {"pmatrix",     '(',    ')',    "c",  false, 1, 1.0,   0,   0.4},
    {"bmatrix",     '[',    ']',    "c",  false, 1, 1.0,   0,   0.4},
    {"vmatrix",     '|',    '|',    "c",  false, 1, 1.0,   0,   0.4},
    {"Vmatrix",     0x2016, 0x2016, "c",  false, 1, 1.0,   0,   0.4},
    {"Bmatrix",     '{',    '}',    "c",  false, 1, 1.0,   0,   0.4},
    {"matrix",      0,      0,      "c",  false, 1, 1.0,   0,   0.4},
    {"smallmatrix", 0,      0,      "c",  false, 2, 0.333, 0,   0},
    {"cases",       '{',    0,      "l",  false, 1, 1.0,   0,   0.2},
    {"aligned",     0,      0,      "rl", false, 0, 0,     2.0, 0.3},
    {"align",       0,      0,      "rl", false, 0, 0,     2.0, 0.3},
    {"align*",      0,      0,      "rl", false, 0, 0,     2.0, 0.3},
    {"split",       0,      0,      "rl", false, 0, 0,     2.0, 0.3},
    {"gathered",    0,      0,      "c",  false, 0, 1.0,   0,   0.3},
    {"array",       0,      0,      "c",  true,  1, 1.0,   0,   0.4},
};
// clang-format on
static const Table substack = {"substack", 0, 0, "c", false, 2, 1.0, 0, 0};

static const char *const names[] = {
    "pmatrix", "bmatrix",     "vmatrix",  "Vmatrix", "Bmatrix",
    "matrix",  "smallmatrix", "cases",    "aligned", "align",
    "align*",  "split",       "gathered", "array",   NULL,
};

static const Table *table_find(const char *name) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!strcmp(tables[i].name, name)) return &tables[i];
    return NULL;
}

static int read_rules(Parser *p) {
    int rules = 0;
    for (formula_skip_blanks(p); !strncmp(p->at, "\\hline", 6) && !formula_letter(p->at[6]);
         formula_skip_blanks(p)) {
        p->at += 6;
        rules++;
    }
    return rules;
}

static Node *read_row(Parser *p, const char *start) {
    Node *row = formula_node(p, FORM_ROW, ATOM_ORD), **cell = &row->first;
    row->detail = read_rules(p);
    for (;; p->at++) {
        *cell = formula_read_list(p, STOP_CELL, start);
        if (!*cell) return NULL;
        cell = &(*cell)->next;
        if (*p->at != '&') return row;
    }
}

// \\ with the space that may stand behind it, which is ours to choose.
static bool read_break(Parser *p) {
    if (p->at[0] != '\\' || p->at[1] != '\\') return false;
    p->at += 2;
    size_t size = *p->at == '[' ? strcspn(p->at, "]") : 0;
    if (size && p->at[size]) p->at += size + 1;
    return true;
}

static bool read_rows(Parser *p, Node *array, const char *start) {
    Node **row = &array->first;
    do {
        *row = read_row(p, start);
        if (!*row) return false;
        const Node *cell = (*row)->first;
        bool empty = !cell->next && !cell->first;
        bool last = p->at[0] != '\\' || p->at[1] != '\\';
        // Behind the last \\ there is no row; a rule there stands below the table.
        if (empty && last && row != &array->first) {
            array->detail = (*row)->detail;
            *row = NULL;
            return true;
        }
        row = &(*row)->next;
    } while (read_break(p));
    return true;
}

static bool read_columns(Parser *p, Node *array) {
    array->words = array->table->columns;
    if (!array->table->named) return true;
    formula_skip_blanks(p);
    const char *start = p->at;
    array->words = formula_read_words(p, "begin{array}");
    if (!array->words) return false;
    bool known = !array->words[strspn(array->words, "lcr| ")];
    if (known && strpbrk(array->words, "lcr")) return true;
    return formula_fault(p, start, "formula.columns", array->words), false;
}

Node *formula_read_table(Parser *p, const char *start) {
    const char *name = formula_read_words(p, "begin");
    if (!name) return NULL;
    Node *array = formula_node(p, FORM_ARRAY, ATOM_ORD);
    array->table = table_find(name);
    if (!array->table)
        return formula_fault_near(p, start, "formula.environment",
                                  "formula.environment_far", name, names);
    array->left = array->table->left;
    array->right = array->table->right;
    if (array->left || array->right) array->atom = ATOM_INNER;
    if (!read_columns(p, array)) return NULL;
    p->tables++;
    bool read = read_rows(p, array, start);
    p->tables--;
    if (!read) return NULL;
    const char *end = p->at;
    p->at += strlen("\\end");
    const char *closed = formula_read_words(p, "end");
    if (!closed) return NULL;
    return strcmp(closed, name) != 0 ? formula_fault(p, end, "formula.end", closed) : array;
}

Node *formula_read_substack(Parser *p) {
    if (!formula_at_group(p))
        return formula_fault(p, p->at, "formula.argument", "substack");
    const char *start = p->at++;
    Node *array = formula_node(p, FORM_ARRAY, ATOM_ORD);
    array->table = &substack;
    array->words = substack.columns;
    int around = p->tables;
    p->tables = 0; // here a brace ends a cell
    bool read = read_rows(p, array, start);
    p->tables = around;
    if (!read) return NULL;
    return *p->at++ == '}' ? array : formula_fault(p, start, "formula.brace", "");
}
