// What lies over the presenter's window: all pages, a page's number, the keys, and the
// question whether the show is over.
#include "desk/show_inside.h"

#include <math.h>

void show_open(Show *show, PresenterSheet sheet) {
    bool open = show->sheet == sheet;
    show_type_end(show);
    PresenterSheet under = show->cut.state ? PRESENTER_CUT : PRESENTER_PLAIN;
    show->sheet = open ? under : sheet;
    show->chosen = show_number(show);
    show->focus = (Spot){0};
    show->scroll[SCROLL_SCREEN] = show->scroll[SCROLL_KEYS] = 0;
    if (!show->sheet) show_see_page(show);
    if (show->sheet == PRESENTER_NUMBER) show_type(show, TYPING_PAGE, 0, "");
    show->dirty = true;
}

// --- the overview

// Where the pages of the overview stand, to go up and down.
static int page_beside(const Show *show, int page, int across, int down) {
    if (!down) return page + across;
    const Scene *scene = show_scene((Show *)show, SHOW_PRESENTER);
    Spot spot = {.kind = SPOT_SHOW, .a = SHOW_PAGE, .b = page, .c = 1};
    Rect from, to;
    if (!scene_whole(scene, spot, &from)) return page;
    int pages = study_lesson(&show->desk->study)->page_count;
    for (int i = page + down; i >= 0 && i < pages; i += down) {
        spot.b = i;
        if (scene_whole(scene, spot, &to) && fabs(to.x - from.x) < 1) return i;
    }
    return page;
}

static void choose(Show *show, int number) {
    if (number < 0 || number >= show->steps.count) return;
    show->chosen = number;
    show->dirty = true;
    const Lesson *lesson = study_lesson(&show->desk->study);
    int page = show_step_at(lesson, number).page, which;
    double offset;
    Spot spot = {.kind = SPOT_SHOW, .a = SHOW_PAGE, .b = page, .c = 1};
    if (scene_reveal(show_scene(show, SHOW_PRESENTER), spot, &which, &offset))
        show->scroll[SCROLL_SCREEN] = offset;
    show->dirty = true;
}

static void choose_page(Show *show, int across, int down) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    int page = show_step_at(lesson, show->chosen).page;
    page = page_beside(show, page, across, down);
    if (page < 0 || page >= lesson->page_count) return;
    choose(show, show_step_number(lesson, (ShowStep){page, 0}));
}

static bool overview_key(Show *show, const Gesture *gesture) {
    static const struct {
        int key, across, down, step;
    } rows[] = {{KEY_LEFT, -1, 0, 0},      {KEY_RIGHT, 1, 0, 0},
                {KEY_UP, 0, -1, 0},        {KEY_DOWN, 0, 1, 0},
                {KEY_PAGE_UP, 0, 0, -1},   {KEY_PAGE_DOWN, 0, 0, 1},
                {KEY_HOME, 0, 0, -100000}, {KEY_END, 0, 0, 100000}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].key != gesture->key) continue;
        int to = show->chosen + rows[i].step, last = show->steps.count - 1;
        if (rows[i].step)
            choose(show, to < 0 ? 0 : to > last ? last : to);
        else
            choose_page(show, rows[i].across, rows[i].down);
        return true;
    }
    if (gesture->key != KEY_ENTER && gesture->key != ' ') return false;
    int to = show->chosen;
    show_open(show, PRESENTER_OVERVIEW);
    show_go(show, show_step_at(study_lesson(&show->desk->study), to));
    return true;
}

// --- all of them

// Enter, which clickers send, is the safe answer; Ctrl+Q once more the other.
static bool quit_key(Show *show, const Gesture *gesture) {
    if (gesture->key != KEY_ENTER || show->focus.kind) return false;
    show_open(show, PRESENTER_QUIT);
    return true;
}

// A key that is not the sheet's does what it does elsewhere: a clicker goes on with the
// show.
bool show_sheet_key(Show *show, const Gesture *gesture) {
    if (show->sheet == PRESENTER_PLAIN) return false;
    if (gesture->key == KEY_ESCAPE) {
        show_open(show, show->sheet);
        return true;
    }
    if (show->sheet == PRESENTER_OVERVIEW && overview_key(show, gesture)) return true;
    if (show->sheet == PRESENTER_HANDOUT) return show_handout_key(show, gesture);
    if (show->sheet == PRESENTER_QUIT) return quit_key(show, gesture);
    return false;
}

// Only what the keys do that show_keys.c has.
KeysModel show_keys_model(void) {
    static const KeyLine lines[] = {
        {"present.keys_walk", "→ Space PageDown Enter", "present.key_next"},
        {"present.keys_walk", "← PageUp Backspace", "present.key_back"},
        {"present.keys_walk", "Home End", "present.key_ends"},
        {"present.keys_walk", "G", "present.key_number"},
        {"present.keys_walk", "Tab", "present.key_overview"},
        {"present.keys_walk", "R", "present.key_again"},
        {"present.keys_hall", "B .", "present.key_black"},
        {"present.keys_hall", "W", "present.key_white"},
        {"present.keys_hall", "F", "present.key_freeze"},
        {"present.keys_hall", "K", "present.key_still"},
        {"present.keys_hall", "V", "present.key_reveal"},
        {"present.keys_hall", "Z", "present.key_zoom"},
        {"present.keys_hall", "Ctrl++ Ctrl+-", "present.key_zoom_by"},
        {"present.keys_hall", "Ctrl+← Ctrl+→", "present.key_zoom_move"},
        {"present.keys_hall", "+ -", "present.key_text"},
        {"present.keys_hall", "L F2", "present.key_lang"},
        {"present.keys_hall", "S F12", "present.key_swap"},
        {"present.keys_hall", "Esc", "present.key_escape"},
        {"present.keys_tools", "1", "present.key_pointer"},
        {"present.keys_tools", "2 Shift+[ Shift+]", "present.key_spotlight"},
        {"present.keys_tools", "3", "present.key_pen"},
        {"present.keys_tools", "4", "present.key_highlighter"},
        {"present.keys_tools", "E", "present.key_eraser"},
        {"present.keys_tools", "Ctrl+Z Ctrl+Y", "present.key_undo"},
        {"present.keys_tools", "C", "present.key_clear"},
        {"present.keys_tools", "0 Esc", "present.key_hand"},
        {"present.keys_you", "H", "present.key_hands"},
        {"present.keys_you", "T Shift+T", "present.key_timer"},
        {"present.keys_you", "P", "present.key_clock"},
        {"present.keys_you", "N", "present.key_notes"},
        {"present.keys_you", "[ ]", "present.key_notes_text"},
        {"present.keys_you", "Shift+PageUp Shift+PageDown", "present.key_notes_scroll"},
        {"present.keys_you", "↑ ↓", "present.key_focus"},
        {"present.keys_you", "Shift+← Shift+→", "present.key_turn"},
        {"present.keys_you", "Shift+Enter", "present.key_press"},
        {"present.keys_you", "Ctrl+P", "present.key_handout"},
        {"present.keys_you", "Ctrl+Q", "present.key_quit"},
    };
    int count = (int)(sizeof lines / sizeof *lines);
    return (KeysModel){.lines = lines, .count = count, .plain = true};
}
