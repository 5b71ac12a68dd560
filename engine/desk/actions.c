// What each spot does when it is pressed, by mouse, finger or key: one row a kind.
#include "desk/aspects.h"
#include "desk/chance_actions.h"
#include "desk/desk_inside.h"

#include "base/mem.h"
#include "view/page_pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void Action(Desk *desk, Spot spot);

static void to_library(Desk *desk, Spot spot) {
    (void)spot;
    desk_go(desk, SCREEN_LIBRARY);
}

static void to_lesson(Desk *desk, Spot spot) {
    desk_begin(desk, spot.a, spot.b);
}

// The lab, and back to where it was entered from.
static void to_lab(Desk *desk, Spot spot) {
    (void)spot;
    desk_go(desk, desk->screen == SCREEN_LAB ? desk->before : SCREEN_LAB);
}

static void show_keys(Desk *desk, Spot spot) {
    (void)spot;
    hand_cancel(&desk->hand);
    desk_focus(desk, (Spot){0});
    desk->keys_open = !desk->keys_open;
    key_map_end(desk);
    desk->keys_scroll = 0;
    SpotKind to = desk->keys_open ? SPOT_CLOSE : SPOT_SEARCH_FIELD;
    if (desk->keys_open || desk->seek.open) desk_focus(desk, (Spot){.kind = to});
}

static void save_keys(Desk *desk, Spot spot) {
    (void)spot;
    key_map_save(desk);
}

static void close_top(Desk *desk, Spot spot) {
    (void)spot;
    if (desk->keys_open)
        show_keys(desk, spot);
    else if (desk->choices.open)
        choices_close(desk);
    else if (desk->card.term)
        desk_close_card(desk);
    else if (desk->seek.open)
        seek_close(desk);
    else if (desk->gate_card.open)
        gate_card_close(desk);
    else if (desk->gates.open)
        gates_close(desk);
    else if (desk->prompt.open)
        prompt_close(desk);
    else if (desk->enlarged.open)
        enlarged_close(desk);
    else if (desk->maker.open)
        maker_close(desk);
    else if (desk->screen == SCREEN_LAB)
        desk_go(desk, desk->before);
    else
        desk_go(desk, SCREEN_LIBRARY);
}

static void show_aspects(Desk *desk, Spot spot) {
    (void)spot;
    choices_open(desk, CHOICES_ASPECT, (Spot){.kind = SPOT_CLOSE});
}

static void show_print(Desk *desk, Spot spot) {
    (void)spot;
    print_open(desk);
}

static void set_extent(Desk *desk, Spot spot) {
    print_set(desk, spot.a > SET, desk->print.paper);
}

static void set_paper(Desk *desk, Spot spot) {
    print_set(desk, desk->print.whole, (PaperKind)(spot.a - SET));
}

static void begin_print(Desk *desk, Spot spot) {
    (void)spot;
    print_go(desk);
}

static void turn_to(Desk *desk, int page) {
    if (reviewing_turn(desk, page)) return;
    study_turn_to(&desk->study, page);
    desk_close_seed(desk);
    desk->card = (Card){0};
    desk_hush(desk);
}

static void page_back(Desk *desk, Spot spot) {
    (void)spot;
    if (desk->screen != SCREEN_LESSON || !study_lesson(&desk->study)) return;
    desk_focus(desk, (Spot){.kind = SPOT_BACK});
    turn_to(desk, desk->study.page - 1);
}

static void page_next(Desk *desk, Spot spot) {
    (void)spot;
    if (desk->screen != SCREEN_LESSON || !study_lesson(&desk->study)) return;
    const Lesson *lesson = study_lesson(&desk->study);
    desk_focus(desk, (Spot){.kind = SPOT_NEXT});
    if (desk->study.page + 1 < lesson->page_count) {
        turn_to(desk, desk->study.page + 1);
        return;
    }
    int open = study_finish(&desk->study);
    desk_go(desk, SCREEN_LIBRARY);
    if (open)
        desk_say(desk, "library.still_open", "%s\t%d", text_in(&lesson->title, desk->lang),
                 open);
}

static void page_go(Desk *desk, Spot spot) {
    turn_to(desk, spot.a);
}

