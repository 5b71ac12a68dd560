#include "view/page_pictures.h"

#include "view/loan_view.h"
#include "view/palette_view.h"
#include "view/picture.h"
#include "view/shelf_view.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

// On the laptop; style_scale times as large elsewhere where it is touched or seen from
// afar.
enum {
    LEAST_BALL = 168,
    HALL_BALL = 260,
    LEAST_BARS = 140,
    LEAST_PREDICTED = 250,
    LEAST_DISPLAY = 300,
    STAGE_GAP = 16
};

static const double WITHIN_TEXT = 0.45; // of the window's height, for a ball
static const double LEAST_STAGE = 0.55; // of its full height, clock included
static const double ALONE_ABOVE = 0.4;  // of the room that a stage alone leaves

double block_gap(const Scene *scene) {
    return scene_look(scene)->metrics.height < 780 ? 16 : 24;
}

bool block_is_picture(const Block *block) {
    return block->kind == BLOCK_SOURCE || block->kind == BLOCK_DISPLAY ||
           block->kind == BLOCK_STAGE;
}

bool page_has_picture(const Page *page) {
    for (int i = 0; i < page->block_count; i++)
        if (block_is_picture(&page->blocks[i]) && block_seen(&page->blocks[i], false))
            return true;
    return false;
}

bool block_is_shown(const Scene *scene, const LessonModel *model, const Block *block) {
    const Look *look = scene_look(scene);
    if (model->review)
        return block_of_exercise(model->lesson, block, model->review->exercise);
    bool for_them = look->hall || block_seen(block, false); // a hall chooses by itself
    return for_them && (look->paper || block->step <= model->step);
}

bool lesson_has_picture(const Scene *scene, const LessonModel *model) {
    const Page *page = &model->lesson->pages[model->page];
    if (!model->review) return page_has_picture(page);
    for (int i = 0; i < page->block_count; i++)
        if (block_is_picture(&page->blocks[i]) &&
            block_is_shown(scene, model, &page->blocks[i]))
            return true;
    return false;
}

// On its page; 0 of a demo's, which nobody sets.
static int place_of(const LessonModel *model, const Block *block) {
    const Page *page = &model->lesson->pages[model->page];
    bool own = block >= page->blocks && block < page->blocks + page->block_count;
    return own ? (int)(block - page->blocks) : MAX_BLOCKS;
}

// Whether what a circuit's bits say is what its wires do: each is measured into its own.
static bool reads_its_wires(const PieceModel *piece) {
    const Circuit *circuit = run_circuit(piece->sight.run);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->gate->kind == GATE_MEASURE && step->bit != step->targets[0]) return false;
    }
    return true;
}

// The exercise that covered it until it was predicted.
static void take_prediction(DisplayModel *display, const LessonModel *model,
                            const Block *block) {
    bool covers = block->cover >= 0 && place_of(model, block) < MAX_BLOCKS;
    const AnswerModel *answer = covers ? &model->answers[block->cover] : NULL;
    if (!answer || !answer->locked || !answer->of_wires ||
        !reads_its_wires(&model->pieces[block->source]))
        return;
    display->foretold = answer->bars;
    display->foretold_count = answer->exercise->item_count;
}

static DisplayModel display_of(const LessonModel *model, const Block *block) {
    const PieceModel *piece = &model->pieces[block->source];
    const Source *source = &model->lesson->sources[block->source];
    const DisplayOptions *own = model->settings[place_of(model, block)];
    DisplayModel display = {
        .run = piece->sight.run,
        .after = piece->sight.after,
        .sight = piece->sight,
        .pinned = piece->pinned,
        .options = own ? *own : block->options,
        .marks = block->marks,
        .source = block->source,
        .theta = piece->theta,
        .phi = piece->phi,
        .held = piece->held,
        .circuit = source->kind == SOURCE_CIRCUIT ? piece->circuit.circuit : NULL};
    display.own = display_spot(DISPLAY_GROUND, place_of(model, block), DISPLAY_PAGED);
    display.options.drag = source->kind == SOURCE_ARROW && !source->fixed;
    if (piece->seed) display.options.seed = piece->seed;
    display_take_shots(&display, piece->tally, piece->fall, block->options.falls);
    take_prediction(&display, model, block);
    return display;
}

