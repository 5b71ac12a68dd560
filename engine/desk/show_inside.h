// What a show is made of, for the files of desk/show_….
#ifndef KYUBI_DESK_SHOW_INSIDE_H
#define KYUBI_DESK_SHOW_INSIDE_H

#include "desk/desk_inside.h"
#include "desk/show.h"
#include "desk/show_steps.h"
#include "view/screen_presenter.h"

struct Show {
    ShowOptions options;
    Desk *desk;
    ViewCache *cache; // of the presenter's window
    int width, height;
    Metrics metrics;
    Scene *scene, *shown; // of the presenter: the newest, and what its window shows
    const Scene *hall;    // of the audience, when the presenter's was built
    bool dirty;
    Spot hover, pressed;
    Rect mirror;   // in the scene
    Picture small; // the audience's, where the scene draws it
    ShowSteps steps;
    WindowWish wish;
    char *screens; // as show_say_screens said; NULL
    bool screens_good;
    bool quit;
    uint64_t number; // of the state
};

// show_acts.c: what is pressed and what a key means does the same.
void show_act(Show *show, Spot spot);
bool show_key(Show *show, const Gesture *gesture); // show_keys.c; false: it means nothing

// show_walk.c: from step to step.
void show_go(Show *show, ShowStep to);
void show_walk(Show *show, int by); // steps
ShowStep show_here(const Show *show);

// show_models.c
Scene *show_build(Show *show);

#endif
