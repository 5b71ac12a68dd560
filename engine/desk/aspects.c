#include "desk/aspects.h"

#include "desk/desk_inside.h"

#include <stdio.h>

static void keep_number(Desk *desk, const char *key, int number) {
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    desk_set_setting(desk, key, text);
}

// What a spot asks for among `count`: the one it names, or the one after `now`.
static int asked(Spot spot, int now, int count) {
    int to = spot.a >= SET ? spot.a - SET : now + 1;
    return to % count;
}

void aspect_act_lang(Desk *desk, Spot spot) {
    desk->lang = (Lang)asked(spot, (int)desk->lang, LANG_COUNT);
    desk_hush(desk);
    desk_set_setting(desk, "lang", lang_name(desk->lang));
    desk_set_look(desk);
}

void aspect_act_theme(Desk *desk, Spot spot) {
    desk->theme = (Theme)asked(spot, (int)desk->theme, THEME_COUNT);
    desk_set_setting(desk, "theme", theme_name(desk->theme));
    desk_set_look(desk);
}

static void keep_ruby(Desk *desk) {
    keep_number(desk, "furigana", (int)desk->ruby);
    keep_number(desk, "grade", desk->grade);
}

// The next grade after those of school is the last one of all.
void aspect_act_ruby(Desk *desk, Spot spot) {
    bool grade = spot.a == NEXT_GRADE;
    if (grade)
        desk->grade = desk->grade >= GRADE_COMMON           ? 1
                      : desk->grade == GRADE_LAST_OF_SCHOOL ? GRADE_COMMON
                                                            : desk->grade + 1;
    desk->ruby = grade ? RUBY_GRADE : (Ruby)asked(spot, (int)desk->ruby, RUBY_COUNT);
    keep_ruby(desk);
}

void aspect_act_grade(Desk *desk, Spot spot) {
    desk->grade = spot.a - SET;
    desk->ruby = RUBY_GRADE;
    keep_ruby(desk);
}

void aspect_act_text(Desk *desk, Spot spot) {
    desk->text = spot.a == TEXT_BACK ? TEXT_USUAL : text_step(desk->text, spot.a);
    keep_number(desk, "text", desk->text);
    desk_set_look(desk);
}

void aspect_act_wide(Desk *desk, Spot spot) {
    desk->wide = asked(spot, desk->wide, 2);
    keep_number(desk, "wide", desk->wide);
}

// A course may say the order itself.
void aspect_act_order(Desk *desk, Spot spot) {
    BitOrder to = (BitOrder)asked(spot, (int)desk->order, 2);
    BitOrder shown = desk_order(desk);
    bool fixed = shown != desk->order;
    desk->order = to;
    keep_number(desk, "order", (int)to);
    if (!fixed) fixed = desk_order(desk) != to;
    bool left = to == ORDER_FIRST_LEFT;
    desk_say(desk, fixed ? "order.fixed" : left ? "order.left" : "order.right", " ");
}
