// A pack on disk: a folder with pack.json and lessons NN-*.lua. The manifest is strict JSON
// with limits, so listing packs needs no jail.
#ifndef KYUBI_LESSON_PACK_H
#define KYUBI_LESSON_PACK_H

#include "base/words.h"

enum { PACK_LESSONS = 200, PACK_UNITS = 20, PACK_MACROS = 100 };

// One lesson that the manifest names. A lesson that the course map plans but whose file is
// not there has file NULL (the library shows it as planned).
typedef struct PackLesson {
    char id[64]; // "core.qubit"
    char map[8]; // "C01", "" if none
    char *file;  // "01-qubit.lua"; NULL: planned, not written yet
    Text title;
    int minutes;
    int unit;             // index into units
    char requires[8][64]; // ids
    int require_count;
} PackLesson;

// A command for formulas: "mean": "\\langle #1\\rangle". Whether its TeX can be read is
// type/formula_macros.h's to say.
typedef struct PackMacro {
    char *name, *tex;
} PackMacro;

// The order in which the eye reads the bits of basis states, where the pack says one: q0
// at the right, or at the left.
typedef enum PackOrder { PACK_ORDER_FREE, PACK_ORDER_RIGHT, PACK_ORDER_LEFT } PackOrder;

typedef struct Pack {
    char id[64]; // "kyubi.core"
    char version[32];
    int api;
    char *folder;
    Text title;
    Text audience; // 大学・社会人
    Text units[PACK_UNITS];
    int unit_count;
    PackLesson *lessons;
    int lesson_count;
    PackMacro *macros;
    int macro_count;
    PackOrder order;
} Pack;

// Reads pack.json in `folder`; a byte order mark is passed over. Fails: pack.missing,
// json.…, pack.field_… (fields.h), pack.api, pack.id_twice, pack.unit, pack.requires,
// pack.authors, pack.macros, pack.order, pack.file_name, pack.no_file, pack.no_lessons: the
// field's path first, with the file and the field's line.
Pack *pack_open(const char *folder, Error *err);
void pack_close(Pack *pack);

// A lone lesson file as a pack of one (its folder, its own name).
Pack *pack_of_file(const char *path, Error *err);

const PackLesson *pack_lesson(const Pack *pack, const char *id); // NULL if there is none

#endif
