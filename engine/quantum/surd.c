#include "quantum/surd.h"

#include <math.h>
#include <stdlib.h>

static int common(int a, int b) {
    return b ? common(b, a % b) : abs(a);
}

// ---- sums: (a + b√r)/c

typedef struct Sum {
    int a, b, r, c;
} Sum;

static bool fits(double x, double tolerance, Sum *sum) {
    const int most = 16; // larger numbers are not what a lesson leads to
    sum->a = (int)round(x * sum->c - sum->b * sqrt(sum->r));
    if (sum->a == 0 || abs(sum->a) > most) return false;
    if (fabs((sum->a + sum->b * sqrt(sum->r)) / sum->c - x) > tolerance) return false;
    return common(common(sum->a, sum->b), sum->c) == 1;
}

static bool sum_of(double x, double tolerance, Sum *sum) {
    static const int roots[] = {2, 3, 5}, below[] = {1, 2, 3, 4, 6, 8, 16};
    if (x > 32) return false; // 16 + 4√5 is the greatest; and `a` must fit into an int
    for (size_t c = 0; c < sizeof below / sizeof *below; c++)
        for (size_t r = 0; r < sizeof roots / sizeof *roots; r++)
            for (int b = -4; b <= 4; b++) {
                *sum = (Sum){0, b, roots[r], below[c]};
                if (b != 0 && fits(x, tolerance, sum)) return true;
            }
    return false;
}

// What is positive comes first: 2 + √2, 2 - √2, √5 - 1.
static void print_sum(Buffer *out, Sum sum, bool tex) {
    Buffer root = {0};
    if (abs(sum.b) != 1) buffer_print(&root, "%d", abs(sum.b));
    buffer_print(&root, tex ? "\\sqrt{%d}" : "√%d", sum.r);
    if (sum.a > 0)
        buffer_print(out, "%d %c %s", sum.a, sum.b > 0 ? '+' : '-', root.data);
    else
        buffer_print(out, "%s - %d", root.data, -sum.a);
    buffer_clear(&root);
}

static void write_sum(Sum sum, bool minus, Buffer *text, Buffer *tex) {
    bool over = sum.c != 1, brackets = over || minus;
    buffer_print(text, brackets ? "(" : "");
    print_sum(text, sum, false);
    buffer_print(text, brackets ? ")" : "");
    if (over) buffer_print(text, "/%d", sum.c);
    buffer_print(tex, over ? "\\frac{" : brackets ? "(" : "");
    print_sum(tex, sum, true);
    if (over)
        buffer_print(tex, "}{%d}", sum.c);
    else
        buffer_print(tex, brackets ? ")" : "");
}

// ---- cosines and sines

typedef struct Wave {
    bool sine;
    int k, m;
} Wave;

static bool wave_of(double x, double tolerance, Wave *wave) {
    const int least = 5, most = 16; // to 4 they are roots
    for (int m = least; m <= most; m++)
        for (int k = 1; k <= m / 4; k++) {
            bool sine = fabs(sin(k * M_PI / m) - x) <= tolerance;
            if (!sine && fabs(cos(k * M_PI / m) - x) > tolerance) continue;
            if (common(k, m) != 1) continue;
            *wave = (Wave){sine, k, m};
            return true;
        }
    return false;
}

static void write_wave(Wave wave, const char *below, const char *tex_below, Buffer *text,
                       Buffer *tex) {
    const char *name = wave.sine ? "sin" : "cos";
    Buffer turn = {0};
    if (wave.k != 1) buffer_print(&turn, "%d", wave.k);
    const char *number = turn.data ? turn.data : "";
    buffer_print(text, "%s(%sπ/%d)%s", name, number, wave.m, below);
    buffer_print(tex, "%s\\%s\\frac{%s\\pi}{%d}", tex_below, name, number, wave.m);
    buffer_clear(&turn);
}

bool surd_write(double x, double tolerance, bool minus, Buffer *text, Buffer *tex) {
    static const struct {
        double below;
        const char *text, *tex;
    } rows[] = {
        {1, "", ""}, {M_SQRT2, "/√2", "\\frac{1}{\\sqrt{2}}"}, {2, "/2", "\\frac{1}{2}"}};
    Sum sum;
    Wave wave;
    if (sum_of(x, tolerance, &sum)) return write_sum(sum, minus, text, tex), true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wave_of(x * rows[i].below, tolerance * rows[i].below, &wave))
            return write_wave(wave, rows[i].text, rows[i].tex, text, tex), true;
    return false;
}
