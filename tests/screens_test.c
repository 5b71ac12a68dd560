// Screens that come and go: found again by name and place, shared out between the presenter
// and the hall.
#include "app/screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Screens listed(const char *text) {
    Screens screens;
    Error err = {0};
    assert_true(screens_read(text, "list", &screens, &err));
    return screens;
}

#define LAPTOP "1920x1080 0 0 eDP-1\n"
#define HALL "3840x2160 1920 0 HDMI-1\n"

static void a_list_is_read_line_by_line(void **state) {
    (void)state;
    Screens screens = listed("# ours\n" LAPTOP "\n3840x2160 -1920 20 EPSON 投影\n");
    assert_int_equal(screens.count, 2);
    assert_string_equal(screens.list[1].name, "EPSON 投影");
    assert_int_equal(screens.list[1].x, -1920);
    assert_int_equal(screens.list[1].y, 20);
    assert_int_equal(screens.list[1].w, 3840);
    assert_int_equal(screens.list[1].h, 2160);
}

static void a_broken_line_is_named_and_changes_nothing(void **state) {
    (void)state;
    const char *broken[] = {"wide",     "1920x 0 0",  "0x1080 0 0 a",
                            "1x1 0 0x", "-1x5 0 0 a", "99999999x1 0 0"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Screens screens = listed(LAPTOP);
        Error err = {0};
        char text[64];
        snprintf(text, sizeof text, LAPTOP "%s\n", broken[i]);
        assert_false(screens_read(text, "list", &screens, &err));
        assert_string_equal(err.key, "screens.broken");
        assert_int_equal(err.line, 2);
        assert_int_equal(screens.count, 1);
    }
}

static void more_screens_than_there_is_room_for_are_left_out(void **state) {
    (void)state;
    char text[4096] = "";
    for (int i = 0; i < MOST_SCREENS + 9; i++)
        snprintf(text + strlen(text), 64, "100x100 %d 0 s%d\n", 100 * i, i);
    assert_int_equal(listed(text).count, MOST_SCREENS);
}

static void mirrored_screens_are_one(void **state) {
    (void)state;
    Screens screens = listed(LAPTOP "1920x1080 0 0 HDMI-1\n");
    assert_int_equal(screens.count, 1);
    Seats seats = screens_seat(&screens, &(Seated){0}, false);
    assert_int_equal(seats.presenter, 0);
    assert_int_equal(seats.hall, NO_SCREEN);
}

static void a_screen_is_found_by_name_and_place_whatever_its_index(void **state) {
    (void)state;
    Screens screens = listed(HALL LAPTOP);
    Screen hall = listed(HALL).list[0], laptop = listed(LAPTOP).list[0];
    assert_int_equal(screens_find(&screens, &hall), 0);
    assert_int_equal(screens_find(&screens, &laptop), 1);
}

static void a_screen_is_found_by_name_once_its_size_is_another(void **state) {
    (void)state;
    Screens screens = listed(LAPTOP "1024x768 1920 0 HDMI-1\n");
    Screen hall = listed(HALL).list[0];
    assert_int_equal(screens_find(&screens, &hall), 1);
}

static void two_screens_of_one_name_are_told_apart_by_place(void **state) {
    (void)state;
    Screens screens = listed("1920x1080 0 0 DELL\n1920x1080 1920 0 DELL\n");
    assert_int_equal(screens_find(&screens, &screens.list[1]), 1);
    Screen moved = screens.list[1];
    moved.y = 500;
    assert_int_equal(screens_find(&screens, &moved), NO_SCREEN);
}

static void a_screen_without_a_name_is_found_by_place(void **state) {
    (void)state;
    Screens screens = listed("1920x1080 0 0\n3840x2160 1920 0\n");
    Screen hall = listed(HALL).list[0];
    assert_int_equal(screens_find(&screens, &hall), 1);
    assert_int_equal(screens_find(&screens, &(Screen){0}), NO_SCREEN);
}

static void another_screen_in_the_same_place_is_another(void **state) {
    (void)state;
    Screens screens = listed("3840x2160 1920 0 DP-7\n");
    Screen hall = listed(HALL).list[0];
    assert_int_equal(screens_find(&screens, &hall), NO_SCREEN);
}

