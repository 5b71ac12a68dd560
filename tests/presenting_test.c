// How the presenter's window is laid out: in both languages, every size and every state its
// words can be read, nothing lies over anything else, and all that is pressed is as large
// as a finger.
#include "show_bench.h"

#include "show_talk.h"
#include "view/scene_faults.h"

static const struct {
    int width, height;
} sizes[] = {{1280, 800}, {1440, 900}, {1920, 1080},
             {1024, 768}, {700, 1000}, {3840, 2160}};

typedef struct Tally {
    const char *where;
    bool sheet; // a small one lies over larger boxes, which do not hold it
    int count;
} Tally;

static void note(void *to, const SceneFault *fault) {
    Tally *tally = to;
    if (tally->sheet && !strcmp(fault->key, "layout.box")) return;
    print_error("%s: %s \"%s\" \"%s\" %.2f, limit %.2f\n", tally->where, fault->key,
                fault->words, fault->other, fault->found, fault->limit);
    tally->count++;
}

static bool is_pressed(const SpotArea *area) {
    SpotKind kind = area->spot.kind;
    return !area->quiet && (kind == SPOT_SHOW || kind == SPOT_INPUT || kind == SPOT_CLOSE ||
                            kind == SPOT_INPUT_FIELD);
}

// What lies on a page of the overview is pressed in its own right.
static bool may_meet(const SpotArea *a, const SpotArea *b) {
    bool card = a->spot.kind == SPOT_SHOW && a->spot.a == SHOW_PAGE;
    return card && b->spot.kind == SPOT_SHOW && b->spot.a == SHOW_STEP;
}

static int first_spot(const Scene *scene) {
    for (int i = scene_spots(scene) - 1; i >= 0; i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->quiet && area->spot.kind == SPOT_CLOSE) return i + 1;
    }
    return 0;
}

static void check_spots(const Scene *scene, Tally *tally) {
    const Metrics *m = &scene_look(scene)->metrics;
    for (int i = first_spot(scene); i < scene_spots(scene); i++) {
        const SpotArea *a = scene_spot_at(scene, i);
        Rect r, other;
        if (!is_pressed(a) || !scene_whole(scene, a->spot, &r)) continue;
        bool small = r.w < 43.9 || r.h < 43.9;
        bool out = a->rect.x < -0.5 || a->rect.x + a->rect.w > m->width + 0.5;
        if (small || out || !a->name || !a->name[0]) {
            print_error("%s: spot %d (%d, %d) %.0f %.0f %.0f %.0f\n", tally->where,
                        (int)a->spot.kind, a->spot.a, a->spot.b, r.x, r.y, r.w, r.h);
            tally->count++;
        }
        for (int k = first_spot(scene); k < i; k++) {
            const SpotArea *b = scene_spot_at(scene, k);
            if (!is_pressed(b) || may_meet(b, a)) continue;
            other = rect_cut(a->rect, b->rect);
            if (other.w < 1 || other.h < 1 || spot_same(a->spot, b->spot)) continue;
            print_error("%s: %s meets %s\n", tally->where, a->name, b->name);
            tally->count++;
        }
    }
}

static void check(Stand *s, Tally *tally, const char *what) {
    char where[64];
    snprintf(where, sizeof where, "%dx%d %s %s", s->show->width, s->show->height,
             s->show->desk->lang == LANG_JA ? "ja" : "en", what);
    tally->where = where;
    tally->sheet = s->show->sheet != PRESENTER_PLAIN;
    const Scene *scene = show_scene(s->show, SHOW_PRESENTER);
    scene_faults(scene, note, tally);
    check_spots(scene, tally);
}

static void check_states(Stand *s, Tally *tally) {
    press(s, KEY_HOME);
    check(s, tally, "first");
    press(s, 'h');
    check(s, tally, "hands");
    press(s, KEY_ESCAPE);
    press(s, KEY_PAGE_DOWN);
    press(s, KEY_PAGE_DOWN);
    press(s, 't');
    s->seconds += 100;
    show_poll(s->show);
    show_say_screens(s->show,
                     (Text){{mem_text("EPSON EB-PU2010 1920×1080"),
                             mem_text("EPSON EB-PU2010 1920×1080")}},
                     true);
    check(s, tally, "inputs");
    for (int tool = '1'; tool <= '4'; tool++) {
        press(s, tool);
        check(s, tally, "tool");
    }
    press(s, 'e');
    check(s, tally, "eraser");
    press(s, KEY_ESCAPE);
    press(s, '?');
    check(s, tally, "keys");
    press(s, KEY_ESCAPE);
    press(s, 'f');
    check(s, tally, "frozen");
    press(s, KEY_TAB);
    check(s, tally, "overview");
    press(s, KEY_ESCAPE);
    press(s, KEY_ESCAPE);
    press(s, 'g');
    press(s, '9');
    press(s, KEY_ENTER);
    check(s, tally, "number");
    press(s, KEY_ESCAPE);
    press_in(s, SHOW_PRESENTER, 'q', MOD_CTRL);
    check(s, tally, "quit");
    press(s, KEY_ESCAPE);
    press(s, 'n');
    check(s, tally, "no notes");
    press(s, 'n');
    show_act(s->show, act_spot(SHOW_REHEARSE, 0));
    press(s, KEY_END);
    check(s, tally, "last");
    show_act(s->show, act_spot(SHOW_REHEARSE, 0));
    press(s, KEY_F1);
    check(s, tally, "keys");
    press(s, KEY_ESCAPE);
    press_in(s, SHOW_PRESENTER, 'p', MOD_CTRL);
    check(s, tally, "handout");
    press(s, KEY_ESCAPE);
    char *text = show_state(s->show);
    show_cut_ask(s->show, text);
    check(s, tally, "cut off");
    press(s, KEY_ENTER);
    free(text);
}

