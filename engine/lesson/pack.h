// A pack: a folder, or a .kyubi archive, with pack.json and lessons NN-*.lua. The manifest
// is strict JSON with limits, so listing folders needs no jail; an archive is opened by
// one. What else may be in a pack: lesson/pack_rules.h.
#ifndef KYUBI_LESSON_PACK_H
#define KYUBI_LESSON_PACK_H

#include "base/words.h"
#include "lesson/pack_files.h"
#include "lesson/signers.h"

enum {
    PACK_LESSONS = 200,
    PACK_UNITS = 20,
    PACK_MACROS = 100,
    PACK_AUTHORS = 50,
    PACK_USES = 20
};

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

// Another pack that this one uses, from that version on.
typedef struct PackUse {
    char id[64], version[32];
} PackUse;

// The order in which the eye reads the bits of basis states, where the pack says one: q0
// at the right, or at the left.
typedef enum PackOrder { PACK_ORDER_FREE, PACK_ORDER_RIGHT, PACK_ORDER_LEFT } PackOrder;

// Whose signature an installed pack bears.
typedef enum SignedKind {
    SIGNED_NOT,
    SIGNED_UNKNOWN, // by a key that is not known: the signature could not be judged
    SIGNED_KEY,     // it holds; the key has no name
    SIGNED_NAMED,   // it holds, by a signer that the learner knows
    SIGNED_KINDS
} SignedKind;

typedef struct PackSigned {
    SignedKind kind;
    char name[SIGNER_NAME], key[KEY_TEXT], id[KEY_ID_TEXT]; // of the signer, as shown
    char comment[COMMENT_BYTES + 1]; // the trusted comment, once the signature holds
} PackSigned;

typedef struct Pack {
    char id[64];      // "kyubi.core"
    char version[32]; // "1.2.0": see lesson/pack_version.h
    char licence[64]; // "MIT"; "" if none
    int api;
    bool installed; // in a profile (lesson/installed.h)
    PackSigned signer;
    char *folder;     // where it lies: the folder, or the archive's own path
    PackFiles *files; // and all that is in it
    char *authors[PACK_AUTHORS];
    int author_count;
    PackUse uses[PACK_USES];
    int use_count;
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
// json.…, pack.field_… (fields.h), pack.version, pack.api, pack.id_twice, pack.unit,
// pack.requires, pack.uses, pack.authors, pack.macros, pack.order, pack.file_name,
// pack.no_file, pack.no_lessons: the field's path first, with the file and the field's
// line.
Pack *pack_open(const char *folder, Error *err);
void pack_close(Pack *pack);

// The same of a .kyubi archive, which the program `jail` unpacks (lesson/unpack.h). Fails
// as that, too.
Pack *pack_of_archive(const char *path, const char *jail, Error *err);

// The same of its bytes, read already; `path` is only its name.
Pack *pack_of_bytes(const char *path, const void *bytes, size_t size, const char *jail,
                    Error *err);

// The same of an archive that was read before: its manifest, and the hash of its bytes. The
// files stay shut (lesson/unpack.h).
Pack *pack_of_kept(const char *path, const char *manifest, const char *hash, Error *err);
// The same of one that was unpacked just now; takes the files, also where it fails.
Pack *pack_of_files(PackFiles *files, Error *err);
// The text of the manifest. NULL: it is shut, or not there. Yours.
char *pack_manifest(const Pack *pack);

// A lone lesson file as a pack of one (its folder, its own name).
Pack *pack_of_file(const char *path, Error *err);

// Whatever stands at the path: a folder, a .kyubi archive, a lesson's file.
Pack *pack_at(const char *path, const char *jail, Error *err);
bool pack_is_archive(const char *path); // by its ending

const PackLesson *pack_lesson(const Pack *pack, const char *id); // NULL if there is none

#endif
