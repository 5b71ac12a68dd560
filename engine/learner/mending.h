// A damaged record is set aside under a name with the date, and what can still be read of
// it and of its copies becomes a new one. Every step may be the last one before a power
// cut: the new record is whole before the old one is moved, and a start that finds it in
// between goes on from there. Of two copies of Kyubi that meet the same damage one waits
// for the other and uses what it made. Only this room includes it.
//
//     progress.db            the record
//     progress-new.db        what was read out of a damaged one, on its way
//     progress-damaged-….db  a damaged one
//     progress-copy-….db     copies (learner/copies.h)
#ifndef KYUBI_LEARNER_MENDING_H
#define KYUBI_LEARNER_MENDING_H

#include "learner/store.h"

// Mends the record of `store`, which is not open, in `folder`, unless `good` (asked again
// once no other copy of Kyubi is at it) says that there is no need. False where the folder
// cannot be written.
typedef bool MendingGood(Store *store);
bool mending_mend(Store *store, const char *folder, MendingGood *good);

// Puts a new record that a power cut left beside its place into it.
void mending_go_on(Store *store, const char *folder);

// Whether there is no record, or an empty file, but a copy of one.
bool mending_lost(const Store *store);

// What mending left in the record, once: fills set_aside and found_again.
void mending_report(Store *store);

// The same in memory, where nothing can be written.
bool mending_in_memory(Store *store);

#endif
