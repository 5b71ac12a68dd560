// Where the parts of a histogram stand, and its bars between them (view/histogram_bars.h).
#ifndef KYUBI_VIEW_HISTOGRAM_COLUMNS_H
#define KYUBI_VIEW_HISTOGRAM_COLUMNS_H

#include "view/histogram_bars.h"

// Where things stand, relative to nothing: page px.
typedef struct HistogramPlan {
    double title;  // height of the line of words above
    double legend; // width of the legend at the right, 0: a row under the title, or none
    double legend_row; // height of that row
    double predict;    // of the row that speaks of a prediction
    double throws;     // of the row of buttons that make shots, and the last outcomes; 0
    double hint;       // of the sentence below
    double axis;       // width of the numbers at the left
    double labels;     // height of the words under the axis
    Role label;        // type of the bit strings
    int label_lines;   // lines that one takes
    double pitch;      // from bar to bar
    double widest;     // of a bar
    bool counts;       // there is room for the number of every bar
    double plot;       // height of the bars' area at full height
    double height;
} HistogramPlan;

// Its axis of probabilities.
typedef struct HistogramAxis {
    double left, right, bottom, high; // high: px of `top`
    double top, step;
    Type type;
} HistogramAxis;

enum { LABEL_LINES = 4 }; // of a bit string, at most

// The bars with their words, and what touches them: a basis state, or the bar of a
// prediction while they are covered.
void histogram_columns_add(Scene *scene, const Bars *bars, const HistogramPlan *plan,
                           const HistogramAxis *axis, const DisplayModel *model);
// What the reader hears of a bar, and the status line shows.
const char *histogram_bar_name(Scene *scene, const Bars *bars, const Bar *bar);
// The mark across a bar that is higher than the axis; `bar` is what is drawn of it.
void histogram_cut_draw(Canvas *canvas, Rect bar, double unit);
int histogram_bits_a_line(int qubits, int lines);

#endif
