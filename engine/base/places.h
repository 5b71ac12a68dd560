// Where Kyubi's own things and the learner's things are on this machine.
#ifndef KYUBI_BASE_PLACES_H
#define KYUBI_BASE_PLACES_H

#include "base/error.h"

typedef struct Places {
    char *program;   // the folder of the running program
    char *assets;    // words.tsv, icons.txt …
    char *fonts;     // the fonts that the build copied
    char *lessons;   // the courses that come with Kyubi
    char *documents; // where a document that a learner asks for goes
} Places;

// Each is looked for in KYUBI_HOME (when set, nowhere else), then beside the program, then
// in
// ../share/kyubi, then in the source folder the program was built from. Fails:
// places.missing. Documents go to XDG_DOCUMENTS_DIR of user-dirs.dirs, or home where that
// names no folder.
bool places_find(Places *places, Error *err);
void places_free(Places *places);

// The program that reads what strangers wrote (jail/jail.h), beside this one. Yours.
char *places_jail(const Places *places);
char *places_kyubi(const Places *places); // this one itself. Yours.

// The profile's folder: `asked` (--profile) if given, else a folder kyubi-profile beside
// the program, else $XDG_DATA_HOME/kyubi, else ~/.local/share/kyubi (without HOME the
// account's home). Made if it is not there. Yours to free. Fails: file.unwritable.
char *places_profile(const Places *places, const char *asked, Error *err);

#endif
