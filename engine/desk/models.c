// From what the desk holds to the models that screens are drawn from.
#include "desk/chance_actions.h"
#include "desk/commands.h"
#include "desk/desk_inside.h"
#include "desk/inside.h"
#include "desk/library.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/circuit_noise.h"
#include "desk/attempt.h"
#include "desk/foretelling.h"
#include "desk/naming.h"
#include "view/screen_keys.h"
#include "view/screen_lab.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

Look desk_look(Desk *desk) {
    naming_lesson(desk);
    return (Look){.theme = desk->theme,
                  .lang = desk->lang,
                  .metrics = desk->metrics,
                  .words = desk->options.words,
                  .cache = desk->cache,
                  .ruby = desk->ruby,
                  .grade = desk->grade,
                  .furigana = desk_furigana(desk),
                  .lexicon = desk->screen == SCREEN_LESSON && !desk->options.hall
                                 ? desk_lexicon(desk)
                                 : NULL,
                  .aloud = desk->aloud,
                  .live = desk->screen == SCREEN_LESSON ? desk->study.live : NULL,
                  .hall = desk->options.hall,
                  .wide = desk->wide,
                  .text = desk->text,
                  .selected = desk->marking.now,
                  .orbits = &desk->orbiting.kept,
                  .zooms = &desk->zooms,
                  .focus = desk->focus,
                  .focus_shown = desk->focus_shown,
                  .hover = desk->hand.kind == HAND_EMPTY ? desk->hover : (Spot){0},
                  .pressed = desk->hand.kind == HAND_PRESS ? desk->hand.from : (Spot){0},
                  .lit = lit_now(desk),
                  .order = desk_order(desk)};
}

static TimeModel time_of(const Desk *desk, const Workpiece *piece) {
    const Playing *playing = &desk->playing;
    const Times *times = &piece->times;
    return (TimeModel){.fraction = times->fraction,
                       .glance = times->glance,
                       .pins = times->pins,
                       .pinned =
                           fmin(times->pinned, circuit_columns(workpiece_shown(piece))),
                       .stops = times->stops,
                       .stop_count = times->stop_count,
                       .playing = playing->on && playing->source == piece->index,
                       .back = playing->back,
                       .speed = playing_speed(playing)};
}

// The rates that a circuit has of its own are told under it.
static uint32_t noise_shown(const Circuit *circuit) {
    uint32_t shown = 0;
    for (int i = 0; i < NOISE_RATES; i++)
        if (circuit_noise(circuit)->rates[i] != 0) shown |= UINT32_C(1) << i;
    return shown;
}

CircuitModel desk_circuit_model(const Desk *desk, const Workpiece *piece) {
    bool lessons = piece->noisy || noise_owns(&piece->noise);
    bool cursor = desk->focus.kind == SPOT_CELL && desk->focus.c == piece->index;
    CircuitModel model = {
        .circuit = workpiece_shown(piece),
        .inside = inside_name(piece),
        .most_gates = piece->most_gates,
        .gates = piece->most_gates ? workpiece_gates(piece) : 0,
        .source = piece->index,
        .cursor_wire = cursor && desk->focus_shown ? piece->cursor_wire : -1,
        .cursor_column = cursor && desk->focus_shown ? piece->cursor_column : -1,
        .chosen = piece->preview ? NO_STEP : piece->chosen,
        .several = piece->preview ? NULL : chosen_several(piece),
        .moment = piece->moment,
        .time_line = piece->index < 0 ||
                     (piece->editable && (!desk->options.hall || piece->moment >= 0)),
        .time = time_of(desk, piece),
        .degrees = false,
        .editable = piece->editable,
        .noise = lessons ? piece->noise : *circuit_noise(workpiece_shown(piece)),
        .noisy = lessons ? piece->noisy : noise_shown(workpiece_shown(piece)),
        .insets = workpiece_insets(piece),
        .typed = wire_field_model(desk, piece),
        .scroll = piece->scroll};
    hand_in_model(desk, piece, &model);
    return model;
}

static PieceModel piece_of(const Desk *desk, const Workpiece *piece) {
    PieceModel model = {.circuit = desk_circuit_model(desk, piece),
                        .parameters = sliders_model(desk, piece),
                        .run = piece->run,
                        .sight = workpiece_sight(piece),
                        .pinned = workpiece_pinned(piece),
                        .theta = piece->theta,
                        .phi = piece->phi,
                        .held = desk->hand.kind == HAND_ARROW && desk->hand.piece == piece,
                        .seed = piece->seed};
    DisplayModel shots = {.run = NULL};
    chance_take(piece, &shots);
    model.tally = shots.tally;
    model.fall = shots.fall;
    model.holding = chance_model(desk, piece);
    return model;
}