DisplayModel page_display(const LessonModel *model, int index) {
    return display_of(model, &model->lesson->pages[model->page].blocks[index]);
}

// A long press or `i` opens its card, and arrows go over its basis states.
static void display_block_add(Scene *scene, const LessonModel *model, const Block *block,
                              Rect rect) {
    DisplayModel display = display_of(model, block);
    const DisplayKind *kind = block->display;
    Spot ground = display_spot(DISPLAY_GROUND, place_of(model, block), DISPLAY_PAGED);
    if (!scene_look(scene)->paper)
        scene_spot(scene, (SpotArea){.rect = rect,
                                     .spot = ground,
                                     .name = scene_say(scene, "display.ground", "%s",
                                                       display_title(scene, kind))});
    display_add(scene, rect, kind->name, &display);
    if (scene_look(scene)->focus_shown) picture_focus_add(scene, rect, 8, ground);
}

static bool is_ball(const Block *block) {
    return block->kind == BLOCK_DISPLAY && !strcmp(block->display->name, "bloch");
}

// How many gates may stand in a circuit, and how many do; its words are over it.
static double limit_height(const Scene *scene, const CircuitModel *circuit) {
    return circuit->most_gates ? style_pitch(scene, ROLE_PANEL) : 0;
}

static double limit_add(Scene *scene, double x, double y, double width,
                        const CircuitModel *circuit) {
    if (!circuit->most_gates) return 0;
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    soft.width = width;
    scene_words(
        scene,
        scene_say(scene, "answer.limit", "%d\t%d", circuit->most_gates, circuit->gates), x,
        y + soft.size, soft);
    return limit_height(scene, circuit);
}

// What is free at the right of the last row of what was added from that spot on.
static Rect free_beside(const Scene *scene, int from, Rect rect) {
    Rect left = {rect.x, rect.y, 0, 0};
    for (int i = from; i < scene_spots(scene); i++) {
        Rect tile = scene_spot_at(scene, i)->rect;
        left.x = tile.x + tile.w;
        left.y = tile.y;
        left.w = rect.x + rect.w - left.x;
    }
    return left;
}

// A circuit's block is its palette, its limit and the circuit; an arrow is seen in its
// displays alone.
static bool has_palette(const Scene *scene, const PieceModel *piece) {
    return piece->circuit.editable && !scene_look(scene)->hall;
}

static double circuit_height(Scene *scene, const LessonModel *model, const Block *block,
                             double width) {
    const PieceModel *piece = &model->pieces[block->source];
    if (model->lesson->sources[block->source].kind == SOURCE_ARROW) return 0;
    Scene *trial = scene_create(scene_look(scene));
    double palette = 0;
    if (has_palette(scene, piece)) {
        const char *gates = model->lesson->sources[block->source].palette;
        palette = palette_add(trial, (Rect){0, 0, width, 400}, gates, &piece->circuit) + 12;
    }
    scene_destroy(trial);
    return palette + limit_height(scene, &piece->circuit) +
           circuit_view_height(scene, &piece->circuit) +
           holding_view_height(scene, &piece->holding, width) +
           parameter_view_height(scene, &piece->parameters, width);
}

double page_picture_height(Scene *scene, const LessonModel *model, const Block *block,
                           double width) {
    if (block->kind == BLOCK_SOURCE) return circuit_height(scene, model, block, width);
    if (block->kind == BLOCK_STAGE)
        return stage_view_height(scene, &model->stages[block->stage], width);
    DisplayModel display = display_of(model, block);
    return display_view_find(block->display->name)->height(scene, &display, width);
}

