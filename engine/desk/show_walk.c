// From step to step: what is left is kept, what is come to is as it was left.
#include "desk/show_inside.h"

ShowStep show_here(const Show *show) {
    const Study *study = &show->desk->study;
    return (ShowStep){study->page, study->steps[study->page]};
}

// The desk is told as by a hand that turns the page: what it held is put back.
static void turn(Desk *desk, ShowStep to) {
    hand_cancel(&desk->hand);
    if (to.page != desk->study.page) study_turn_to(&desk->study, to.page);
    desk->study.steps[to.page] = to.step;
    desk->card = (Card){0};
    desk_close_seed(desk);
    desk_focus(desk, (Spot){0});
    desk_hush(desk);
}

void show_go(Show *show, ShowStep to) {
    Desk *desk = show->desk;
    const Lesson *lesson = study_lesson(&desk->study);
    int from = show_step_number(lesson, show_here(show));
    int number = show_step_number(lesson, to);
    to = show_step_at(lesson, number);
    if (number == from) return;
    show_steps_leave(&show->steps, &desk->study, from);
    turn(desk, to);
    show_steps_enter(&show->steps, &desk->study, number);
    show->number++;
    show->dirty = true;
}

void show_walk(Show *show, int by) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    int number = show_step_number(lesson, show_here(show)) + by;
    if (number < 0 || number >= show->steps.count) return;
    show_go(show, show_step_at(lesson, number));
}
