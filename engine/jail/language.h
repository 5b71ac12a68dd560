// The seam between the jail's loop and the lesson language: what serve.c asks of it.
#ifndef KYUBI_JAIL_LANGUAGE_H
#define KYUBI_JAIL_LANGUAGE_H

#include "jail/cage.h"

typedef struct LanguageFile {
    const char *name; // "01-qubit.lua", as in the pack
    const char *bytes;
    size_t size;
} LanguageFile;

// Registers the words and the physics, runs the prelude, and leaves the lesson's
// environment as the registry field LANGUAGE_ENVIRONMENT. Called protected, once per state.
void language_open(lua_State *L);

// Where a lesson goes while it is loaded: JSON documents of at most 256 kB, and the bands
// of its pictures (lesson/picture.h), which come before the documents.
typedef struct LanguageSend {
    void (*part)(void *to, const char *json, size_t size);
    void (*pixels)(void *to, const char *band, size_t size);
    size_t most_pixels; // bytes of all pictures together; 0: 64 MB
    void *to;
} LanguageSend;

// The pack's own kinds of exercises, run before each of its lessons where there is one.
#define LANGUAGE_KINDS "kinds.lua"

// Runs `lesson_file`, and its tests (PACK_TESTS) behind it where the parent has sent them,
// and sends the lesson; pictures are taken from `files` too. False with `out` filled when
// the script failed.
bool language_load(Cage *cage, const LanguageFile *files, int count,
                   const char *lesson_file, int budget_ms, const LanguageSend *send,
                   Outcome *out);

// Calls one of the language's functions ("check", "plays", "findings" …) with a JSON
// argument. `result_json` is the caller's to free, NULL for none.
bool language_call(Cage *cage, const char *function, const char *arg_json, size_t size,
                   int budget_ms, char **result_json, Outcome *out);

// The drawing that the last call of "stage" made; false: none, or it failed. Borrowed until
// the next call.
bool language_drawing(Cage *cage, const void **bytes, size_t *size);

#endif
