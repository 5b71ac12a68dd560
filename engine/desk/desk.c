#include "desk/chance_actions.h"
#include "desk/desk_inside.h"
#include "desk/naming.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/holdings.h"
#include "view/pack_formulas.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BUSY_MS = 300 }; // how long a check may take before the page says so

void desk_hush(Desk *desk) {
    free(desk->status);
    desk->status = NULL;
    desk->refused = false;
    desk->passing = false;
    desk->told++;
    desk->dirty = true;
}

void desk_say(Desk *desk, const char *key, const char *format, ...) {
    Buffer args = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&args, format, list);
    va_end(list);
    desk_hush(desk);
    desk->status = naming_say(desk, key, args.data ? args.data : "");
    buffer_clear(&args);
}

void desk_refuse(Desk *desk, const Error *err) {
    desk_hush(desk);
    if (!err->key[0]) return;
    desk->status = naming_say(desk, err->key, err->args);
    desk->refused = true;
}

void desk_wrote(Desk *desk, bool good, const Error *err) {
    if (desk->unkept.key[0]) return; // the library says that nothing is kept
    if (!good && !desk->unwritable) desk_refuse(desk, err);
    if (good == desk->unwritable) desk->dirty = true;
    desk->unwritable = !good;
}

void desk_set_look(Desk *desk) {
    desk->metrics = desk->options.hall
                        ? metrics_hall(desk->width, desk->height, desk->theme, desk->text)
                        : metrics_for(desk->width, desk->height, desk->theme, desk->text);
    desk->hall.planned = false;
    desk->dirty = true;
}

Desk *desk_create(DeskOptions options, Error *err) {
    Progress *progress =
        options.profile ? progress_open(options.profile, err) : progress_open_memory();
    if (!progress) return NULL;
    Desk *desk = mem_new(sizeof *desk);
    desk->options = options;
    desk->progress = progress;
    if (options.unkept) desk->unkept = *options.unkept;
    desk->options.unkept = NULL; // the caller's
    desk->unwritable = options.unkept != NULL;
    desk->width = options.width;
    desk->height = options.height;
    desk->cache = view_cache_create(options.fonts);
    desk->jail = places_jail(options.places);
    start_show_begin(desk, &options);
    desk->kanji = file_join(options.places->assets, "kanji.txt");
    const char *documents = options.places->documents;
    desk->documents = mem_text(documents ? documents : ".");
    desk->options.places = NULL; // the caller's
    desk_take_settings(desk);
    desk_set_look(desk);
    packs_open(desk, options.places->lessons);
    char *terms = file_join(options.places->assets, "glossary.tsv");
    desk->terms = (Terms){.read = true, .glossary = glossary_open(terms, NULL)};
    free(terms);
    lab_start(desk);
    desk->turn_when_read = -1;
    learners_start(desk);
    return desk;
}

void desk_destroy(Desk *desk) {
    if (!desk) return;
    hand_cancel(&desk->hand);
    gates_leave(desk);
    seek_end(desk);
    prompt_end(desk);
    key_map_end(desk);
    making_end(desk);
    sharing_end(desk);
    opening_end(desk);
    unwrap_end(desk);
    lab_save(desk);
    reviewing_end(desk);
    if (desk->studying) study_close(&desk->study);
    inspector_end(desk);
    lab_end(desk);
    terms_close(&desk->terms);
    for (int i = 0; i < MAX_PACKS; i++)
        terms_close(&desk->pack_terms[i]);
    for (int i = 0; i < desk->pack_count; i++)
        pack_close(desk->packs[i]);
    if (desk->shown != desk->scene) scene_destroy(desk->shown);
    scene_destroy(desk->scene);
    view_cache_destroy(desk->cache);
    progress_close(desk->progress);
    record_end(desk);
    learners_end(desk);
    free(desk->status);
    free(desk->clipboard);
    clip_end(&desk->clip);
    free(desk->opened);
    free(desk->edit_file);
    start_show_end(desk);
    kept_page_forget(desk);
    free(desk->jail);
    free(desk->kanji);
    free(desk->documents);
    free(desk);
}

