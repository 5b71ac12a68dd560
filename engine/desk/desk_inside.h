// What a desk is made of, for the files of desk/ alone.
#ifndef KYUBI_DESK_DESK_INSIDE_H
#define KYUBI_DESK_DESK_INSIDE_H

#include "desk/desk.h"
#include "desk/hand.h"
#include "desk/study.h"
#include "view/screen_library.h"

typedef enum Screen {
    SCREEN_LIBRARY,
    SCREEN_LESSON,
    SCREEN_LAB,
    SCREEN_ERROR,
    SCREEN_COUNT
} Screen;

// The lab: a workpiece and the fields around it.
typedef struct Lab {
    Workpiece piece;
    Field angle;
    bool angle_wrong;
    Field seed;
    bool seed_open;
    uint64_t seed_value;
    int shots;
} Lab;

struct Desk {
    DeskOptions options;
    ViewCache *cache;
    Progress *progress;
    Pack *packs[MAX_PACKS];
    int pack_count;
    char *jail;
    Lang lang;
    Theme theme;
    int text;
    bool ruby;
    int width, height;
    Metrics metrics;
    Screen screen, before; // before: where the lab was entered from
    bool keys_open;
    Study study;
    bool studying; // `study` is open
    int study_pack;
    Lab lab;
    Hand hand;
    Spot focus, hover;
    bool focus_shown;
    double x, y; // the pointer
    double library_scroll, lab_scroll, keys_scroll;
    char *status; // what the hand or the last action says; NULL
    bool refused;
    char *notice; // on the library's page
    char *clipboard;
    Scene *scene, *shown; // the newest, and the one the window shows; may be the same
    bool dirty;
    bool quit;
};

// desk.c
void desk_say(Desk *desk, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void desk_refuse(Desk *desk, const Error *err);
void desk_hush(Desk *desk);
void desk_go(Desk *desk, Screen screen);
void desk_begin(Desk *desk, int pack, int lesson);
void desk_set_look(Desk *desk);                // lang, theme, text or size changed
Workpiece *desk_piece(Desk *desk, int source); // -1: the lab's; NULL when there is none
Workpiece *desk_editable(Desk *desk); // the circuit that keys without a focus work on
Field *desk_focused_field(Desk *desk);
void desk_changed(
    Desk *desk,
    Workpiece *piece); // its circuit changed: verdicts unsettle, the lab is saved

// actions.c: what a spot does when it is pressed.
void desk_act(Desk *desk, Spot spot);

// keys.c
bool desk_key(Desk *desk, const Gesture *gesture);
const struct KeyLine *desk_key_lines(int *count);

// lab.c
void lab_start(Desk *desk);
void lab_save(Desk *desk);
void lab_end(Desk *desk);
void lab_show_angle(Lab *lab);   // the chosen step's angle into the field
void lab_take_angle(Desk *desk); // the field's text into the chosen step

// models.c: the scene of what there is.
Scene *desk_build(Desk *desk);

#endif
