#include "view/display_views.h"
#include "view/picture.h"
#include "view/style.h"

#include "base/mem.h"
#include "quantum/closed_form.h"
#include "quantum/gates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// One summand with its sign, measured at the full size.
enum { MOST_TERMS = 16 };
typedef struct Term {
    const char *from; // in Terms.tex
    int length;
    double width;
} Term;

typedef struct Terms {
    char *tex;
    Term at[MOST_TERMS];
    int count;
    double size, head; // the full size; the width of |ψ⟩ = in it
    double up, down;   // of the tallest
} Terms;

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

static const char head[] = "\\ket{\\psi} = ";

static void measure_term(const Scene *scene, Terms *terms, Term *term) {
    Buffer tex = {0};
    // The empty group gives the sign the room it has between two terms.
    buffer_print(&tex, "{} %.*s", term->length, term->from);
    TexSize is = picture_tex(scene, tex.data, terms->size);
    term->width = is.width;
    terms->up = fmax(terms->up, is.height);
    terms->down = fmax(terms->down, is.depth);
    buffer_clear(&tex);
}

static Terms terms_of(const Scene *scene, const State *state) {
    Terms terms = {.tex = displayed(ket_tex(state, (KetOptions){0})),
                   .size = scene_look(scene)->metrics.display_formula};
    terms.head = picture_tex(scene, head, terms.size).width + 0.3 * terms.size;
    // Room for the tallest term that angles make, so that nothing moves while one is
    // turned.
    TexSize tall = picture_tex(scene, "\\dfrac{\\sqrt{3}}{\\sqrt{2}}", terms.size);
    terms.up = fmax(tall.height, 0.9 * terms.size);
    terms.down = fmax(tall.depth, 0.35 * terms.size);
    for (const char *at = terms.tex; *at && terms.count < MOST_TERMS;) {
        bool last = terms.count == MOST_TERMS - 1;
        const char *end = last ? at + strlen(at) : next_term(at);
        Term *term = &terms.at[terms.count++];
        *term = (Term){.from = at, .length = (int)(end - at)};
        measure_term(scene, &terms, term);
        at = end;
    }
    return terms;
}

// The formula broken over lines, each of which fits. The first begins with |ψ⟩ =, the
// others are set in and begin with the sign of their first term.
typedef struct Lines {
    char *at[MOST_TERMS];
    double width[MOST_TERMS];
    int count;
    double size, pitch; // of the type; from baseline to baseline
    double ascent;      // from the top to the first baseline
    double indent;      // of the lines after the first
} Lines;

static void lines_free(Lines *lines) {
    for (int i = 0; i < lines->count; i++)
        free(lines->at[i]);
}

static void set_size(const Terms *terms, double size, Lines *lines) {
    double by = size / terms->size;
    lines->size = size;
    lines->indent = 1.6 * size;
    lines->ascent = by * terms->up + 2;
    lines->pitch = by * (terms->up + terms->down) + 0.45 * size;
}

// As many terms to a line as fit; a term that alone is too wide still gets a line.
static void break_lines(const Terms *terms, double width, Lines *lines) {
    double by = lines->size / terms->size, used = by * terms->head;
    Buffer line = {0};
    buffer_print(&line, "%s", head);
    for (int i = 0; i < terms->count; i++) {
        const Term *term = &terms->at[i];
        if (i > 0 && used + by * term->width > width) {
            lines->width[lines->count] = used;
            lines->at[lines->count++] = buffer_take(&line);
            buffer_print(&line, "{} ");
            used = lines->indent;
        }
        buffer_print(&line, "%.*s", term->length, term->from);
        used += by * term->width;
    }
    lines->width[lines->count] = used;
    lines->at[lines->count++] = buffer_take(&line);
}

// One line at the full size, else at a smaller one down to 0.8 of it, else several.
static Lines lines_for(const Scene *scene, const State *state, double width) {
    Terms terms = terms_of(scene, state);
    double least = fmax(scene_look(scene)->metrics.least, 0.8 * terms.size);
    double whole = terms.head, size = terms.size;
    for (int i = 0; i < terms.count; i++)
        whole += terms.at[i].width;
    if (whole > width) size = floor(terms.size * width / whole);
    if (size < least) size = fmax(least, round(0.9 * terms.size));
    Lines lines = {0};
    set_size(&terms, size, &lines);
    break_lines(&terms, width, &lines);
    free(terms.tex);
    return lines;
}

