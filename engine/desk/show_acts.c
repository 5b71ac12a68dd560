// What is pressed in the presenter's window, or meant by a key: one row an act.
#include "desk/show_inside.h"

#include <stdio.h>

typedef void ShowAction(Show *show, Spot spot);

static void next(Show *show, Spot spot) {
    (void)spot;
    show_walk(show, 1);
}

static void back(Show *show, Spot spot) {
    (void)spot;
    show_walk(show, -1);
}

static void first(Show *show, Spot spot) {
    (void)spot;
    show_go(show, (ShowStep){0, 0});
}

static void last(Show *show, Spot spot) {
    (void)spot;
    show_go(show, show_step_at(study_lesson(&show->desk->study), show->steps.count - 1));
}

static void page(Show *show, Spot spot) {
    show->sheet = PRESENTER_PLAIN;
    show->dirty = true;
    show_go(show, (ShowStep){spot.b, 0});
}

static void step(Show *show, Spot spot) {
    show->sheet = PRESENTER_PLAIN;
    show->dirty = true;
    show_go(show, show_step_at(study_lesson(&show->desk->study), spot.b));
}

static void again(Show *show, Spot spot) {
    (void)spot;
    if (study_failed(&show->desk->study))
        show_mend(show);
    else
        show_again(show);
}

// --- what the audience sees

static void blank(Show *show, CoverKind kind) {
    show_cover_blank(&show->cover, kind);
    show_touch(show);
}

static void black(Show *show, Spot spot) {
    (void)spot;
    blank(show, COVER_BLACK);
}

static void white(Show *show, Spot spot) {
    (void)spot;
    blank(show, COVER_WHITE);
}

// Ink is of the picture; what only points at it, or frames it, is not.
static void freeze(Show *show, Spot spot) {
    (void)spot;
    show_tool_left(show);
    show_lens_left(show, SHOW_AUDIENCE);
    show_tool_rest(show);
    const Scene *seen = show_marked(show, desk_scene(show->desk));
    show_cover_hold(&show->cover, seen, COVER_FROZEN);
    show_touch(show);
}

static void still(Show *show, Spot spot) {
    (void)spot;
    show_lens_left(show, SHOW_AUDIENCE);
    show_cover_hold(&show->cover, desk_scene(show->desk), COVER_STILL);
    show_touch(show);
}

static void live(Show *show, Spot spot) {
    (void)spot;
    show_cover_lift(&show->cover);
    show_touch(show);
}

// What predictions cover on the page is seen, or covered again; where nothing is covered,
// the page's next step tells.
static void reveal(Show *show, Spot spot) {
    (void)spot;
    Study *study = &show->desk->study;
    const Page *at = &study_lesson(study)->pages[study->page];
    bool any = false, open = true;
    for (int i = 0; i < at->block_count; i++)
        if (at->blocks[i].kind == BLOCK_DISPLAY && at->blocks[i].cover >= 0)
            any = true, open = open && study->answers[at->blocks[i].cover].shown;
    for (int i = 0; i < at->block_count; i++)
        if (at->blocks[i].kind == BLOCK_DISPLAY && at->blocks[i].cover >= 0)
            study->answers[at->blocks[i].cover].shown = !open;
    show->desk->dirty = true;
    if (!any && study_has_more(study))
        show_walk(show, 1);
    else if (!any)
        show_tell(show, "present.no_reveal", " ");
    show_touch(show);
}

static void lang(Show *show, Spot spot) {
    (void)spot;
    Desk *desk = show->desk;
    Lang to = desk->lang == LANG_JA ? LANG_EN : LANG_JA;
    desk_set_view(desk, desk->width, desk->height, desk->theme, to);
    show_hush(show);
    show_touch(show);
}

static void text(Show *show, Spot spot) {
    Desk *desk = show->desk;
    int to = spot.b ? text_step(desk->text, spot.b) : TEXT_USUAL;
    desk_set_text(desk, to, desk->wide);
    show_tell(show, "present.text", "%d", to);
    show_touch(show);
}

static void tool(Show *show, Spot spot) {
    if (spot.b < 0 || spot.b >= PRESENTER_TOOLS) return;
    if (spot.b || show->tools.held) show_tool_hold(show, (PresenterTool)spot.b);
}

static void ink(Show *show, Spot spot) {
    show_ink_act(show, (InkAct)spot.b);
}

static void spotlight(Show *show, Spot spot) {
    show_tool_size(show, spot.b);
}

// --- the presenter's own

static void hands(Show *show, Spot spot) {
    show_hands(show, spot.b);
}

static void count(Show *show, Spot spot) {
    show_count(show, spot.b, spot.c);
}

static int activity_here(const Show *show) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    ShowStep here = show_here(show);
    int found = -1;
    for (int i = 0; i < lesson->activity_count; i++) {
        const Activity *activity = &lesson->activities[i];
        if (activity->page == here.page && activity->step <= here.step) found = i;
    }
    return found;
}

static void timer(Show *show, Spot spot) {
    ShowTimer *now = &show->timer;
    int here = activity_here(show);
    if (here < 0) {
        show_tell(show, "present.no_activity", " ");
        return;
    }
    double seconds = study_lesson(&show->desk->study)->activities[here].seconds;
    bool anew = now->activity != here || now->left <= 0;
    if (spot.b == 1 || anew) {
        show_timer_start(now, here, seconds);
        now->running = spot.b != 1;
    } else {
        now->running = !now->running;
    }
    show_touch(show);
}

