// What a lesson's draw records: each verb against numbers worked out here by hand, every
// refusal by its key and line, and what touches do.
#include "language_bench.h"

#include "lesson/drawing.h"

#include <math.h>

#define STAGE(body)                                          \
    PAGE "stage { label = 'L', draw = function(g, t)\n" body \
         "\nend }\n" // `body` stands in line 4

typedef struct Show {
    Cage *cage;
    Outcome out;
} Show;

static Show show_of(const char *lesson) {
    Show show = {.cage = new_cage()};
    Data *parts = data_new_array();
    if (!load(show.cage, lesson, parts, &show.out))
        fail_msg("%s [%s] line %d", show.out.error.key, show.out.error.args,
                 show.out.error.line);
    data_free(parts);
    return show;
}

// Asks the stage `index`; NULL bytes when it failed.
static Drawing ask(Show *show, const char *arg, int budget) {
    char *json = NULL;
    const void *bytes;
    size_t size;
    bool good =
        language_call(show->cage, "stage", arg, strlen(arg), budget, &json, &show->out);
    free(json);
    if (!good || !language_drawing(show->cage, &bytes, &size)) return (Drawing){NULL, 0};
    Drawing drawing = {bytes, size};
    assert_true(drawing_scan(drawing));
    return drawing;
}

#define TICK "{\"stage\":0,\"t\":1.5,\"touch\":\"tick\",\"area\":0,\"x\":0,\"y\":0}"

static Drawing drawn(Show *show) {
    Drawing drawing = ask(show, TICK, 250);
    if (!drawing.bytes)
        fail_msg("%s [%s] line %d", show->out.error.key, show->out.error.args,
                 show->out.error.line);
    return drawing;
}

static DrawingItem only_item(Show *show) {
    Drawing drawing = drawn(show);
    DrawingItem item, other;
    size_t at = 0;
    assert_true(drawing_next(drawing, &at, &item));
    assert_false(drawing_next(drawing, &at, &other));
    return item;
}

static void near(double is, double should) {
    if (fabs(is - should) > 1e-5) fail_msg("%g is not %g", is, should);
}

static void numbers_are(const char *body, DrawingKind kind, const double *n, int count) {
    char lesson[800];
    snprintf(lesson, sizeof lesson, STAGE("%s"), body);
    Show show = show_of(lesson);
    DrawingItem item = only_item(&show);
    assert_int_equal(item.kind, kind);
    for (int i = 0; i < count; i++)
        near(item.points ? (double)item.points[i] : item.n[i], n[i]);
    cage_destroy(show.cage);
}

#define NUMBERS(body, kind, ...)                           \
    numbers_are(body, kind, (const double[]){__VA_ARGS__}, \
                sizeof(const double[]){__VA_ARGS__} / sizeof(double))

static void shapes_are_recorded_as_they_are_named(void **state) {
    (void)state;
    NUMBERS("g:line(1, 2, 3, 4)", DRAWING_PATH_KIND, 1, 2, 3, 4);
    NUMBERS("g:polyline({ 0, 0, 1, 2, t, 5 })", DRAWING_PATH_KIND, 0, 0, 1, 2, 1.5, 5);
    NUMBERS("g:polyline({ 0, 0, 1, 2, 3, 5 }, { smooth = true })", DRAWING_CURVE_KIND, 0, 0,
            1, 2, 3, 5);
    NUMBERS("g:polygon({ 0, 0, 1, 2, 3, 5 })", DRAWING_PATH_KIND, 0, 0, 1, 2, 3, 5);
    NUMBERS("g:rect(1, 2, 3, 4, { radius = 0.5 })", DRAWING_BOX, 1, 2, 3, 4, 0.5);
    NUMBERS("g:rect(1, 2, 3, 4, { radius = 9 })", DRAWING_BOX, 1, 2, 3, 4, 1.5);
    NUMBERS("g:circle(1, 2, 3)", DRAWING_DISC, 1, 2, 3);
    NUMBERS("g:arc(1, 2, 3, 0, 2)", DRAWING_ARC, 1, 2, 3, 0, 2);
    NUMBERS("g:arrow(1, 2, 3, 4, { head = 0.5 })", DRAWING_ARROW, 1, 2, 3, 4, 0.5);
    NUMBERS("g:text(1, 2, 'a', { size = 0.5, wrap = 3 })", DRAWING_WORDS, 1, 2, 0.5, 3);
    NUMBERS("g:path({ 'move', 0, 0, 'line', 4, 0, 'line', 4, 4, 'close' })",
            DRAWING_PATH_KIND, 0, 0, 4, 0, 4, 4);
}

