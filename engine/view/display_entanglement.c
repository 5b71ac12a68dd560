// How wires hang together: a ring of wires with a line for each pair that does, or for many
// wires a map, a square for each pair. Single wires have their entropy, chosen ones that of
// the cut between them and the rest.
#include "circuit/bonds.h"
#include "view/bond_map.h"
#include "view/bond_ring.h"
#include "view/display_views.h"
#include "view/picture.h"
#include "view/style.h"

#include "base/mem.h"
#include "lesson/describe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHAPE_RING, SHAPE_MAP };
static const double shared_from = 0.005; // what is less is written 0.00

static const char *const measure_words[BOND_MEASURES] = {
    "bonds.concurrence", "bonds.information", "bonds.entropy"};

static BondPicture picture_of(const DisplayModel *model, const Bonds *bonds) {
    uint32_t all = (UINT32_C(1) << bonds->wires) - 1;
    uint32_t chosen = (uint32_t)model->options.wires & all;
    return (BondPicture){.bonds = bonds,
                         .measure = (BondMeasure)model->options.measure,
                         .chosen = chosen == all ? 0 : chosen,
                         .circuit = model->circuit,
                         .words = model->form != DISPLAY_THUMB};
}

static bool is_ring(const DisplayModel *model, const Bonds *bonds) {
    return model->options.shape == SHAPE_RING && bonds->wires <= RING_WIRES;
}

// No pair is entangled by itself, and yet wires are with others.
static bool shared_by_many(const Bonds *bonds) {
    bool any = false;
    if (bonds->mixed) return false;
    for (int a = 0; a < bonds->wires; a++)
        for (int b = 0; b < bonds->wires; b++) {
            const PairBond *bond = bonds_pair(bonds, a, b);
            if (a != b && bond->concurrence >= shared_from) return false;
            any = any || (a == b && bond->entropy >= shared_from);
        }
    return any;
}

static void add_sentence(Buffer *out, Lang lang, char *sentence) {
    if (out->size && lang == LANG_EN) buffer_print(out, " ");
    buffer_print(out, "%s", sentence);
    free(sentence);
}

static void add_cut(Buffer *out, const Look *look, const DisplayModel *model,
                    uint32_t chosen) {
    double bits;
    char *wires = say_wires(look->words, look->lang, chosen);
    if (run_cut(model->run, model->after, chosen, &bits))
        add_sentence(
            out, look->lang,
            words_say(look->words, look->lang, "bonds.cut", "%s\t%.2f", wires, bits));
    else
        add_sentence(out, look->lang,
                     words_say(look->words, look->lang, "bonds.cut_many", "%d", CUT_WIRES));
    free(wires);
}

// What is said below it; yours to free.
static char *caption(const Scene *scene, const DisplayModel *model,
                     const BondPicture *picture) {
    const Look *look = scene_look(scene);
    Buffer out = {NULL};
    bool ring = is_ring(model, picture->bonds);
    const char *by =
        scene_word(scene, !ring                              ? "bonds.by_square"
                          : picture->measure == BOND_ENTROPY ? "bonds.by_dashes"
                                                             : "bonds.by_line");
    if (picture->bonds->wires > 1)
        add_sentence(
            &out, look->lang,
            words_say(look->words, look->lang, measure_words[picture->measure], "%s", by));
    add_sentence(&out, look->lang,
                 mem_text(scene_word(scene, ring ? "bonds.beside" : "bonds.diagonal")));
    if (picture->chosen) add_cut(&out, look, model, picture->chosen);
    if (picture->bonds->mixed)
        add_sentence(&out, look->lang, mem_text(scene_word(scene, "bonds.mixed")));
    if (picture->measure == BOND_CONCURRENCE && shared_by_many(picture->bonds))
        add_sentence(&out, look->lang, mem_text(scene_word(scene, "bonds.shared")));
    return buffer_take(&out);
}

double entanglement_height(const Scene *scene, const DisplayModel *model, double width) {
    const Bonds *bonds = run_bonds(model->run, model->after);
    if (!bonds)
        return picture_sentence_height(scene, scene_word(scene, "bonds.memory"), width);
    BondPicture picture = picture_of(model, bonds);
    char *words = caption(scene, model, &picture);
    double high = picture_sentence_height(scene, words, width) + 8 * picture_unit(scene);
    free(words);
    return high + (is_ring(model, bonds) ? bond_ring_height(scene, &picture, width)
                                         : bond_map_height(scene, &picture, width));
}

static void add_shape(Scene *scene, Rect room, const DisplayModel *model,
                      const BondPicture *picture) {
    if (is_ring(model, picture->bonds))
        bond_ring_add(scene, room, picture);
    else
        bond_map_add(scene, room, picture);
}

// Where the picture and its words go: beside it where it is wide, else below; nowhere where
// they would take too much of it (w 0).
typedef struct Parting {
    Rect picture, words;
} Parting;

static Parting part(const Scene *scene, Rect rect, const char *words) {
    double unit = picture_unit(scene), gap = 12 * unit;
    double side = fmax(rect.h, 0.55 * rect.w), rest = rect.w - side - gap;
    double high = picture_sentence_height(scene, words, rest);
    if (rest >= 130 * unit && high <= rect.h)
        return (Parting){{rect.x, rect.y, side, rect.h},
                         {rect.x + side + gap, rect.y + (rect.h - high) / 2, rest, high}};
    high = picture_sentence_height(scene, words, rect.w);
    double left = rect.h - high - 8 * unit;
    if (left < 90 * unit) return (Parting){.picture = rect};
    return (Parting){{rect.x, rect.y, rect.w, left},
                     {rect.x, rect.y + rect.h - high, rect.w, high}};
}

void entanglement_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const Bonds *bonds = run_bonds(model->run, model->after);
    if (!bonds) {
        picture_sentence_add(scene, scene_word(scene, "bonds.memory"), rect);
        return;
    }
    BondPicture picture = picture_of(model, bonds);
    if (model->form == DISPLAY_THUMB) {
        add_shape(scene, rect, model, &picture);
        return;
    }
    const char *words = scene_take(scene, caption(scene, model, &picture));
    Parting parting = part(scene, rect, words);
    add_shape(scene, parting.picture, model, &picture);
    if (parting.words.w > 0)
        picture_sentence_add(scene, words, parting.words);
    else
        scene_tell(scene, words, rect);
}
