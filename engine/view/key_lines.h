// Lines of keys in columns, group by group, for the key sheet and for paper. A group that
// goes on in the next column has its heading there once more.
#ifndef KYUBI_VIEW_KEY_LINES_H
#define KYUBI_VIEW_KEY_LINES_H

#include "view/screen_keys.h"

typedef struct KeyLayout {
    double size, cap_size; // of words and of the letters on caps
    double column, gap;    // width of a column, and between two
    double caps;           // where words begin in it
    bool aligned;          // words never begin before that
    double limit;          // height of a column
} KeyLayout;

// For a look's words at `size`: where words begin is worked out from the lines.
KeyLayout key_layout(const Scene *scene, const KeysModel *model, double size, double column,
                     double gap);

// How many columns the lines take, and the height of the highest (NULL: not asked).
int key_lines_columns(const Scene *scene, const KeysModel *model, const KeyLayout *layout,
                      double *highest);

// Draws the columns from `first` on, `count` of them, with the top left at (x, y).
void key_lines_add(Scene *scene, const KeysModel *model, const KeyLayout *layout, int first,
                   int count, double x, double y);

#endif