// What is said below the exercise comes into sight, where it ends the page; the scene keeps
// the place in range.
static void look_below(Desk *desk, int exercise) {
    const Page *page = &study_lesson(&desk->study)->pages[desk->study.page];
    for (int i = page->block_count - 1; i >= 0; i--) {
        const Block *block = &page->blocks[i];
        if (block_is_picture(block)) continue;
        bool last = block->kind == BLOCK_EXERCISE && block->exercise == exercise;
        if (last || desk->reviewing.on) desk->study.text_scroll = 1e6;
        return;
    }
}

static void check(Desk *desk, Spot spot) {
    if (!desk_exercise(desk, spot.a) || reviewing_settled(desk)) return;
    study_check(&desk->study, spot.a);
    look_below(desk, spot.a);
}

static void hint(Desk *desk, Spot spot) {
    if (!desk_exercise(desk, spot.a)) return;
    study_hint(&desk->study, spot.a);
    look_below(desk, spot.a);
}

static void explain(Desk *desk, Spot spot) {
    if (!desk_exercise(desk, spot.a)) return;
    study_explain(&desk->study, spot.a);
    look_below(desk, spot.a);
}

static void choose(Desk *desk, Spot spot) {
    if (desk_exercise(desk, spot.a)) study_choose(&desk->study, spot.a, spot.b);
}

static void again(Desk *desk, Spot spot) {
    if (desk_exercise(desk, spot.a)) study_again(&desk->study, spot.a);
}

static void other_numbers(Desk *desk, Spot spot) {
    if (desk_exercise(desk, spot.a)) study_redraw(&desk->study, spot.a);
}

static void solve(Desk *desk, Spot spot) {
    if (desk_exercise(desk, spot.a) && study_solve(&desk->study, spot.a))
        desk_say(desk, "answer.solved", " ");
}

static void replay(Desk *desk, Spot spot) {
    if (desk_exercise(desk, spot.a)) study_replay(&desk->study, spot.a);
}

static void to_field(Desk *desk, Spot spot) {
    desk_focus(desk, spot);
}

static void new_seed(Desk *desk, Spot spot) {
    desk_new_seed(desk, spot.a);
}

static void to_seed(Desk *desk, Spot spot) {
    if (spot.b)
        to_field(desk, spot);
    else
        desk_open_seed(desk, spot.a);
}

static bool follow_lesson(Desk *desk, const char *id, Spot from) {
    (void)from;
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; k < desk->packs[i]->lesson_count; k++)
            if (!strcmp(desk->packs[i]->lessons[k].id, id))
                return desk_begin(desk, i, k), true;
    return false;
}

static bool follow_page(Desk *desk, const char *id, Spot from) {
    (void)from;
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    for (int i = 0; lesson && i < lesson->page_count; i++)
        if (!strcmp(lesson->pages[i].id, id)) return turn_to(desk, i), true;
    return false;
}

static void follow(Desk *desk, Spot spot) {
    static const struct {
        const char *scheme;
        bool (*to)(Desk *, const char *, Spot);
    } rows[] = {
        {"lesson:", follow_lesson}, {"page:", follow_page}, {"term:", desk_open_card}};
    const char *target = spot.target ? spot.target : "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].scheme);
        if (strncmp(target, rows[i].scheme, size) != 0) continue;
        if (rows[i].to(desk, target + size, spot)) return;
    }
    desk_say(desk, "desk.no_target_of_link", "%s", target);
}

static void look_behind(Desk *desk, Spot spot) {
    study_look_behind(&desk->study, spot.a);
}

static void go_on(Desk *desk, Spot spot) {
    (void)spot;
    if (desk->screen != SCREEN_LESSON || !study_go_on(&desk->study)) return;
    desk_hush(desk);
    desk->study.text_scroll = 1e6; // what came stands at the end
}

static void search(Desk *desk, Spot spot) {
    (void)spot;
    seek_open(desk);
}

static void all_gates(Desk *desk, Spot spot) {
    gates_open(desk, spot.a);
}

static void rewind_strip(Desk *desk, Spot spot) {
    (void)spot;
    rewind_open(desk);
}

