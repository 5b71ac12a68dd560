// The short form of a circuit: OpenQASM 3 statements without declarations, wires as
// numbers, `;` between: "h 0; cx 0 1; rx(pi/2) 2; ctrl @ negctrl @ x 0 1 2;
// pow(1/2) @ swap 0 1; measure 0; measure 0 -> 2; reset 1; if (c0 == 1 && !(c2 == 0)) x 1;
// c1 = 0; barrier 0 1". Post-selection, which OpenQASM lacks, is "post0 0" and "post1 0".
// Besides ctrl @ and negctrl @ there are controls along X and Y, ctrlx @ negctrlx @ ctrly @
// negctrly @, and par @ parx @ pary @ for wires that must read 1 an odd number of times.
// Blocks (circuit/blocks.h) stand on a range of wires: "qft 0:3", "add 0:3, a=4:7",
// "ctrl @ mulmod 8, 0:3, a=7, r=15"; operands are a range ("7:4": wire 7 is the lowest bit)
// or a number. Gates of its own (circuit/definition.h) are defined before they are used:
// "gate bell 2 { h 0; cx 0 1 }; ctrl @ bell 0 3 4", "gate third = turn(1, 1, 1, tau/3)"; or
// stand without a name: "matrix([[1, 0], [0, i]]) 0", "permute(0 2 1 3) 0:1",
// "oracle(x == 5) 0:2", their first wire the lowest bit. What a wire starts in: "init(+) 0"
// (0, 1, +, -, i, -i), or an arrow
// "init(pi/3, pi/2) 0". A circuit's own parameters (circuit/parameters.h) come before what
// names them: "let theta = pi/3", with the slider's range, written as ranges are here, "let
// k = 2 in 0:4". Wires are named "name 0 alice", or with any words in quotation marks.
// A display stands on a range of wires, behind those of its dots: "display bloch 0", "ctrl
// @ display ket 2 0:1" (circuit/inset.h). Steps stand as far left as they can; `@column 3`
// (an annotation; columns count from 1, as on the screen) before a statement puts it in
// that column. Wires may also be written q0, with or without commas between. A measurement
// that names no bit writes the one of its wire; there are as many bits as wires, or as many
// as are named.
#ifndef KYUBI_CIRCUIT_SHORT_FORM_H
#define KYUBI_CIRCUIT_SHORT_FORM_H

#include "circuit/circuit.h"
#include "circuit/expression.h"

// Reads `text` into a new circuit of `wires` wires (0: as many as it names, at least 1).
// `names` serve the angles (NULL-ended, may be NULL), which keep them in their text. Fails
// with line and column: parameter.…, name.…, short.syntax, short.end, short.gate,
// short.gate_near, short.angles, short.wires, short.column, short.controls, short.pow,
// short.operand, short.display, short.display_power, short.block_order, short.turn,
// short.not_text, circuit.…, definition.…, expression.…
Circuit *short_form_read(const char *text, int wires, const Name *names, Error *err);

// Writes it; with `columns` every step that does not stand leftmost says its column, so
// that reading gives the same picture. Yours to free.
char *short_form_write(const Circuit *circuit, bool columns);

#endif
