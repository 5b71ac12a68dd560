// What can still be read out of a record's file, however damaged: table by table, from the
// front and from the back up to the damage; the attempts also page by page without their
// tree (learner/raw_rows.h). Only this room includes it.
#ifndef KYUBI_LEARNER_SALVAGE_H
#define KYUBI_LEARNER_SALVAGE_H

#include <sqlite3.h>

// Adds what the file at `path` has to the record `to`, which is of this version. An attempt
// that is there stays as it is; of everything else that of `path` holds. Nothing is changed
// at `path`. A file that is not there, or no record at all, adds nothing.
void salvage(sqlite3 *to, const char *path);

#endif
