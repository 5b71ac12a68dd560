// From step to step: what is left is kept, what is come to is as it was left.
#include "desk/show_inside.h"

#include "base/mem.h"

#include <stdlib.h>

ShowStep show_here(const Show *show) {
    const Study *study = &show->desk->study;
    return (ShowStep){study->page, study->steps[study->page]};
}

int show_number(const Show *show) {
    return show_step_number(study_lesson(&show->desk->study), show_here(show));
}

// Times of a rehearsal are kept page by page: whatever happens next loses nothing.
static void keep_times(Show *show) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    if (!show->rehearsal) return;
    for (int i = 0; i < lesson->page_count; i++)
        if (show->times.spent[i] > 0) show->times.rehearsed[i] = show->times.spent[i];
    Buffer key = {0};
    buffer_print(&key, "rehearsed %s", lesson->id);
    char *name = buffer_take(&key);
    char *text = show_times_text(show->times.rehearsed, lesson->page_count);
    Error err = {0};
    if (!progress_set_text(show->record, name, text, &err))
        show_tell(show, "present.unkept", " ");
    free(text);
    free(name);
}

void show_see_page(Show *show) {
    int before = show_here(show).page - 1; // one more stays in sight
    show->scroll[SCROLL_SCREEN] = before > 0 ? before * show->metrics.control : 0;
}

// The desk is told as by a hand that turns the page: what it held is put back.
static void turn(Show *show, ShowStep to) {
    Desk *desk = show->desk;
    inputs_cancel(desk);
    hand_cancel(&desk->hand);
    if (to.page != desk->study.page) {
        study_turn_to(&desk->study, to.page);
        show->times.since = 0;
        for (int i = 0; i < SHOW_SCROLLS; i++)
            show->scroll[i] = 0;
    }
    desk->study.steps[to.page] = to.step;
    desk->card = (Card){0};
    desk_close_seed(desk);
    desk_focus(desk, (Spot){0});
    desk_hush(desk);
    show->scroll[SCROLL_TEXT] = 0;
    show_see_page(show);
}

void show_arrive(Show *show) {
    if (show->rehearsal) show_rehearse_votes(show);
    step_state_end(&show->entered);
    show->entered = step_state_now(&show->desk->study);
    if (show->cover.held == COVER_STILL) show_cover_lift(&show->cover);
    if (show->focus.kind != SPOT_SHOW) show->focus = (Spot){0};
    show_touch(show);
}

void show_go(Show *show, ShowStep to) {
    Study *study = &show->desk->study;
    const Lesson *lesson = study_lesson(study);
    int from = show_number(show), number = show_step_number(lesson, to);
    to = show_step_at(lesson, number);
    show_tool_rest(show);
    show_type_end(show);
    show_hush(show);
    if (number == from) return;
    show_steps_leave(&show->steps, study, from);
    if (to.page != study->page) keep_times(show);
    show_lens_leave(show);
    turn(show, to);
    show_steps_enter(&show->steps, study, number);
    show->times.begun = true;
    show->sheet = PRESENTER_PLAIN;
    show_arrive(show);
}

void show_walk(Show *show, int by) {
    int number = show_number(show) + by;
    show_type_end(show);
    if (number < 0)
        show_tell(show, "present.at_first", " ");
    else if (number >= show->steps.count)
        show_tell(show, "present.at_last", " ");
    else
        show_go(show, show_step_at(study_lesson(&show->desk->study), number));
}

void show_again(Show *show) {
    Study *study = &show->desk->study;
    if (show->entered.kept) step_state_put(&show->entered, study);
    show->desk->dirty = true;
    show_tell(show, "present.again_done", " ");
    show_touch(show);
}
