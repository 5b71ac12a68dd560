// The search: a sheet over the screen with a field and, below it, what was found.
#ifndef KYUBI_VIEW_SCREEN_SEARCH_H
#define KYUBI_VIEW_SCREEN_SEARCH_H

#include "view/answer_view.h"

// A line with what was found in it.
typedef struct FoundLine {
    const char *before, *match, *after; // "" where there is nothing
} FoundLine;

// One row: its title, what stands around what was found, and what and where it is ("用語",
// "C01 量子ビットとブロッホ球 ・ 2 ページ").
typedef struct FoundRow {
    FoundLine title, words;
    const char *where;
} FoundRow;

typedef struct SearchModel {
    FieldModel field;
    const FoundRow *rows; // SPOT_FOUND: a is the row
    int count;
    int chosen;       // the row that Enter goes to
    const char *note; // how many there are, or what to type
    double scroll;
} SearchModel;

void screen_search(Scene *scene, const SearchModel *model);

// Parts of a row: words before, the match on its ground, words after, as far as there is
// room (returns where they end); and the ground of a row that is chosen or pointed at.
double found_line_add(Scene *scene, const FoundLine *line, double x, double baseline,
                      double width, Type type);
void found_ground_add(Scene *scene, Rect rect, bool tinted, bool chosen);

// The place in a bar that opens the search, drawn as a field that waits.
void search_box_add(Scene *scene, Rect rect);

#endif
