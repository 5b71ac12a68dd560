// What cannot be read well in a scene: text that leaves the window, its part, its box;
// text upon text or an icon; too little contrast with what is really under it; type that is
// too small. A judge of finished scenes, whatever they show.
#ifndef KYUBI_VIEW_SCENE_FAULTS_H
#define KYUBI_VIEW_SCENE_FAULTS_H

#include "view/scene.h"

typedef struct SceneFault {
    const char *key;     // layout.window, .cut, .box, .overlap, .contrast, .small
    const char *words;   // the text at fault; borrowed for the call
    const char *other;   // layout.overlap: the text it meets; "" else
    double found, limit; // px outside, contrast, px of type; and what is asked for
} SceneFault;

// Calls `each` for every fault. Contrast is WCAG 2.1's: 4.5, in the projector theme 7. Text
// that is scrolled out of sight, clipped by its own view or covered by what lies on top is
// left alone, and so is the light rim that some words have around them.
void scene_faults(const Scene *scene, void (*each)(void *to, const SceneFault *fault),
                  void *to);

#endif
