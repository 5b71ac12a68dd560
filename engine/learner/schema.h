// The tables of a learner's record: made, brought up to date from every earlier Kyubi, and
// compared with what a file has. Rows of the list of migrations are only ever added. Only
// this room includes it.
//
//     attempt      one press of Check: answer (JSON), misconception ("M07" or ""), right,
//                  hints seen, seed, at (seconds since 1970), minutes of work on it
//     hint         most hints seen of an exercise
//     place        page and step to return to, from 0; turn tells which lesson was last
//     finished     lessons walked to their end
//     setting      texts by key
//     behind       sections that are open
//     card         what is due for review and how well it is known (FSRS)
//     card_review  one review of a card: when_ (seconds since 1970), grade 1 … 4
//     fault        what went wrong, without what was in it: for a report to a teacher
#ifndef KYUBI_LEARNER_SCHEMA_H
#define KYUBI_LEARNER_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

int schema_version(void); // of this Kyubi

// Each gives one of SQLite's codes.
int schema_migrate(sqlite3 *db); // to this version, in one transaction; also an empty file
// SQLITE_CORRUPT: our tables are not just as we make them, or there is more than tables
// beside them. What another hand gave a file under our names may be anything: a view
// without end, a column that computes, a trigger.
int schema_check(sqlite3 *db);

// Whether the table is just as this or an earlier Kyubi makes it, so that it can be read.
bool schema_knows(sqlite3 *db, const char *table);

// What a file says of itself.
typedef struct Label {
    long long version, owner, things;
} Label;
int schema_label(sqlite3 *db, Label *label);
// Whether it is a file of this or an earlier Kyubi, or empty. SQLITE_SCHEMA stands for
// "written by a later Kyubi": SQLite itself never gives that code here.
int schema_fits(const Label *label);

// The first column of the first row of `sql`; `otherwise` when there is none.
long long schema_number(sqlite3 *db, const char *sql, long long otherwise, int *code);
int schema_run(sqlite3 *db, const char *sql);

#endif