static void replay_history(Desk *desk, Spot spot) {
    (void)spot;
    rewind_play(desk);
}

static void revision(Desk *desk, Spot spot) {
    rewind_go(desk, spot.a);
}

static void prompt(Desk *desk, Spot spot) {
    (void)spot;
    prompt_open(desk);
}

static void prompt_row(Desk *desk, Spot spot) {
    prompt_go(desk, spot.a);
}

static void found(Desk *desk, Spot spot) {
    seek_go(desk, spot.a);
}

static void reload(Desk *desk, Spot spot) {
    (void)spot;
    if (!desk->studying) return;
    hand_cancel(&desk->hand);
    study_reload(&desk->study);
    desk_say(desk, "desk.reloading", " ");
}

static void copy_place(Desk *desk, Spot spot) {
    (void)spot;
    workshop_copy(desk);
}

static void edit_place(Desk *desk, Spot spot) {
    (void)spot;
    workshop_edit(desk);
}

static void share(Desk *desk, Spot spot) {
    if (spot.a == SHARE_SHEET) sharing_open(desk, spot.b);
    if (spot.a == SHARE_FORM) sharing_set_form(desk, spot.b);
    if (spot.a == SHARE_INK) sharing_set_ink(desk, (Theme)spot.b);
    if (spot.a == SHARE_SAVE) sharing_save(desk);
    if (spot.a == SHARE_COPY) sharing_copy(desk);
}

