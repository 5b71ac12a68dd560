// What a Scene is made of; only scene*.c include this.
#ifndef KYUBI_VIEW_SCENE_INSIDE_H
#define KYUBI_VIEW_SCENE_INSIDE_H

#include "view/scene.h"

#include <stddef.h>

typedef struct Part {
    Rect rect;  // as its builder gave it
    int scroll; // row of the scroll regions, -1: none
    PartDraw *draw;
    void *with;
} Part;

typedef struct ScrollRegion {
    Rect rect;
    double offset; // as wished; whole device pixels once it is ended
    int spot;      // its own row of the spots
} ScrollRegion;

typedef struct SpotRow {
    SpotArea area; // as the scene tells it
    Rect own;      // before it was made large enough for a finger
    Rect whole;    // as its builder gave it
    int scroll;    // row of the scroll regions, -1: none
} SpotRow;

typedef struct TextRow {
    const Prose *prose;
    double x, y; // as its builder gave them
    int scroll;  // row of the scroll regions, -1: none
} TextRow;

// What is said: prose, or words.
typedef struct SaidRow {
    const Prose *prose; // borrowed from the cache; NULL: `words`
    const char *words;  // kept by the scene
    double y, h;
    bool line; // may share its line with others
} SaidRow;

// Fingerprints, one a part; made once, when damage is first asked for.
typedef struct Prints {
    uint64_t *of; // NULL: not made yet
} Prints;

// Memory for small things that live as long as their scene: given out one after the other,
// given back all at once.
typedef struct Room {
    struct Room *before;
    size_t used, size;
    max_align_t bytes[];
} Room;

struct Scene {
    Look look;
    Room *room;         // the one being filled; NULL: none yet
    const Words *plain; // those that the look came with
    Words *naming;      // the same with a circuit's names of wires; NULL: none
    Part *parts;
    int part_count, part_room;
    SpotRow *spots;
    int spot_count, spot_room;
    TextRow *texts;
    int text_count, text_room;
    SaidRow *said;
    int said_count, said_room;
    int hushed; // pictures that have described themselves and are being drawn
    ScrollRegion *scrolls;
    int scroll_count;
    int scroll;           // the region being filled, -1: none
    double scroll_bottom; // the lowest edge of what it holds
    void **kept;          // texts that were taken
    int kept_count, kept_room;
    TermSet seen;       // the terms that prose has shown so far, for their readings
    const char **terms; // targets of those that were shown
    int term_count, term_number;
    bool terms_quiet;
    bool still;                // spots are left out
    struct BlockPlace *blocks; // of the page
    int block_count;
    Mover *movers;
    int mover_count;
    const Scene *under; // NULL: paper
    Prints *prints;
};

typedef struct BlockPlace {
    int index, scroll;
    Rect rect;
} BlockPlace;

// Where a part shows on the window, what it may draw beyond its rect included.
Rect part_shown(const Scene *scene, const Part *part);
void part_draw(const Scene *scene, const Part *part, Canvas *canvas);
// The number that the text has.
int scene_add_text(Scene *scene, const Prose *prose, double x, double y);
void scene_add_said(Scene *scene, SaidRow row);
// As scene_reveal, of a rect in that row of the scroll regions; -1: in none.
bool scene_reveal_in(const Scene *scene, int scroll, Rect whole, int *which,
                     double *offset);

#endif
