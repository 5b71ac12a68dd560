// A lesson's page on paper: its name, its pictures and its text in one column, over as many
// sheets as they need, each with a head and a number. Nothing on it is pressed, so there
// are no buttons; an answer's field is a place to write in. Light inks on white.
#ifndef KYUBI_VIEW_PAPER_H
#define KYUBI_VIEW_PAPER_H

#include "view/screen_lesson.h"

// A4 of ISO 216, B5 of JIS P 0138 as sold in Japan (182 mm × 257 mm).
typedef enum PaperKind { PAPER_A4, PAPER_B5, PAPER_COUNT } PaperKind;
bool paper_find(const char *name, PaperKind *kind); // "a4"
const char *paper_name(PaperKind kind);

// The measures of a sheet in px of 1/96 inch; `text` in percent of the paper's usual type.
Metrics paper_metrics(PaperKind kind, int text);

// Draws the model's page from a new sheet on, with a bookmark of its name. `sheet` counts
// the sheets of the document that are drawn, 0 at first. `look` has paper_metrics and its
// `paper` set; `words` of the model's pieces are drawn as they stand.
void paper_draw(Canvas *canvas, const Look *look, const LessonModel *model, int *sheet);

#endif
