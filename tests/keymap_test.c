// What an input method sends through SDL's own queue, and what Kyubi makes of it.
#include "app/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int open_queue(void **state) {
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return SDL_Init(SDL_INIT_EVENTS);
}

static int close_queue(void **state) {
    (void)state;
    SDL_Quit();
    return 0;
}

// Through the queue, as if from the input method.
static Gesture sent(SDL_Event event, SDL_Event *got) {
    assert_int_equal(SDL_PushEvent(&event), 1);
    do
        assert_true(SDL_WaitEvent(got));
    while (got->type != event.type);
    Gesture gesture;
    assert_true(keymap_gesture(got, 2, &gesture));
    return gesture;
}

static void what_is_composed_comes_with_its_clause(void **state) {
    (void)state;
    SDL_Event event = {.type = SDL_TEXTEDITING}, got;
    strcpy(event.edit.text, "かくりつ");
    event.edit.start = 1;
    event.edit.length = 2;
    Gesture gesture = sent(event, &got);
    assert_int_equal(gesture.kind, GESTURE_COMPOSE);
    assert_string_equal(gesture.text, "かくりつ");
    assert_int_equal(gesture.start, 1);
    assert_int_equal(gesture.length, 2);
}

// More than the 31 bytes of the plain event come in one piece.
static void a_long_composition_comes_whole(void **state) {
    (void)state;
    static const char *const words = "りょうしびっとのじょうたいをそくていする";
    SDL_Event event = {.type = SDL_TEXTEDITING_EXT}, got;
    event.editExt.text = SDL_strdup(words);
    event.editExt.start = -1;
    Gesture gesture = sent(event, &got);
    assert_int_equal(gesture.kind, GESTURE_COMPOSE);
    assert_string_equal(gesture.text, words);
    assert_int_equal(gesture.start, -1);
    SDL_free(got.editExt.text);
}

// Of other buttons nothing is known.
static void the_middle_button_is_a_gesture_of_its_own(void **state) {
    (void)state;
    SDL_Event event = {.type = SDL_MOUSEBUTTONDOWN}, got;
    event.button.button = SDL_BUTTON_MIDDLE;
    event.button.x = 80;
    event.button.y = 50;
    Gesture gesture = sent(event, &got);
    assert_int_equal(gesture.kind, GESTURE_MIDDLE);
    assert_float_equal(gesture.x, 40, 0);
    assert_float_equal(gesture.y, 25, 0);
    event.type = SDL_MOUSEBUTTONUP;
    assert_true(keymap_gesture(&event, 2, &gesture));
    assert_int_equal(gesture.kind, GESTURE_MIDDLE_UP);
    event.button.button = SDL_BUTTON_X1;
    assert_false(keymap_gesture(&event, 2, &gesture));
    assert_int_equal(keymap_key(SDLK_INSERT), KEY_INSERT);
}

static void what_is_committed_is_text(void **state) {
    (void)state;
    SDL_Event event = {.type = SDL_TEXTINPUT}, got;
    strcpy(event.text.text, "確率");
    Gesture gesture = sent(event, &got);
    assert_int_equal(gesture.kind, GESTURE_TEXT);
    assert_string_equal(gesture.text, "確率");
}

// SDL's name of a key is what stands on it without Shift, so that a chord is the same
// whatever its character is: on a JIS keyboard Shift+2 is ", on a US one @.
static void keys_are_known_by_what_stands_on_them_on_jis_and_us_keyboards(void **state) {
    (void)state;
    static const struct {
        SDL_Scancode place;
        SDL_Keycode sym;
        int key;
    } keys[] = {
        {SDL_SCANCODE_LEFTBRACKET, '[', '['},  // US
        {SDL_SCANCODE_RIGHTBRACKET, ']', ']'}, // US
        {SDL_SCANCODE_RIGHTBRACKET, '[', '['}, // JIS: two places on
        {SDL_SCANCODE_BACKSLASH, ']', ']'},    // JIS
        {SDL_SCANCODE_APOSTROPHE, '\'', '\''}, // US
        {SDL_SCANCODE_APOSTROPHE, ':', ':'},   // JIS: the same place
        {SDL_SCANCODE_2, '2', '2'},
        {SDL_SCANCODE_7, '7', '7'},
        {SDL_SCANCODE_COMMA, ',', ','},
        {SDL_SCANCODE_H, 'h', 'h'},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (int shift = 0; shift < 2; shift++) {
            SDL_Event event = {.type = SDL_KEYDOWN}, got;
            event.key.keysym = (SDL_Keysym){.scancode = keys[i].place,
                                            .sym = keys[i].sym,
                                            .mod = shift ? KMOD_LSHIFT : KMOD_NONE};
            Gesture gesture = sent(event, &got);
            assert_int_equal(gesture.kind, GESTURE_KEY);
            assert_int_equal(gesture.key, keys[i].key);
            assert_int_equal(gesture.mods, shift ? MOD_SHIFT : 0);
        }
}

static void two_fingers_that_go_apart_are_a_pinch(void **state) {
    (void)state;
    SDL_Event event = {.type = SDL_MULTIGESTURE}, got;
    event.mgesture.numFingers = 2;
    event.mgesture.dDist = 0.15f; // half of what makes four times
    Gesture gesture = sent(event, &got);
    assert_int_equal(gesture.kind, GESTURE_PINCH);
    assert_float_equal(gesture.pinch, 2, 1e-6);
    event.mgesture.dDist = -0.15f;
    assert_float_equal(sent(event, &got).pinch, 0.5, 1e-6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_composed_comes_with_its_clause),
        cmocka_unit_test(a_long_composition_comes_whole),
        cmocka_unit_test(the_middle_button_is_a_gesture_of_its_own),
        cmocka_unit_test(two_fingers_that_go_apart_are_a_pinch),
        cmocka_unit_test(what_is_committed_is_text),
        cmocka_unit_test(keys_are_known_by_what_stands_on_them_on_jis_and_us_keyboards),
    };
    return cmocka_run_group_tests(tests, open_queue, close_queue);
}
