// The sheet of a circuit's noise at the desk: sliders of its rates, of the whole circuit or
// of one wire, and the times T1 and T2 that two of the rates can come from. A drag is one
// step of undo, as are the buttons; what the displays show follows in the same frame.
#ifndef KYUBI_DESK_NOISE_SHEET_H
#define KYUBI_DESK_NOISE_SHEET_H

#include "circuit/noise.h"
#include "desk/desk.h"
#include "view/choice_sheet.h"

typedef enum NoiseAct {
    NOISE_OPEN,  // the sheet, of source c; or closes it
    NOISE_SCOPE, // b: 0 the whole circuit, 1 + wire: that wire
    NOISE_TAKE,  // the rates that the times say
    NOISE_SAME,  // the wire has no rates of its own any more
    NOISE_QUIET, // nothing goes wrong any more
    NOISE_ACTS
} NoiseAct;

typedef struct NoiseSheet {
    int source, wire;
    NoiseTimes times; // as they are typed
} NoiseSheet;

void noise_act(Desk *desk, Spot spot); // SPOT_NOISE
void noise_sheet_open(Desk *desk, int source);
ChoiceSheet noise_sheet(const Desk *desk, Scene *scene);
// A time was typed. Fails: noise.times.
bool noise_sheet_time(Desk *desk, int slider, double number, Error *err);
double noise_sheet_time_now(const Desk *desk, int slider);

#endif
