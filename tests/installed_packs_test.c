// Installed packs in the library: shown, opened, updated without losing what was done; a
// broken one in its place; what a pack lacks, told when it is opened.
#include "desk_bench.h"

#include "lesson/installed.h"
#include "pack_maker.h"
#include "signer_maker.h"

#define HEAD \
    "lesson { id = \"my.first\", title = { en = \"First\" } }\npage \"one\" \"One\"\n"
#define QUARTER                                                                          \
    "exercise.number \"quarter\" { ask = \"A quarter?\", answer = \"1/4\", tolerance = " \
    "0.001 }\n"
#define HALF                                                                             \
    "exercise.number \"half\" { ask = \"A half?\", answer = \"1/2\", tolerance = 0.001 " \
    "}\n"

static char *put(const Bench *b, const char *id, const char *version, const char *more,
                 const char *lesson) {
    char *profile = bench_path(b, "profile"), *folder = installed_folder(profile);
    char *path = installed_path(profile, id);
    assert_true(file_make_folder(folder, NULL));
    pack_make(path, id, version, more, lesson);
    free(profile);
    free(folder);
    return path;
}

static int set_up(void **state) {
    *state = bench_open(NULL);
    return 0;
}

static int tear_down(void **state) {
    bench_close(*state, false);
    return 0;
}

static void open_mine(Bench *b) {
    Error err = {.key = ""};
    if (!desk_open_lesson(b->desk, "my.first", &err)) fail_msg("%s", err.key);
    const Error *failed = desk_error(b->desk);
    if (failed) fail_msg("%s:%d %s", failed->file, failed->line, failed->key);
}

static void answer(Bench *b, int exercise, const char *text) {
    Study *study = &b->desk->study;
    field_set(&study->answers[exercise].field, text);
    study_typed(study, exercise);
    study_check(study, exercise);
    desk_wait(b->desk);
}

static void an_installed_pack_is_in_the_library_and_opens(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "my.pack", "1", "\"authors\":[\"Hanako\",\"Taro\"],", HEAD QUARTER));
    bench_again(b);
    assert_int_equal(b->desk->pack_count, built_in + 1);
    assert_true(reads(b, "署名なし ・ 作者 Hanako, Taro"));
    assert_false(reads(b, "約 0 分")); // it says no time
    click(b, (Spot){SPOT_LESSON, built_in, 0});
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_null(desk_error(b->desk));
    assert_int_equal(desk_lesson(b->desk)->exercise_count, 1);
}

// Installs it, signed by that number's key.
static void install_signed(Bench *b, unsigned char number, const char *id) {
    char *profile = bench_path(b, "profile"), *path = bench_path(b, "new.kyubi");
    char *place = bench_path(b, "new.kyubi.minisig");
    TestSigner signer = signer_make(number);
    Newcomer newcomer;
    Installed installed;
    size_t size;
    pack_make(path, id, "1", "\"authors\":[\"Somebody\"],", HEAD QUARTER);
    char *bytes = file_read(path, 1 << 20, &size, NULL);
    char *text = signer_sign(&signer, true, "", bytes, size);
    assert_true(file_write(place, text, strlen(text), NULL));
    assert_true(newcomer_read(path, profile, NULL, b->desk->jail, &newcomer, NULL));
    assert_true(installed_keep(&newcomer, profile, b->desk->jail, (InstallOptions){0},
                               &installed, NULL));
    newcomer_end(&newcomer);
    free(text);
    free(bytes);
    free(place);
    free(path);
    free(profile);
}

static void the_library_says_who_signed(void **state) {
    Bench *b = *state;
    char *profile = bench_path(b, "profile");
    TestSigner signer = signer_make(1);
    PublicKey key;
    assert_true(key_read(signer.key, strlen(signer.key), &key, NULL));
    assert_true(signers_add(profile, &key, "佐藤花子", NULL));
    install_signed(b, 1, "a.pack");
    install_signed(b, 2, "b.pack");
    bench_again(b);
    assert_true(reads(b, "佐藤花子 さんの署名 ・ 作者 Somebody"));
    assert_true(reads(b, "署名は未確認 ・ 作者 Somebody"));
    assert_true(signers_add(profile, &key, "花子", NULL)); // the name is the learner's
    bench_again(b);
    assert_true(reads(b, "花子 さんの署名 ・ 作者 Somebody"));
    assert_true(signers_remove(profile, "花子", &key, NULL));
    bench_again(b);
    assert_true(reads(b, "名前のない鍵の署名 ・ 作者 Somebody"));
    free(profile);
}