// The caption stands beside the formula where that leaves it most of the width, else above.
typedef struct Plan {
    double caption; // width of its column; 0: it stands above
    double above;
    double width; // for the formula
} Plan;

static Plan plan_for(const Scene *scene, const DisplayModel *model, double width) {
    if (model->headed && !model->label) return (Plan){0, 0, width};
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    double words = style_width(scene, scene_word(scene, "ket.now"), type);
    double column = ceil(words + 28 * picture_unit(scene));
    if (column < 0.3 * width) return (Plan){column, 0, width - column};
    return (Plan){0, style_pitch(scene, ROLE_LABEL) + 4 * picture_unit(scene), width};
}

static double lines_height(const Lines *lines) {
    return lines->count * lines->pitch;
}

static double height_of(const Scene *scene, const State *state, const Plan *plan) {
    Lines lines = lines_for(scene, state, plan->width);
    double height = lines_height(&lines);
    lines_free(&lines);
    return plan->above + height;
}

// What the formula of one qubit takes where it is widest: at angles without a closed form.
static double turned_height(const Scene *scene, const Plan *plan) {
    double theta = 2, phi = 4;
    State *state = state_create(1);
    if (!state) return 0;
    state_apply(state, gate_find("ry")->matrix(&theta), 0, (Controls){0});
    state_apply(state, gate_find("p")->matrix(&phi), 0, (Controls){0});
    double height = height_of(scene, state, plan);
    state_destroy(state);
    return height;
}

// What stands beside the formula: "now", unless the model has a name for the moment.
static const char *caption_of(const Scene *scene, const DisplayModel *model) {
    return model->label ? model->label : scene_word(scene, "ket.now");
}

static const char *ket_refusal(const Scene *scene, const DisplayModel *model) {
    return scene_word(scene, run_noise(model->run) ? "ket.noisy" : "ket.mixed");
}

double ket_height(const Scene *scene, const DisplayModel *model, double width) {
    const State *state = run_pure(model->run, model->after);
    if (!state) return picture_sentence_height(scene, ket_refusal(scene, model), width);
    Plan plan = plan_for(scene, model, width);
    double height = height_of(scene, state, &plan);
    if (run_qubits(model->run) == 1) height = fmax(height, turned_height(scene, &plan));
    return ceil(height);
}

// A line that even so is too wide is made smaller until it fits.
static void add_line(Scene *scene, const Lines *lines, int index, double x, double baseline,
                     double width) {
    double size = lines->size, wide = lines->width[index];
    if (wide > width) size *= 0.99 * width / wide;
    if (size < 6) return;
    picture_tex_add(scene, lines->at[index], x + (index ? lines->indent : 0), baseline,
                    (Type){.size = size, .ink = INK_INK});
}

void ket_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const State *state = run_pure(model->run, model->after);
    if (!state) {
        picture_sentence_add(scene, ket_refusal(scene, model), rect);
        return;
    }
    Plan plan = plan_for(scene, model, rect.w);
    Lines lines = lines_for(scene, state, plan.width);
    double baseline = rect.y + plan.above + lines.ascent;
    Type caption = style_type(scene, ROLE_LABEL, INK_SOFT);
    caption.width = rect.w;
    bool captioned = plan.caption > 0 || plan.above > 0;
    if (captioned && plan.above + lines.pitch <= rect.h + 0.5)
        scene_words(scene, caption_of(scene, model), rect.x,
                    plan.caption > 0 ? baseline : rect.y + 1.1 * caption.size, caption);
    for (int i = 0; i < lines.count; i++) {
        double y = baseline + i * lines.pitch;
        if (y - lines.ascent + lines.pitch > rect.y + rect.h + 0.5) break;
        add_line(scene, &lines, i, rect.x + plan.caption, y, plan.width);
    }
    lines_free(&lines);
}
