// The bar at the top of every screen and the bar at the bottom of a lesson: of its pages,
// or of a card for review (view/screen_review.h).
#ifndef KYUBI_VIEW_BARS_H
#define KYUBI_VIEW_BARS_H

#include "view/scene.h"

typedef struct TopBar {
    const char *course; // NULL: this is a screen of its own
    const char *title;
    bool print;    // offers a PDF
    bool present;  // offers a show of the lesson
    bool lab;      // offers the lab
    bool share;    // offers to save the lab's circuit
    bool inspect;  // offers the inspector, to its author
    bool displays; // offers the sheet of displays
    bool box;      // the search is a box to write in where there is room; else a sign
    bool undo, can_undo, can_redo;
} TopBar;
void bar_top(Scene *scene, const TopBar *bar);

// The bar at the bottom, with what leads back at its left end and what leads on at its
// right; where these are.
typedef struct BarEnds {
    Rect back, on;
} BarEnds;
BarEnds bar_bottom(Scene *scene, Button back, Button on);

typedef struct PageDot {
    bool read, question, answered;
} PageDot;
typedef struct PageBar {
    int page, pages;
    const PageDot *dots;
    bool filled;      // 次へ is the next step
    const char *note; // beside 次へ; NULL
} PageBar;
void bar_pages(Scene *scene, const PageBar *bar);

#endif
