// The words of each block are made plain and searched, and its spans cut where terms stand.
#include "type/lexicon_mark.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Stands where no term may: a formula, code, the words of a link.
static const char WALL[] = "\xef\xbf\xbc"; // U+FFFC

// A block's words and, for each byte, the byte of the block it comes from; -1 within a
// base.
typedef struct Words {
    Buffer text;
    int *places;
} Words;

static void put(Words *words, const char *text, size_t size, int place, bool inside) {
    size_t had = words->text.size;
    words->places = mem_grow(words->places, had + size + 1, sizeof *words->places);
    for (size_t i = 0; i < size; i++)
        words->places[had + i] = !inside || i == 0 ? place + (inside ? 0 : (int)i) : -1;
    buffer_add(&words->text, text, size);
}

static void put_character(Words *words, const Markup *markup, const char *block,
                          const char *from, const char *to, bool walled) {
    const char *at = from;
    int insert = markup_insert(markup, text_next(&at)), place = (int)(from - block);
    const Insert *of = insert < 0 ? NULL : &markup->inserts[insert];
    if (walled || (of && of->kind != INSERT_RUBY))
        put(words, WALL, strlen(WALL), place, true);
    else if (of)
        put(words, of->text, strlen(of->text), place, true);
    else
        put(words, from, (size_t)(to - from), place, false);
}

static Words words_of(const Markup *markup, const Block *block) {
    Words words = {0};
    const char *text = block->text;
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        bool walled = span->code || span->link >= 0;
        const char *at = text + span->from;
        for (const char *from = at; at < text + span->to; from = at) {
            text_next(&at);
            put_character(&words, markup, text, from, at, walled);
        }
    }
    put(&words, "", 0, 0, false);
    words.places[words.text.size] = (int)strlen(text);
    return words;
}

static int link_add(Draft *draft, const char *key) {
    char target[128];
    snprintf(target, sizeof target, "term:%s", key);
    draft->links =
        mem_grow(draft->links, (size_t)draft->link_count + 1, sizeof *draft->links);
    draft->links[draft->link_count] = (DraftLink){mem_text(target), 0, true};
    return draft->link_count++;
}

static void span_add(Block *block, Span span, int from, int to) {
    if (from >= to) return;
    span.from = from;
    span.to = to;
    block->spans =
        mem_grow(block->spans, (size_t)block->span_count + 1, sizeof *block->spans);
    block->spans[block->span_count++] = span;
}

// The spans again, cut where a term begins or ends, with its link.
static void cut_spans(Block *block, int from, int to, int link) {
    Span *old = block->spans;
    int count = block->span_count;
    block->spans = NULL;
    block->span_count = 0;
    for (int i = 0; i < count; i++) {
        Span s = old[i];
        int left = from < s.from ? s.from : from > s.to ? s.to : from;
        int right = to < s.from ? s.from : to > s.to ? s.to : to;
        Span term = s;
        term.link = link;
        term.found = true;
        span_add(block, s, s.from, left);
        span_add(block, term, left, right);
        span_add(block, s, right, s.to);
    }
    free(old);
}

static void mark_block(const Lexicon *lexicon, const Markup *markup, Draft *draft,
                       Block *block) {
    Words words = words_of(markup, block);
    int count;
    Sighting *found =
        lexicon_search(lexicon, words.text.data ? words.text.data : "", &count);
    for (int i = 0; i < count; i++) {
        int from = words.places[found[i].from], to = words.places[found[i].to];
        if (from >= 0 && to >= 0) cut_spans(block, from, to, link_add(draft, found[i].key));
    }
    free(found);
    free(words.places);
    buffer_clear(&words.text);
}

void lexicon_mark(const Lexicon *lexicon, const Markup *markup, Draft *draft) {
    for (int i = 0; i < draft->block_count; i++) {
        BlockKind kind = draft->blocks[i].kind;
        if (kind == BLOCK_WORDS || kind == BLOCK_CELL)
            mark_block(lexicon, markup, draft, &draft->blocks[i]);
    }
}
