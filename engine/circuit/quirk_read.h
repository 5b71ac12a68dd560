// The circuit that Quirk's JSON tells, once it is data. Used by format_quirk.c only.
#ifndef KYUBI_CIRCUIT_QUIRK_READ_H
#define KYUBI_CIRCUIT_QUIRK_READ_H

#include "base/data.h"
#include "circuit/circuit.h"

// A new circuit, or NULL with quirk.… or circuit.…
Circuit *quirk_read_data(const Data *root, Error *err);

#endif
