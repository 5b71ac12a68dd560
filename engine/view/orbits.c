#include "view/orbits.h"

#include <string.h>

static int find(const Orbits *orbits, int place) {
    for (int i = 0; i < orbits->count; i++)
        if (orbits->at[i].place == place) return i;
    return -1;
}

Camera orbits_camera(const Orbits *orbits, int place) {
    int i = orbits ? find(orbits, place) : -1;
    return i < 0 ? (Camera){0} : orbits->at[i].camera;
}

static void forget(Orbits *orbits, int i) {
    orbits->count--;
    memmove(&orbits->at[i], &orbits->at[i + 1],
            (size_t)(orbits->count - i) * sizeof orbits->at[0]);
}

void orbits_set(Orbits *orbits, int place, Camera camera) {
    int i = find(orbits, place);
    if (i >= 0) forget(orbits, i);
    if (camera_same(camera, (Camera){0})) return;
    if (orbits->count == MOST_ORBITS) forget(orbits, 0);
    orbits->at[orbits->count].place = place;
    orbits->at[orbits->count++].camera = camera;
}