void desk_go(Desk *desk, Screen screen) {
    unwrap_end(desk);
    inputs_cancel(desk);
    hand_cancel(&desk->hand);
    choices_close(desk);
    seek_close(desk);
    gate_card_forget(desk);
    desk->maker.open = false;
    gates_close(desk);
    desk->enlarged.open = false;
    desk->lit = (Lit){.pinned = {SPOT_NONE}};
    marking_clear(desk);
    if (screen == SCREEN_LIBRARY || screen == SCREEN_REVIEW) reviewing_end(desk);
    if (screen == SCREEN_LAB && desk->screen != SCREEN_LAB) desk->before = desk->screen;
    bool lesson = screen == SCREEN_LESSON || screen == SCREEN_ERROR;
    if (lesson && !desk->studying)
        screen = SCREEN_LIBRARY;
    else if (lesson)
        screen = study_failed(&desk->study) ? SCREEN_ERROR : SCREEN_LESSON;
    if (screen == SCREEN_ERROR) desk->kept.print = 0; // the page may look another way now
    desk_hush(desk);
    desk->card = (Card){0};
    desk->maker.open = false;
    desk_focus(desk, (Spot){0});
    desk->focus_place = 0;
    desk->screen = screen;
    if (screen == SCREEN_LIBRARY) progress_copy_daily(desk->progress, (int64_t)time(NULL));
    desk->keys_open = false;
    desk_show_angle(desk);
}

// The lesson that is open goes on as it was left; one that failed is read again.
static bool resume(Desk *desk, int pack, int lesson) {
    Study *study = &desk->study;
    if (!desk->studying || desk->study_pack != pack || study->options.lesson != lesson)
        return false;
    if (study_failed(study)) study_reload(study);
    desk_go(desk, SCREEN_LESSON);
    return true;
}

void desk_study(Desk *desk, int pack, StudyOptions how) {
    hand_cancel(&desk->hand);
    if (desk->studying) study_close(&desk->study);
    // Where a command is wrong its formulas show it, and kyubi check says why.
    if (desk->options.fonts)
        pack_formulas_use(desk->options.fonts, desk->packs[pack], NULL);
    how.jail = desk->jail;
    how.pack = desk->packs[pack];
    if (!how.progress) how.progress = desk->progress;
    if (!how.seed) how.seed = desk->options.seed ? desk->options.seed : 1;
    how.still = desk->options.still;
    how.hall = desk->options.hall;
    how.log = inspector_log(desk, pack);
    how.worker = desk->options.worker;
    study_open(&desk->study, how);
    desk->studying = true;
    desk->turn_when_read = -1;
    desk->loads = 0;
    desk->loan = (Loan){.out = false};
    desk->study_pack = pack;
    desk_go(desk, SCREEN_LESSON);
}

void desk_begin(Desk *desk, int pack, int lesson) {
    const PackLesson *row = &desk->packs[pack]->lessons[lesson];
    if (!row->file) {
        desk_say(desk, "library.planned_name", "%s %s", row->map,
                 text_in(&row->title, desk->lang));
        return;
    }
    reviewing_end(desk);
    if (resume(desk, pack, lesson)) return;
    if (desk->packs[pack]->files && pack_files_hash(desk->packs[pack]->files)) {
        unwrap_pack(desk, pack, lesson); // and begins it when it is there
        return;
    }
    desk_study(desk, pack, (StudyOptions){.lesson = lesson});
}

BitOrder desk_order(const Desk *desk) {
    bool lesson = desk->screen == SCREEN_LESSON && desk->studying;
    PackOrder own = lesson ? desk->study.options.pack->order : PACK_ORDER_FREE;
    if (own == PACK_ORDER_FREE) return desk->order;
    return own == PACK_ORDER_LEFT ? ORDER_FIRST_LEFT : ORDER_FIRST_RIGHT;
}

static const Page *shown_page(const Desk *desk) {
    bool there = desk->screen == SCREEN_LESSON && desk->studying;
    const Lesson *lesson = there ? study_lesson(&desk->study) : NULL;
    return lesson ? &lesson->pages[desk->study.page] : NULL;
}

bool desk_covered(const Desk *desk) {
    return desk->enlarged.open || desk_covered_but_enlarged(desk);
}

bool desk_covered_but_enlarged(const Desk *desk) {
    return desk->keys_open || desk->choices.open || desk->card.term || desk->seek.open ||
           desk->prompt.open || desk->maker.open || desk->gates.open ||
           desk->gate_card.open;
}

bool desk_on_page(const Desk *desk, int source) {
    const Page *page = shown_page(desk);
    for (int i = 0; page && i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool shows = block->kind == BLOCK_SOURCE || block->kind == BLOCK_DISPLAY;
        if (shows && block->source == source && study_shows(&desk->study, block))
            return true;
    }
    return false;
}

