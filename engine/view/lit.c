#include "view/lit.h"

#include "view/picture.h"

#include <assert.h>
#include <stdio.h>

Spot lit_spot(int source, uint32_t mask, uint32_t bits) {
    return (Spot){.kind = SPOT_BASIS, .a = source, .b = (int)mask, .c = (int)(bits & mask)};
}

bool lit_kind(Spot spot) {
    return spot.kind == SPOT_BASIS || spot.kind == SPOT_MEAN;
}

static bool is_mean(const Scene *scene, int source) {
    Spot lit = scene_look(scene)->lit;
    return lit.kind == SPOT_MEAN && lit.a == source;
}

// Of Z alone.
static bool counts_bits(const Scene *scene, int source) {
    return is_mean(scene, source) && !scene_look(scene)->lit.c;
}

bool lit_any(const Scene *scene, int source) {
    Spot lit = scene_look(scene)->lit;
    bool basis = lit.kind == SPOT_BASIS && lit.a == source;
    return basis || counts_bits(scene, source);
}

bool lit_has(const Scene *scene, int source, uint32_t mask, uint32_t bits) {
    Spot lit = scene_look(scene)->lit;
    uint32_t on = (uint32_t)lit.b, both = mask & on;
    if (counts_bits(scene, source))
        return both == on && __builtin_popcount(bits & on) % 2 == 0;
    return lit_any(scene, source) && both && !((bits ^ (uint32_t)lit.c) & both);
}

Spot lit_mean_spot(int source, PauliTerm term) {
    return (Spot){.kind = SPOT_MEAN, .a = source, .b = (int)term.z, .c = (int)term.x};
}

bool lit_mean(const Scene *scene, int source, PauliTerm term) {
    return spot_same(scene_look(scene)->lit, lit_mean_spot(source, term));
}

uint32_t lit_wires(const Scene *scene, int source) {
    Spot lit = scene_look(scene)->lit;
    return is_mean(scene, source) ? (uint32_t)(lit.b | lit.c) : 0;
}

static void spot_add(Scene *scene, Rect rect, Spot spot, const char *name) {
    if (scene_look(scene)->paper) return; // nothing is touched there
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .quiet = true, .name = name});
}

void lit_mean_spot_add(Scene *scene, Rect rect, int source, PauliTerm term,
                       const char *name) {
    spot_add(scene, rect, lit_mean_spot(source, term), name);
}

void lit_spot_add(Scene *scene, Rect rect, int source, uint32_t mask, uint32_t bits,
                  const char *name) {
    spot_add(scene, rect, lit_spot(source, mask, bits), name);
}

uint32_t basis_spread(uint32_t mask, uint32_t value) {
    uint32_t bits = 0;
    for (int wire = 0, k = 0; wire < 32; wire++)
        if (mask >> wire & 1) bits |= (value >> k++ & 1) << wire;
    return bits;
}

void basis_bits(const Scene *scene, uint32_t mask, uint32_t bits, char *out, size_t size) {
    bool first_left = scene_look(scene)->order == ORDER_FIRST_LEFT;
    size_t count = 0;
    for (int i = 0; i < 32; i++) {
        int wire = first_left ? i : 31 - i;
        if (!(mask >> wire & 1)) continue;
        assert(count + 1 < size);
        out[count++] = bits >> wire & 1 ? '1' : '0';
    }
    out[count] = '\0';
}

static const char *basis_between(Scene *scene, uint32_t mask, uint32_t bits,
                                 const char *before, const char *behind) {
    char text[33], whole[48];
    basis_bits(scene, mask, bits, text, sizeof text);
    snprintf(whole, sizeof whole, "%s%s%s", before, text, behind);
    return scene_keep(scene, whole);
}

const char *basis_ket(Scene *scene, uint32_t mask, uint32_t bits) {
    return basis_between(scene, mask, bits, "\\ket{", "}");
}

const char *basis_words(Scene *scene, uint32_t mask, uint32_t bits) {
    return basis_between(scene, mask, bits, "|", "⟩");
}

double basis_ket_width(const Scene *scene, int qubits, double size) {
    char tex[48];
    snprintf(tex, sizeof tex, "\\ket{%0*d}", qubits, 0);
    return picture_tex(scene, tex, size).width;
}
