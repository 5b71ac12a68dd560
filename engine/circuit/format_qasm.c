#include "circuit/format_qasm.h"

#include "base/text.h"
#include "circuit/qasm_program.h"

#include <string.h>

Circuit *qasm_read(const char *text, const char *file, FormatOptions options, Error *err) {
    Circuit *circuit = NULL;
    if (text_valid(text, strlen(text)))
        circuit = qasm_program_read(text, options, err);
    else
        error_set(err, "qasm.not_text", "%s", "");
    if (!circuit) error_at(err, file, 0, 0);
    return circuit;
}
