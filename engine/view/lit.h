// Linked highlighting: a basis state that is touched anywhere lights up wherever it is
// drawn. What is touched is a value of some wires: a bar of a marginal of q0 lights every
// cell whose q0 agrees. A mean value of a Pauli string can be touched too: it lights the
// names of its wires, itself wherever it is drawn, and, where the string has only Z, the
// basis states that count as +1 in it (an even number of 1s on its wires); with X or Y it
// counts outcomes of another basis, and no basis state lights. A basis state lights no
// mean: all of them are in it.
#ifndef KYUBI_VIEW_LIT_H
#define KYUBI_VIEW_LIT_H

#include "quantum/pauli.h"
#include "view/scene.h"

// Whether the wires in `mask` of the source (SpotKind SPOT_BASIS), reading as the same bits
// of `bits`, are or may be what is touched: they agree on the wires that both speak of, and
// there is such a wire.
bool lit_has(const Scene *scene, int source, uint32_t mask, uint32_t bits);
// Whether anything of the source is touched that lights basis states: what is not lit may
// then step back.
bool lit_any(const Scene *scene, int source);

// The spot of a basis state; `name` is what the reader hears and the status line says.
Spot lit_spot(int source, uint32_t mask, uint32_t bits);
void lit_spot_add(Scene *scene, Rect rect, int source, uint32_t mask, uint32_t bits,
                  const char *name);

// The same of means: whether that string is touched, the wires of what is, and the spot.
bool lit_mean(const Scene *scene, int source, PauliTerm term);
uint32_t lit_wires(const Scene *scene, int source);
Spot lit_mean_spot(int source, PauliTerm term);
void lit_mean_spot_add(Scene *scene, Rect rect, int source, PauliTerm term,
                       const char *name);
bool lit_kind(Spot spot); // a basis state or a mean

// A basis state of the wires in `mask` as it stands on the screen: as the eye's order has
// it (Look.order), the bits alone: "01". `size` at least one more than there are wires.
void basis_bits(const Scene *scene, uint32_t mask, uint32_t bits, char *out, size_t size);
// The same as a formula, "\ket{01}", and in words, "|01⟩"; kept with the scene.
const char *basis_ket(Scene *scene, uint32_t mask, uint32_t bits);
const char *basis_words(Scene *scene, uint32_t mask, uint32_t bits);
// How wide the formula of any basis state of so many qubits is.
double basis_ket_width(const Scene *scene, int qubits, double size);
// Bit k of a value of the wires in `mask` (bit k: the k-th lowest of them) put on its wire.
uint32_t basis_spread(uint32_t mask, uint32_t value);

#endif