// Turned by a quarter anticlockwise (to the eye, y down), a step right becomes one up.
static void places_turn_and_grow(void **state) {
    (void)state;
    NUMBERS("g:translate(10, 5) g:line(1, 0, 0, 1)", DRAWING_PATH_KIND, 11, 5, 10, 6);
    NUMBERS("g:rotate(math.pi / 2) g:line(1, 0, 0, 1)", DRAWING_PATH_KIND, 0, -1, 1, 0);
    NUMBERS("g:scale(2) g:circle(1, 2, 3)", DRAWING_DISC, 2, 4, 6);
    NUMBERS("g:translate(1, 1) g:scale(2) g:translate(1, 0) g:line(0, 0, 1, 1)",
            DRAWING_PATH_KIND, 3, 1, 5, 3);
    NUMBERS("g:push() g:translate(5, 5) g:pop() g:line(1, 2, 3, 4)", DRAWING_PATH_KIND, 1,
            2, 3, 4);
    NUMBERS("g:rotate(math.pi / 2) g:rect(0, 0, 2, 1)", DRAWING_PATH_KIND, 0, -2, 0, 0, 1,
            0, 1, -2);
    NUMBERS("g:rotate(1) g:arc(0, 0, 1, 0, 1)", DRAWING_ARC, 0, 0, 1, 1, 2);
}

// A straight Bézier curve and a half circle, by where they end and how far out they go.
static void paths_bend(void **state) {
    (void)state;
    Show show = show_of(STAGE(
        "g:path({ 'move', 0, 0, 'curve', 1, 1, 2, 2, 3, 3, 'arc', 3, 4, 1, math.pi / 2, "
        "-math.pi / 2 })"));
    DrawingItem item = only_item(&show);
    double lowest = 0, right = 0;
    for (int i = 0; i < item.count; i++) {
        double x = (double)item.points[2 * i], y = (double)item.points[2 * i + 1];
        if (y < 3) near(x, y); // the curve's control points are on the diagonal
        if (y > 3) near(hypot(x - 3, y - 4), 1);
        lowest = fmax(lowest, y);
        right = fmax(right, x);
    }
    near(lowest, 5);
    assert_true(right > 3.99 && right < 4.0001);
    cage_destroy(show.cage);
}

static void inks_and_strokes_are_named(void **state) {
    (void)state;
    Show show = show_of(STAGE("g:ink('soft') g:rect(1, 1, 1, 1, { fill = 'tint-fox' })\n"
                              "g:rect(1, 1, 1, 1, { dash = true, width = 0.2 })\n"
                              "g:circle(1, 1, 1, { ink = 'fox', round = true })"));
    Drawing drawing = drawn(&show);
    const char *const *inks = drawing_inks();
    DrawingItem item;
    size_t at = 0;
    assert_true(drawing_next(drawing, &at, &item));
    assert_int_equal(item.ink, -1); // a fill alone has no outline
    assert_string_equal(inks[item.fill], "tint-fox");
    assert_true(drawing_next(drawing, &at, &item));
    assert_string_equal(inks[item.ink], "soft");
    assert_true(item.dashed && !item.round);
    near(item.width, 0.2);
    assert_true(drawing_next(drawing, &at, &item));
    assert_string_equal(inks[item.ink], "fox");
    assert_true(item.round);
    cage_destroy(show.cage);
}

