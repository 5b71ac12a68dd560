#include "type/draft.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/code.h"

#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Tables of more are cut off: nobody reads them, and every cell costs.
enum { MAX_DEPTH = 8, MAX_TABLE_COLUMNS = 24, MAX_CELLS = 1200 };

typedef struct Writer {
    const Markup *markup;
    size_t size; // of its text
    Draft *draft;
    Block block; // the one being written
    Buffer text;
    int bold, code, depth; // how many are open
    int link;
    CodeLanguage language; // of the code that is open
    const char *counted;   // how far `line` was counted, for links
    int line;
    bool soft_break;       // a line break whose next character is not known yet
    uint32_t last;         // the last character written, 0 at the start of a block
    int number[MAX_DEPTH]; // the next number of each open list, 0 for bullets
    bool item[MAX_DEPTH];  // the open item has not set its marker yet
    bool loose;            // the outermost open list has air between its items
    bool listed;           // … and has set its first block
    bool single;           // in a heading or a cell: all is one run of words
    int columns, rows;     // of the open table, as far as it is read
    int column, row;       // of the open cell
} Writer;

bool draft_japanese_sign(uint32_t c) {
    return (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0x3014 && c <= 0x301F) || c == 0x30FB || c == 0xFF01 || c == 0xFF08 ||
           c == 0xFF09 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B ||
           c == 0xFF1F || c == 0xFF3B || c == 0xFF3D;
}

