// A drawing on the page: where its items land, in which ink and how wide, in every theme.
#include "view/stage_view.h"

#include "picture_bench.h"

#include "base/mem.h"

typedef struct Sheet {
    unsigned char *bytes;
    DrawingPen pen;
    Stage stage;
} Sheet;

static Sheet *sheet_new(void) {
    Sheet *sheet = mem_new(sizeof *sheet);
    sheet->bytes = mem_new(DRAWING_BYTES);
    sheet->stage = (Stage){.width = 16, .height = 9, .label = {{"図", "a picture"}}};
    drawing_begin(&sheet->pen, sheet->bytes);
    return sheet;
}

static void sheet_free(Sheet *sheet) {
    free(sheet->bytes);
    free(sheet);
}

static void put(Sheet *sheet, DrawingItem item) {
    assert_true(drawing_put(&sheet->pen, &item));
}

static StageModel model_of(const Sheet *sheet) {
    return (StageModel){.stage = &sheet->stage,
                        .drawing = {sheet->bytes, sheet->pen.size},
                        .speed = 1,
                        .held = -1};
}

// At (100, 50), 640 px wide: 40 px a unit.
static Scene *scene_of(const Look *look, const StageModel *model) {
    Scene *scene = scene_create(look);
    stage_view_add(scene, (Rect){100, 50, 640, 500}, model);
    return scene;
}

static const Seen *mark_of(const Marks *marks, const char *verb) {
    for (int i = 0; i < marks->count; i++)
        if (!strcmp(marks->at[i].mark.verb, verb)) return &marks->at[i];
    fail_msg("no %s", verb);
    return NULL;
}

static int row_of(const char *ink) {
    const char *const *inks = drawing_inks();
    int i = 0;
    while (strcmp(inks[i], ink) != 0)
        i++;
    return i;
}

static void near(double is, double should) {
    if (fabs(is - should) > 0.51) fail_msg("%g is not %g", is, should);
}

static void every_ink_of_a_drawing_is_one_of_the_theme(void **state) {
    (void)state;
    for (const char *const *name = drawing_inks(); *name; name++) {
        Ink ink = INK_NONE;
        if (!ink_find(*name, &ink)) fail_msg("%s", *name);
    }
}

static void items_land_where_their_units_say(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    static const float corner[] = {1, 1, 3, 1, 3, 2};
    put(sheet, (DrawingItem){.kind = DRAWING_PATH_KIND,
                             .ink = row_of("fox"),
                             .fill = -1,
                             .points = corner,
                             .count = 3,
                             .width = 0.1});
    put(sheet,
        (DrawingItem){
            .kind = DRAWING_DISC, .ink = -1, .fill = row_of("zero"), .n = {8, 4, 0.5}});
    put(sheet, (DrawingItem){.kind = DRAWING_BOX,
                             .ink = row_of("edge"),
                             .fill = row_of("sheet"),
                             .n = {10, 5, 4, 2, 0.2}});
    StageModel model = model_of(sheet);
    Scene *scene = scene_of(&bench->look, &model);
    Marks *marks = marks_of(scene);
    const Mark *path = &mark_of(marks, "path")->mark;
    near(path->rect.x, 140);
    near(path->rect.y, 90);
    near(path->rect.w, 80);
    near(path->rect.h, 40);
    assert_int_equal(path->ink, INK_FOX);
    const Mark *disc = &mark_of(marks, "disc")->mark;
    near(disc->rect.x, 100 + 40 * 7.5);
    near(disc->rect.w, 40);
    assert_int_equal(disc->fill, INK_ZERO);
    assert_int_equal(disc->ink, INK_NONE);
    const Mark *box = &mark_of(marks, "box")->mark;
    near(box->rect.x, 500);
    near(box->rect.h, 80);
    free(marks);
    scene_destroy(scene);
    sheet_free(sheet);
}

static Rect text_rect(const Bench *bench, DrawingItem item) {
    Sheet *sheet = sheet_new();
    item.kind = DRAWING_WORDS;
    item.n[0] = 8;
    item.n[1] = 4;
    item.n[2] = 0.5;
    put(sheet, item);
    StageModel model = model_of(sheet);
    Scene *scene = scene_of(&bench->look, &model);
    Marks *marks = marks_of(scene);
    assert_int_equal(marks->count, 1);
    Rect rect = marks->at[0].mark.rect;
    near(marks->at[0].mark.size, 20);
    free(marks);
    scene_destroy(scene);
    sheet_free(sheet);
    return rect;
}

// The place is (420, 210). Words as they stand and words set as prose agree.
static void texts_stand_by_their_anchor(void **state) {
    const Bench *bench = *state;
    static const char *const texts[] = {"Light", "**Light**"};
    for (int i = 0; i < 2; i++) {
        DrawingItem item = {.words = {texts[i], texts[i]}};
        Rect r = text_rect(bench, item);
        near(r.x + r.w / 2, 420);
        assert_true(fabs(r.y + r.h / 2 - 210) < 4);
        item.across = -1;
        near(text_rect(bench, item).x, 420);
        item.across = 1;
        r = text_rect(bench, item);
        near(r.x + r.w, 420);
        item.down = -1;
        r = text_rect(bench, item);
        assert_true(r.y > 210 - 8 && r.y < 212); // its line box is a little higher than it
        item.down = 1;
        r = text_rect(bench, item);
        assert_true(r.y + r.h > 206 && r.y + r.h < 216);
    }
}