// A field under a sheet does not hear the keyboard.
static bool hears(const Desk *desk, Spot spot) {
    bool opens = (desk->choices.open == CHOICES_OPEN && spot.kind == SPOT_OPEN) ||
                 (desk->choices.open == CHOICES_LEARNERS && spot.kind == SPOT_LEARNER) ||
                 (desk->choices.open == CHOICES_COMPARE && spot.kind == SPOT_COMPARE) ||
                 (desk->choices.open == CHOICES_NOISE && spot.kind == SPOT_PARAMETER_FIELD);
    if (opens) return !desk->keys_open && spot_same(desk->focus, spot);
    bool over = desk->keys_open || desk->choices.open || desk->card.term;
    bool under =
        (desk->seek.open && spot.kind != SPOT_SEARCH_FIELD) ||
        (desk->prompt.open && spot.kind != SPOT_PROMPT_FIELD) ||
        (desk->maker.open && spot.kind != SPOT_OWN_FIELD) ||
        (desk->gate_card.open && spot.kind != SPOT_CARD_FIELD) ||
        (desk->gates.open && !desk->gate_card.open && spot.kind != SPOT_GATE_FIELD);
    return !over && !under && spot_same(desk->focus, spot);
}

FieldModel desk_field_model(const Desk *desk, const Field *field, Spot spot) {
    return (FieldModel){.text = field->text,
                        .caret = field->caret,
                        .anchor = field->anchor,
                        .scroll = field->scroll,
                        .compose = field->compose[0] ? field->compose : NULL,
                        .clause = field->clause,
                        .clause_end = field->clause_end,
                        .focused = hears(desk, spot)};
}

CodeModel desk_code_model(const Desk *desk, const Editor *editor, int exercise) {
    Spot spot = {.kind = SPOT_CODE, .a = exercise};
    return (CodeModel){.text = editor->text,
                       .caret = editor->caret,
                       .anchor = editor->anchor,
                       .compose = editor->compose[0] ? editor->compose : NULL,
                       .clause = editor->clause,
                       .clause_end = editor->clause_end,
                       .scroll_x = editor->scroll_x,
                       .scroll_y = editor->scroll_y,
                       .rows = study_lesson(&desk->study)->exercises[exercise].rows,
                       .focused = hears(desk, spot)};
}

static SeedModel seed_of(const Desk *desk) {
    const SeedField *seed = &desk->seed;
    return (SeedModel){
        .open = seed->open,
        .wrong = seed->wrong,
        .source = seed->source,
        .field = desk_field_model(desk, &seed->field, seed_view_spot(seed->source))};
}

static const char *taken(Scene *scene, char *text) {
    return text ? scene_take(scene, text) : NULL;
}

static void build_lab(Desk *desk, Scene *scene) {
    const Lab *lab = &desk->lab;
    LabModel model = {
        .piece = piece_of(desk, &lab->piece),
        .angle = desk_field_model(desk, &lab->angle, (Spot){.kind = SPOT_ANGLE}),
        .angle_wrong = lab->angle_wrong,
        .seed = seed_of(desk),
        .shelf = shelving_model(desk),
        .status = desk->status ? desk->status : lit_words(desk, scene),
        .status_refused = desk->refused,
        .time = taken(scene, desk_time_words(desk, &lab->piece)),
        .can_undo = history_can_undo(lab->piece.history) || shelving_can_undo(desk),
        .can_redo = history_can_redo(lab->piece.history) || shelving_can_redo(desk),
        .saved = words_in(desk->options.words, desk->lang,
                          desk->unwritable ? "lab.unsaved" : "lab.saved"),
        .loan = loan_model(desk, scene),
        .scroll = desk->lab_scroll};
    screen_lab(scene, &model);
}

// A right answer from an earlier day wears its mark without a verdict of its own.
static const Verdict *verdict_of(const Answer *answer) {
    static const Verdict right = {.kind = VERDICT_RIGHT, .wrong = -1};
    VerdictKind kind = answer->verdict.kind;
    if (kind && (answer->fresh || kind != VERDICT_RIGHT)) return &answer->verdict;
    return answer->earlier ? &right : NULL;
}

