// Which packs there are, and which of them others lack.
#include "lesson/catalogue.h"

#include "lesson/installed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pack_maker.h"
#include "scratch.h"

#define JAIL KYUBI_BUILD "/kyubi-jail"
#define LESSON "lesson { id = \"my.first\", title = { en = \"First\" } }\n"

typedef struct Bench {
    char folder[64];
    Catalogue catalogue;
} Bench;

static void put(const Bench *b, const char *id, const char *version, const char *more) {
    char *folder = installed_folder(b->folder), *path = installed_path(b->folder, id);
    assert_true(file_make_folder(folder, NULL));
    pack_make(path, id, version, more, LESSON);
    free(folder);
    free(path);
}

static int set_up(void **state) {
    Bench *b = mem_new(sizeof *b);
    if (!scratch_make(b->folder, "catalogue")) return -1;
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    Bench *b = *state;
    bool gone = scratch_remove(b->folder);
    catalogue_close(&b->catalogue);
    free(b);
    return gone ? 0 : -1;
}

static void what_comes_with_kyubi_is_first_and_a_broken_one_in_its_place(void **state) {
    Bench *b = *state;
    put(b, "a", "1", "");
    put(b, "c", "1", "");
    char *broken = installed_path(b->folder, "b");
    assert_true(file_write(broken, "PK", 2, NULL));
    b->catalogue = catalogue_open(KYUBI_SOURCE "/lessons", b->folder, JAIL);
    static const char *const names[] = {"core", "native", "summer", "a", "b", "c"};
    assert_int_equal(b->catalogue.count, 6);
    for (int i = 0; i < 6; i++) {
        const CatalogueRow *row = &b->catalogue.rows[i];
        assert_string_equal(row->name, names[i]);
        assert_int_equal(row->installed, i > 2);
        assert_int_equal(row->pack == NULL, i == 4);
        assert_int_equal(row->error.key[0] != 0, i == 4);
    }
    assert_string_equal(b->catalogue.rows[4].error.file, broken);
    free(broken);
}

static void names_that_steer_a_terminal_do_not_reach_it(void **state) {
    Bench *b = *state;
    put(b, "a", "1", "");
    char *path = installed_path(b->folder, "\033[31m");
    assert_true(file_write(path, "PK", 2, NULL));
    b->catalogue = catalogue_open("/nowhere", b->folder, JAIL);
    assert_int_equal(b->catalogue.count, 2);
    const CatalogueRow *row = &b->catalogue.rows[0];
    assert_null(row->pack);
    assert_null(strchr(row->name, '\033'));
    assert_null(strchr(row->error.file, '\033'));
    assert_null(strchr(row->error.args, '\033'));
    free(path);
}

static void nothing_at_all_is_no_fault(void **state) {
    Bench *b = *state;
    b->catalogue = catalogue_open("/nowhere", "/nowhere", JAIL);
    assert_int_equal(b->catalogue.count, 0);
}

static void a_pack_says_what_it_lacks(void **state) {
    Bench *b = *state;
    put(b, "base", "1.10", "");
    put(b, "my", "1",
        "\"uses\":[{\"id\":\"base\",\"version\":\"1.9\"},{\"id\":\"none\"},"
        "{\"id\":\"base\",\"version\":\"2\"},{\"id\":\"base\"},"
        "{\"id\":\"none\",\"version\":\"3\"},{\"id\":\"kyubi.core\"},"
        "{\"id\":\"kyubi.core\",\"version\":\"99\"}],");
    b->catalogue = catalogue_open(KYUBI_SOURCE "/lessons", b->folder, JAIL);
    Pack *packs[8] = {NULL};
    for (int i = 0; i < b->catalogue.count; i++)
        packs[i] = b->catalogue.rows[i].pack;
    const Pack *my = packs[4];
    assert_non_null(my);
    static const char *const said[][2] = {{"uses.missing", "none\t"},
                                          {"uses.old", "base\t2\t1.10"},
                                          {"uses.missing_from", "none\t3"},
                                          {"uses.old_kyubi", "kyubi.core\t99\t0.1.0"}};
    int from = 0;
    Error err = {.key = ""};
    for (int i = 0; i < 4; i++) {
        assert_true(pack_lacks(my, packs, b->catalogue.count, &from, &err));
        assert_string_equal(err.key, said[i][0]);
        assert_string_equal(err.args, said[i][1]);
    }
    assert_false(pack_lacks(my, packs, b->catalogue.count, &from, &err));
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(what_comes_with_kyubi_is_first_and_a_broken_one_in_its_place),
        FRESH(names_that_steer_a_terminal_do_not_reach_it),
        FRESH(nothing_at_all_is_no_fault),
        FRESH(a_pack_says_what_it_lacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
