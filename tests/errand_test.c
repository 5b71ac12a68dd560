// Errands that are shell scripts: what they say, that they end, that they are left alone.
#include "app/errand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Uint32 kind;

static int set_up(void **state) {
    (void)state;
    if (SDL_Init(SDL_INIT_EVENTS)) return 1;
    kind = SDL_RegisterEvents(1);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    SDL_Quit();
    return 0;
}

static Errand *start(const char *script) {
    char *words[] = {"/bin/sh", "-c", (char *)script, NULL};
    Errand *errand = errand_start(words, kind, NULL);
    assert_non_null(errand);
    return errand;
}

static void await(void) {
    SDL_Event event = {0};
    while (event.type != kind)
        assert_true(SDL_WaitEvent(&event));
}

static void its_end_is_an_event_with_its_last_line(void **state) {
    (void)state;
    int status;
    Errand *errand = start("echo first; echo 'the last' >&2; exit 3");
    await();
    assert_true(errand_is_over(errand, &status));
    assert_int_equal(status, 3);
    char *said = errand_said(errand);
    assert_string_equal(said, "the last");
    free(said);
    errand_end(errand);
}

static void one_that_is_killed_has_failed(void **state) {
    (void)state;
    int status;
    Errand *errand = start("kill -KILL $$");
    await();
    assert_true(errand_is_over(errand, &status));
    assert_int_equal(status, 1);
    char *said = errand_said(errand);
    assert_string_equal(said, "");
    free(said);
    errand_end(errand);
}

// It talks on after nobody listens, which a pipe would not survive.
static void one_that_is_left_alone_goes_on(void **state) {
    (void)state;
    int status, to[2], from[2];
    char script[80], byte;
    assert_int_equal(pipe(to), 0);
    assert_int_equal(pipe(from), 0);
    snprintf(script, sizeof script, "read x <&%d; echo on; echo x >&%d", to[0], from[1]);
    Errand *errand = start(script);
    assert_false(errand_is_over(errand, &status));
    errand_end(errand);
    close(from[1]);
    assert_int_equal(write(to[1], "go\n", 3), 3);
    assert_int_equal(read(from[0], &byte, 1), 1);
    assert_int_equal(byte, 'x');
    close(from[0]);
    close(to[0]);
    close(to[1]);
    errand_end(NULL);
}

static void a_program_that_is_not_there_is_said(void **state) {
    (void)state;
    char *words[] = {"/nowhere/kyubi", NULL};
    Error err = {0};
    assert_null(errand_start(words, kind, &err));
    assert_string_equal(err.key, "errand.start");
    assert_non_null(strstr(err.args, "/nowhere/kyubi"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_end_is_an_event_with_its_last_line),
        cmocka_unit_test(one_that_is_killed_has_failed),
        cmocka_unit_test(one_that_is_left_alone_goes_on),
        cmocka_unit_test(a_program_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
