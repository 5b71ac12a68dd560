// Any bytes given to the prose reader are set: in a column, in a very narrow one and in
// none, at every level of furigana, with the terms of a glossary. What is placed has a
// finite place and valid words, what did not parse is told, and what was set can be said.
// First lines that begin with % are terms: "%重ね合わせ|かさねあわせ".
#include "base/mem.h"
#include "base/text.h"
#include "type/lexicon.h"
#include "type/prose.h"
#include "type/prose_speech.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Bench {
    Fonts *fonts; // one for all runs: opening them costs more than setting
    Words *words;
    Furigana *furigana;
    Lexicon *lexicon;
    bool signs; // a term has signs of Markdown in it: with its reading they are words
} Bench;

static void check_rect(Rect rect) {
    assert(isfinite(rect.x) && isfinite(rect.y) && isfinite(rect.w) && isfinite(rect.h));
}

static void check_pieces(const Prose *prose) {
    bool faulty = false;
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        check_rect(piece.rect);
        assert(piece.size > 0 && text_valid(piece.text, strlen(piece.text)));
        faulty = faulty || piece.kind == PIECE_FAULT;
    }
    Error err = {0};
    bool told = prose_fault(prose, &err);
    assert(told == (err.key[0] != 0));
    assert(told || !faulty);
}

// Readings are above the words: what is said is the same without them.
static void check_said(const Bench *b, const Prose *prose, char **said) {
    char *now = prose_words(prose, b->words, LANG_JA);
    assert(text_valid(now, strlen(now)));
    assert(!*said || b->signs || !strcmp(*said, now));
    free(*said);
    *said = now;
}

static void set(const Bench *b, const char *text, ProseStyle style, char **said) {
    style.size = 18;
    style.pitch = 29;
    style.furigana = b->furigana;
    style.lexicon = b->lexicon;
    style.grade = 3;
    Prose *prose = prose_create(b->fonts, text, &style);
    check_pieces(prose);
    check_said(b, prose, said);
    for (int i = 0; i < prose_boxes(prose); i++)
        check_rect(prose_box(prose, i).rect);
    for (int i = 0; i < prose_links(prose); i++)
        check_rect(prose_link(prose, i).rect);
    assert(isfinite(prose_height(prose)) && prose_height(prose) >= 0);
    prose_destroy(prose);
}

static void set_ways(const Bench *b, const char *text) {
    char *said = NULL;
    for (int ruby = 0; ruby < RUBY_COUNT; ruby++)
        set(b, text, (ProseStyle){.width = 548, .ruby = (Ruby)ruby}, &said);
    set(b, text, (ProseStyle){.width = 60, .ruby = RUBY_ON, .letter = 1.5}, &said);
    set(b, text, (ProseStyle){.ruby = RUBY_OFF}, &said);
    char *written = prose_words_of(b->fonts, b->words, LANG_JA, text);
    assert(b->signs || !strcmp(written, said));
    free(written);
    free(said);
}

static bool boundary(const char *text, int byte) {
    return ((unsigned char)text[byte] & 0xc0) != 0x80;
}

static void search(const Bench *b, const char *text) {
    int count, end = 0, size = (int)strlen(text);
    Sighting *found = lexicon_search(b->lexicon, text, &count);
    for (int i = 0; i < count; i++) {
        assert(found[i].from >= end && found[i].to > found[i].from && found[i].to <= size);
        assert(boundary(text, found[i].from) && boundary(text, found[i].to));
        end = found[i].to;
    }
    free(found);
}

static void match(const Bench *b, const char *text) {
    TermSet seen = {{0}};
    furigana_note(b->furigana, text, &seen);
    for (const char *at = text, *end; *at; text_next(&at))
        for (int marked = 0; marked < 2; marked++) {
            int term = furigana_match(b->furigana, at, marked, &end);
            if (term < 0) continue;
            const TermPiece *pieces;
            assert(end > at && boundary(end, 0));
            assert(furigana_pieces(b->furigana, term, &pieces) >= 1);
        }
}

static void see_link(void *to, const char *target, int line) {
    (void)to;
    assert(target && line >= 1);
}

// Takes the terms off the beginning; returns what is left.
static char *take_terms(Bench *b, char *text) {
    b->signs = false;
    while (*text == '%') {
        char *term = strsep(&text, "\n") + 1, *reading = strchr(term, '|');
        if (reading && text_valid(term, strlen(term))) {
            *reading++ = 0;
            for (const char *at = term; *at; at++)
                b->signs = b->signs || (*at > 0 && !isalnum((unsigned char)*at));
            furigana_add(b->furigana, term, reading);
            lexicon_add(b->lexicon, term, reading);
        }
        if (!text) return term + strlen(term);
    }
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Bench bench;
    if (!bench.fonts) bench.fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    if (!bench.words) bench.words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    assert(bench.fonts && bench.words);
    bench.furigana = furigana_open(KYUBI_SOURCE "/assets/kanji.txt", NULL);
    bench.lexicon = lexicon_create();
    assert(bench.furigana);
    char *copy = mem_new(size + 1), *text;
    if (size) memcpy(copy, data, size);
    text = take_terms(&bench, copy);
    set_ways(&bench, text);
    prose_each_link(text, see_link, NULL);
    if (text_valid(text, strlen(text))) {
        search(&bench, text);
        match(&bench, text);
    }
    free(copy);
    lexicon_destroy(bench.lexicon);
    furigana_close(bench.furigana);
    return 0;
}
