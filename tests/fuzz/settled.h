// The files of an archive, judged by the rules as the parent judges them, a few at a time.
#ifndef KYUBI_TESTS_FUZZ_SETTLED_H
#define KYUBI_TESTS_FUZZ_SETTLED_H

#include "lesson/pack_files.h"

static inline bool settled(PackFiles *files, const PackLimits *limits, Error *err) {
    PackTally *tally = pack_tally_create(limits);
    size_t from = 0;
    bool good = true;
    while (good && from < pack_files_count(files))
        good = pack_files_settle(files, tally, &from, 64, err);
    pack_tally_destroy(tally);
    return good;
}

#endif
