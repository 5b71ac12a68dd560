#include "type/reach.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

// Readings bring their own air, other ink gets a tenth of an em.
static const double AIR = 0.1;
// From the middle of a term's dots to a reading below them: half a dot, and a hair.
static const double BELOW_DOTS = 0.09;

static ReachSpot spot_of(const Paragraph *paragraph, const Part *part, double indent,
                         double size) {
    ReachSpot spot = {.x = indent + part->x, .w = part->width};
    if (part->kind == PIECE_RUBY) {
        spot.tall = (EM_ABOVE + RUBY) * size + 0.5;
        return spot;
    }
    const Formula *formula = paragraph->formulas[part->formula].formula;
    spot.tall = formula_height(formula) + AIR * size;
    spot.deep = formula_depth(formula);
    return spot;
}

static bool has_dots(const Draft *draft, const Part *part) {
    return part->glyphs && part->link >= 0 && draft->links[part->link].found;
}

// Dots are no ink that other words have to keep away from: they lie in the air of the
// pitch.
static void add_dots(Reach *reach, const Part *part, double indent, double size) {
    reach->spots[reach->count++] = (ReachSpot){
        .x = indent + part->x, .w = part->width, .deep = (TERM_DOTS + BELOW_DOTS) * size};
}

Reach reach_of(const Paragraph *paragraph, const Draft *draft, const Part *parts, int count,
               double indent, double size) {
    Reach reach = {EM_ABOVE * size, EM_BELOW * size, false, NULL, 0};
    reach.spots = mem_new((size_t)(count + 1) * sizeof *reach.spots);
    for (int i = 0; i < count; i++) {
        bool ruby = parts[i].kind == PIECE_RUBY;
        if (has_dots(draft, &parts[i])) add_dots(&reach, &parts[i], indent, size);
        if (!ruby && parts[i].kind != PIECE_FORMULA) continue;
        ReachSpot spot = spot_of(paragraph, &parts[i], indent, size);
        reach.ruby = reach.ruby || ruby;
        reach.tall = fmax(reach.tall, ruby ? spot.tall : spot.tall - AIR * size);
        reach.deep = fmax(reach.deep, spot.deep);
        reach.spots[reach.count++] = spot;
    }
    return reach;
}

void reach_clear(Reach *reach) {
    free(reach->spots);
    *reach = (Reach){0};
}

double reach_apart(const Reach *above, const Reach *below, double size) {
    double words = (1 + AIR) * size, apart = words;
    apart = fmax(apart, above->deep + (EM_ABOVE + AIR) * size);
    for (int i = 0; i < below->count; i++) {
        const ReachSpot *low = &below->spots[i];
        apart = fmax(apart, EM_BELOW * size + low->tall);
        for (int k = 0; k < above->count; k++) {
            const ReachSpot *high = &above->spots[k];
            bool over = high->x < low->x + low->w && low->x < high->x + high->w;
            if (over) apart = fmax(apart, high->deep + low->tall);
        }
    }
    return apart;
}