static void the_looks_language_is_written(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    put(sheet, (DrawingItem){.kind = DRAWING_WORDS,
                             .n = {8, 4, 0.5},
                             .words = {"{光|ひかり}", "light $x^2$"}});
    StageModel model = model_of(sheet);
    Look look = bench->look;
    look.lang = LANG_JA;
    look.ruby = RUBY_ON;
    Scene *scene = scene_of(&look, &model);
    Marks *marks = marks_of(scene);
    assert_string_equal(mark_of(marks, "ruby")->words, "ひかり");
    assert_string_equal(mark_of(marks, "prose")->words, "光");
    free(marks);
    scene_destroy(scene);
    look.lang = LANG_EN;
    scene = scene_of(&look, &model);
    marks = marks_of(scene);
    assert_string_equal(mark_of(marks, "formula")->words, "x^2");
    free(marks);
    scene_destroy(scene);
    sheet_free(sheet);
}

static void type_is_never_below_the_least(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    put(sheet,
        (DrawingItem){.kind = DRAWING_WORDS, .n = {8, 4, 0.05}, .words = {"a", "a"}});
    StageModel model = model_of(sheet);
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1920, 1080);
        Scene *scene = scene_of(&look, &model);
        Marks *marks = marks_of(scene);
        near(marks->at[0].mark.size, look.metrics.least);
        free(marks);
        scene_destroy(scene);
    }
    sheet_free(sheet);
}

static const SpotArea *spot_at(const Scene *scene, Spot spot) {
    const SpotArea *area = scene_find(scene, spot);
    assert_non_null(area);
    return area;
}

static void areas_are_spots_with_names(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    put(sheet, (DrawingItem){.kind = DRAWING_AREA,
                             .ink = -1,
                             .n = {2, 2, 3, 2},
                             .area = 5,
                             .press = true,
                             .words = {"押す", "press"}});
    StageModel model = model_of(sheet);
    model.index = 3;
    Look look = bench->look;
    look.lang = LANG_EN;
    Scene *scene = scene_of(&look, &model);
    const SpotArea *area = spot_at(scene, (Spot){.kind = SPOT_STAGE, .a = 3, .b = 5});
    assert_string_equal(area->name, "press");
    near(area->rect.x, 180);
    near(area->rect.w, 120);
    const SpotArea *whole =
        spot_at(scene, (Spot){.kind = SPOT_STAGE, .a = 3, .b = STAGE_WHOLE});
    assert_string_equal(whole->name, "a picture");
    assert_true(whole->quiet);
    Point at = stage_view_units(&sheet->stage, whole->rect, 180, 130);
    near(at.x, 2);
    near(at.y, 2);
    look.paper = true; // nothing is pressed on paper
    Scene *paper = scene_of(&look, &model);
    assert_int_equal(scene_spots(paper), 0);
    scene_destroy(paper);
    scene_destroy(scene);
    sheet_free(sheet);
}

static void a_time_line_stands_under_what_lasts(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    StageModel model = model_of(sheet);
    double plain = stage_view_height(NULL, &model, 640);
    near(plain, 360);
    sheet->stage.duration = 8;
    model.t = 2;
    Look look = bench->look;
    look.lang = LANG_EN;
    Scene *scene = scene_of(&look, &model);
    assert_true(stage_view_height(scene, &model, 640) >= plain + look.metrics.control);
    Spot time = {.kind = SPOT_STAGE_TIME};
    Rect line = spot_at(scene, time)->rect;
    assert_true(line.y >= 50 + 360);
    near(100 * stage_view_moment(&sheet->stage, line, line.x + line.w / 4), 200);
    assert_true(stage_view_moment(&sheet->stage, line, -100) == 0);
    assert_true(stage_view_moment(&sheet->stage, line, 5000) == 8);
    assert_string_equal(spot_at(scene, (Spot){.kind = SPOT_STAGE_PLAY})->name, "Play");
    assert_string_equal(spot_at(scene, time)->name, "Time 2.0 s of 8 s");
    scene_destroy(scene);
    model.playing = true;
    scene = scene_of(&look, &model);
    assert_string_equal(spot_at(scene, (Spot){.kind = SPOT_STAGE_PLAY})->name, "Pause");
    scene_destroy(scene);
    sheet_free(sheet);
}

// A rect too low for it: the picture gets smaller and stands in the middle.
static void a_stage_keeps_its_shape(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    StageModel model = model_of(sheet);
    Scene *scene = scene_create(&bench->look);
    stage_view_add(scene, (Rect){0, 0, 640, 90}, &model);
    Rect r = spot_at(scene, (Spot){.kind = SPOT_STAGE, .b = STAGE_WHOLE})->rect;
    near(r.w, 160);
    near(r.h, 90);
    near(r.x, 240);
    scene_destroy(scene);
    sheet_free(sheet);
}

static void trouble_is_read_over_the_old_picture(void **state) {
    const Bench *bench = *state;
    Sheet *sheet = sheet_new();
    put(sheet, (DrawingItem){.kind = DRAWING_DISC, .ink = 0, .fill = -1, .n = {8, 4, 1}});
    StageModel model = model_of(sheet);
    model.trouble = "a.lua:7: No.";
    Scene *scene = scene_of(&bench->look, &model);
    Marks *marks = marks_of(scene);
    assert_non_null(strstr(mark_of(marks, "prose")->words, "a.lua:7:"));
    mark_of(marks, "disc");
    free(marks);
    scene_destroy(scene);
    sheet_free(sheet);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ink_of_a_drawing_is_one_of_the_theme),
        cmocka_unit_test(items_land_where_their_units_say),
        cmocka_unit_test(texts_stand_by_their_anchor),
        cmocka_unit_test(the_looks_language_is_written),
        cmocka_unit_test(type_is_never_below_the_least),
        cmocka_unit_test(areas_are_spots_with_names),
        cmocka_unit_test(a_time_line_stands_under_what_lasts),
        cmocka_unit_test(a_stage_keeps_its_shape),
        cmocka_unit_test(trouble_is_read_over_the_old_picture),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