static void resize_to(Stand *s, int width, int height) {
    show_feed(s->show, SHOW_PRESENTER,
              &(Gesture){.kind = GESTURE_RESIZE, .width = width, .height = height});
}

static void in_every_size_and_language_all_can_be_read_and_pressed(void **state) {
    (void)state;
    Tally tally = {0};
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        Stand *s = stand_open_in(TALK, (Lang)lang, 1280, 800);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            resize_to(s, sizes[i].width, sizes[i].height);
            check_states(s, &tally);
        }
        stand_close(s);
    }
    assert_int_equal(tally.count, 0);
}

static void check_clock(Stand *s, const char *name) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        resize_to(s, sizes[i].width, sizes[i].height);
        const Scene *scene = show_scene(s->show, SHOW_PRESENTER);
        assert_string_equal(scene_find(scene, act_spot(SHOW_CLOCK, 0))->name, name);
    }
}

static void the_clock_is_named_by_what_a_press_does(void **state) {
    (void)state;
    Stand *s = stand_open(TALK);
    check_clock(s, "Start");
    show_act(s->show, act_spot(SHOW_CLOCK, 0));
    check_clock(s, "Pause");
    show_act(s->show, act_spot(SHOW_CLOCK, 0));
    check_clock(s, "Go on");
    stand_close(s);
}

static void a_projector_of_four_to_three_has_a_picture_of_its_shape(void **state) {
    (void)state;
    Stand *s = stand_open(TALK);
    Gesture resize = {.kind = GESTURE_RESIZE, .width = 1024, .height = 768};
    show_feed(s->show, SHOW_AUDIENCE, &resize);
    Rect r = show_mirror(s->show).rect;
    assert_true(fabs(r.w / r.h - 4.0 / 3) < 0.02);
    stand_close(s);
}

static void the_page_that_is_shown_is_in_sight_in_the_list(void **state) {
    (void)state;
    char lesson[4000] = "lesson { id = 'own.one', title = 'Many' }\n";
    for (int i = 1; i <= 30; i++) {
        char page[80];
        snprintf(page, sizeof page, "page 'p%d' 'Page %d'\nprose 'text'\n", i, i);
        strcat(lesson, page);
    }
    Stand *s = stand_open(lesson);
    for (int page = 0; page < 30; page += 7) {
        show_go(s->show, (ShowStep){page, 0});
        press(s, KEY_TAB);
        press(s, KEY_ESCAPE);
        int which;
        double offset;
        assert_false(scene_reveal(show_scene(s->show, SHOW_PRESENTER),
                                  act_spot(SHOW_PAGE, page), &which, &offset));
    }
    stand_close(s);
}

static const char CROWDED[] =
    "lesson { id = 'own.one', map = 'S03', minutes = 15, title = 'Crowded' }\n"
    "page 'ask' { en = 'A question', minutes = 3 }\n"
    "activity { seconds = 90, say = 'Talk to your neighbour' }\n"
    "vote 'which' { ask = 'Which?', options = { 'One', 'Two', 'Three', 'Four' },\n"
    "  right = 1 }\n";

// With three options all is in sight; a fourth is scrolled to where it is typed.
static void hands_of_many_options_are_in_reach(void **state) {
    (void)state;
    Stand *s = stand_open_in(CROWDED, LANG_EN, 1280, 800);
    const Vote *vote = show_vote(s->show);
    for (int i = 0; i < 3; i++) {
        Rect whole;
        Spot more = {.kind = SPOT_SHOW, .a = SHOW_COUNT, .b = vote->tallies[i], .c = 1};
        const Scene *scene = show_scene(s->show, SHOW_PRESENTER);
        assert_true(scene_whole(scene, more, &whole));
        assert_true(fabs(spot_rect(s, more).h - whole.h) < 0.5);
    }
    press(s, 'h');
    for (int i = 0; i < 3; i++)
        press(s, KEY_ENTER);
    assert_int_equal(s->show->typing.variable, vote->tallies[3]);
    Rect whole;
    Spot field = act_spot(SHOW_FIELD, 0);
    assert_true(scene_whole(show_scene(s->show, SHOW_PRESENTER), field, &whole));
    assert_true(fabs(spot_rect(s, field).h - whole.h) < 0.5);
    stand_close(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_every_size_and_language_all_can_be_read_and_pressed),
        cmocka_unit_test(the_clock_is_named_by_what_a_press_does),
        cmocka_unit_test(hands_of_many_options_are_in_reach),
        cmocka_unit_test(the_page_that_is_shown_is_in_sight_in_the_list),
        cmocka_unit_test(a_projector_of_four_to_three_has_a_picture_of_its_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
