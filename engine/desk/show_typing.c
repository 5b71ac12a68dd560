// A number that the presenter types: of an input, of hands, of a seed, of a page.
#include "desk/show_inside.h"

#include "circuit/expression.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SEED = 999999999 };

void show_type(Show *show, PresenterTyping what, int variable, const char *text) {
    show->typing = (ShowTyping){.what = what, .variable = variable};
    field_set(&show->typing.field, text);
    field_select_all(&show->typing.field);
    show_hush(show);
    show_see(show, (Spot){.kind = SPOT_SHOW, .a = SHOW_FIELD});
}

void show_type_end(Show *show) {
    if (!show->typing.what) return;
    show->typing = (ShowTyping){.what = TYPING_NOTHING};
    show_hush(show);
    show->dirty = true;
}

// --- taking it

static bool whole(const char *text, long most, long *number) {
    char *end;
    if (!text[0]) return false;
    *number = strtol(text, &end, 10);
    return !*end && *number >= 0 && *number <= most;
}

static bool take_input(Show *show) {
    Study *study = &show->desk->study;
    const Variable *about = &study_lesson(study)->variables[show->typing.variable];
    bool radians = !strcmp(text_in(&about->unit, LANG_EN), "rad");
    double number;
    Error err = {0};
    bool good = number_typed(show->typing.field.text, radians, &number, &err);
    if (good && number >= about->from - 1e-9 && number <= about->to + 1e-9) {
        study_set(study, show->typing.variable, number);
        show->desk->dirty = true;
        return true;
    }
    Lang lang = show->desk->lang;
    char *from = control_value(about, lang, about->from, true);
    char *to = control_value(about, lang, about->to, true);
    show_tell(show, "input.range", "%s\t%s", from, to);
    free(from);
    free(to);
    return false;
}

static bool take_hands(Show *show) {
    long count = 0;
    const char *text = show->typing.field.text;
    bool good = !text[0] || whole(text, MOST_HANDS, &count);
    if (good && text[0]) show_count_set(show, show->typing.variable, (double)count);
    if (!good) show_tell(show, "present.hands_range", "%d", MOST_HANDS);
    return good;
}

static bool take_seed(Show *show) {
    long seed;
    bool good = whole(show->typing.field.text, MOST_SEED, &seed) && seed >= 1;
    if (good)
        show_set_seed(show, (uint64_t)seed);
    else
        show_tell(show, "seed.number", " ");
    return good;
}

static bool take_page(Show *show) {
    long page;
    int pages = study_lesson(&show->desk->study)->page_count;
    bool good = whole(show->typing.field.text, pages, &page) && page >= 1;
    if (!good) {
        show_tell(show, "present.page_range", "%d", pages);
        return false;
    }
    show->sheet = PRESENTER_PLAIN;
    show_go(show, (ShowStep){(int)page - 1, 0});
    return true;
}

// The next option of the vote, where there is one; the first comes behind a −1.
static int option_behind(const Show *show, int variable) {
    const Vote *vote = show_vote(show);
    for (int i = 0; vote && i < vote->option_count; i++)
        if (vote->tallies[i] == variable) return i + 1;
    return MAX_OPTIONS;
}

static void take(Show *show, int by) {
    static bool (*const takers[])(Show *) = {[TYPING_INPUT] = take_input,
                                             [TYPING_HANDS] = take_hands,
                                             [TYPING_SEED] = take_seed,
                                             [TYPING_PAGE] = take_page};
    PresenterTyping what = show->typing.what;
    int variable = show->typing.variable;
    show->typing.wrong = !takers[what](show);
    show->dirty = true;
    if (show->typing.wrong) {
        field_select_all(&show->typing.field);
        return;
    }
    show_type_end(show);
    show_touch(show);
    if (what != TYPING_HANDS) return;
    int next = option_behind(show, variable) - 1 + by;
    if (next >= 0) show_hands(show, next);
}

// --- keys

// What may stand in a number that is typed: everything in that of an input ("pi/2").
static bool belongs(const Show *show, int key) {
    if (key >= '0' && key <= '9') return true;
    bool sign = key && key < 128 && strchr("+-*/.,()^", key);
    bool letter = key >= 'a' && key <= 'z';
    return show->typing.what == TYPING_INPUT && (sign || letter || key == ' ');
}

static void leave(Show *show) {
    if (show->typing.what == TYPING_PAGE) show->sheet = PRESENTER_PLAIN;
    show_type_end(show);
}

bool show_typing_key(Show *show, const Gesture *gesture) {
    ShowTyping *typing = &show->typing;
    if (!typing->what) return false;
    show->dirty = true;
    int key = gesture->key;
    bool hands = typing->what == TYPING_HANDS;
    if (key == KEY_ESCAPE) return leave(show), true;
    if (key == KEY_ENTER && !gesture->mods) return take(show, 1), true;
    if (hands && (key == KEY_TAB || key == KEY_DOWN || key == KEY_UP))
        return take(show, key == KEY_UP || gesture->mods & MOD_SHIFT ? -1 : 1), true;
    if (hands && (key == '+' || key == '-')) {
        show_count(show, typing->variable, key == '+' ? 1 : -1);
        return true;
    }
    bool plain = !(gesture->mods & (MOD_CTRL | MOD_ALT));
    bool changed;
    if (plain && belongs(show, key)) {
        typing->wrong = false;
        field_insert(&typing->field, (char[]){(char)key, 0});
        return true;
    }
    if (key == KEY_PAGE_UP || key == KEY_PAGE_DOWN) return false; // a clicker goes on
    return field_key(&typing->field, key, gesture->mods, &changed);
}
