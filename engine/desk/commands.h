// Commands: everything a key, the prompt (Ctrl+K) or the key sheet can do, one row
// each. What a touch of a spot does stays in actions.c; a row presses such a spot or has a
// function of its own.
//
// To add one, write a row in the commands_PLACE.c where it belongs (a new file of rows is
// named once in commands.c): nothing else lists it. Give it a word of assets/words.tsv for
// the prompt, another with its reading, and, where it stands on the key sheet, one for its
// line; rows that follow each other with the same line share it ("Undo, redo").
#ifndef KYUBI_DESK_COMMANDS_H
#define KYUBI_DESK_COMMANDS_H

#include "desk/desk.h"
#include "view/screen_keys.h"

// Where a command can be. Under a sheet that covers the screen only ANYWHERE is.
typedef enum CommandPlace {
    ANYWHERE,
    ON_LESSON,   // a page of a lesson, or a card of one
    ON_PAGE,     // … a page
    ON_CARD,     // … a card for review
    ON_STEP,     // … which has more to show
    ON_CLOCK,    // … with a picture that moves
    ON_INPUT,    // … with an input and no circuit
    UNCOVERED,   // anything that no sheet covers
    ON_CIRCUIT,  // a circuit that can be changed, in the lab or a lesson
    ON_GRID,     // … whose cells have the keyboard
    ON_LAB,      // the lab
    ON_WORKSHOP, // a page of a lesson that was opened from a folder or a .lua
    ON_ERROR,    // the card of a lesson that cannot be read
    COMMAND_PLACES
} CommandPlace;

typedef struct Chord {
    int key, mods; // as in a Gesture; key KEY_NONE: no chord
} Chord;

enum { MOST_CHORDS = 5 };

typedef void CommandAction(Desk *desk, int by);
typedef bool CommandTakes(Desk *desk, const Gesture *gesture); // false: not this key
// False: it cannot be done now, and err says why and what to do.
typedef bool CommandCan(Desk *desk, int by, Error *err);

typedef struct Command {
    const char *id; // stays: "circuit.undo"
    CommandPlace where;
    const char *group; // a word: where the sheet has it; NULL: as the place says
    const char *line;  // a word: its line on the key sheet; NULL: not there
    const char *words; // a word: its name in the prompt (Ctrl+K); NULL: not there
    const char *also;  // a word: other names for it, ';' between, and how its name is read,
                       // in hiragana, where it has kanji; NULL: none
    Chord chords[MOST_CHORDS]; // the first is the one that is shown
    // One of these. A family of keys (letters that place gates, arrows) has `takes`, and
    // writes what the sheet shows of it in `caps`, as KeyLine does. A row with none of them
    // is only shown: feed.c has its keys.
    Spot spot;
    CommandAction *action;
    CommandTakes *takes;
    int by;           // handed to `action` and `can`
    const char *caps; // NULL: the first chord
    CommandCan *can;  // asked before it is run, and by the prompt; NULL: it always can

} Command;

// Every row, in the order in which keys try them; NULL behind the last.
const Command *desk_command(int index);
const Command *desk_command_of(const char *id); // NULL: there is none
const char *desk_command_group(const Command *command);

bool desk_command_is_there(Desk *desk, const Command *command); // its place is here
bool desk_command_can(Desk *desk, const Command *command, Error *err);
// Does it, or says why not. Nothing for families.
void desk_command_run(Desk *desk, const Command *command);

// Hands a key to the rows, in order; false when none takes it.
bool desk_commands_key(Desk *desk, const Gesture *gesture);

// The chord as the sheet shows it: "Ctrl+Shift+Z", "→".
enum { CHORD_TEXT = 32 };
void chord_text(Chord chord, char text[CHORD_TEXT]);

// The lines of the key sheet, group by group. Give it back with command_lines_free.
typedef struct CommandLines {
    KeyLine *lines;
    int count;
} CommandLines;
CommandLines command_lines(void);
void command_lines_free(CommandLines *lines);

#endif