// What the presenter's and the hall's windows do as the list changes.
typedef struct Story {
    Seated seated;
} Story;

static void expect(Story *story, const char *list, bool swap, const char *presenter,
                   const char *hall) {
    Screens screens = listed(list);
    Seats seats = screens_seat(&screens, &story->seated, swap);
    seated_keep(&story->seated, &screens, seats, swap);
    assert_string_equal(
        seats.presenter == NO_SCREEN ? "" : screens.list[seats.presenter].name, presenter);
    assert_string_equal(seats.hall == NO_SCREEN ? "" : screens.list[seats.hall].name, hall);
}

static void the_hall_has_the_second_screen_and_comes_back_to_it(void **state) {
    (void)state;
    Story story = {0};
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
    expect(&story, LAPTOP, false, "eDP-1", "");
    expect(&story, HALL LAPTOP, false, "eDP-1", "HDMI-1");
}

static void a_swap_stays_also_when_screens_go_and_come(void **state) {
    (void)state;
    Story story = {0};
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
    expect(&story, LAPTOP HALL, true, "HDMI-1", "eDP-1");
    expect(&story, LAPTOP, false, "eDP-1", "");
    expect(&story, LAPTOP HALL, false, "HDMI-1", "eDP-1");
    expect(&story, LAPTOP HALL, true, "eDP-1", "HDMI-1");
}

static void the_presenter_has_the_last_screen(void **state) {
    (void)state;
    Story story = {0};
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
    expect(&story, HALL, false, "HDMI-1", "");
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
}

static void a_screen_plugged_in_later_is_the_halls(void **state) {
    (void)state;
    Story story = {0};
    expect(&story, LAPTOP, false, "eDP-1", "");
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
}

static void a_third_screen_is_lent_and_given_back(void **state) {
    (void)state;
    static const char third[] = LAPTOP "1280x720 0 1080 DP-3\n";
    Story story = {0};
    expect(&story, LAPTOP HALL "1280x720 0 1080 DP-3\n", false, "eDP-1", "HDMI-1");
    expect(&story, third, false, "eDP-1", "DP-3");
    expect(&story, LAPTOP "1280x720 0 1080 DP-3\n" HALL, false, "eDP-1", "HDMI-1");
}

static void no_screen_at_all_ends_nothing(void **state) {
    (void)state;
    Story story = {0};
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
    expect(&story, "", false, "", "");
    expect(&story, LAPTOP HALL, false, "eDP-1", "HDMI-1");
}

static void the_variable_names_the_list(void **state) {
    (void)state;
    char path[] = "/tmp/kyubi-screens-XXXXXX";
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    FILE *file = fdopen(handle, "w");
    fputs(LAPTOP HALL, file);
    fclose(file);
    setenv("KYUBI_SCREENS", path, 1);
    Screens screens;
    Error err = {0};
    assert_true(screens_now(&screens, &err));
    assert_int_equal(screens.count, 2);
    remove(path);
    assert_false(screens_now(&screens, &err));
    assert_string_equal(err.key, "file.missing");
    unsetenv("KYUBI_SCREENS");
    assert_null(screens_file());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_read_line_by_line),
        cmocka_unit_test(a_broken_line_is_named_and_changes_nothing),
        cmocka_unit_test(more_screens_than_there_is_room_for_are_left_out),
        cmocka_unit_test(mirrored_screens_are_one),
        cmocka_unit_test(a_screen_is_found_by_name_and_place_whatever_its_index),
        cmocka_unit_test(a_screen_is_found_by_name_once_its_size_is_another),
        cmocka_unit_test(two_screens_of_one_name_are_told_apart_by_place),
        cmocka_unit_test(a_screen_without_a_name_is_found_by_place),
        cmocka_unit_test(another_screen_in_the_same_place_is_another),
        cmocka_unit_test(the_hall_has_the_second_screen_and_comes_back_to_it),
        cmocka_unit_test(a_swap_stays_also_when_screens_go_and_come),
        cmocka_unit_test(the_presenter_has_the_last_screen),
        cmocka_unit_test(a_screen_plugged_in_later_is_the_halls),
        cmocka_unit_test(a_third_screen_is_lent_and_given_back),
        cmocka_unit_test(no_screen_at_all_ends_nothing),
        cmocka_unit_test(the_variable_names_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
