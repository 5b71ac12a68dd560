// The strip along the bottom with how a circuit was built: a stamp of every revision, a
// word on what changed, a mark on the present one.
#ifndef KYUBI_VIEW_HISTORY_STRIP_H
#define KYUBI_VIEW_HISTORY_STRIP_H

#include "circuit/circuit.h"
#include "view/scene.h"

typedef struct HistoryStamp {
    const Circuit *circuit; // looked at while the scene is built
    const char *words;      // what changed: "＋ H"
} HistoryStamp;

typedef struct HistoryModel {
    int count, now; // revisions, and the present one, from 0
    bool playing;
    // The revision as it is shown. Asked only of those in sight.
    HistoryStamp (*stamp)(void *with, Scene *scene, int revision);
    void *with;
} HistoryModel;

double history_strip_height(const Scene *scene);
// Spots: SPOT_REVISION (a: which), SPOT_HISTORY_PLAY, SPOT_HISTORY closes it.
void history_strip_add(Scene *scene, const HistoryModel *model);

#endif