static AnswerModel answer_of(const Desk *desk, int index) {
    const Study *study = &desk->study;
    const Answer *answer = &study->answers[index];
    Spot spot = {.kind = SPOT_FIELD, .a = index};
    const Exercise *about = &study_lesson(study)->exercises[index];
    const Workpiece *piece =
        about->input == INPUT_CIRCUIT ? &study->pieces[about->source] : NULL;
    bool waiting = study->asked == index && desk->busy_shown;
    const Hand *hand = &desk->hand;
    bool held = answering_holds(desk) && hand->exercise == index;
    bool of_wires = about->of_wires && about->groups <= 1;
    const Answer *moved = held ? &desk->would : answer;
    return (AnswerModel){.exercise = about,
                         .most_gates = piece ? piece->most_gates : 0,
                         .gates = piece ? workpiece_gates(piece) : 0,
                         .index = index,
                         .field = desk_field_model(desk, &answer->field, spot),
                         .code = desk_code_model(desk, &answer->editor, index),
                         .chosen = answer->chosen,
                         .pulses = &answer->pulses,
                         .bars = moved->bars,
                         .order = moved->order,
                         .places = moved->places,
                         .picked = answer->picked,
                         .locked = answer->locked,
                         .of_wires = of_wires,
                         .shown = answer->shown,
                         .played = study_demo(study, index),
                         .anew = answer->anew,
                         .held = held && hand->moved ? hand->item + 1 : 0,
                         .over = held ? hand->over : -1,
                         .held_x = hand->x - hand->grab_x,
                         .held_y = hand->y - hand->grab_y,
                         .verdict = verdict_of(answer),
                         .stale = answer->verdict.kind && !answer->fresh,
                         .before = answer->earlier && !answer->verdict.kind,
                         .hints = answer->hints,
                         .tries = answer->tries,
                         .right = answer->right,
                         .first = answer->first,
                         .explain = answer->explain,
                         .alone = study->alone == index,
                         .settled = study->alone == index && reviewing_settled(desk),
                         .busy = waiting};
}

static StageModel stage_of(const Desk *desk, int index) {
    const Study *study = &desk->study;
    const StageState *row = &study->stages.rows[index];
    bool held = desk->hand.kind == HAND_AREA && desk->hand.from.a == index;
    char *trouble = NULL;
    if (row->error.key[0])
        trouble = words_error_line(desk->options.words, desk->lang, &row->error);
    return (StageModel){.stage = &study_lesson(study)->stages[index],
                        .index = index,
                        .drawing = {row->bytes, row->bytes ? row->size : 0},
                        .trouble = trouble,
                        .t = row->t,
                        .playing = row->playing,
                        .speed = row->speed,
                        .held = held ? desk->hand.from.b : -1};
}

static ControlModel control_of(const Desk *desk) {
    const InputField *input = &desk->input;
    int held = live_held(desk->study.live);
    Spot spot = {.kind = SPOT_INPUT_FIELD, .a = input->variable};
    return (ControlModel){.held = held >= 0,
                          .typed = input->open,
                          .wrong = input->wrong,
                          .variable = held >= 0 ? held : input->variable,
                          .field = desk_field_model(desk, &input->field, spot)};
}

// What the attempt has drawn, in the desk's language.
static void add_given(const Desk *desk, int index, AnswerModel *model) {
    const Answer *answer = &desk->study.answers[index];
    model->seed = attempt_seed(&desk->study, index);
    live_drawn(answer->given, answer->given_count, desk->lang, model->given);
    if (answer->given_count) model->drawn = model->given;
}

LessonModel desk_lesson_model(const Desk *desk) {
    const Study *study = &desk->study;
    const Lesson *lesson = study_lesson(study);
    const Pack *pack = study->options.pack;
    PieceModel *pieces = mem_new((size_t)lesson->source_count * sizeof *pieces);
    AnswerModel *answers = mem_new((size_t)lesson->exercise_count * sizeof *answers);
    for (int i = 0; i < lesson->source_count; i++)
        pieces[i] = piece_of(desk, &study->pieces[i]);
    for (int i = 0; i < lesson->exercise_count; i++)
        answers[i] = answer_of(desk, i), add_given(desk, i, &answers[i]);
    for (int i = 0; i < lesson->exercise_count; i++) // its card tells the limit
        if (lesson->exercises[i].source >= 0)
            pieces[lesson->exercises[i].source].circuit.most_gates = 0;
    StageModel *stages = mem_new((size_t)lesson->stage_count * sizeof *stages);
    for (int i = 0; i < lesson->stage_count; i++)
        stages[i] = stage_of(desk, i);
    LessonModel model = {.lesson = lesson,
                         .course = text_in(&pack->title, desk->lang),
                         .page = study->page,
                         .pieces = pieces,
                         .answers = answers,
                         .stages = stages,
                         .read = study->read,
                         .live = study->live,
                         .step = study->steps[study->page],
                         .control = control_of(desk),
                         .opened = study->opened[study->page],
                         .text_scroll = study->text_scroll,
                         .picture_scroll = study->picture_scroll,
                         .seed = seed_of(desk),
                         .status = desk->status,
                         .status_refused = desk->refused,
                         .author = inspector_there(desk),
                         .minutes_left = study_minutes_left(study)};
    for (int i = 0; i < MAX_BLOCKS; i++) {
        const DisplayOptions *would = foretelling_options(desk, i);
        model.settings[i] = would ? would : shown_options(desk, i);
    }
    return model;
}

