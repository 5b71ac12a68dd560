// The faces Kyubi sets type in, from its own folder: no system font, no fontconfig cache.
// BIZ UDPGothic (words), BIZ UDGothic (code), DejaVu Math TeX Gyre (formulas). One Fonts
// serves one thread.
#ifndef KYUBI_TYPE_FONTS_H
#define KYUBI_TYPE_FONTS_H

#include "base/error.h"

typedef struct Fonts Fonts;

// Opens the faces in `folder`. Fails: fonts.missing (names the file).
Fonts *fonts_open(const char *folder, Error *err);
void fonts_close(Fonts *fonts);

typedef enum Face { FACE_WORDS, FACE_BOLD, FACE_CODE, FACE_CODE_BOLD, FACE_COUNT } Face;

#endif
