#include "type/prose_speech.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/draft.h"
#include "type/formula_speech.h"
#include "type/prose_inside.h"

#include <stdlib.h>
#include <string.h>

typedef struct Reader {
    const Markup *markup;
    const Draft *draft;
    const Fonts *fonts;
    const Words *words;
    Lang lang;
    Buffer out;
} Reader;

static void add_formula(const Reader *r, Buffer *out, const char *tex) {
    char *said = formula_words(r->fonts, r->words, r->lang, tex);
    buffer_add(out, said, strlen(said));
    free(said);
}

static void add_insert(const Reader *r, Buffer *out, const Insert *insert) {
    if (insert->kind == INSERT_FORMULA || insert->kind == INSERT_DISPLAY)
        add_formula(r, out, insert->text);
    else
        buffer_add(out, insert->text, strlen(insert->text));
}

// A block's text with what its stand-ins stand for.
static char *block_words(const Reader *r, const Block *block) {
    Buffer out = {0};
    const char *at = block->text, *from = at;
    for (uint32_t c; (c = text_next(&at)); from = at) {
        int insert = markup_insert(r->markup, c);
        if (insert >= 0)
            add_insert(r, &out, &r->markup->inserts[insert]);
        else
            buffer_add(&out, from, (size_t)(at - from));
    }
    return buffer_take(&out);
}

static void begin_line(Reader *r, const Block *block) {
    if (r->out.size) buffer_add(&r->out, "\n", 1);
    for (int i = 1; i < block->depth; i++)
        buffer_add(&r->out, "  ", 2);
    bool number = block->marker[0] >= '0' && block->marker[0] <= '9';
    if (block->marker[0]) buffer_print(&r->out, "%s%s ", block->marker, number ? "." : "");
}

static void add_words(Reader *r, const Block *block) {
    char *words = block_words(r, block);
    begin_line(r, block);
    buffer_add(&r->out, words, strlen(words));
    free(words);
}

// The table's size, then its rows, the header's first. Returns how many cells follow it.
static int add_table(Reader *r, int index) {
    const Block *table = &r->draft->blocks[index];
    begin_line(r, table);
    char *size =
        words_say(r->words, r->lang, "said.table", "%d\t%d", table->rows, table->columns);
    buffer_add(&r->out, size, strlen(size));
    free(size);
    const char *between = r->lang == LANG_EN ? ", " : "、";
    int cells = 0;
    while (index + 1 + cells < r->draft->block_count &&
           cells < table->rows * table->columns)
        cells++;
    for (int i = 0; i < cells; i++) {
        char *words = block_words(r, &r->draft->blocks[index + 1 + i]);
        bool first = i % table->columns == 0;
        buffer_print(&r->out, "%s%s", first ? "\n" : between, words);
        free(words);
    }
    return cells;
}

static void read_block(Reader *r, int *index) {
    const Block *block = &r->draft->blocks[*index];
    switch (block->kind) {
    case BLOCK_DISPLAY:
        begin_line(r, block);
        add_formula(r, &r->out, r->markup->inserts[block->insert].text);
        break;
    case BLOCK_TABLE:
        *index += add_table(r, *index);
        break;
    default:
        add_words(r, block);
        break;
    }
}

static char *read_all(Reader r) {
    for (int i = 0; i < r.draft->block_count; i++)
        read_block(&r, &i);
    return buffer_take(&r.out);
}

char *prose_words(const Prose *prose, const Words *words, Lang lang) {
    return read_all((Reader){.markup = prose->markup,
                             .draft = prose->draft,
                             .fonts = prose->fonts,
                             .words = words,
                             .lang = lang});
}

char *prose_words_of(const Fonts *fonts, const Words *words, Lang lang, const char *text) {
    Markup *markup = markup_create(text);
    Draft *draft = draft_create(markup);
    char *said = read_all((Reader){
        .markup = markup, .draft = draft, .fonts = fonts, .words = words, .lang = lang});
    draft_destroy(draft);
    markup_destroy(markup);
    return said;
}
