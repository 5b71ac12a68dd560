// A page of prose: set anew each time (text in, placed boxes out; nothing is painted), and
// drawn as it stands.
#include "app/bench.h"

#include "base/mem.h"
#include "type/prose.h"
#include "view/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

enum { WARM = 5, COLUMN = 640, GAP = 40 };

static Prose *page_set(const Bench *bench, const char *text) {
    ProseStyle style = {
        .width = COLUMN, .size = 20, .pitch = 32, .ink = INK_INK, .ruby = RUBY_ON};
    return prose_create(bench->fonts, text, &style);
}

bool bench_page_layout(const Bench *bench, const BenchRow *row, Samples *samples,
                       Error *err) {
    (void)err;
    char *text = bench_page();
    for (int i = 0; i < WARM + row->runs; i++) {
        double wall = bench_wall(), cpu = bench_cpu();
        Prose *prose = page_set(bench, text);
        if (i >= WARM) bench_take(samples, bench_wall() - wall, bench_cpu() - cpu);
        prose_destroy(prose);
    }
    free(text);
    return true;
}

// All of the page: what stands below the picture's foot goes on in another column.
static void draw_columns(Canvas *canvas, const Prose *prose, int height) {
    int columns = (int)ceil(prose_height(prose) / height);
    for (int i = 0; i < columns; i++)
        draw_prose(canvas, prose, GAP + i * (COLUMN + GAP), -i * height);
}

// Into the same pixels again and again, as a window does; the ground is not the page's.
bool bench_page_draw(const Bench *bench, const BenchRow *row, Samples *samples,
                     Error *err) {
    char *text = bench_page();
    Prose *prose = page_set(bench, text);
    int stride = 4 * row->width;
    void *pixels = mem_new((size_t)stride * (size_t)row->height);
    bool good = true;
    for (int i = 0; good && i < WARM + row->runs; i++) {
        memset(pixels, 0xFF, (size_t)stride * (size_t)row->height);
        double wall = bench_wall(), cpu = bench_cpu();
        Canvas *canvas = canvas_open_pixels(bench->fonts, THEME_LIGHT, 1, pixels,
                                            row->width, row->height, stride);
        draw_columns(canvas, prose, row->height);
        good = canvas_close(canvas, err);
        if (i >= WARM) bench_take(samples, bench_wall() - wall, bench_cpu() - cpu);
    }
    free(pixels);
    prose_destroy(prose);
    free(text);
    return good;
}
