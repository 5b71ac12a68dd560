#include "circuit/entries.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/angle.h"
#include "circuit/excerpt.h"
#include "circuit/quirk_formula.h"
#include "quantum/closed_form.h"
#include "quantum/decompose.h"
#include "quantum/square.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// --- One entry

static const double complex *at_entry(const Entries *entries, int row, int column) {
    return &entries->at[row * entries->rows + column];
}

// Quirk's formulas know pi as a word alone.
static char *formula_of(const char *text, size_t size) {
    char *copy = mem_new(size + 1);
    memcpy(copy, text, size);
    char *plain = text_plain(copy);
    Buffer out = {0};
    for (const char *at = plain; *at;) {
        const char *start = at;
        uint32_t sign = text_next(&at);
        if (sign == 0x3c0)
            buffer_print(&out, "(pi)");
        else if (start[0] == '*' && *at == '*')
            buffer_print(&out, "^"), at++;
        else
            buffer_add(&out, start, (size_t)(at - start));
    }
    free(copy);
    free(plain);
    return buffer_take(&out);
}

bool entry_value(const char *text, size_t size, double complex *value) {
    char *formula = formula_of(text, size);
    bool fine = quirk_formula(formula, strlen(formula), value) == FORMULA_FINE;
    free(formula);
    return fine;
}

static void write_number(Buffer *out, double complex z) {
    double re = creal(z) + 0.0, im = cimag(z) + 0.0; // no −0
    if (re != 0 || im == 0) number_write(out, re);
    if (im == 0) return;
    if (re != 0 && im > 0) buffer_print(out, "+");
    number_write(out, im);
    buffer_print(out, "i");
}

static void write_entry(Buffer *out, double complex z) {
    char text[80], tex[160];
    double complex read;
    bool known = closed_form_complex(z, text, sizeof text, tex, sizeof tex) &&
                 !strpbrk(text, ",;[]{}") && entry_value(text, strlen(text), &read) &&
                 cabs(read - z) < 1e-15;
    if (known)
        buffer_print(out, "%s", text);
    else
        write_number(out, z);
}

// --- Reading

static bool is_space(char c) {
    return isspace((unsigned char)c);
}

// Where an entry ends that begins at `at`: before a comma, a bracket, a semicolon or a line
// end outside its own brackets.
static const char *entry_end(const char *at) {
    int depth = 0;
    for (; *at; at++) {
        if (!depth && strchr(",;\n[]{}", *at)) break;
        depth += (*at == '(') - (*at == ')');
    }
    return at;
}

static const char *trimmed(const char *from, const char *end) {
    while (end > from && is_space(end[-1]))
        end--;
    return end;
}

typedef struct Scan {
    const char *at;
    int row, column, columns; // the place of the entry that comes next, from 0
    Buffer text;
    double complex values[MAX_ENTRY_ROWS * MAX_ENTRY_ROWS];
    int count;
    Error *err;
} Scan;

static bool comments(const char *from, size_t size) {
    for (size_t i = 0; i + 1 < size; i++)
        if (from[i] == '/' && (from[i + 1] == '/' || from[i + 1] == '*')) return true;
    return false;
}

static bool scan_entry(Scan *s) {
    const char *end = entry_end(s->at), *last = trimmed(s->at, end);
    size_t size = (size_t)(last - s->at);
    double complex value;
    if (comments(s->at, size) || !entry_value(s->at, size, &value))
        return error_set(s->err, "entries.number", "%d\t%d\t%s", s->row + 1, s->column + 1,
                         excerpt_of(s->at, size).text);
    if (s->count == MAX_ENTRY_ROWS * MAX_ENTRY_ROWS)
        return error_set(s->err, "entries.rows", "%d", s->row + 1);
    s->values[s->count++] = value;
    buffer_print(&s->text, s->column ? ", " : s->row ? "], [" : "[[");
    buffer_add(&s->text, s->at, size);
    s->column++;
    s->at = end;
    return true;
}

// Every row has as many entries as the first.
static bool end_row(Scan *s) {
    if (!s->column) return true;
    if (!s->row) s->columns = s->column;
    if (s->column != s->columns)
        return error_set(s->err, "entries.entries", "%d\t%d\t%d", s->row + 1, s->column,
                         s->columns);
    s->row++;
    s->column = 0;
    return true;
}

