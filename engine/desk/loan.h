// A circuit of a lesson's page taken along to the lab, free to be tried with, and brought
// back. Going there puts it in the place of the lab's own circuit, which undo brings back;
// coming back changes the page's circuit only where its wires, palette, limit and locked
// steps allow. Both are one step of undo.
#ifndef KYUBI_DESK_LOAN_H
#define KYUBI_DESK_LOAN_H

#include "desk/desk.h"
#include "desk/workpiece.h"
#include "view/loan_view.h"

// SPOT_LOAN, a: back to the page; bring the lab's circuit to it; open the page's circuit in
// the lab (b: 1 + its source, 0: loan_source).
enum { LOAN_BACK, LOAN_BRING, LOAN_OPEN };

typedef struct Loan {
    bool out;  // the lab's circuit came from a page
    int loads; // of the study then: another reading of the lesson ends it
    int page, source;
} Loan;

// Opens the circuit in the lab: of source `source` of the open lesson. Fails where the lab
// cannot hold it.
bool loan_open(Desk *desk, int source, Error *err);
// The page's circuit that loan_open would take; -1: none.
int loan_source(Desk *desk);
// Puts the lab's circuit into the page's and goes there. Fails: loan.gone, loan.fixed,
// loan.wires (lab's, page's), loan.start, loan.locked (gate, wire, column), loan.limit
// (gates, most), desk.not_offered, and as steps are refused there.
bool loan_bring(Desk *desk, Error *err);
void loan_act(Desk *desk, Spot spot);
bool loan_is_out(const Desk *desk);
LoanModel loan_model(Desk *desk, Scene *scene);

#endif
