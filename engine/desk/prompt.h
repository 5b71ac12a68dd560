// The prompt (Ctrl+K): every command, gate, lesson and page that can be gone to from here,
// found by its name in either language or by its reading. What it lists is gathered once,
// when it opens; what is disabled stands there with its reason.
#ifndef KYUBI_DESK_PROMPT_H
#define KYUBI_DESK_PROMPT_H

#include "desk/commands.h"
#include "desk/field.h"
#include "lesson/search.h"

// Something that can be done: a command, or a spot that is pressed.
typedef struct PromptItem {
    const Command *command; // NULL: `spot`
    Spot spot;
    bool typed; // what is typed is a circuit in the short form, and that is placed
    char *id;   // "circuit.undo", "gate.h", "lesson.core.qubit": stays, without blanks
    char *name[LANG_COUNT];
    char *also;        // readings and other names, ';' between
    char *keys;        // its chord as KeyLine has it; "": none
    const char *group; // a word
    Error why;         // why it cannot be done now; key "": it can
} PromptItem;

typedef struct PromptItems {
    PromptItem *items;
    int count, room;
} PromptItems;

// In the order in which they are listed. Nothing may cover the screen yet. Give it back
// with prompt_items_free.
PromptItems prompt_items(Desk *desk);
void prompt_items_free(PromptItems *all);

enum { MOST_RECENT = 8 };

typedef struct Prompt {
    bool open;
    Field field;
    Spot from; // had the focus
    bool by_key;
    PromptItems items;
    Search *index; // of the items (Leaf.pack is the item), and of terms for their readings
    int terms;
    Finding *found; // how each row was found; a leaf without a key: nothing was typed
    int *rows;      // the item of each
    int count, chosen;
    double scroll;
    char *typed;  // the circuit that is typed, in the short form; NULL: it is none
    char *recent; // ids of what was done last, newest first, blanks between; NULL: not read
    bool refused; // the chosen one was asked for and cannot be done
} Prompt;

void prompt_open(Desk *desk); // open already: it closes
void prompt_close(Desk *desk);
void prompt_end(Desk *desk);
void prompt_typed(Desk *desk);
bool prompt_key(Desk *desk, int key); // false: it does not move among the rows
void prompt_go(Desk *desk, int row);
void prompt_build(Desk *desk, Scene *scene);

#endif
