// The files of rows that commands.c joins, for desk/ alone.
#ifndef KYUBI_DESK_COMMAND_ROWS_H
#define KYUBI_DESK_COMMAND_ROWS_H

#include "desk/commands.h"

typedef struct CommandRows {
    const Command *rows;
    int count;
} CommandRows;

// In this order keys try them.
CommandRows commands_first(void); // what has the keyboard at the moment
CommandRows commands_display(void);
CommandRows commands_own(void);    // before those that Enter and Ctrl+G belong to otherwise
CommandRows commands_chance(void); // before the time line: arrows of its branches
CommandRows commands_time(void);
CommandRows commands_edit(void);   // before the lesson's: Alt and arrows are its too
CommandRows commands_review(void); // before the lesson's, whose keys it has
CommandRows commands_lesson(void);
CommandRows commands_circuit(void);
CommandRows commands_gate(void); // the chosen step where it stands
CommandRows commands_noise(void);
CommandRows commands_share(void);
CommandRows commands_time_last(void); // what the space bar does where nobody wants it
CommandRows commands_window(void);
CommandRows commands_last(void); // families that take what is left

// The page's number field: of the first exercise that is not right yet; -1.
int commands_number(const Desk *desk);

#define COMMAND_ROWS(rows) ((CommandRows){rows, sizeof(rows) / sizeof *(rows)})

#endif