void page_picture_add(Scene *scene, const LessonModel *model, const Block *block,
                      Rect rect) {
    if (place_of(model, block) < MAX_BLOCKS)
        scene_block(scene, place_of(model, block), rect);
    if (block->cover >= 0 && !model->answers[block->cover].shown && !model->uncovered) {
        covered_view_add(scene, rect);
        return;
    }
    if (block->kind == BLOCK_STAGE) {
        stage_view_add(scene, rect, &model->stages[block->stage]);
        return;
    }
    if (block->kind == BLOCK_DISPLAY) {
        display_block_add(scene, model, block, rect);
        return;
    }
    const PieceModel *piece = &model->pieces[block->source];
    double palette = 0;
    int before = scene_spots(scene);
    if (has_palette(scene, piece)) {
        const char *gates = model->lesson->sources[block->source].palette;
        scene_describe(scene, NULL); // what could be placed, not what is there
        palette = palette_add(scene, rect, gates, &piece->circuit) + 12;
        scene_described(scene);
    }
    Rect beside = free_beside(scene, before, rect);
    palette += limit_add(scene, rect.x, rect.y + palette, rect.w, &piece->circuit);
    loan_way_add(scene, beside, (Point){rect.x, rect.y + palette}, block->source);
    double sliders = parameter_view_height(scene, &piece->parameters, rect.w);
    double held = holding_view_height(scene, &piece->holding, rect.w);
    Rect circuit = {rect.x, rect.y + palette, rect.w, rect.h - palette - sliders - held};
    circuit_view_add(scene, circuit, &piece->circuit);
    CircuitLayout layout = circuit_view_layout(scene, circuit, &piece->circuit);
    holding_marks_add(scene, &layout, &piece->holding);
    holding_view_add(scene, (Rect){rect.x, circuit.y + circuit.h, rect.w, held},
                     &piece->holding);
    parameter_view_add(scene, rect.x, rect.y + rect.h - sliders, rect.w,
                       &piece->parameters);
}

// The heights of the page's pictures: what they want, and the ball takes what is left or
// gives way.
typedef struct Stack {
    const Block *blocks[MAX_BLOCKS];
    double heights[MAX_BLOCKS];
    int count;
    double whole; // gaps included
} Stack;

static double gap_before(const Scene *scene, const Stack *stack, int i) {
    if (!i) return 0;
    bool large =
        is_ball(stack->blocks[i - 1]) || stack->blocks[i - 1]->kind == BLOCK_SOURCE;
    return large ? block_gap(scene) + 8 : PARAGRAPH_GAP;
}

// In a hall the ball keeps its labels and marks, which it has from a radius of 96 up, and
// the type gives way; at its smallest the ball does.
static double least_ball(const Scene *scene) {
    const Look *look = scene_look(scene);
    bool hall = look->theme == THEME_PROJECTOR && look->metrics.size[ROLE_PROSE] > 24.5;
    return (hall ? HALL_BALL : LEAST_BALL) * style_scale(scene);
}

// The ball takes what is left of the page, or gives way.
static void size_ball(const Scene *scene, Stack *stack, int ball, double width,
                      double room) {
    double wanted = stack->heights[ball], spare = room - stack->whole;
    double height = fmax(least_ball(scene), fmin(wanted + spare, width * 0.86));
    stack->heights[ball] = height;
    stack->whole += height - wanted;
}

// A stage gives way to what stands with it, down to LEAST_STAGE of its full size.
static void lower_stages(Stack *stack, double room) {
    for (int i = 0; i < stack->count && stack->whole > room; i++) {
        if (stack->blocks[i]->kind != BLOCK_STAGE) continue;
        double most = (1 - LEAST_STAGE) * stack->heights[i];
        double give = fmin(stack->whole - room, most);
        stack->heights[i] -= give;
        stack->whole -= give;
    }
}

// Where the page is still too full, histograms get lower bars; those that are predicted
// keep what a hand needs.
static void lower_bars(const Scene *scene, const LessonModel *model, Stack *stack,
                       double room) {
    for (int i = 0; i < stack->count && stack->whole > room; i++) {
        const Block *block = stack->blocks[i];
        if (block->kind != BLOCK_DISPLAY || strcmp(block->display->name, "histogram") != 0)
            continue;
        int predicted = display_of(model, block).options.predict;
        double least = (predicted ? LEAST_PREDICTED : LEAST_BARS) * style_scale(scene);
        double give = fmin(stack->whole - room, stack->heights[i] - least);
        if (give <= 0) continue;
        stack->heights[i] -= give;
        stack->whole -= give;
    }
}

