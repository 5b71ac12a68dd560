#include "learner/time_left.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { KEY = 128 };

static void key_of(const char *lesson, char out[KEY]) {
    snprintf(out, KEY, "left.%s", lesson);
}

// "page step minutes" for this place; -1 where it is of another, or not ours.
static int kept(const Progress *progress, const char *lesson, int page, int whole) {
    char key[KEY];
    key_of(lesson, key);
    char *text = progress_text(progress, key);
    int of_page, step, minutes = -1;
    bool good = text && sscanf(text, "%d %d %d", &of_page, &step, &minutes) == 3; // NOLINT
    free(text);
    good = good && of_page == page && step == progress_step(progress, lesson);
    return good && minutes >= 0 && minutes <= whole ? minutes : -1;
}

int time_left(const Progress *progress, const char *lesson, int whole) {
    int page, pages;
    if (whole <= 0 || !progress_place(progress, lesson, &page, &pages)) return 0;
    if (page < 0 || page >= pages) return 0;
    int minutes = kept(progress, lesson, page, whole);
    if (minutes >= 0) return minutes;
    return (int)fmax(1, round((double)whole * (pages - page) / pages));
}

bool time_left_keep(Progress *progress, const char *lesson, int minutes, Error *err) {
    int page, pages;
    char key[KEY], text[64];
    if (!progress_place(progress, lesson, &page, &pages)) return true;
    key_of(lesson, key);
    snprintf(text, sizeof text, "%d %d %d", page, progress_step(progress, lesson), minutes);
    return progress_set_text(progress, key, text, err);
}