static void check_words(const char *body, const char *ja, const char *en) {
    char lesson[800];
    snprintf(lesson, sizeof lesson, STAGE("%s"), body);
    Show show = show_of(lesson);
    DrawingItem item = only_item(&show);
    assert_int_equal(item.kind, DRAWING_WORDS);
    assert_string_equal(item.words[LANG_JA], ja);
    assert_string_equal(item.words[LANG_EN], en);
    cage_destroy(show.cage);
}

static void texts_and_numbers_are_written(void **state) {
    (void)state;
    check_words("g:text(1, 1, { ja = '光', en = 'light' })", "光", "light");
    check_words("g:text(1, 1, 'a')", "a", "a");
    check_words("g:formula(1, 1, 'x^2')", "$x^2$", "$x^2$");
    check_words("g:text(1, 1, math.sqrt(0.5))", "0.7071", "0.7071");
    check_words("g:text(1, 1, 3)", "3", "3");
    check_words("g:text(1, 1, -0.5, { digits = 2 })", "−0.50", "−0.50");
    check_words("g:text(1, 1, 0.5, { sign = true })", "+0.5", "+0.5");
    check_words("g:text(1, 1, -0.001, { digits = 2, sign = true })", "0.00", "0.00");
}

// What stands in a drawn text is what a page's text would show; what is read makes the
// stage draw again.
static void expressions_in_texts_are_filled(void **state) {
    (void)state;
    static const char LESSON[] = PAGE "local n = remember 'n' { start = 3 }\n"
                                      "local v = value(function() return n.value * 2 end)\n"
                                      "local w = value(function() return 'so' end)\n"
                                      "local k = 0.25\n"
                                      "stage { label = 'L', draw = function(g, t)\n"
                                      "g:text(1, 1, { ja = '値 {=-n}', en = '{=v:1} $x = "
                                      "{=k:percent}$ {=k:percent} {=w} {=2*t}' })"
                                      " end }";
    Show show = show_of(LESSON);
    DrawingItem item = only_item(&show);
    assert_string_equal(item.words[LANG_JA], "値 −3");
    assert_string_equal(item.words[LANG_EN], "6.0 $x = 25\\%$ 25% so 3");
    data_free(call(show.cage, "changed",
                   "{\"revision\":1,\"variables\":[{\"variable\":0,\"number\":5}]}"));
    Data *said = call(show.cage, "stage", TICK);
    item = only_item(&show);
    assert_string_equal(item.words[LANG_JA], "値 −5");
    assert_string_equal(item.words[LANG_EN], "10.0 $x = 25\\%$ 25% so 3");
    assert_int_equal(data_count(data_get(data_get(said, "reads"), "variables")), 3);
    data_free(said);
    cage_destroy(show.cage);
    show = show_of(PAGE "local c = circuit { qubits = 1 }\nstage { label = 'L',\n"
                        "draw = function(g) g:text(1, 1, '{=p(c, \"1\")}') end }");
    assert_null(ask(&show, TICK, 250).bytes);
    assert_string_equal(show.out.error.key, "stage.circuit_in_text");
    assert_string_equal(show.out.error.args, "c");
    cage_destroy(show.cage);
    check_words("local a = 2 g:formula(1, 1, 'x^{=-a}')", "$x^−2$", "$x^−2$");
}

static void check_refusal(const char *body, const char *key, int line) {
    char lesson[1200];
    snprintf(lesson, sizeof lesson, STAGE("%s"), body);
    Show show = show_of(lesson);
    Drawing drawing = ask(&show, TICK, 250);
    if (drawing.bytes || strcmp(show.out.error.key, key) != 0)
        fail_msg("%s: %s [%s]", body, show.out.error.key, show.out.error.args);
    assert_int_equal(show.out.error.line, line);
    cage_destroy(show.cage);
}

