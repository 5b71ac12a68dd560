// Hands that are counted: an option's number is typed, or goes up and down by its buttons.
#include "desk/show_inside.h"

#include <math.h>
#include <stdio.h>

static bool is_before(const Vote *vote, ShowStep here) {
    return vote->page < here.page || (vote->page == here.page && vote->step <= here.step);
}

const Vote *show_vote(const Show *show) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    ShowStep here = show_here(show);
    const Vote *last = NULL;
    for (int i = 0; i < lesson->vote_count; i++)
        if (is_before(&lesson->votes[i], here)) last = &lesson->votes[i];
    return last;
}

bool show_votes_here(const Show *show) {
    const Vote *vote = show_vote(show);
    return vote && vote->page == show_here(show).page;
}

void show_hands(Show *show, int option) {
    const Vote *vote = show_vote(show);
    bool open = show->typing.what == TYPING_HANDS;
    if (option < 0 && open) {
        show_type_end(show);
        return;
    }
    if (!vote) {
        show_tell(show, "present.no_vote", " ");
        return;
    }
    if (option >= vote->option_count) {
        show_type_end(show);
        return;
    }
    int variable = vote->tallies[option < 0 ? 0 : option];
    char text[16];
    double count = live_number(show->desk->study.live, variable);
    snprintf(text, sizeof text, "%.0f", fmin(fmax(count, 0), MOST_HANDS));
    show_type(show, TYPING_HANDS, variable, count > 0 ? text : "");
}

void show_count_set(Show *show, int variable, double count) {
    study_set(&show->desk->study, variable, fmin(fmax(count, 0), MOST_HANDS));
    show->desk->dirty = true;
    show_touch(show);
}

void show_count(Show *show, int variable, int by) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    if (variable < 0 || variable >= lesson->variable_count) return;
    if (lesson->variables[variable].kind != VARIABLE_TALLY) return;
    show_type_end(show);
    double now = live_number(show->desk->study.live, variable);
    show_count_set(show, variable, now + by);
}

// A vote that nobody has counted yet is filled with what stands in for a hall.
void show_rehearse_votes(Show *show) {
    Study *study = &show->desk->study;
    const Vote *vote = show_vote(show);
    if (!vote || !vote->rehearsed) return;
    for (int i = 0; i < vote->option_count; i++)
        if (live_number(study->live, vote->tallies[i]) > 0) return;
    for (int i = 0; i < vote->option_count; i++)
        study_set(study, vote->tallies[i], vote->rehearse[i]);
    show->desk->dirty = true;
}
