// A circuit as Quirk's JSON, as data. Used by format_quirk.c only.
#ifndef KYUBI_CIRCUIT_QUIRK_WRITE_H
#define KYUBI_CIRCUIT_QUIRK_WRITE_H

#include "base/data.h"
#include "circuit/circuit.h"

// {"cols":[…]}, yours to free; NULL with quirk.write_… or format.gate.
Data *quirk_write_data(const Circuit *circuit, Error *err);

#endif
