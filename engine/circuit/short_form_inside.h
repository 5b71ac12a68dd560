// What short_form.c and the files beside it that read its parts share: a text while it is
// read.
#ifndef KYUBI_CIRCUIT_SHORT_FORM_INSIDE_H
#define KYUBI_CIRCUIT_SHORT_FORM_INSIDE_H

#include "circuit/circuit_definitions.h"
#include "circuit/frontier.h"
#include "circuit/parameters.h"
#include "circuit/qasm_lexer.h"
#include "circuit/short_form.h"
#include "circuit/spelling.h"

typedef struct Reader {
    Lexer lexer;
    Circuit *circuit; // that is read
    Circuit *known;   // whose definitions are known: the outermost
    Frontier frontier;
    bool grows;  // as many wires as the text names
    bool counts; // only looks how many those are: places no step
    int named;   // wires that the text named so far
    bool within; // the body of a gate
    Name *names; // those given, then the circuit's own, which come and go with `let`
    int given;
    Error *err;
} Reader;

// What stands before a gate: ctrl @ and the other words for dots, inv @, pow(k) @.
typedef struct Modifiers {
    int count;
    ControlDot dots[2 * MAX_WIRES]; // in the order of the wires
    bool powered;
    Angle power;
    bool inverse, inverse_within; // of the whole; of what pow(k) @ stands before
} Modifiers;

bool short_fail(Reader *r, Token token, const char *key, const char *first, int a, int b);
bool short_fail_syntax(Reader *r); // at the next token
bool short_expect(Reader *r, const char *sign);
bool short_read_whole(Reader *r, int most, int *value);
bool short_read_wire(Reader *r, int *wire);
bool short_add_dots(Reader *r, const Modifiers *modifiers, const int *wires, Step *step,
                    Token start);
bool short_read_statements(Reader *r);

// --- Blocks (short_form_blocks.c): "add 0:3, a=4:7", "mulmod 0:3, a=2, r=15"

bool short_blocks(const Reader *r); // one comes next
bool short_read_block(Reader *r, const Modifiers *modifiers, Step *step);

// --- Displays (short_form_display.c): "display bloch 0:1", "ctrl @ display ket 2 0:1"

bool short_shows(const Reader *r); // one comes next
bool short_read_display(Reader *r, const Modifiers *modifiers, Step *step);

// --- Gates that the text defines itself (short_form_definitions.c)

bool short_defines(const Reader *r); // one comes next
bool short_read_defined(Reader *r, const Modifiers *modifiers, Step *step);
bool short_read_definition(Reader *r); // behind "gate"

// --- Noise (short_form_noise.c)

bool short_noise_comes(const Reader *r); // a step of noise comes next
bool short_read_noise_gate(Reader *r, Step *step);
bool short_read_noise(Reader *r); // behind "noise"

#endif
