// The handout that a show wishes (desk/show_handout.h): `kyubi render` as an errand beside
// it, which tells how far it is.
#ifndef KYUBI_APP_HANDING_H
#define KYUBI_APP_HANDING_H

#include "app/errand.h"
#include "base/command.h"
#include "desk/show.h"

typedef struct Handing {
    const CommandContext *context;
    const char *path, *profile; // of what is shown
    uint32_t over;              // SDL's number for the event that it is
    Errand *errand;             // NULL: none is under way
    unsigned number;            // of the last wish
} Handing;

void handing_turn(Handing *handing, Show *show); // whenever something happens
int handing_wait(const Handing *handing); // ms until it is to be looked at; -1: never
void handing_end(Handing *handing);       // one that is under way is finished by itself

#endif