static void clock_act(Show *show, Spot spot) {
    ShowTimes *times = &show->times;
    if (spot.b == 1) {
        times->elapsed = times->since = 0;
        times->begun = times->paused = false;
        for (int i = 0; i < MAX_PAGES; i++)
            times->spent[i] = 0;
    } else if (!times->begun) {
        times->begun = true;
        times->paused = false;
    } else {
        times->paused = !times->paused;
    }
    show_touch(show);
}

static void notes(Show *show, Spot spot) {
    (void)spot;
    show->notes_hidden = !show->notes_hidden;
    show_touch(show);
}

static void notes_text(Show *show, Spot spot) {
    show->notes_text = text_step(show->notes_text, spot.b);
    show_touch(show);
}

static void seed(Show *show, Spot spot) {
    enum { DRAWN = 999 }; // small ones are easily said and typed again
    uint64_t now = show_seed(show);
    char typed[32];
    snprintf(typed, sizeof typed, "%llu", (unsigned long long)now);
    if (spot.b)
        show_type(show, TYPING_SEED, 0, typed);
    else
        show_set_seed(show, now % DRAWN + 1);
}

static void overview(Show *show, Spot spot) {
    (void)spot;
    show_open(show, PRESENTER_OVERVIEW);
}

static void number(Show *show, Spot spot) {
    (void)spot;
    show_open(show, PRESENTER_NUMBER);
}

static void keys(Show *show, Spot spot) {
    (void)spot;
    show_open(show, PRESENTER_KEYS);
}

static void quit(Show *show, Spot spot) {
    if (spot.b || show->sheet == PRESENTER_QUIT)
        show->quit = true;
    else
        show_open(show, PRESENTER_QUIT);
}

static void close_sheet(Show *show, Spot spot) {
    (void)spot;
    if (show->sheet) show_open(show, show->sheet);
}

static void swap(Show *show, Spot spot) {
    (void)spot;
    show->wish.swaps++;
}

static void screens(Show *show, Spot spot) {
    (void)spot;
    show->wish.screens++;
}

static void rehearse(Show *show, Spot spot) {
    (void)spot;
    show->rehearsal = !show->rehearsal;
    if (show->rehearsal) show_rehearse_votes(show);
    show_touch(show);
}

static void mend(Show *show, Spot spot) {
    (void)spot;
    show_mend(show);
}

static void zoom(Show *show, Spot spot) {
    show_lens_act(show, spot.b);
}

static void cut(Show *show, Spot spot) {
    show_cut_answer(show, spot.b == 1);
}

static void handout(Show *show, Spot spot) {
    if (spot.b)
        show_handout_ask(show, (HandoutKind)(spot.b - 1));
    else
        show_open(show, PRESENTER_HANDOUT);
}

static ShowAction *const actions[SHOW_ACTS] = {[SHOW_NEXT] = next,
                                               [SHOW_BACK] = back,
                                               [SHOW_FIRST] = first,
                                               [SHOW_LAST] = last,
                                               [SHOW_AGAIN] = again,
                                               [SHOW_PAGE] = page,
                                               [SHOW_STEP] = step,
                                               [SHOW_BLACK] = black,
                                               [SHOW_WHITE] = white,
                                               [SHOW_FREEZE] = freeze,
                                               [SHOW_STILL] = still,
                                               [SHOW_LIVE] = live,
                                               [SHOW_REVEAL] = reveal,
                                               [SHOW_HANDS] = hands,
                                               [SHOW_COUNT] = count,
                                               [SHOW_TIMER] = timer,
                                               [SHOW_CLOCK] = clock_act,
                                               [SHOW_NOTES] = notes,
                                               [SHOW_NOTES_TEXT] = notes_text,
                                               [SHOW_TEXT] = text,
                                               [SHOW_LANG] = lang,
                                               [SHOW_SEED] = seed,
                                               [SHOW_OVERVIEW] = overview,
                                               [SHOW_NUMBER] = number,
                                               [SHOW_KEYS] = keys,
                                               [SHOW_QUIT] = quit,
                                               [SHOW_CLOSE] = close_sheet,
                                               [SHOW_SWAP] = swap,
                                               [SHOW_SCREENS] = screens,
                                               [SHOW_REHEARSE] = rehearse,
                                               [SHOW_CUT] = cut,
                                               [SHOW_HANDOUT] = handout,
                                               [SHOW_MEND] = mend,
                                               [SHOW_TOOL] = tool,
                                               [SHOW_INK] = ink,
                                               [SHOW_SPOT] = spotlight,
                                               [SHOW_ZOOM] = zoom};

void show_act(Show *show, Spot spot) {
    if (spot.kind == SPOT_CLOSE) close_sheet(show, spot);
    if (spot.kind == SPOT_INPUT || spot.kind == SPOT_INPUT_FIELD)
        show_control_press(show, spot);
    if (spot.kind != SPOT_SHOW || spot.a < 0 || spot.a >= SHOW_ACTS) return;
    if (actions[spot.a]) actions[spot.a](show, spot);
}
