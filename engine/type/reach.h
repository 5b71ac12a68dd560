// How far the ink of a line reaches from its baseline, and where: the line grid is widened
// only where ink would touch ink, so a deep formula does not mind a reading beside it on
// the next line.
#ifndef KYUBI_TYPE_REACH_H
#define KYUBI_TYPE_REACH_H

#include "type/paragraph.h"

// A formula, a reading or the dots under a term, px.
typedef struct ReachSpot {
    double x, w, tall, deep;
} ReachSpot;

typedef struct Reach {
    double tall, deep; // of the whole line
    bool ruby;
    ReachSpot *spots;
    int count;
} Reach;

// Of a line of words at `size` px; give it back with reach_clear.
Reach reach_of(const Paragraph *paragraph, const Draft *draft, const Part *parts, int count,
               double indent, double size);
void reach_clear(Reach *reach);

// The least distance of two baselines, px.
double reach_apart(const Reach *above, const Reach *below, double size);

#endif