static Stack stack_of(Scene *scene, const LessonModel *model, double width, double room) {
    const Page *page = &model->lesson->pages[model->page];
    Stack stack = {0};
    int ball = -1;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!block_is_picture(block) || !block_is_shown(scene, model, block)) continue;
        double height = page_picture_height(scene, model, block, width);
        if (height <= 0) continue;
        if (is_ball(block) && ball < 0) ball = stack.count;
        stack.blocks[stack.count] = block;
        stack.heights[stack.count] = height;
        stack.whole += height + gap_before(scene, &stack, stack.count);
        stack.count++;
    }
    if (ball >= 0) size_ball(scene, &stack, ball, width, room);
    lower_bars(scene, model, &stack, room);
    lower_stages(&stack, room);
    return stack;
}

// A stage that stands alone and is lower than its room stands a little above its middle.
static double air_above(const Scene *scene, const Stack *stack, double room) {
    bool alone = stack->count == 1 && stack->blocks[0]->kind == BLOCK_STAGE;
    if (!alone || scene_look(scene)->metrics.stacked || scene_look(scene)->paper) return 0;
    return ALONE_ABOVE * fmax(0, room - stack->whole);
}

double page_picture_room(const Scene *scene, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    return rect.h - (m->stacked ? 16 : 2 * block_gap(scene)) -
           STATUS_ROOM * m->control / 44;
}

double page_pictures_add(Scene *scene, const LessonModel *model, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    double room = page_picture_room(scene, rect),
           y = rect.y + (m->stacked ? 8 : block_gap(scene));
    Stack stack = stack_of(scene, model, rect.w, room);
    y += air_above(scene, &stack, room);
    for (int i = 0; i < stack.count; i++) {
        double gap = gap_before(scene, &stack, i);
        if (gap > block_gap(scene))
            scene_rule(scene, rect.x, y + gap / 2, rect.x + rect.w, y + gap / 2);
        y += gap;
        page_picture_add(scene, model, stack.blocks[i],
                         (Rect){rect.x, y, rect.w, stack.heights[i]});
        y += stack.heights[i];
    }
    return stack.whole;
}

double page_picture_within(Scene *scene, const LessonModel *model, const Block *block,
                           double x, double y, double width) {
    double height = page_picture_height(scene, model, block, width);
    double most = WITHIN_TEXT * scene_look(scene)->metrics.height;
    if (block->kind == BLOCK_STAGE) height = fmin(height, fmax(most, LEAST_STAGE * height));
    if (is_ball(block)) height = fmax(least_ball(scene), fmin(height, most));
    if (height > 0) page_picture_add(scene, model, block, (Rect){x, y, width, height});
    return height;
}

// --- a demo

// Where it measures, the circuit runs first, in this share of the time; then results come
// in, one after the other.
static const double RUNNING = 0.4;

static bool demo_measures(const Demo *demo) {
    for (int i = 0; i < demo->display_count; i++)
        if (demo->displays[i].options.shots > 0) return true;
    return false;
}

// The moment that it has come to; once it is over, the one of its time line.
static int demo_moment(const Demo *demo, const PieceModel *piece, double played) {
    int columns = run_columns(piece->run), chosen = piece->circuit.moment;
    double run = demo_measures(demo) ? played / RUNNING : played;
    if (played < 1) return (int)fmin(run * (columns + 1), columns);
    return chosen >= 0 && chosen < columns ? chosen : columns;
}

static DisplayModel demo_display(const LessonModel *model, const Demo *demo,
                                 const Block *block, double played) {
    DisplayModel display = display_of(model, block);
    double counted = fmax(0, (played - RUNNING) / (1 - RUNNING));
    display.run = model->pieces[block->source].run;
    display.after = demo_moment(demo, &model->pieces[block->source], played);
    display.sight = display.pinned = (Sight){0};
    display.options.shots = (int)(display.options.shots * counted);
    display.options.drag = false;
    return display;
}