static void updating_keeps_what_was_done(void **state) {
    Bench *b = *state;
    free(put(b, "my.pack", "1", "", HEAD QUARTER HALF));
    bench_again(b);
    open_mine(b);
    answer(b, 0, "1/4");
    answer(b, 1, "7");
    assert_true(b->desk->study.answers[0].right);
    char *profile = bench_path(b, "profile"), *newer = bench_path(b, "new.kyubi");
    Newcomer newcomer;
    Installed installed;
    pack_make(newer, "my.pack", "2", "", // a new question, and the others change places
              HEAD "exercise.number \"third\" { ask = \"?\", answer = 3 }\n" HALF QUARTER);
    assert_true(newcomer_read(newer, profile, NULL, b->desk->jail, &newcomer, NULL));
    assert_true(installed_keep(&newcomer, profile, b->desk->jail, (InstallOptions){0},
                               &installed, NULL));
    assert_int_equal(installed.kind, INSTALL_UPDATED);
    newcomer_end(&newcomer);
    bench_again(b);
    open_mine(b);
    assert_int_equal(desk_lesson(b->desk)->exercise_count, 3);
    assert_false(b->desk->study.answers[0].right);
    assert_false(b->desk->study.answers[1].right);
    assert_true(b->desk->study.answers[2].right);
    assert_int_equal(progress_exercise(b->desk->progress, "my.first", "half").tries, 1);
    assert_true(installed_remove(profile, "my.pack", NULL)); // and so does uninstalling
    bench_again(b);
    assert_true(progress_exercise(b->desk->progress, "my.first", "quarter").right);
    free(profile);
    free(newer);
}

static void a_broken_one_is_told_in_its_place(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "a.pack", "1", "", HEAD QUARTER));
    char *broken = put(b, "b.pack", "1", "", HEAD);
    free(put(b, "c.pack", "1", "", HEAD HALF));
    assert_int_equal(truncate(broken, 60), 0);
    bench_again(b);
    b->desk->lang = LANG_EN;
    assert_int_equal(b->desk->pack_count, built_in + 2);
    assert_int_equal(b->desk->broken_count, 1);
    assert_string_equal(b->desk->broken[0].id, "b.pack");
    assert_string_equal(b->desk->pack_error.key, "");
    assert_true(has_spot(b, (Spot){SPOT_LESSON, built_in + 1, 0}));
    assert_string_equal(b->desk->packs[built_in + 1]->id, "c.pack");
    assert_true(reads(b, "“b.pack”"));
    assert_string_equal(b->desk->broken[0].error.file, broken);
    free(broken);
}

static void what_a_pack_lacks_is_told_when_it_opens(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    static const char uses[] = "\"uses\":[{\"id\":\"base\",\"version\":\"2\"}],";
    free(put(b, "my.pack", "1", uses, HEAD QUARTER));
    bench_again(b);
    b->desk->lang = LANG_EN;
    desk_set_view(b->desk, 1280, 800, THEME_LIGHT, LANG_EN);
    assert_true(reads(b, "Missing pack: base"));
    click(b, (Spot){SPOT_LESSON, built_in, 0});
    assert_non_null(b->desk->status);
    assert_false(reads(b, "Missing pack: base")); // on a lesson's page
    assert_non_null(strstr(b->desk->status, "Needs the pack base, 2 or later"));
    assert_null(desk_error(b->desk)); // and it opens all the same
    free(put(b, "base", "2", "", HEAD));
    bench_again(b);
    open_mine(b);
    assert_null(b->desk->status);
}

// As the window begins where the record of a profile cannot be written.
static void they_are_there_where_nothing_can_be_kept(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "my.pack", "1", "", HEAD QUARTER));
    char *profile = bench_path(b, "profile");
    const Error why = {.key = "progress.folder"};
    desk_destroy(b->desk);
    b->desk = desk_create((DeskOptions){.places = &b->places,
                                        .words = b->words,
                                        .fonts = b->fonts,
                                        .installed = profile,
                                        .unkept = &why,
                                        .lang = LANG_EN,
                                        .theme = -1,
                                        .ruby = -1,
                                        .width = 1280,
                                        .height = 800},
                          NULL);
    assert_non_null(b->desk);
    free(profile);
    assert_int_equal(b->desk->pack_count, built_in + 1);
    open_mine(b);
    answer(b, 0, "1/4");
    assert_true(b->desk->study.answers[0].right);
}

static void one_whose_file_vanished_makes_way_to_another_lesson(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    char *path = put(b, "my.pack", "1", "", HEAD QUARTER);
    bench_again(b);
    bench_again(b); // from its note: the file is not unpacked yet
    assert_true(progress_set_place(b->desk->progress, "my.first", 0, 1, 10, NULL));
    b->desk->dirty = true;
    assert_int_equal(unlink(path), 0);
    free(path);
    click(b, (Spot){SPOT_LESSON, built_in, 0});
    assert_string_equal(desk_screen(b->desk), "library");
    assert_true(b->desk->refused);
    assert_true(reads(b, "がひらけないので"));
    assert_int_equal(onward(b->desk, false).here.pack, 0);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(an_installed_pack_is_in_the_library_and_opens),
        FRESH(one_whose_file_vanished_makes_way_to_another_lesson),
        FRESH(the_library_says_who_signed),
        FRESH(updating_keeps_what_was_done),
        FRESH(a_broken_one_is_told_in_its_place),
        FRESH(they_are_there_where_nothing_can_be_kept),
        FRESH(what_a_pack_lacks_is_told_when_it_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
