// What a desk takes from its record when it opens, and lets go of when the record becomes
// another one.
#include "desk/desk_inside.h"

#include <stdlib.h>
#include <string.h>

static int setting_number(const Desk *desk, const char *key, int otherwise) {
    char *text = progress_text(desk->progress, key);
    int number = text ? atoi(text) : otherwise;
    free(text);
    return number;
}

void desk_take_settings(Desk *desk) {
    const DeskOptions *o = &desk->options;
    char *lang = progress_text(desk->progress, "lang");
    char *theme = progress_text(desk->progress, "theme");
    desk->lang = o->lang >= 0                  ? (Lang)o->lang
                 : lang && !strcmp(lang, "en") ? LANG_EN
                                               : LANG_JA;
    desk->theme = THEME_LIGHT;
    if (theme) theme_find(theme, &desk->theme);
    if (o->hall) desk->theme = THEME_PROJECTOR;
    if (o->theme >= 0) desk->theme = (Theme)o->theme;
    desk->text = o->text ? o->text : setting_number(desk, "text", TEXT_USUAL);
    if (desk->text < TEXT_LEAST || desk->text > TEXT_MOST) desk->text = TEXT_USUAL;
    int ruby = o->ruby >= 0 ? o->ruby : setting_number(desk, "furigana", RUBY_ON);
    desk->ruby = ruby >= 0 && ruby < RUBY_COUNT ? (Ruby)ruby : RUBY_ON;
    desk->grade = setting_number(desk, "grade", GRADE_LAST_OF_SCHOOL);
    if (desk->grade < 1 || desk->grade > GRADE_COMMON) desk->grade = GRADE_LAST_OF_SCHOOL;
    desk->wide = o->wide || setting_number(desk, "wide", 0);
    desk->order =
        setting_number(desk, "order", 0) == 1 ? ORDER_FIRST_LEFT : ORDER_FIRST_RIGHT;
    free(lang);
    free(theme);
}

void desk_leave_record(Desk *desk) {
    hand_cancel(&desk->hand);
    reviewing_end(desk);
    if (desk->studying) {
        desk->studying = false;
        study_close(&desk->study);
    }
    lab_end(desk);
    free(desk->prompt.recent);
    desk->prompt.recent = NULL;
}

void desk_enter_record(Desk *desk) {
    desk_take_settings(desk);
    desk_set_look(desk);
    lab_start(desk);
    if (desk->screen != SCREEN_LAB) desk->screen = SCREEN_LIBRARY;
    desk->before = SCREEN_LIBRARY;
    desk->dirty = true;
}
