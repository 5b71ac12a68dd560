// The key sheet on paper, to be hung beside the screen: all keys in two columns on one
// sheet where they fit with type that can be read, else on more.
#ifndef KYUBI_VIEW_KEY_PAPER_H
#define KYUBI_VIEW_KEY_PAPER_H

#include "view/screen_keys.h"

// `look` has paper_metrics and its `paper` set. Returns how many sheets it took.
int key_paper_draw(Canvas *canvas, const Look *look, const KeysModel *model);

#endif
