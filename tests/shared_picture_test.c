// The picture that one process draws and another shows: what goes in comes out, and nothing
// that a stranger hands over is mapped unless it is what it is said to be.
#include "app/shared_picture.h"

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

enum { WIDTH = 7, HEIGHT = 5, WIDER = 9 };

static SharedPicture made(void) {
    SharedPicture picture;
    Error err = {0};
    assert_true(picture_create(&picture, WIDTH, HEIGHT, &err));
    return picture;
}

static void what_is_drawn_in_one_mapping_is_read_out_of_the_other_handle(void **state) {
    (void)state;
    SharedPicture audience = made(), presenter;
    assert_true(picture_open(&presenter, dup(audience.handle), WIDTH, HEIGHT));
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        presenter.pixels[i] = (uint32_t)i + 1000;
    Patch patches[] = {{0, 0, WIDTH, HEIGHT}, {2, 1, 3, 2}, {6, 4, 1, 1}, {0, 2, WIDTH, 2}};
    for (size_t p = 0; p < sizeof patches / sizeof *patches; p++) {
        uint32_t surface[HEIGHT][WIDER] = {{0}};
        assert_true(picture_read(&audience, patches[p], surface, sizeof surface[0]));
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDER; x++) {
                Patch a = patches[p];
                bool in = x >= a.x && x < a.x + a.w && y >= a.y && y < a.y + a.h;
                assert_int_equal(surface[y][x], in ? y * WIDTH + x + 1000 : 0);
            }
    }
    picture_close(&presenter);
    picture_close(&audience);
    assert_int_equal(audience.handle, -1);
}

static void what_was_shown_can_be_put_back(void **state) {
    (void)state;
    SharedPicture audience = made(), presenter;
    assert_true(picture_open(&presenter, dup(audience.handle), WIDTH, HEIGHT));
    uint32_t surface[HEIGHT][WIDTH];
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        surface[i / WIDTH][i % WIDTH] = (uint32_t)i * 3;
    assert_true(
        picture_write(&audience, (Patch){0, 0, WIDTH, HEIGHT}, surface, sizeof surface[0]));
    assert_memory_equal(presenter.pixels, surface, sizeof surface);
    picture_close(&presenter);
    picture_close(&audience);
}

static void what_it_shows_stays_while_it_rests(void **state) {
    (void)state;
    SharedPicture picture = made();
    uint32_t in[HEIGHT][WIDTH], out[HEIGHT][WIDTH] = {{0}};
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        in[i / WIDTH][i % WIDTH] = (uint32_t)i + 5;
    Patch all = {0, 0, WIDTH, HEIGHT};
    picture_rest(&picture); // nothing is mapped yet
    assert_true(picture_write(&picture, all, in, sizeof in[0]));
    picture_rest(&picture);
    assert_true(picture_read(&picture, all, out, sizeof out[0]));
    assert_memory_equal(in, out, sizeof in);
    picture_close(&picture);
}

static void it_can_neither_shrink_nor_grow(void **state) {
    (void)state;
    SharedPicture picture = made();
    assert_int_not_equal(ftruncate(picture.handle, 1), 0);
    assert_int_not_equal(ftruncate(picture.handle, 1 << 20), 0);
    picture_close(&picture);
}

static bool is_closed(int handle) {
    return fcntl(handle, F_GETFD) < 0;
}

static void memory_of_another_size_or_kind_is_refused_and_closed(void **state) {
    (void)state;
    SharedPicture picture = made(), opened;
    int wrong = dup(picture.handle);
    assert_false(picture_open(&opened, wrong, WIDTH, HEIGHT + 1));
    assert_true(is_closed(wrong));
    int unsealed = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    assert_int_equal(ftruncate(unsealed, WIDTH * HEIGHT * 4), 0);
    assert_false(picture_open(&opened, unsealed, WIDTH, HEIGHT));
    assert_true(is_closed(unsealed));
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    assert_false(picture_open(&opened, pipes[0], WIDTH, HEIGHT));
    close(pipes[1]);
    assert_int_equal(opened.handle, -1);
    picture_close(&picture);
}

static void sizes_without_an_area_or_beyond_all_screens_are_refused(void **state) {
    (void)state;
    const int sizes[][2] = {{0, 5}, {5, 0}, {-1, 5}, {MOST_SIDE + 1, 1}, {INT_MAX, 2}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        SharedPicture picture;
        Error err = {0};
        assert_false(picture_create(&picture, sizes[i][0], sizes[i][1], &err));
        assert_string_equal(err.key, "window.failed");
    }
}

// By every pixel.
static void a_patch_of_any_numbers_is_cut_to_the_picture(void **state) {
    (void)state;
    const int numbers[] = {INT_MIN, -3, -1, 0, 1, 4, 6, 7, 8, INT_MAX};
    enum { N = sizeof numbers / sizeof *numbers };
    for (int i = 0; i < N * N * N * N; i++) {
        Patch patch = {numbers[i % N], numbers[i / N % N], numbers[i / N / N % N],
                       numbers[i / N / N / N]};
        Patch cut = patch;
        bool any = patch_cut(&cut, WIDTH, HEIGHT);
        int inside = 0;
        for (int64_t y = 0; y < HEIGHT; y++)
            for (int64_t x = 0; x < WIDTH; x++)
                inside += x >= patch.x && x < (int64_t)patch.x + patch.w && y >= patch.y &&
                          y < (int64_t)patch.y + patch.h;
        assert_int_equal(any, inside > 0);
        if (!any) continue;
        assert_int_equal(cut.w * cut.h, inside);
        assert_true(cut.x >= 0 && cut.y >= 0 && cut.x + cut.w <= WIDTH &&
                    cut.y + cut.h <= HEIGHT);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_drawn_in_one_mapping_is_read_out_of_the_other_handle),
        cmocka_unit_test(what_was_shown_can_be_put_back),
        cmocka_unit_test(what_it_shows_stays_while_it_rests),
        cmocka_unit_test(it_can_neither_shrink_nor_grow),
        cmocka_unit_test(memory_of_another_size_or_kind_is_refused_and_closed),
        cmocka_unit_test(sizes_without_an_area_or_beyond_all_screens_are_refused),
        cmocka_unit_test(a_patch_of_any_numbers_is_cut_to_the_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
