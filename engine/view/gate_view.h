// One gate as it is drawn: its box in its family's form and colour, or the sign that stands
// for it on a wire (⊕, ×, the meter), and the dots of controls. Measures are shares of the
// gate's side (look book, Recipes).
#ifndef KYUBI_VIEW_GATE_VIEW_H
#define KYUBI_VIEW_GATE_VIEW_H

#include "base/words.h"
#include "circuit/circuit.h"
#include "view/canvas.h"

typedef struct GateLook {
    const Gate *gate;
    double side;      // of its box, logical px
    char angle[96];   // below the letter, TeX if it has a \\, else words; "": none
    char power[24];   // what it is raised to, beside its letter: "1/2"; "": nothing
    char degrees[16]; // shown where `angle` is too wide; "": the angle's letter
    double least;     // the smallest type allowed here
    bool on_wire;     // as it stands in a circuit: a swap has no box, a controlled x is ⊕
    bool controlled;  // on_wire: it has controls
    bool dashed;      // its place while the hand holds it
    double outline;   // width of the box's outline; 0: 1.5
} GateLook;

// Draws with (x, y) as the centre of the box.
void draw_gate(Canvas *canvas, double x, double y, const GateLook *look);

// A dot of any kind as it stands on its wire: along X or Y a ring with the sign that Quirk
// gives it (⊖ ⊕ for X, ⊘ ⊗ for Y), of a parity a small box with its letter.
void draw_dot(Canvas *canvas, double x, double y, double side, ControlDot dot,
              double least);
// … and in a box of its own, as in the palette and in the hand.
void draw_dot_boxed(Canvas *canvas, double x, double y, double side, ControlDot dot,
                    double least);

// The operands of a block, or the angles of a step as they stand in its box: "\pi/2",
// "60°", "\theta,0,\pi". What is too long to be read there becomes a closed form or
// degrees.
void gate_angles(const Step *step, bool degrees, char *text, size_t size);
// What a step's gate is raised to: "1/2"; "" where it is not.
void gate_power(const Step *step, char *out, size_t size);
// The operands of a block, wires by what the circuit calls them: "A=q4:q7, R=15".
void gate_operands(const Step *step, const Circuit *circuit, char *text, size_t size);
// A step's only angle in whole degrees, less than a turn: "71°"; "" when it has none or
// several.
void gate_whole_degrees(const Step *step, char *text, size_t size);
// The letters of a gate's angles: θ, φ for phases, θφλ.
const char *gate_angle_letters(const Gate *gate);

const char *gate_family_key(GateFamily family); // "family.superpose"

// What a gate is called and what it does, in a few words; one that a circuit defines goes
// by its own name. Borrowed, of the gate or the words.
const char *gate_words(const Words *words, Lang lang, const Gate *gate);
const char *gate_about(const Words *words, Lang lang, const Gate *gate);

// The second outline of such a gate's box.
void draw_own_frame(Canvas *canvas, Rect rect, Stroke stroke);

#endif
