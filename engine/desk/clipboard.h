// Circuits on the clipboard: what is chosen goes there as OpenQASM 3 (the whole circuit
// where nothing is), and OpenQASM 2 and 3, Quirk's JSON and links, a lesson's `circuit {…}`
// and the short form come from there. What this desk put there itself comes back as it was,
// with its columns.
#ifndef KYUBI_DESK_CLIPBOARD_H
#define KYUBI_DESK_CLIPBOARD_H

#include "circuit/circuit.h"
#include "desk/desk.h"

typedef struct Clip {
    char *text;       // as it was put on the clipboard; NULL: nothing was
    Circuit *circuit; // what it says
    bool asks;        // the text of the clipboard is wanted
} Clip;

void clip_end(Clip *clip);

void clipboard_copy(Desk *desk);
void clipboard_cut(Desk *desk);
void clipboard_copy_code(Desk *desk); // as words of the lesson language
void clipboard_ask(Desk *desk);       // a GESTURE_PASTE is to follow
void clipboard_paste(Desk *desk, const char *text);

// Reads any of the forms above. Fails: clipboard.empty, clipboard.long (kB, the most),
// clipboard.not_circuit (line, column, why in the words of the form it seemed to be).
Circuit *clipboard_read(const char *text, const Words *words, Lang lang, Error *err);
// `circuit { qubits = 2, start = "h 0; cx 0 1" }`, yours.
char *clipboard_code(const Circuit *circuit);

#endif