bool draft_japanese(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

// For a stand-in: the last or first character of what it stands for; a formula counts as a
// Latin word.
static uint32_t character_behind(const Writer *w, uint32_t c) {
    int insert = markup_insert(w->markup, c);
    if (insert < 0) return c;
    const char *text = w->markup->inserts[insert].text;
    return w->markup->inserts[insert].kind == INSERT_RUBY ? text_next(&text) : 'x';
}

static void block_clear(Block *block) {
    free(block->text);
    free(block->spans);
}

static void block_add(Writer *w, Block block) {
    Draft *d = w->draft;
    d->blocks = mem_one_more(d->blocks, (size_t)d->block_count, sizeof *d->blocks);
    d->blocks[d->block_count++] = block;
}

// An item of a list has its marker before its first block. Lists within a list have another
// sign, so that one sees where they belong.
static void marker_take(Writer *w, Block *block) {
    block->depth = w->depth;
    block->tight = w->depth && w->listed && !w->loose;
    w->listed = w->depth > 0;
    int level = w->depth - 1;
    if (level < 0 || level >= MAX_DEPTH || !w->item[level]) return;
    w->item[level] = false;
    if (w->number[level])
        snprintf(block->marker, sizeof block->marker, "%d", w->number[level]++);
    else
        snprintf(block->marker, sizeof block->marker, level ? "–" : "•");
}

// Blanks at the end of a block are not set, nor are the stretches they stood in.
static void trim(Writer *w) {
    while (w->text.size && strchr(" \n", w->text.data[w->text.size - 1]))
        w->text.data[--w->text.size] = 0;
    int end = (int)w->text.size;
    Block *b = &w->block;
    while (b->span_count && b->spans[b->span_count - 1].from >= end)
        b->span_count--;
    if (b->span_count && b->spans[b->span_count - 1].to > end)
        b->spans[b->span_count - 1].to = end;
}

static void begin_anew(Writer *w) {
    w->block = (Block){0};
    w->last = 0;
    w->soft_break = false;
}

static void drop(Writer *w) {
    block_clear(&w->block);
    buffer_clear(&w->text);
    begin_anew(w);
}

// Ends the block being written; an empty one leaves nothing, but a cell.
static void flush(Writer *w, BlockKind kind) {
    trim(w);
    if (!w->text.size && kind != BLOCK_CELL) {
        drop(w);
        return;
    }
    w->block.kind = kind;
    w->block.text = buffer_take(&w->text);
    marker_take(w, &w->block);
    block_add(w, w->block);
    begin_anew(w);
}

static void span_extend(Writer *w, size_t from) {
    Block *b = &w->block;
    Span now = {(int)from, (int)w->text.size, w->bold > 0, w->code > 0, w->link, INK_NONE};
    Span *last = b->span_count ? &b->spans[b->span_count - 1] : NULL;
    if (last && last->bold == now.bold && last->code == now.code &&
        last->link == now.link) {
        last->to = now.to;
        return;
    }
    b->spans = mem_grow(b->spans, (size_t)b->span_count + 1, sizeof *b->spans);
    b->spans[b->span_count++] = now;
}

static void write_character(Writer *w, uint32_t c) {
    char bytes[5];
    size_t from = w->text.size;
    int size = text_put(c, bytes);
    buffer_add(&w->text, bytes, (size_t)size);
    span_extend(w, from);
    w->last = c;
}

// A line break of the source: nothing between Japanese, a space between words.
static void settle_break(Writer *w, uint32_t next) {
    if (!w->soft_break) return;
    w->soft_break = false;
    uint32_t left = character_behind(w, w->last), right = character_behind(w, next);
    bool nothing = (draft_japanese(left) && draft_japanese(right)) ||
                   draft_japanese_sign(left) || draft_japanese_sign(right);
    if (w->last && w->last != '\n' && !nothing) write_character(w, ' ');
}

static void write_display(Writer *w, int insert) {
    flush(w, BLOCK_WORDS);
    Block block = {.kind = BLOCK_DISPLAY, .insert = insert};
    marker_take(w, &block);
    block_add(w, block);
}

static void write_text(Writer *w, const char *text, size_t size) {
    char *copy = mem_new(size + 1);
    memcpy(copy, text, size);
    const char *at = copy;
    for (uint32_t c; (c = text_next(&at));) {
        int insert = markup_insert(w->markup, c);
        if (c == MARKUP_JOINT || (c == ' ' && !w->last && !w->code)) continue;
        bool display = insert >= 0 && w->markup->inserts[insert].kind == INSERT_DISPLAY;
        if (display && !w->single) {
            write_display(w, insert);
            continue;
        }
        settle_break(w, c);
        write_character(w, c);
    }
    free(copy);
}

static void list_enter(Writer *w, int number, bool tight) {
    if (w->depth < MAX_DEPTH) w->number[w->depth] = number;
    if (!w->depth++) {
        w->loose = !tight;
        w->listed = false;
    }
}

static void table_enter(Writer *w, const MD_BLOCK_TABLE_DETAIL *about) {
    unsigned columns = about->col_count, rows = about->head_row_count;
    rows += about->body_row_count;
    if (columns > MAX_TABLE_COLUMNS) columns = MAX_TABLE_COLUMNS;
    if (rows > MAX_CELLS / columns) rows = MAX_CELLS / columns;
    w->columns = (int)columns;
    w->rows = (int)rows;
    w->row = -1;
    Block block = {.kind = BLOCK_TABLE, .columns = w->columns, .rows = w->rows};
    marker_take(w, &block);
    block_add(w, block);
}

static void cell_enter(Writer *w, MD_ALIGN align, bool head) {
    w->block.align = align == MD_ALIGN_RIGHT    ? CELL_RIGHT
                     : align == MD_ALIGN_CENTER ? CELL_CENTRE
                                                : CELL_LEFT;
    w->bold += head;
    w->single = true;
}

static void code_enter(Writer *w, const MD_BLOCK_CODE_DETAIL *about) {
    w->code++;
    w->language = code_language(about->lang.text, about->lang.size);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *to) {
    Writer *w = to;
    flush(w, BLOCK_WORDS);
    if (type == MD_BLOCK_UL) list_enter(w, 0, ((MD_BLOCK_UL_DETAIL *)detail)->is_tight);
    if (type == MD_BLOCK_OL)
        list_enter(w, (int)((MD_BLOCK_OL_DETAIL *)detail)->start,
                   ((MD_BLOCK_OL_DETAIL *)detail)->is_tight);
    if (type == MD_BLOCK_LI && w->depth <= MAX_DEPTH) w->item[w->depth - 1] = true;
    if (type == MD_BLOCK_H) {
        w->block.level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
        w->bold++;
        w->single = true;
    }
    if (type == MD_BLOCK_CODE) code_enter(w, detail);
    if (type == MD_BLOCK_TABLE) table_enter(w, detail);
    if (type == MD_BLOCK_TR) {
        w->row++;
        w->column = 0;
    }
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        cell_enter(w, ((MD_BLOCK_TD_DETAIL *)detail)->align, type == MD_BLOCK_TH);
    return 0;
}

static void cell_leave(Writer *w) {
    if (w->column++ < w->columns && w->row < w->rows)
        flush(w, BLOCK_CELL);
    else
        drop(w);
    w->single = false;
}

// Code is highlighted once it is whole.
static void flush_code(Writer *w) {
    trim(w);
    if (w->text.size) {
        free(w->block.spans);
        w->block.spans =
            code_spans(w->language, w->text.data, w->text.size, &w->block.span_count);
    }
    flush(w, BLOCK_CODE);
    w->code--;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *to) {
    (void)detail;
    Writer *w = to;
    bool cell = type == MD_BLOCK_TH || type == MD_BLOCK_TD;
    if (type == MD_BLOCK_CODE)
        flush_code(w);
    else if (cell)
        cell_leave(w);
    else
        flush(w, type == MD_BLOCK_H ? BLOCK_HEADING : BLOCK_WORDS);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) w->depth--;
    if (type == MD_BLOCK_H || type == MD_BLOCK_TH) w->bold--;
    if (type == MD_BLOCK_H) w->single = false;
    return 0;
}