void desk_lesson_model_free(LessonModel *model) {
    free((void *)model->pieces);
    free((void *)model->answers);
    for (int i = 0; i < model->lesson->stage_count; i++)
        free((char *)model->stages[i].trouble);
    free((void *)model->stages);
}

// The page's field shows the step that is chosen now, whatever chose it.
static AngleModel angle_of(Desk *desk) {
    const Workpiece *piece = desk_angled(desk);
    if (!piece || piece->preview) return (AngleModel){0};
    if (!desk_angle_field(desk)) desk_show_angle(desk);
    Spot spot = desk_angle_spot(piece);
    return (AngleModel){.step = circuit_step(workpiece_shown(piece), piece->chosen),
                        .circuit = workpiece_shown(piece),
                        .field = desk_field_model(desk, &desk->lab.angle, spot),
                        .spot = spot,
                        .wrong = desk->lab.angle_wrong};
}

Scene *desk_build_lesson(Desk *desk, const Look *look) {
    LessonModel model = desk_lesson_model(desk);
    model.angle = angle_of(desk);
    Look fitted = screen_lesson_look(look, &model);
    Scene *scene = scene_create(&fitted);
    ReviewModel review;
    if (reviewing_model(desk, scene, &review)) model.review = &review;
    const Workpiece *piece = desk_editable(desk);
    if (!model.status) model.status = lit_words(desk, scene);
    if (!model.status && piece) model.status = taken(scene, desk_time_words(desk, piece));
    screen_lesson(scene, &model);
    desk_lesson_model_free(&model);
    return scene;
}

bool desk_fit(Desk *desk, Fit *fit) {
    if (desk->screen != SCREEN_LESSON || !study_lesson(&desk->study)) return false;
    Look look = desk_look(desk);
    LessonModel model = desk_lesson_model(desk);
    look = screen_lesson_look(&look, &model);
    *fit = screen_lesson_fit(&look, &model);
    desk_lesson_model_free(&model);
    return true;
}

static void build_review_end(Desk *desk, Scene *scene) {
    ReviewEnd end = reviewing_summary(desk);
    screen_review_end(scene, &end);
}

// A lesson that is still being read: its name, and nothing to press but the way back.
static void build_opening(Desk *desk, Scene *scene) {
    const Study *study = &desk->study;
    const Metrics *m = &desk->metrics;
    const PackLesson *about = &study->options.pack->lessons[study->options.lesson];
    Type type = {.size = m->size[ROLE_PROSE], .ink = INK_SOFT, .align = ALIGN_CENTRE};
    scene_words(scene, text_in(&about->title, desk->lang), m->width / 2, m->height / 2,
                type);
    scene_words(scene, words_in(desk->options.words, desk->lang, "lesson.opening"),
                m->width / 2, m->height / 2 + m->pitch[ROLE_PROSE], type);
}

static Scene *build_screen(Desk *desk, const Look *look) {
    if (desk->screen == SCREEN_LESSON && study_lesson(&desk->study))
        return desk_build_lesson(desk, look);
    Scene *scene = scene_create(look);
    switch (desk->screen) {
    case SCREEN_LESSON:
        build_opening(desk, scene);
        break;
    case SCREEN_REVIEW:
        build_review_end(desk, scene);
        break;
    case SCREEN_LAB:
        build_lab(desk, scene);
        break;
    case SCREEN_ERROR:
        workshop_build_error(desk, scene, look);
        break;
    default:
        library_build(desk, scene);
        break;
    }
    return scene;
}

Scene *desk_build(Desk *desk) {
    desk_glance(desk);
    if (desk->studying) study_follow(&desk->study);
    Look look = desk_look(desk);
    view_cache_age(desk->cache);
    inspector_look(desk, &look);
    if (desk->options.hall) return hall_build(desk, &look);
    bool enlarged = enlarged_look(desk, &look);
    Scene *scene = enlarged ? scene_create(&look) : build_screen(desk, &look);
    inspector_build(desk, scene);
    gates_build(desk, scene);
    gate_card_build(desk, scene);
    rewind_build(desk, scene);
    enlarged_build(desk, scene);
    seek_build(desk, scene);
    prompt_build(desk, scene);
    desk_build_card(desk, scene);
    maker_build(desk, scene);
    choices_build(desk, scene);
    if (desk->keys_open) {
        CommandLines all = command_lines();
        screen_keys(scene, &(KeysModel){all.lines, all.count, desk->keys_scroll,
                                        desk->key_map.note, desk->key_map.refused});
        command_lines_free(&all);
    }
    return scene;
}