static void mistakes_have_a_sentence_and_a_line(void **state) {
    (void)state;
    static const struct {
        const char *body, *key;
    } rows[] = {
        {"g:line(1, 2, 0/0, 4)", "stage.number"},
        {"g:line(1, 2, 3)", "stage.number"},
        {"g.line(1, 2, 3, 4)", "stage.colon"},
        {"g.polyline({ 1, 2, 3, 4 })", "stage.colon"},
        {"g.text('g', 2, 3)", "stage.colon"},
        {"g.pop()", "stage.colon"},
        {"g:text(1, 1, '{=1:foo}')", "language.format"},
        {"g:text(1, 1, { en = '{=zzz}' })", "expression.unknown"},
        {"g:formula(1, 1, '{=1/}')", "expression.end"},
        {"g:line(1, 2, 3, '4')", "stage.number"},
        {"g:circle(1, 2, 1/0)", "stage.number"},
        {"g:circle(1, 2, -1)", "stage.negative"},
        {"g:rect(1, 2, -1, 1)", "stage.negative"},
        {"g:arc(1, 2, -1, 0, 1)", "stage.negative"},
        {"g:text(1001, 2, 'a')", "stage.number"},
        {"g:text(1, 2, nil)", "stage.text"},
        {"g:text(1, 2, 0/0)", "stage.text"},
        {"g:text(1, 2, {})", "stage.text"},
        {"g:text(1, 2, { ja = 3 })", "stage.text"},
        {"g:text(1, 2, ('x'):rep(1001))", "stage.text_long"},
        {"g:text(1, 2, '\\xff')", "stage.text_long"},
        {"g:text(1, 2, 'a\\0b')", "stage.text_long"},
        {"g:text(1, 2, '\\27')", "stage.control"},
        {"g:polyline({ 1, 2 })", "stage.pairs"},
        {"g:polyline({ 1, 2, 3 })", "stage.pairs"},
        {"g:polyline({ 1, 2, 3, 'x' })", "stage.point"},
        {"g:polygon(7)", "stage.points"},
        {"g:path(7)", "stage.points"},
        {"g:path({ 'go', 1, 2 })", "stage.segment"},
        {"g:path({ 'line', 1, 2 })", "stage.begin"},
        {"g:path({ 'move', 1 })", "stage.point"},
        {"g:circle(1, 2, 3, { ink = 'foxy' })", "stage.ink_near"},
        {"g:circle(1, 2, 3, { ink = 'turquoise' })", "stage.ink"},
        {"g:circle(1, 2, 3, { ink = 7 })", "stage.ink"},
        {"g:ink('blue')", "stage.ink"},
        {"g:circle(1, 2, 3, { colour = 'fox' })", "stage.option"},
        {"g:circle(1, 2, 3, { 'fox' })", "stage.option"},
        {"g:line(1, 2, 3, 4, { fill = 'fox' })", "stage.option"},
        {"g:line(1, 2, 3, 4, { width = 'thick' })", "stage.option_value"},
        {"g:line(1, 2, 3, 4, { width = 0/0 })", "stage.option_value"},
        {"g:line(1, 2, 3, 4, { dash = 1 })", "stage.option_value"},
        {"g:text(1, 2, 'a', { anchor = 'middle' })", "stage.option_value"},
        {"g:text(1, 2, 1, { digits = 1.5 })", "stage.option_value"},
        {"g:line(1, 2, 3, 4, 'fox')", "stage.options"},
        {"g:lin(1, 2, 3, 4)", "stage.verb_near"},
        {"g:teapot()", "stage.verb"},
        {"g.colour = 'fox'", "stage.set"},
        {"g:pop()", "stage.pop"},
        {"g:scale(0)", "stage.scale"},
        {"for i = 1, 40 do g:push() end", "stage.deep"},
        {"for i = 1, 1e6 do g:circle(1, 1, 1) end", "stage.limit"},
        {"g:scale(100) g:line(1, 2, 30, 4)", "stage.limit"},
        {"for i = 1, 300 do g:text(1, 1, 'a') end", "stage.limit"},
        {"local p = {} for i = 1, 9000 do p[i] = 1 end g:polyline(p)", "stage.path_long"},
        {"g:area('a', 1, 2, 3, 4, { label = 'L' })", "stage.area_idle"},
        {"g:area('a', 1, 2, 3, 4, { press = nobody2 })", "language.unknown"},
        {"g:area('a', 1, 2, 3, 4, { press = function() end })", "stage.area_label"},
        {"g:area(7, 1, 2, 3, 4, { press = function() end, label = 'L' })",
         "stage.area_name"},
        {"g:area('a', 1, 2, 3, 4, 7)", "stage.options"},
        {"g:area('a', 1, 2, 3, 4, { pres = function() end })", "stage.option"},
        {"g:area('a', 1, 2, 3, 4, { press = 7, label = 'L' })", "stage.option_value"},
        {"g:area('a', 1, 2, -3, 4, { press = function() end, label = 'L' })",
         "stage.negative"},
        {"for i = 1, 300 do g:area('a' .. i, 1, 2, 3, 4, { press = function() end, label = "
         "'L' }) end",
         "stage.limit"},
        {"local x = nil + 1", "lua.error"},
        {"error('no')", "lua.error"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_refusal(rows[i].body, rows[i].key, 4);
}

static void names_of_areas_run_out(void **state) {
    (void)state;
    Show show =
        show_of(PAGE "local from = 0\nstage { label = 'L', draw = function(g)\n"
                     "for i = from, from + 30 do g:area('a' .. i, 1, 1, 1, 1,\n"
                     "{ press = function() end, label = 'L' }) end from = from + 31 end }");
    for (int i = 0; i < 8; i++)
        drawn(&show);
    assert_null(ask(&show, TICK, 250).bytes);
    assert_string_equal(show.out.error.key, "stage.areas");
    cage_destroy(show.cage);
}

static void g_works_only_while_draw_runs(void **state) {
    (void)state;
    Show show = show_of(PAGE "local kept\nstage { label = 'L', draw = function(g)\n"
                             "if not kept then kept = g end\nend }\n"
                             "stage { label = 'M', draw = function(g)\n"
                             "g:area('a', 0, 0, 1, 1, { label = 'A', press = function()\n"
                             "kept:line(1, 2, 3, 4)\nend })\nend }");
    drawn(&show);
    assert_non_null(ask(&show, "{\"stage\":1,\"t\":0,\"touch\":\"tick\"}", 250).bytes);
    assert_null(ask(&show,
                    "{\"stage\":1,\"t\":0,\"touch\":\"press\",\"area\":0,\"x\":0,\"y\":0}",
                    250)
                    .bytes);
    assert_string_equal(show.out.error.key, "stage.outside");
    assert_int_equal(show.out.error.line, 9);
    drawn(&show); // and it goes on
    cage_destroy(show.cage);
}

// A draw that never ends, calls itself or fills its memory ends with its line, and the
// stage draws again when it is asked again.
static void hostile_drawings_end_with_their_line(void **state) {
    (void)state;
    static const struct {
        const char *body, *key;
    } rows[] = {
        {"while true do end", "jail.time"},
        {"while true do pcall(g.circle, g, 1, 1, 1) end", "jail.time"},
        {"local function f() return f() + 1 end f()", NULL}, // deep, or long: either
        {"for i = 1, 1e9 do pcall(g.push, g) end", "jail.time"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char lesson[800];
        snprintf(lesson, sizeof lesson,
                 PAGE
                 "local bad = true\nstage { label = 'L', draw = function(g)\n"
                 "if not bad then return g:circle(1, 1, 1) end\nbad = false\n%s\nend }",
                 rows[i].body);
        Show show = show_of(lesson);
        assert_null(ask(&show, TICK, 100).bytes);
        if (rows[i].key) assert_string_equal(show.out.error.key, rows[i].key);
        assert_int_equal(show.out.error.line, 7);
        drawn(&show);
        cage_destroy(show.cage);
    }
}

static void touches_reach_their_area(void **state) {
    (void)state;
    Show show = show_of(
        PAGE "local x, y, what = 0, 0, 'none'\nstage { label = 'L', draw = function(g)\n"
             "g:push() g:translate(4, 3) g:rotate(math.pi / 2) g:scale(2)\n"
             "g:area('tip', 0, 0, 1, 0.5, { label = 'tip',\n"
             "drag = function(a, b, t) x, y, what = a, b, 'drag' .. t end,\n"
             "nudge = function(a, b) x, y, what = x + a, y + b, 'nudge' end })\n"
             "g:pop() g:text(x, y, what) end }");
    DrawingItem item;
    Drawing drawing = drawn(&show);
    size_t at = 0;
    assert_true(drawing_next(drawing, &at, &item));
    assert_int_equal(item.kind, DRAWING_AREA);
    assert_true(item.drag && item.nudge && !item.press);
    // (0, 0) stands at (4, 3); to the right is up, down is to the right.
    const double covered[] = {4, 1, 1, 2};
    for (int i = 0; i < 4; i++)
        near(item.n[i], covered[i]);
    drawing = ask(
        &show, "{\"stage\":0,\"t\":2,\"touch\":\"drag\",\"area\":0,\"x\":5,\"y\":1}", 250);
    at = 0;
    assert_true(drawing_next(drawing, &at, &item) && drawing_next(drawing, &at, &item));
    assert_string_equal(item.words[LANG_EN], "drag2");
    near(item.n[0], 1); // two up are one along the area's own x
    near(item.n[1], 0.5);
    drawing = ask(
        &show, "{\"stage\":0,\"t\":2,\"touch\":\"nudge\",\"area\":0,\"x\":1,\"y\":0}", 250);
    at = 0;
    assert_true(drawing_next(drawing, &at, &item) && drawing_next(drawing, &at, &item));
    near(item.n[0], 2);
    // What is not there is not called: a press, another area, another stage.
    assert_non_null(
        ask(&show, "{\"stage\":0,\"t\":2,\"touch\":\"press\",\"area\":0,\"x\":1,\"y\":0}",
            250)
            .bytes);
    assert_non_null(
        ask(&show, "{\"stage\":0,\"t\":2,\"touch\":\"drag\",\"area\":9,\"x\":1,\"y\":0}",
            250)
            .bytes);
    assert_null(ask(&show, "{\"stage\":7,\"t\":2,\"touch\":\"tick\"}", 250).bytes);
    assert_string_equal(show.out.error.key, "language.stage");
    cage_destroy(show.cage);
}

static void a_button_is_a_box_a_text_and_an_area(void **state) {
    (void)state;
    Show show =
        show_of(STAGE("g:button('go', 1, 1, 4, 1, { ja = '行く', en = 'go' }, { on = "
                      "true, press = function() end })"));
    Drawing drawing = drawn(&show);
    DrawingItem item;
    size_t at = 0;
    static const DrawingKind kinds[] = {DRAWING_BOX, DRAWING_WORDS, DRAWING_AREA};
    for (int i = 0; i < 3; i++) {
        assert_true(drawing_next(drawing, &at, &item));
        assert_int_equal(item.kind, kinds[i]);
    }
    assert_string_equal(item.words[LANG_JA], "行く");
    assert_true(item.press);
    cage_destroy(show.cage);
}

static void what_animates_says_so(void **state) {
    (void)state;
    Show show = show_of(STAGE("if t < 2 then g:animate() end"));
    assert_true(drawing_moving(drawn(&show)));
    assert_false(
        drawing_moving(ask(&show, "{\"stage\":0,\"t\":2,\"touch\":\"tick\"}", 250)));
    cage_destroy(show.cage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_are_recorded_as_they_are_named),
        cmocka_unit_test(places_turn_and_grow),
        cmocka_unit_test(paths_bend),
        cmocka_unit_test(inks_and_strokes_are_named),
        cmocka_unit_test(texts_and_numbers_are_written),
        cmocka_unit_test(expressions_in_texts_are_filled),
        cmocka_unit_test(mistakes_have_a_sentence_and_a_line),
        cmocka_unit_test(names_of_areas_run_out),
        cmocka_unit_test(g_works_only_while_draw_runs),
        cmocka_unit_test(hostile_drawings_end_with_their_line),
        cmocka_unit_test(touches_reach_their_area),
        cmocka_unit_test(a_button_is_a_box_a_text_and_an_area),
        cmocka_unit_test(what_animates_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