// A target may have been touched by our joints; its words are otherwise as written.
static char *target_copy(const MD_ATTRIBUTE *href) {
    Buffer out = {0};
    char *text = mem_new(href->size + 1);
    if (href->size) memcpy(text, href->text, href->size);
    const char *at = text, *from = text;
    for (uint32_t c; (c = text_next(&at)); from = at)
        if (c != MARKUP_JOINT) buffer_add(&out, from, (size_t)(at - from));
    free(text);
    return buffer_take(&out);
}

// Links come in reading order, so counting lines goes on from the last one.
static int line_of(Writer *w, const char *place) {
    const char *text = w->markup->text;
    if (place >= w->counted && place < text + w->size) {
        w->line += markup_lines(w->markup, w->counted, place);
        w->counted = place;
    }
    return w->line;
}

static void link_enter(Writer *w, const MD_ATTRIBUTE *href) {
    Draft *d = w->draft;
    d->links = mem_grow(d->links, (size_t)d->link_count + 1, sizeof *d->links);
    d->links[d->link_count] = (DraftLink){target_copy(href), line_of(w, href->text), false};
    w->link = d->link_count++;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *to) {
    Writer *w = to;
    if (type == MD_SPAN_STRONG || type == MD_SPAN_EM) w->bold++;
    if (type == MD_SPAN_CODE) w->code++;
    if (type == MD_SPAN_A) link_enter(w, &((MD_SPAN_A_DETAIL *)detail)->href);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *to) {
    (void)detail;
    Writer *w = to;
    if (type == MD_SPAN_STRONG || type == MD_SPAN_EM) w->bold--;
    if (type == MD_SPAN_CODE) w->code--;
    if (type == MD_SPAN_A) w->link = -1;
    return 0;
}

static int text_found(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *to) {
    Writer *w = to;
    if (type == MD_TEXT_SOFTBR)
        w->soft_break = true;
    else if (type == MD_TEXT_BR)
        write_character(w, '\n'), w->last = '\n';
    else
        write_text(w, text, size);
    return 0;
}

Draft *draft_create(const Markup *markup) {
    Draft *draft = mem_new(sizeof *draft);
    Writer w = {.markup = markup, .size = strlen(markup->text), .draft = draft, .link = -1};
    w.counted = markup->text;
    w.line = 1;
    MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS |
                 MD_FLAG_COLLAPSEWHITESPACE | MD_FLAG_TABLES,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text_found,
    };
    md_parse(markup->text, (MD_SIZE)w.size, &parser, &w);
    flush(&w, BLOCK_WORDS);
    return draft;
}

void draft_destroy(Draft *draft) {
    if (!draft) return;
    for (int i = 0; i < draft->block_count; i++)
        block_clear(&draft->blocks[i]);
    for (int i = 0; i < draft->link_count; i++)
        free(draft->links[i].target);
    free(draft->blocks);
    free(draft->links);
    free(draft);
}