static Action *const actions[SPOT_KINDS] = {
    [SPOT_LIBRARY] = to_library,
    [SPOT_LESSON] = to_lesson,
    [SPOT_LAB] = to_lab,
    [SPOT_KEYS] = show_keys,
    [SPOT_KEYS_PRINT] = save_keys,
    [SPOT_CLOSE] = close_top,
    [SPOT_LANG] = aspect_act_lang,
    [SPOT_THEME] = aspect_act_theme,
    [SPOT_RUBY] = aspect_act_ruby,
    [SPOT_GRADE] = aspect_act_grade,
    [SPOT_TEXT] = aspect_act_text,
    [SPOT_WIDE] = aspect_act_wide,
    [SPOT_ASPECT] = show_aspects,
    [SPOT_PRINT] = show_print,
    [SPOT_EXTENT] = set_extent,
    [SPOT_PAPER] = set_paper,
    [SPOT_PRINT_GO] = begin_print,
    [SPOT_PRESENT] = start_show_act,
    [SPOT_BACK] = page_back,
    [SPOT_NEXT] = page_next,
    [SPOT_PAGE] = page_go,
    [SPOT_CHECK] = check,
    [SPOT_HINT] = hint,
    [SPOT_EXPLAIN] = explain,
    [SPOT_OPTION] = choose,
    [SPOT_FIELD] = to_field,
    [SPOT_CODE_START] = coding_restart,
    [SPOT_PULSE] = coding_pulse,
    [SPOT_PALETTE] = circuit_act_place,
    [SPOT_MORE] = all_gates,
    [SPOT_GATE_FIELD] = to_field,
    [SPOT_CARD_FIELD] = to_field,
    [SPOT_CARD_ACT] = gate_card_act,
    [SPOT_CELL] = circuit_act_cell,
    [SPOT_STEP] = circuit_act_cell,
    [SPOT_SIZE] = circuit_act_cell,
    [SPOT_WIRE] = edits_choose_wire,
    [SPOT_STEPS] = edits_press,
    [SPOT_ANGLE] = to_field,
    [SPOT_UNDO] = circuit_act_undo,
    [SPOT_REDO] = circuit_act_redo,
    [SPOT_DELETE] = circuit_act_delete,
    [SPOT_CLEAR] = circuit_act_clear,
    [SPOT_WIRES] = circuit_act_wires,
    [SPOT_MOMENT] = time_act_moment,
    [SPOT_COLUMN] = time_act_column,
    [SPOT_STOP] = time_act_stop,
    [SPOT_PLAY] = time_act_play,
    [SPOT_START] = wire_act_start,
    [SPOT_WIRE_FIELD] = to_field,
    [SPOT_PARAMETER_FIELD] = to_field,
    [SPOT_CYCLE] = sliders_cycle,
    [SPOT_NOISE] = noise_act,
    [SPOT_COMPARE] = comparing_act,
    [SPOT_SEED] = new_seed,
    [SPOT_THROW] = chance_act_throw,
    [SPOT_HOLD] = chance_act_hold,
    [SPOT_BRANCH] = chance_act_branch,
    [SPOT_SEED_FIELD] = to_seed,
    [SPOT_LINK] = follow,
    [SPOT_BEHIND] = look_behind,
    [SPOT_INPUT] = inputs_press,
    [SPOT_INPUT_FIELD] = to_field,
    [SPOT_VOTE] = inputs_vote,
    [SPOT_CONTINUE] = go_on,
    [SPOT_RELOAD] = reload,
    [SPOT_COPY_PLACE] = copy_place,
    [SPOT_EDIT] = edit_place,
    [SPOT_TERM] = follow,
    [SPOT_SEARCH] = search,
    [SPOT_FOUND] = found,
    [SPOT_OWN] = own_act,
    [SPOT_OWN_OPEN] = own_open_chosen,
    [SPOT_GATE_CARD] = gate_card_chosen,
    [SPOT_OWN_FIELD] = to_field,
    [SPOT_HISTORY] = rewind_strip,
    [SPOT_HISTORY_PLAY] = replay_history,
    [SPOT_REVISION] = revision,
    [SPOT_PROMPT] = prompt,
    [SPOT_PROMPT_ROW] = prompt_row,
    [SPOT_PROMPT_FIELD] = to_field,
    [SPOT_SEARCH_FIELD] = to_field,
    [SPOT_STAGE] = desk_stage_press,
    [SPOT_MAP] = zoomed_act,
    [SPOT_MAP_ZOOM] = zoomed_act,
    [SPOT_STAGE_PLAY] = desk_stage_play,
    [SPOT_STAGE_SPEED] = desk_stage_faster,
    [SPOT_CARD] = answering_card,
    [SPOT_PLACE] = answering_place,
    [SPOT_AGAIN] = again,
    [SPOT_OTHER] = other_numbers,
    [SPOT_SOLUTION] = solve,
    [SPOT_DEMO] = replay,
    [SPOT_SHARE] = share,
    [SPOT_OPEN] = opening_act,
    [SPOT_RECORD] = record_act,
    [SPOT_LEARNER] = learners_act,
    [SPOT_LOAN] = loan_act,
    [SPOT_DISPLAY] = displays_act,
    [SPOT_BASIS] = lit_press,
    [SPOT_MEAN] = lit_press,
    [SPOT_ORDER] = aspect_act_order,
    [SPOT_INSPECTOR] = inspector_act,
    [SPOT_REVIEW] = reviewing_act,
};

void desk_act(Desk *desk, Spot spot) {
    desk->dirty = true;
    if (!actions[spot.kind]) return;
    marking_clear(desk); // texts may be others now
    actions[spot.kind](desk, spot);
}

// Why a disabled thing does not act. What has no row says its own name.
static const struct {
    SpotKind kind;
    int a; // for SPOT_WIRES
    const char *why;
} reasons[] = {
    {SPOT_UNDO, 0, "desk.no_undo"},           {SPOT_REDO, 0, "desk.no_redo"},
    {SPOT_CLEAR, 0, "desk.nothing_to_clear"}, {SPOT_WIRES, 1, "desk.most_wires"},
    {SPOT_WIRES, -1, "desk.least_wires"},     {SPOT_EXPLAIN, 0, "answer.explain_later"},
    {SPOT_CHECK, 0, "desk.checking"},         {SPOT_CODE_START, 0, "code.at_start"},
};

void desk_explain_disabled(Desk *desk, const SpotArea *area) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (reasons[i].kind != area->spot.kind) continue;
        if (area->spot.kind == SPOT_WIRES && reasons[i].a != area->spot.a) continue;
        desk_say(desk, reasons[i].why, "%d", DESK_QUBITS);
        desk->passing = true;
        return;
    }
    if (!area->name) return;
    desk_say(desk, "desk.plain", "%s", area->name);
    desk->passing = true;
}
