#include "lesson/words_sheet.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char MARK[] = "\xef\xbb\xbf";
enum { PLACE, JA, EN, STATE, COLUMNS, MOST_COLUMNS = 64 };
static const char *const names[COLUMNS] = {"place", "ja", "en", "mark"};

// --- writing

static bool formula_sign(char c) {
    return c && strchr("=+-@'\t", c);
}

static void put_cell(Buffer *out, const char *text) {
    bool quoted = strpbrk(text, "\t\n\r\",;") != NULL;
    if (quoted) buffer_add(out, "\"", 1);
    if (formula_sign(*text)) buffer_add(out, "'", 1);
    for (; *text; text++)
        buffer_add(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    if (quoted) buffer_add(out, "\"", 1);
}

static void put_row(Buffer *out, char between, const char *const cells[COLUMNS]) {
    for (int i = 0; i < COLUMNS; i++) {
        if (i) buffer_add(out, &between, 1);
        put_cell(out, cells[i]);
    }
    buffer_add(out, "\r\n", 2);
}

void words_sheet_begin(Buffer *out, char between) {
    buffer_print(out, "%s", MARK);
    put_row(out, between, names);
}

void words_sheet_add(Buffer *out, char between, const char *place, const Text *text,
                     const char *mark) {
    const char *ja = text->in[LANG_JA], *en = text->in[LANG_EN];
    const char *const cells[COLUMNS] = {place, ja ? ja : "", en ? en : "", mark};
    put_row(out, between, cells);
}

// --- reading

typedef struct Reading {
    const char *at, *end;
    char between;
    int line;
    int column[COLUMNS]; // where each stands; -1
} Reading;

// What a cell says: without the sign that keeps formulas away, line ends as \n.
static char *cell_text(Buffer *cell) {
    char *text = buffer_take(cell), *to = text;
    const char *at = text;
    if (*at == '\'' && formula_sign(at[1])) at++;
    for (; *at; at++)
        if (*at != '\r') *to++ = *at;
    *to = 0;
    return text;
}

// NULL where a quote is not closed.
static char *read_cell(Reading *r) {
    Buffer cell = {0};
    bool quoted = r->at < r->end && *r->at == '"';
    r->at += quoted;
    while (r->at < r->end) {
        char c = *r->at;
        if (quoted && c == '"') {
            if (r->at + 1 < r->end && r->at[1] == '"') {
                r->at++;
            } else {
                quoted = false;
                r->at++;
                continue;
            }
        } else if (!quoted && (c == r->between || c == '\n')) {
            break;
        }
        r->line += c == '\n';
        buffer_add(&cell, &c, 1);
        r->at++;
    }
    char *text = cell_text(&cell);
    if (!quoted) return text;
    free(text);
    return NULL;
}

// The cells of a row; -1 where a quote is not closed. Behind the row.
static int read_row(Reading *r, char *cells[MOST_COLUMNS]) {
    int count = 0;
    for (;;) {
        char *cell = read_cell(r);
        if (!cell) {
            while (count)
                free(cells[--count]);
            return -1;
        }
        if (count < MOST_COLUMNS)
            cells[count++] = cell;
        else
            free(cell);
        if (r->at == r->end || *r->at == '\n') break;
        r->at++;
    }
    if (r->at < r->end) r->at++, r->line++;
    return count;
}

static void free_cells(char **cells, int count) {
    for (int i = 0; i < count; i++)
        free(cells[i]);
}

static bool read_head(Reading *r) {
    char *cells[MOST_COLUMNS];
    int count = read_row(r, cells);
    for (int k = 0; k < COLUMNS; k++) {
        r->column[k] = -1;
        for (int i = 0; i < count; i++)
            if (!strcmp(cells[i], names[k])) r->column[k] = i;
    }
    free_cells(cells, count);
    return r->column[PLACE] >= 0 && r->column[JA] >= 0 && r->column[EN] >= 0 &&
           r->column[STATE] >= 0;
}

static char *take_cell(const Reading *r, char **cells, int count, int column) {
    int at = r->column[column];
    return mem_text(at < count ? cells[at] : "");
}

static void add_row(WordsSheet *sheet, const Reading *r, char **cells, int count,
                    int line) {
    sheet->rows = mem_one_more(sheet->rows, (size_t)sheet->count, sizeof *sheet->rows);
    sheet->rows[sheet->count++] =
        (SheetRow){.place = take_cell(r, cells, count, PLACE),
                   .mark = take_cell(r, cells, count, STATE),
                   .in = {take_cell(r, cells, count, JA), take_cell(r, cells, count, EN)},
                   .line = line};
}

static bool fault(Error *err, const char *key, const char *name, int line) {
    error_set(err, key, " ");
    return error_at(err, name, line, 0);
}

static bool read_rows(WordsSheet *sheet, Reading *r, const char *name, Error *err) {
    while (r->at < r->end) {
        char *cells[MOST_COLUMNS];
        int line = r->line, count = read_row(r, cells);
        if (count < 0) return fault(err, "sheet.quote", name, line);
        if (sheet->count == SHEET_ROWS) {
            free_cells(cells, count);
            return fault(err, "sheet.rows", name, line);
        }
        int place = r->column[PLACE];
        if (place < count && *cells[place]) add_row(sheet, r, cells, count, line);
        free_cells(cells, count);
    }
    return true;
}

bool words_sheet_read(WordsSheet *sheet, const char *bytes, size_t size, const char *name,
                      Error *err) {
    *sheet = (WordsSheet){NULL, 0};
    if (!text_valid(bytes, size)) return fault(err, "sheet.bytes", name, 0);
    Reading r = {.at = bytes + text_mark(bytes, size), .end = bytes + size, .line = 1};
    size_t head = strcspn(r.at, "\n");
    r.between = memchr(r.at, '\t', head) ? '\t' : memchr(r.at, ',', head) ? ',' : ';';
    if (!read_head(&r)) return fault(err, "sheet.columns", name, 1);
    if (read_rows(sheet, &r, name, err)) return true;
    words_sheet_free(sheet);
    return false;
}

void words_sheet_free(WordsSheet *sheet) {
    for (int i = 0; i < sheet->count; i++) {
        free(sheet->rows[i].place);
        free(sheet->rows[i].mark);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            free(sheet->rows[i].in[lang]);
    }
    free(sheet->rows);
    *sheet = (WordsSheet){NULL, 0};
}
