// A page of prose set anew each time: text in, placed boxes out; nothing is painted.
#include "app/bench.h"

#include "base/mem.h"
#include "type/prose.h"

#include <stdlib.h>

// 100 characters as they are read: a formula counts as one, what stands over others not.
static const char paragraph[] =
    "1{量子|りょうし}ビットの{状態|じょうたい}は、球の上の1本の矢印で表せます。北極が "
    "0、南極が 1 です。"
    "{測定|そくてい}すると 0 か 1 が出て、その**{確率|かくりつ}**は "
    "$\\cos^2\\frac{\\theta}{2}$ "
    "で決まります。赤道では半分ずつです。矢印を回すと位相だけが変わります。";

char *bench_page(void) {
    Buffer text = {0};
    for (int i = 0; i < 12; i++)
        buffer_print(&text, "%s\n\n", paragraph);
    return buffer_take(&text);
}

bool bench_page_layout(const Bench *bench, const BenchRow *row, Samples *samples,
                       Error *err) {
    enum { WARM = 5 };
    (void)err;
    ProseStyle style = {
        .width = 640, .size = 20, .pitch = 32, .ink = INK_INK, .ruby = RUBY_ON};
    char *text = bench_page();
    for (int i = 0; i < WARM + row->runs; i++) {
        double wall = bench_wall(), cpu = bench_cpu();
        Prose *prose = prose_create(bench->fonts, text, &style);
        if (i >= WARM) bench_take(samples, bench_wall() - wall, bench_cpu() - cpu);
        prose_destroy(prose);
    }
    free(text);
    return true;
}
