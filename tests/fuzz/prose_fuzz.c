// Any bytes given to the prose reader are set: in a column, in a very narrow one and in
// none. What is placed has a finite place and valid words, and what did not parse is told.
#include "base/mem.h"
#include "base/text.h"
#include "type/prose.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

static void set(Fonts *fonts, const char *text, double width, Ruby ruby) {
    ProseStyle style = {.width = width, .size = 18, .pitch = 29, .ruby = ruby};
    Prose *prose = prose_create(fonts, text, &style);
    check_pieces(prose);
    for (int i = 0; i < prose_boxes(prose); i++)
        check_rect(prose_box(prose, i).rect);
    for (int i = 0; i < prose_links(prose); i++)
        check_rect(prose_link(prose, i).rect);
    assert(isfinite(prose_height(prose)) && prose_height(prose) >= 0);
    prose_destroy(prose);
}

static void see_link(void *to, const char *target, int line) {
    (void)to;
    assert(target && line >= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Fonts *fonts; // one for all runs: opening them costs more than setting
    if (!fonts) fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    assert(fonts);
    char *text = mem_new(size + 1);
    if (size) memcpy(text, data, size);
    set(fonts, text, 548, RUBY_ON);
    set(fonts, text, 60, RUBY_ON);
    set(fonts, text, 0, RUBY_OFF);
    prose_each_link(text, see_link, NULL);
    free(text);
    return 0;
}
