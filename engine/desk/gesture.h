// What a hand did, free of any window system. Places are in logical pixels; a text is valid
// for the call.
#ifndef KYUBI_DESK_GESTURE_H
#define KYUBI_DESK_GESTURE_H

#include <stdbool.h>

typedef enum GestureKind {
    GESTURE_MOVE, // the pointer moved
    GESTURE_DOWN, // a finger or the main button went down
    GESTURE_UP,
    GESTURE_HOLD,   // what went down has rested there for half a second
    GESTURE_MIDDLE, // the middle button went down
    GESTURE_MIDDLE_UP,
    GESTURE_MENU,    // the right button went down: what is it?
    GESTURE_LEAVE,   // the pointer left the window
    GESTURE_WHEEL,   // `wheel` steps, positive: towards the reader (content moves up)
    GESTURE_PINCH,   // two fingers went `pinch` times as far apart, about the first of them
    GESTURE_KEY,     // a key went down (again, while held)
    GESTURE_TEXT,    // an input method or the keyboard committed `text`
    GESTURE_COMPOSE, // … is composing `text` ("" when it ended)
    GESTURE_PASTE,   // `text` of the clipboard goes where text goes
    GESTURE_FILE,    // a file was dropped on the window: `text` is its path
    GESTURE_RESIZE,  // the window has width × height device pixels
    GESTURE_QUIT
} GestureKind;

// Keys that are not a character; a character key is its ASCII code, lower case.
typedef enum Key {
    KEY_NONE,
    KEY_ENTER = 256,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
    KEY_INSERT
} Key;

enum { MOD_SHIFT = 1, MOD_CTRL = 2, MOD_ALT = 4 };

typedef struct Gesture {
    GestureKind kind;
    double x, y;
    double wheel, pinch;
    int key;
    int mods;
    int clicks; // of GESTURE_DOWN: 2 for the second of a double click, 3 for the next
    bool finger;
    const char *text;
    int start, length; // GESTURE_COMPOSE: the clause the input method works at, characters;
                       // start -1: not known
    int width, height;
} Gesture;

#endif
