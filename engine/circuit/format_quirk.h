// Quirk's circuits (https://algassert.com/quirk): the JSON of its Export menu and its
// links, read and written. Wire 0 is the top one in both. A column's controls hold for
// everything in it; where two gates share controls they stand here in columns of their own,
// and a basis change stands beside what needs one. Displays and spacers are left out.
//
// What was measured stays a qubit here: a gate that Quirk would refuse behind a measurement
// ("no remix") acts. A measurement writes the classical bit of its wire.
#ifndef KYUBI_CIRCUIT_FORMAT_QUIRK_H
#define KYUBI_CIRCUIT_FORMAT_QUIRK_H

#include "circuit/format.h"

// Reads JSON or a link. Custom gates are taken apart; a custom matrix of one wire becomes a
// u with its phase. Fails: json.… with its line; quirk.… with the column and the row (both
// from 1) of the gate among the arguments; circuit.…
Circuit *quirk_read(const char *text, const char *file, FormatOptions options, Error *err);

// Write JSON, and the link. A u becomes Z^φ Ry(θ) Z^λ, a global phase is left out unless
// controlled, a barrier becomes spacers, names of bits are left out. Fail where Quirk
// cannot say it: quirk.write_wires (wires, most), quirk.write_bit (bit, wire, column),
// format.gate, format.condition (format, gate, wire, column).
char *quirk_write(const Circuit *circuit, FormatOptions options, Error *err);
char *quirk_write_link(const Circuit *circuit, FormatOptions options, Error *err);

#endif
