#include "view/display_views.h"
#include "view/picture.h"
#include "view/style.h"

#include "base/mem.h"
#include "quantum/closed_form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The formula broken over lines, each of which fits. The first begins with |ψ⟩ =, the
// others with the sign of their first term.
enum { MOST_LINES = 12 };
typedef struct Lines {
    char *at[MOST_LINES];
    int count;
    double size, pitch; // of the type; from baseline to baseline
    double ascent;      // from the top to the first baseline
} Lines;

static void lines_free(Lines *lines) {
    for (int i = 0; i < lines->count; i++)
        free(lines->at[i]);
}

// Where the next term begins: behind `tex`, at a sign that stands outside all braces.
static const char *next_term(const char *tex) {
    int depth = 0;
    for (const char *at = tex; *at; at++) {
        if (*at == '{' || *at == '(') depth++;
        if (*at == '}' || *at == ')') depth--;
        bool sign = (*at == '+' || *at == '-') && at > tex + 1;
        if (depth == 0 && sign && at[-1] == ' ' && at[1] == ' ') return at;
    }
    return tex + strlen(tex);
}

static bool fits(const Scene *scene, const char *tex, double size, double width) {
    return picture_tex(scene, tex, size).width <= width;
}

// Fractions at the full size; takes `tex`.
static char *displayed(char *tex) {
    Buffer out = {0};
    for (const char *at = tex; *at; at++)
        if (strncmp(at, "\\frac", 5) == 0)
            buffer_print(&out, "\\d"); // \dfrac
        else
            buffer_add(&out, at, 1);
    free(tex);
    return buffer_take(&out);
}

// As many terms to a line as fit; a term that alone is too wide still gets a line.
static Lines broken(const Scene *scene, const char *tex, double size, double width) {
    Lines lines = {.size = size};
    Buffer line = {0};
    buffer_print(&line, "\\ket{\\psi} = ");
    for (const char *term = tex; *term;) {
        const char *end = next_term(term);
        Buffer longer = {0};
        buffer_print(&longer, "%s%.*s", line.data, (int)(end - term), term);
        bool begun = term != tex && strcmp(line.data, "") != 0;
        bool last = lines.count == MOST_LINES - 1;
        if (begun && !last && !fits(scene, longer.data, size, width)) {
            lines.at[lines.count++] = buffer_take(&line);
            buffer_clear(&longer);
            // The empty group keeps the sign's room before a line's first term.
            buffer_print(&longer, "{} %.*s", (int)(end - term), term);
        }
        buffer_clear(&line);
        line = longer;
        term = end;
    }
    lines.at[lines.count++] = buffer_take(&line);
    return lines;
}

static void measure_lines(const Scene *scene, Lines *lines) {
    double up = 0.9 * lines->size, down = 0.35 * lines->size;
    for (int i = 0; i < lines->count; i++) {
        TexSize is = picture_tex(scene, lines->at[i], lines->size);
        up = fmax(up, is.height);
        down = fmax(down, is.depth);
    }
    lines->ascent = up + 2;
    lines->pitch = up + down + 0.45 * lines->size;
}

// One line at the full size, else at a smaller one down to the prose's, else several.
static Lines lines_for(const Scene *scene, const State *state, double width) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double most = metrics->display_formula, least = fmax(metrics->least, 0.8 * most);
    char *tex = displayed(ket_tex(state, (KetOptions){0}));
    Lines lines = {0};
    for (int smaller = 0; most - smaller >= least; smaller++) {
        double size = most - smaller;
        lines = broken(scene, tex, size, width);
        if (lines.count == 1 && fits(scene, lines.at[0], size, width)) break;
        lines_free(&lines);
        lines = (Lines){0};
    }
    if (lines.count == 0) lines = broken(scene, tex, fmax(least, 0.85 * most), width);
    measure_lines(scene, &lines);
    free(tex);
    return lines;
}

// The caption stands beside the formula where that leaves it most of the width, else above.
typedef struct Plan {
    double caption; // width of its column; 0: it stands above
    double above;
    double width; // for the formula
} Plan;

static Plan plan_for(const Scene *scene, double width) {
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    double words = style_width(scene, scene_word(scene, "ket.now"), type);
    double column = ceil(words + 28 * picture_unit(scene));
    if (column < 0.3 * width) return (Plan){column, 0, width - column};
    return (Plan){0, style_pitch(scene, ROLE_LABEL) + 4 * picture_unit(scene), width};
}

static double lines_height(const Lines *lines) {
    return lines->count * lines->pitch;
}

double ket_height(const Scene *scene, const DisplayModel *model, double width) {
    const State *state = run_pure(model->run, model->after);
    if (!state)
        return picture_sentence_height(scene, scene_word(scene, "ket.mixed"), width);
    Plan plan = plan_for(scene, width);
    Lines lines = lines_for(scene, state, plan.width);
    double height = plan.above + lines_height(&lines);
    lines_free(&lines);
    return ceil(height);
}

// A formula that even so is too wide is made smaller until it fits.
static void add_line(Scene *scene, const char *tex, double x, double baseline, double size,
                     double width) {
    double wide = picture_tex(scene, tex, size).width;
    if (wide > width) size *= 0.99 * width / wide;
    if (size < 6) return;
    picture_tex_add(scene, tex, x, baseline, (Type){.size = size, .ink = INK_INK});
}

void ket_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const State *state = run_pure(model->run, model->after);
    if (!state) {
        picture_sentence_add(scene, scene_word(scene, "ket.mixed"), rect);
        return;
    }
    Plan plan = plan_for(scene, rect.w);
    Lines lines = lines_for(scene, state, plan.width);
    double baseline = rect.y + plan.above + lines.ascent;
    Type caption = style_type(scene, ROLE_LABEL, INK_SOFT);
    caption.width = rect.w;
    if (rect.y + plan.above + lines.pitch <= rect.y + rect.h + 0.5)
        scene_words(scene, scene_word(scene, "ket.now"), rect.x,
                    plan.caption > 0 ? baseline : rect.y + 1.1 * caption.size, caption);
    for (int i = 0; i < lines.count; i++) {
        double y = baseline + i * lines.pitch, bottom = y - lines.ascent + lines.pitch;
        double indent = i == 0 ? 0 : 1.6 * lines.size;
        if (bottom > rect.y + rect.h + 0.5) break;
        add_line(scene, lines.at[i], rect.x + plan.caption + indent, y, lines.size,
                 plan.width - indent);
    }
    lines_free(&lines);
}
