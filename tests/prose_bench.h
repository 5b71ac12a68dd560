// The page that the tests of prose set, and the fonts they set it in.
#ifndef KYUBI_TESTS_PROSE_BENCH_H
#define KYUBI_TESTS_PROSE_BENCH_H

#include "type/prose.h"

#include "base/mem.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const ProseStyle page = {
    .width = 548, .size = 18, .pitch = 29, .ink = INK_INK, .ruby = RUBY_ON};

static const char *const lesson =
    "\n"
    "  "
    "1{個|こ}の{量子|りょうし}ビットの{状態|じょうたい}は、{球|きゅう}"
    "の上の1本の矢印です。\n"
    "  北極からの{開|ひら}き $\\theta$ と、{経度|けいど} $\\varphi$ で決まります。\n"
    "  $$\\ket{\\psi} = \\cos\\frac{\\theta}{2}\\ket{0} + "
    "e^{i\\varphi}\\sin\\frac{\\theta}{2}\\ket{1}$$\n"
    "  $\\ket{0}$ と $\\ket{1}$ は{直交|ちょっこう}していますが、球の上では 90° "
    "ではなく、「**{正反対|せいはんたい}**」の\n"
    "  "
    "向きです。{志|こころざし}、{承|うけたまわ}る、（{古|いにしえ}"
    "）のような長い読みや、ちょっとした促音、「かぎ」も、\n"
    "  "
    "ページの終わりで、きちんと折り返します。データ・ゲートやサーバー、ファッションなどの言"
    "葉も。\n";

static inline int open_fonts(void **state) {
    Error err;
    *state = fonts_open(KYUBI_BUILD "/fonts", &err);
    return *state ? 0 : -1;
}

static inline int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

static inline Prose *set(void **state, const char *text) {
    return prose_create(*state, text, &page);
}

// The words in reading order, a '/' between lines.
static inline char *words_of(const Prose *prose) {
    Buffer out = {0};
    double y = -1e9;
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        if (piece.kind == PIECE_RUBY || piece.kind == PIECE_FORMULA) continue;
        if (y > -1e8 && fabs(piece.rect.y - y) > 3) buffer_print(&out, "/");
        buffer_print(&out, "%s", piece.text);
        y = piece.rect.y;
    }
    return buffer_take(&out);
}

static inline void assert_words(void **state, const char *text, const char *expected) {
    Prose *prose = set(state, text);
    char *words = words_of(prose);
    assert_string_equal(words, expected);
    free(words);
    prose_destroy(prose);
}

#endif
