#include "view/lit.h"

#include "view/picture.h"

#include <assert.h>
#include <stdio.h>

Spot lit_spot(int source, uint32_t mask, uint32_t bits) {
    return (Spot){.kind = SPOT_BASIS, .a = source, .b = (int)mask, .c = (int)(bits & mask)};
}

bool lit_any(const Scene *scene, int source) {
    Spot lit = scene_look(scene)->lit;
    return lit.kind == SPOT_BASIS && lit.a == source;
}

bool lit_has(const Scene *scene, int source, uint32_t mask, uint32_t bits) {
    Spot lit = scene_look(scene)->lit;
    uint32_t both = mask & (uint32_t)lit.b;
    return lit_any(scene, source) && both && !((bits ^ (uint32_t)lit.c) & both);
}

void lit_spot_add(Scene *scene, Rect rect, int source, uint32_t mask, uint32_t bits,
                  const char *name) {
    if (scene_look(scene)->paper) return; // nothing is touched there
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = lit_spot(source, mask, bits),
                                 .quiet = true,
                                 .name = name});
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