static bool scan(Scan *s) {
    while (*s->at) {
        char c = *s->at;
        bool ends = strchr(";\n]}", c) != NULL;
        if (ends && !end_row(s)) return false;
        if (ends || is_space(c) || strchr(",[{", c))
            s->at++;
        else if (!scan_entry(s))
            return false;
    }
    return end_row(s);
}

static bool is_size(int rows) {
    return rows == 2 || rows == 4 || rows == 8 || rows == 16;
}

// Entries with only spaces between: "1 0; 0 i" becomes "1,0; 0,i". Where there is a comma
// anywhere, spaces mean nothing.
static char *with_commas(const char *text) {
    Buffer out = {0};
    bool spaces = !strchr(text, ',');
    int depth = 0;
    for (const char *at = text; *at; at++) {
        depth += (*at == '(') - (*at == ')');
        bool gap = spaces && !depth && *at == ' ' && at > text;
        const char *next = at + strspn(at, " ");
        bool value = gap && !strchr(" [{;\n+-*/^(", at[-1]) && *next &&
                     !strchr("]};\n*/^+)", *next) && !(*next == '-' && next[1] == ' ');
        buffer_print(&out, value ? "," : "%c", *at);
    }
    return buffer_take(&out);
}

bool entries_read(const char *text, Entries *entries, Error *err) {
    char *plain = text_plain(text), *commas = with_commas(plain);
    Scan s = {.at = commas, .err = err};
    *entries = (Entries){0};
    bool read = scan(&s);
    if (read && !is_size(s.row)) read = error_set(err, "entries.rows", "%d", s.row);
    if (read && s.columns != s.row)
        read = error_set(err, "entries.entries", "%d\t%d\t%d", 1, s.columns, s.row);
    buffer_print(&s.text, "]]");
    entries->rows = s.row;
    entries->text = buffer_take(&s.text);
    if (read) memcpy(entries->at, s.values, sizeof entries->at);
    if (!read) entries_clear(entries);
    free(commas);
    free(plain);
    return read;
}

void entries_clear(Entries *entries) {
    free(entries->text);
    *entries = (Entries){0};
}

Entries entries_of(int rows, const double complex *at) {
    Entries entries = {.rows = rows};
    Buffer text = {0};
    for (int i = 0; i < rows * rows; i++) {
        buffer_print(&text, i % rows ? ", " : i ? "], [" : "[[");
        write_entry(&text, at[i]);
        entries.at[i] = at[i];
    }
    buffer_print(&text, "]]");
    entries.text = buffer_take(&text);
    return entries;
}

// --- Unitary or not

double entries_fault(const Entries *entries) {
    double worst = 0;
    for (int a = 0; a < entries->rows; a++)
        for (int b = 0; b < entries->rows; b++) {
            double complex sum = a == b ? -1 : 0;
            for (int k = 0; k < entries->rows; k++)
                sum += conj(*at_entry(entries, k, a)) * *at_entry(entries, k, b);
            worst = fmax(worst, cabs(sum));
        }
    return worst;
}

// The number √(over/under)·e^{iπk/24} or iπk/16 near z; z itself where there is none.
static double complex near_form(double complex z) {
    const double near = 5e-5;
    double square = creal(z * conj(z)), size = cabs(z);
    if (size < near) return 0;
    for (int turns = 16; turns <= 24; turns += 8) {
        double complex unit = half_turns(round(carg(z) / M_PI * turns) / turns);
        for (int under = 1; under <= 16; under++) {
            double over = round(square * under);
            double complex form = sqrt(over / under) * unit;
            if (over > 0 && cabs(form - z) < near) return form;
        }
    }
    return z;
}

Entries entries_recognised(const Entries *entries) {
    double complex at[MAX_ENTRY_ROWS * MAX_ENTRY_ROWS];
    for (int i = 0; i < entries->rows * entries->rows; i++)
        at[i] = near_form(entries->at[i]);
    return entries_of(entries->rows, at);
}

bool entries_nearest(const Entries *entries, Entries *nearest) {
    const double lost = 1e-6;
    int n = entries->rows;
    double values[MAX_ENTRY_ROWS];
    double complex left[MAX_ENTRY_ROWS * MAX_ENTRY_ROWS];
    double complex right[MAX_ENTRY_ROWS * MAX_ENTRY_ROWS];
    double complex product[MAX_ENTRY_ROWS * MAX_ENTRY_ROWS];
    bool found = singular_values(n, n, entries->at, values, left, right, NULL) &&
                 values[n - 1] > lost * values[0];
    if (!found) return false;
    square_product(n, left, right, product);
    *nearest = entries_of(n, product);
    return true;
}