double page_demo_add(Scene *scene, const LessonModel *model, const Demo *demo,
                     double played, double x, double y, double width) {
    const PieceModel *piece = &model->pieces[demo->source];
    CircuitModel circuit = piece->circuit;
    circuit.moment = demo_moment(demo, piece, played);
    circuit.time = (TimeModel){0};
    circuit.time_line = true;
    circuit.most_gates = 0;
    double top = y, high = circuit_view_height(scene, &circuit), most = 0, gap = 16;
    circuit_view_add(scene, (Rect){x, y, width, high}, &circuit);
    y += high + gap;
    double each = (width - gap * (demo->display_count - 1)) / demo->display_count;
    for (int i = 0; i < demo->display_count; i++) {
        const Block *block = &demo->displays[i];
        DisplayModel display = demo_display(model, demo, block, played);
        const DisplayView *view = display_view_find(block->display->name);
        double wanted = view->height(scene, &display, each);
        if (is_ball(block)) wanted = fmax(least_ball(scene), fmin(wanted, 0.6 * each));
        view->add(scene, (Rect){x + i * (each + gap), y, each, wanted}, &display);
        most = fmax(most, wanted);
    }
    return y + most - top;
}

// --- a stage

static double add_circuits(Scene *scene, const LessonModel *model, Rect rect) {
    const Page *page = &model->lesson->pages[model->page];
    double y = rect.y;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind != BLOCK_SOURCE || !block_is_shown(scene, model, block)) continue;
        double height = page_picture_height(scene, model, block, rect.w);
        if (height <= 0) continue;
        page_picture_add(scene, model, block, (Rect){rect.x, y, rect.w, height});
        y += height + STAGE_GAP;
    }
    return y - rect.y;
}

// A display in a row takes the room there is, unless it wants less or needs more.
static double stage_height(Scene *scene, const LessonModel *model, const Block *block,
                           double width, double room) {
    if (is_ball(block)) return fmax(least_ball(scene), fmin(room, 0.86 * width));
    double wanted = page_picture_height(scene, model, block, width);
    if (block->kind == BLOCK_STAGE) return fmax(LEAST_STAGE * wanted, fmin(wanted, room));
    bool bars = !strcmp(block->display->name, "histogram");
    double least = bars ? fmin(wanted, LEAST_BARS * style_scale(scene)) : wanted;
    return fmax(least, fmin(wanted, room));
}

// As many side by side as have LEAST_DISPLAY each; returns the height of all rows.
static double add_displays(Scene *scene, const LessonModel *model, Rect rect) {
    const Page *page = &model->lesson->pages[model->page];
    const Block *blocks[MAX_BLOCKS];
    int count = 0;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool aside = block->kind == BLOCK_DISPLAY || block->kind == BLOCK_STAGE;
        if (aside && block_is_shown(scene, model, block)) blocks[count++] = block;
    }
    if (!count) return 0;
    double gutter = block_gap(scene) + 16, gap = block_gap(scene);
    int across = (int)((rect.w + gutter) / (LEAST_DISPLAY * style_scale(scene) + gutter));
    across = across < 1 ? 1 : across > count ? count : across;
    int rows = (count + across - 1) / across;
    double width = (rect.w - gutter * (across - 1)) / across;
    double room = (rect.h - gap * (rows - 1)) / rows, y = rect.y, high = 0;
    for (int i = 0; i < count; i++) {
        double height = stage_height(scene, model, blocks[i], width, room);
        double x = rect.x + i % across * (width + gutter);
        page_picture_add(scene, model, blocks[i], (Rect){x, y, width, height});
        high = fmax(high, height);
        bool ends = i % across == across - 1 || i == count - 1;
        if (ends) y += high + (i == count - 1 ? 0 : gap), high = 0;
    }
    return y - rect.y;
}

double page_stage_add(Scene *scene, const LessonModel *model, Rect rect) {
    double air = scene_look(scene)->metrics.stacked ? 8 : block_gap(scene);
    Rect stage = {rect.x, rect.y + air, rect.w, page_picture_room(scene, rect)};
    double circuits = add_circuits(scene, model, stage);
    stage.y += circuits;
    stage.h -= circuits;
    double displays = add_displays(scene, model, stage);
    return circuits + displays - (displays > 0 || circuits <= 0 ? 0 : STAGE_GAP);
}