Workpiece *desk_piece(Desk *desk, int source) {
    if (source < 0) return desk->screen == SCREEN_LAB ? &desk->lab.piece : NULL;
    return desk_on_page(desk, source) ? &desk->study.pieces[source] : NULL;
}

// The circuit that has the focus, else the first that can be edited.
Workpiece *desk_editable(Desk *desk) {
    if (desk->screen == SCREEN_LAB) return &desk->lab.piece;
    const Page *page = shown_page(desk);
    Workpiece *first = NULL;
    for (int i = 0; page && i < page->block_count; i++) {
        if (page->blocks[i].kind != BLOCK_SOURCE) continue;
        if (!study_shows(&desk->study, &page->blocks[i])) continue;
        Workpiece *piece = &desk->study.pieces[page->blocks[i].source];
        if (piece->arrow || !piece->editable) continue;
        if (desk_focus_in(desk, piece)) return piece;
        if (!first) first = piece;
    }
    return first;
}

// The one that has the focus; else the page's only one, where no circuit wants the keys.
Workpiece *desk_arrow(Desk *desk) {
    const Page *page = shown_page(desk);
    if (!page) return NULL;
    const Lesson *lesson = study_lesson(&desk->study);
    Workpiece *only = NULL;
    int count = 0;
    for (int i = 0; i < lesson->source_count; i++) {
        Workpiece *piece = &desk->study.pieces[i];
        if (!piece->arrow || !piece->editable || !desk_on_page(desk, i)) continue;
        if (desk->focus.kind == SPOT_ARROW && desk->focus.a == i) return piece;
        only = piece;
        count++;
    }
    return count == 1 && !desk_editable(desk) ? only : NULL;
}

void desk_changed(Desk *desk, Workpiece *piece) {
    desk->dirty = true;
    desk->input_last = false;
    if (piece->index >= 0)
        study_touched(&desk->study, piece->index);
    else
        desk->lab.unsaved = true;
    desk_show_angle(desk);
}

// What the study could not write.
static void take_trouble(Desk *desk) {
    Study *study = &desk->study;
    if (study->trouble.key[0])
        desk_wrote(desk, false, &study->trouble);
    else if (study->wrote)
        desk_wrote(desk, true, NULL);
    study->trouble = (Error){0};
    study->wrote = false;
}

// The page that was asked for before the lesson was there.
static void meet_page(Desk *desk) {
    if (desk->turn_when_read >= 0) study_turn_to(&desk->study, desk->turn_when_read);
    desk->turn_when_read = -1;
    desk->dirty = true;
    found_show(desk);
}

// Pieces and answers are others now: what the hand held and what had the focus is gone.
static void meet_anew(Desk *desk) {
    marking_clear(desk);
    if (desk->hand.piece != &desk->lab.piece) desk->hand = (Hand){0};
    if (desk->seed.source >= 0) desk->seed.open = false;
    desk->input = (InputField){.open = false};
    desk->sliders = (Sliders){.held = false};
    desk->wire_field = (WireField){.open = false};
    desk->card = (Card){0};
    gate_card_forget(desk);
    gates_leave(desk);
    bool panel = desk->focus.kind == SPOT_INSPECTOR; // the author goes on there
    if (desk->screen == SCREEN_LESSON && !panel) desk->focus = (Spot){0};
    desk->loads = desk->study.loads;
    meet_page(desk);
    reviewing_meet(desk);
}

