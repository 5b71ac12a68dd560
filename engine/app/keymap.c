#include "app/keymap.h"

#include <math.h>

// clang-format off
static const struct { SDL_Keycode code; int key; } named[] = {
    {SDLK_RETURN, KEY_ENTER}, {SDLK_KP_ENTER, KEY_ENTER}, {SDLK_ESCAPE, KEY_ESCAPE}, {SDLK_TAB, KEY_TAB},
    {SDLK_BACKSPACE, KEY_BACKSPACE}, {SDLK_DELETE, KEY_DELETE}, {SDLK_INSERT, KEY_INSERT},
    {SDLK_LEFT, KEY_LEFT}, {SDLK_RIGHT, KEY_RIGHT}, {SDLK_UP, KEY_UP}, {SDLK_DOWN, KEY_DOWN},
    {SDLK_HOME, KEY_HOME}, {SDLK_END, KEY_END}, {SDLK_PAGEUP, KEY_PAGE_UP}, {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_F1, KEY_F1}, {SDLK_F2, KEY_F2}, {SDLK_F3, KEY_F3}, {SDLK_F4, KEY_F4}, {SDLK_F5, KEY_F5},
    {SDLK_F6, KEY_F6}, {SDLK_F7, KEY_F7}, {SDLK_F8, KEY_F8}, {SDLK_F9, KEY_F9}, {SDLK_F10, KEY_F10},
    {SDLK_F11, KEY_F11}, {SDLK_F12, KEY_F12}, {SDLK_KP_PLUS, '+'}, {SDLK_KP_MINUS, '-'},
};
// clang-format on

int keymap_key(SDL_Keycode code) {
    if (code >= 32 && code < 127) return code;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].code == code) return named[i].key;
    return KEY_NONE;
}

int keymap_mods(Uint16 mods) {
    return (mods & KMOD_SHIFT ? MOD_SHIFT : 0) | (mods & KMOD_CTRL ? MOD_CTRL : 0) |
           (mods & KMOD_ALT ? MOD_ALT : 0);
}

static bool button_gesture(const SDL_Event *event, double scale, Gesture *gesture) {
    bool middle = event->button.button == SDL_BUTTON_MIDDLE;
    bool right = event->button.button == SDL_BUTTON_RIGHT;
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    bool other = !middle && !right && event->button.button != SDL_BUTTON_LEFT;
    if (other || (right && !down)) return false;
    gesture->kind = right    ? GESTURE_MENU
                    : middle ? (down ? GESTURE_MIDDLE : GESTURE_MIDDLE_UP)
                    : down   ? GESTURE_DOWN
                             : GESTURE_UP;
    gesture->x = event->button.x / scale;
    gesture->y = event->button.y / scale;
    gesture->clicks = event->button.clicks;
    gesture->finger = event->button.which == SDL_TOUCH_MOUSEID;
    return true;
}

// Ctrl+V is known here because its text is the window's to fetch.
static bool key_gesture(const SDL_Event *event, Gesture *gesture) {
    gesture->kind = GESTURE_KEY;
    gesture->key = keymap_key(event->key.keysym.sym);
    gesture->mods = keymap_mods(event->key.keysym.mod);
    if (gesture->key == 'v' && gesture->mods == MOD_CTRL) gesture->kind = GESTURE_PASTE;
    return gesture->key != KEY_NONE;
}

static bool window_gesture(const SDL_Event *event, Gesture *gesture) {
    if (event->window.event == SDL_WINDOWEVENT_LEAVE)
        return gesture->kind = GESTURE_LEAVE, true;
    if (event->window.event != SDL_WINDOWEVENT_SIZE_CHANGED) return false;
    gesture->kind = GESTURE_RESIZE;
    gesture->width = event->window.data1;
    gesture->height = event->window.data2;
    return true;
}

// Distances are shares of the window; from a tenth to four tenths of it is four times.
static bool pinch_gesture(const SDL_Event *event, Gesture *gesture) {
    const double fourfold = 0.3;
    if (event->mgesture.numFingers != 2 || event->mgesture.dDist == 0) return false;
    gesture->kind = GESTURE_PINCH;
    gesture->pinch = pow(4, event->mgesture.dDist / fourfold);
    return true;
}

bool keymap_gesture(const SDL_Event *event, double scale, Gesture *gesture) {
    *gesture = (Gesture){.mods = keymap_mods((Uint16)SDL_GetModState())};
    switch (event->type) {
    case SDL_MOUSEMOTION:
        gesture->kind = GESTURE_MOVE;
        gesture->x = event->motion.x / scale;
        gesture->y = event->motion.y / scale;
        gesture->finger = event->motion.which == SDL_TOUCH_MOUSEID;
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return button_gesture(event, scale, gesture);
    case SDL_MOUSEWHEEL:
        gesture->kind = GESTURE_WHEEL;
        gesture->x = event->wheel.mouseX / scale;
        gesture->y = event->wheel.mouseY / scale;
        gesture->wheel = -event->wheel.preciseY;
        return true;
    case SDL_MULTIGESTURE:
        return pinch_gesture(event, gesture);
    case SDL_KEYDOWN:
        return key_gesture(event, gesture);
    case SDL_TEXTINPUT:
        gesture->kind = GESTURE_TEXT;
        gesture->text = event->text.text;
        return true;
    case SDL_TEXTEDITING:
        gesture->kind = GESTURE_COMPOSE;
        gesture->text = event->edit.text;
        gesture->start = event->edit.start;
        gesture->length = event->edit.length;
        return true;
    case SDL_TEXTEDITING_EXT:
        gesture->kind = GESTURE_COMPOSE;
        gesture->text = event->editExt.text;
        gesture->start = event->editExt.start;
        gesture->length = event->editExt.length;
        return true;
    case SDL_DROPFILE:
        gesture->kind = GESTURE_FILE;
        gesture->text = event->drop.file;
        return gesture->text != NULL;
    case SDL_WINDOWEVENT:
        return window_gesture(event, gesture);
    case SDL_QUIT:
        gesture->kind = GESTURE_QUIT;
        return true;
    default:
        return false;
    }
}

void keymap_forget(SDL_Event *event) {
    if (event->type == SDL_DROPFILE) SDL_free(event->drop.file);
    if (event->type == SDL_TEXTEDITING_EXT) SDL_free(event->editExt.text);
}

void keymap_skip_motions(SDL_Event *event) {
    SDL_Event next;
    if (event->type != SDL_MOUSEMOTION) return;
    while (SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           next.type == SDL_MOUSEMOTION)
        SDL_PollEvent(event);
}