void desk_turn_when_read(Desk *desk, int page) {
    if (unwrap_turn(desk, page)) return;
    desk->turn_when_read = page;
    if (desk->studying && study_lesson(&desk->study)) meet_page(desk);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// What a function of the lesson failed over is said; the page goes on with what it had.
static void take_mistake(Desk *desk) {
    Study *study = &desk->study;
    if (!study->mistake.key[0]) return;
    progress_fault(desk->progress, &study->mistake, (int64_t)time(NULL));
    char *line = words_error_line(desk->options.words, desk->lang, &study->mistake);
    desk_say(desk, "desk.plain", "%s", line);
    desk->refused = true;
    free(line);
    study->mistake = (Error){0};
}

// A failed lesson shows its card, one that can be read again its page.
static void turn_to_card_or_page(Desk *desk) {
    bool failed = study_failed(&desk->study);
    if (desk->options.hall && study_lesson(&desk->study)) return; // a hall sees no card
    if (desk->screen == (failed ? SCREEN_LESSON : SCREEN_ERROR))
        desk_go(desk, SCREEN_LESSON);
}

// The stages are drawn on the page that is shown then, not on the card that it replaces.
static void poll_study(Desk *desk) {
    Study *study = &desk->study;
    if (desk->screen == SCREEN_LESSON) study_advance(study, seconds());
    bool changed = study_poll(study);
    bool anew = study->loads != desk->loads;
    if (anew) meet_anew(desk);
    if (changed) onward_meet(desk);
    if (changed) turn_to_card_or_page(desk);
    if (desk_poll_stages(desk)) desk->dirty = true;
    if (changed) turn_to_card_or_page(desk); // also over what came while stages were drawn
    bool busy = study->asked >= 0 && visit_waiting(study->visit) > BUSY_MS;
    if (changed || busy != desk->busy_shown) desk->dirty = true;
    desk->busy_shown = busy;
    if (anew && desk->loads == 1) packs_tell_lack(desk, study->options.pack);
    if (anew && desk->loads > 1) desk_say(desk, "desk.reloaded", " ");
    take_trouble(desk);
    take_mistake(desk);
    reviewing_poll(desk);
}

static bool receive(Desk *desk, const Finished *finished) {
    bool received = workpiece_receive(&desk->lab.piece, finished);
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    for (int i = 0; !received && lesson && i < lesson->source_count; i++)
        received = workpiece_receive(&desk->study.pieces[i], finished);
    return received;
}

// A large circuit that was worked out meanwhile; one that nobody waits for any more goes.
static void poll_worker(Desk *desk) {
    Finished finished;
    if (!desk->options.worker || !worker_collect(desk->options.worker, &finished)) return;
    bool received = receive(desk, &finished);
    if (!received) run_destroy(finished.run);
    if (received && !finished.run) desk_refuse(desk, &finished.err);
    desk->dirty = desk->dirty || received;
}

// The lab is written when nothing else is to do, so that no gesture waits for the disk.
void desk_poll(Desk *desk) {
    if (desk->studying) poll_study(desk);
    seek_poll(desk);
    making_poll(desk);
    unwrap_poll(desk);
    poll_worker(desk);
    desk_poll_time(desk, desk_now());
    chance_poll(desk, desk_now());
    rewind_poll(desk);
    workshop_poll(desk);
    inspector_poll(desk);
    if (sliders_poll(desk, desk_now())) desk->dirty = true;
    if (!desk->fed && !hand_holds(&desk->hand)) lab_save(desk);
    desk->fed = false;
}

bool desk_busy(const Desk *desk) {
    if (desk->lab.unsaved && !hand_holds(&desk->hand)) return true;
    if (desk->options.worker && worker_busy(desk->options.worker)) return true;
    if (seek_busy(desk) || making_busy(desk) || unwrap_busy(desk)) return true;
    const Study *study = &desk->study;
    if (shown_page(desk) && stages_busy(&study->stages, study->visit)) return true;
    return desk->studying && study_busy(study);
}

void desk_wait(Desk *desk) {
    desk_poll(desk);
    while (desk_busy(desk)) {
        poll(NULL, 0, 1);
        desk_poll(desk);
    }
    desk_poll(desk);
}

const Scene *desk_scene(Desk *desk) {
    if (desk->scene && !desk->dirty) return desk->scene;
    if (desk->scene != desk->shown) scene_destroy(desk->scene);
    desk->scene = desk_build(desk);
    desk->builds++;
    desk->dirty = false;
    return desk->scene;
}

int desk_damage(Desk *desk, Rect *rects, int most) {
    const Scene *now = desk_scene(desk);
    if (now == desk->shown) return 0;
    int count = scene_damage(desk->shown, now, rects, most);
    scene_destroy(desk->shown);
    desk->shown = desk->scene;
    return count;
}

bool desk_quits(const Desk *desk) {
    return desk->quit;
}

char *desk_clipboard(Desk *desk) {
    char *text = desk->clipboard;
    desk->clipboard = NULL;
    return text;
}

char *desk_setting(const Desk *desk, const char *key) {
    return progress_text(desk->progress, key);
}

void desk_set_setting(Desk *desk, const char *key, const char *text) {
    Error err = {0};
    bool good = progress_set_text(desk->progress, key, text, &err);
    desk_wrote(desk, good, &err);
}
