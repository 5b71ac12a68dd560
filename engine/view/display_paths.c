// Interference as paths: a column of basis states before each gate and at the end, arrows
// of amplitudes on the way, added head to tail where they arrive. What the last gate before
// the moment does is said below.
#include "circuit/names.h"
#include "circuit/paths.h"
#include "lesson/path_words.h"
#include "view/display_views.h"
#include "view/gate_label.h"
#include "view/lit.h"
#include "view/path_parts.h"
#include "view/picture.h"
#include "view/style.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Px of the look book: a row and a node at most, a layer at least and at most.
static const double most_row = 84, most_node = 30, least_layer = 40, most_layer = 150;
static const double arrows_from = 9;     // of a node's radius: arrows on the way have room
static const double least_picture = 100; // high; where there is less, nothing is said

typedef struct PathPlan {
    int states;
    double x, y;       // the first node
    double layer, row; // pitches
    double radius, unit;
    double top; // of the gates' names
    bool words;
} PathPlan;

static double label_size(const Scene *scene, int wires) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    return wires > 2 ? metrics->least : metrics->size[ROLE_LABEL];
}

static double names_height(const Scene *scene) {
    return 2.1 * style_pitch(scene, ROLE_SMALL);
}

static double left_room(const Scene *scene, int wires, bool words) {
    return words ? basis_ket_width(scene, wires, label_size(scene, wires)) +
                       8 * picture_unit(scene)
                 : 0;
}

// All but how many layers there are.
static PathPlan plan_rows(const Scene *scene, Rect room, const DisplayModel *model) {
    double unit = picture_unit(scene), larger = model->form == DISPLAY_LARGE ? 1.7 : 1;
    int wires = run_qubits(model->run);
    PathPlan plan = {.states = 1 << wires, .unit = unit};
    plan.words = model->form != DISPLAY_THUMB;
    plan.top = plan.words ? names_height(scene) : 0;
    plan.row = fmin((room.h - plan.top) / plan.states, most_row * larger * unit);
    plan.radius = fmax(1, fmin(0.4 * plan.row, most_node * larger * unit));
    // A high and narrow one keeps room for its layers.
    if (!plan.words) plan.radius = fmax(1, fmin(plan.radius, 0.1 * room.w));
    return plan;
}

// How many layers there is room for.
static int most_layers(const Scene *scene, Rect room, const DisplayModel *model) {
    PathPlan plan = plan_rows(scene, room, model);
    double left = left_room(scene, run_qubits(model->run), plan.words);
    double least = plan.words ? fmax(3.2 * plan.radius, least_layer * plan.unit) : 8;
    int most = (int)floor((room.w - left - 2.6 * plan.radius) / least);
    return most > PATH_WIRES ? most : PATH_WIRES;
}

static PathPlan plan_for(const Scene *scene, Rect room, const DisplayModel *model,
                         const Paths *paths) {
    PathPlan plan = plan_rows(scene, room, model);
    double left = left_room(scene, paths->wires, plan.words);
    int layers = paths->layers > 0 ? paths->layers : 1;
    double wide = room.w - left - 2.6 * plan.radius;
    plan.layer = fmin(wide / layers, fmax(most_layer * plan.unit, 5 * plan.radius));
    plan.radius = fmin(plan.radius, plan.layer / 3);
    double used = plan.layer * paths->layers;
    plan.x = room.x + left + 1.3 * plan.radius + fmax(0, (wide - used) / 2);
    double high = plan.row * plan.states;
    plan.y = room.y + plan.top + (room.h - plan.top - high) / 2 + plan.row / 2;
    plan.top = plan.y - plan.row / 2 - plan.top;
    return plan;
}

static Point node_at(const PathPlan *plan, int layer, int state) {
    return (Point){plan->x + layer * plan->layer, plan->y + state * plan->row};
}

// --- what is touched

// The nodes from which paths lead to what is touched; 0 everywhere where nothing is.
static unsigned *reach_of(const Scene *scene, const DisplayModel *model,
                          const Paths *paths) {
    size_t count = (size_t)paths->layers + 1;
    unsigned *reach = mem_new(count * sizeof *reach), *one = mem_new(count * sizeof *one);
    uint32_t all = (UINT32_C(1) << paths->wires) - 1;
    for (int state = 0; state < 1 << paths->wires; state++) {
        if (!lit_has(scene, model->source, all, (uint32_t)state)) continue;
        paths_leading(paths, state, one);
        for (size_t k = 0; k < count; k++)
            reach[k] |= one[k];
    }
    free(one);
    return reach;
}

// --- edges and nodes

static void add_links(PathGraph *graph, const PathPlan *plan, const Paths *paths, int k,
                      const unsigned *reach, bool any) {
    const PathLayer *layer = &paths->layer[k];
    for (int i = 0; i < layer->count; i++) {
        const PathEdge *edge = &layer->edges[i];
        bool lit = any && reach[k + 1] >> edge->to & 1;
        PathLink link = {.from = node_at(plan, k, edge->from),
                         .to = node_at(plan, k + 1, edge->to),
                         .radius = plan->radius,
                         .unit = plan->unit,
                         .carried = edge->carried,
                         .cancelled = path_cancelled(paths_meeting(paths, k + 1, edge->to)),
                         .arrow = plan->radius >= arrows_from * plan->unit,
                         .lit = lit,
                         .faded = any && !lit};
        graph->links[graph->link_count++] = link;
    }
}

static void add_node(PathGraph *graph, const PathPlan *plan, const Paths *paths, int k,
                     int state, bool lit) {
    Point at = node_at(plan, k, state);
    PathNode node = {.x = at.x,
                     .y = at.y,
                     .radius = plan->radius,
                     .unit = plan->unit,
                     .sum = paths->nodes[k][state],
                     .lit = lit};
    for (int i = 0; k && i < paths->layer[k - 1].count; i++)
        if (paths->layer[k - 1].edges[i].to == state)
            node.arrows[node.count++] = paths->layer[k - 1].edges[i].carried;
    node.cancelled = k && path_cancelled(paths_meeting(paths, k, state));
    graph->nodes[graph->node_count++] = node;
}

static void add_graph(Scene *scene, const PathPlan *plan, const Paths *paths,
                      const DisplayModel *model) {
    unsigned *reach = reach_of(scene, model, paths);
    bool any = lit_any(scene, model->source);
    size_t links = 0, nodes = (size_t)(paths->layers + 1) * (size_t)plan->states;
    for (int k = 0; k < paths->layers; k++)
        links += (size_t)paths->layer[k].count;
    PathGraph graph = {.links = mem_new((links + 1) * sizeof *graph.links),
                       .nodes = mem_new(nodes * sizeof *graph.nodes)};
    for (int k = 0; k < paths->layers; k++)
        add_links(&graph, plan, paths, k, reach, any);
    for (int k = 0; k <= paths->layers; k++)
        for (int state = 0; state < plan->states; state++)
            add_node(&graph, plan, paths, k, state, any && reach[k] >> state & 1);
    free(reach);
    path_graph_add(scene, graph);
}

// --- names

typedef struct GateName {
    const char *label;
    double baseline;
    Type type;
} GateName;

static void draw_gate_name(Canvas *canvas, Rect rect, const void *with) {
    const GateName *name = with;
    draw_label(canvas, name->label, rect.x + rect.w / 2, name->baseline, name->type);
}

static void add_names_of(Buffer *out, const DisplayModel *model, uint32_t wires,
                         bool numbers) {
    for (int w = 0; w < MAX_WIRES; w++) {
        char label[WIRE_LABEL];
        if (!(wires >> w & 1)) continue;
        if (numbers)
            snprintf(label, sizeof label, "%d", w);
        else
            circuit_wire_label(model->circuit, w, label);
        buffer_print(out, "%s%s", out->size ? " " : "", label);
    }
}

// "q0→q1": what decides, and what is acted on; with numbers alone "0→1".
static char *wires_of(const DisplayModel *model, const Step *step, bool numbers) {
    Buffer out = {NULL}, to = {NULL};
    uint32_t dots = step_dots(step);
    add_names_of(&out, model, dots, numbers);
    add_names_of(&to, model, step_wires(step) & ~dots, numbers);
    char *acted = buffer_take(&to);
    buffer_print(&out, "%s%s", dots ? "→" : "", acted);
    free(acted);
    return buffer_take(&out);
}

static void add_gate_name(Scene *scene, const PathPlan *plan, const DisplayModel *model,
                          const Step *step, int layer, bool last) {
    double pitch = style_pitch(scene, ROLE_SMALL), wide = plan->layer - 4 * plan->unit;
    Rect rect = {plan->x + layer * plan->layer + 2 * plan->unit, plan->top, wide,
                 2 * pitch};
    GateName name = {.label = step->gate->label,
                     .baseline = plan->top + 0.8 * pitch,
                     .type = style_bold(scene, ROLE_SMALL, last ? INK_ACCENT : INK_INK)};
    name.type.align = ALIGN_CENTRE;
    name.type.width = wide;
    scene_add(scene, (Rect){rect.x, rect.y, wide, pitch}, draw_gate_name, &name,
              sizeof name);
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    type.align = ALIGN_CENTRE;
    type.width = wide;
    const char *wires = scene_take(scene, wires_of(model, step, false));
    if (style_width(scene, wires, type) > wide)
        wires = scene_take(scene, wires_of(model, step, true));
    scene_words(scene, wires, rect.x + wide / 2, plan->top + 1.75 * pitch, type);
}

// The ket before each row; the whole row can be touched.
static void add_rows(Scene *scene, const PathPlan *plan, const DisplayModel *model,
                     const Paths *paths) {
    uint32_t all = (UINT32_C(1) << paths->wires) - 1;
    double size = label_size(scene, paths->wires);
    bool words = plan->words;
    double wide = words ? basis_ket_width(scene, paths->wires, size) : 0;
    int every = picture_every(plan->row, 1.1 * size, plan->states);
    for (int state = 0; state < plan->states; state++) {
        Point at = node_at(plan, 0, state);
        double right = at.x - plan->radius - 6 * plan->unit;
        bool lit = lit_has(scene, model->source, all, (uint32_t)state);
        Type type = {.size = size, .ink = lit ? INK_FOX : INK_INK, .align = ALIGN_RIGHT};
        if (words && state % every == 0)
            picture_tex_add(scene, basis_ket(scene, all, (uint32_t)state), right,
                            at.y + 0.35 * size, type);
        Rect row = {right - wide, at.y - plan->row / 2,
                    node_at(plan, paths->layers, 0).x + plan->radius - right + wide,
                    plan->row};
        lit_spot_add(scene, row, model->source, all, (uint32_t)state,
                     basis_words(scene, all, (uint32_t)state));
    }
}

// --- what is said below

// Of many states the one whose sum is told: what is touched, else the first that cancelled;
// -1: none.
static int told_state(const Scene *scene, const DisplayModel *model, const Paths *paths) {
    uint32_t all = (UINT32_C(1) << paths->wires) - 1;
    for (int state = 0; state < 1 << paths->wires; state++)
        if (lit_has(scene, model->source, all, (uint32_t)state)) return state;
    for (int state = 0; state < 1 << paths->wires; state++)
        if (path_cancelled(paths_meeting(paths, paths->layers, state))) return state;
    return -1;
}

// Yours to free.
static char *caption(const Scene *scene, const DisplayModel *model, const Paths *paths) {
    const Look *look = scene_look(scene);
    Buffer out = {NULL};
    const char *between = look->lang == LANG_EN ? " " : "";
    if (!paths->layers) return mem_text(scene_word(scene, "paths.start"));
    if (paths->skipped) {
        char *skipped =
            words_say(look->words, look->lang, "paths.skipped", "%d", paths->skipped);
        buffer_print(&out, "%s%s", skipped, between);
        free(skipped);
    }
    if (model->form == DISPLAY_LARGE) {
        char *through = path_through(look->words, look->lang, paths);
        buffer_print(&out, "%s%s", through, between);
        free(through);
    }
    bool all = model->form == DISPLAY_LARGE || paths->wires == 1;
    int state = all ? -1 : told_state(scene, model, paths);
    char *sums = all         ? path_sums(look->words, look->lang, paths)
                 : state < 0 ? NULL
                             : path_sum(look->words, look->lang, paths, state);
    if (sums) buffer_print(&out, "%s", sums);
    free(sums);
    return buffer_take(&out);
}

static double caption_height(const Scene *scene, const char *words, double width) {
    return *words ? picture_sentence_height(scene, words, width) + 6 * picture_unit(scene)
                  : 0;
}

// --- the display

double paths_height(const Scene *scene, const DisplayModel *model, double width) {
    const Look *look = scene_look(scene);
    double unit = picture_unit(scene);
    Rect tall = {0, 0, width, 1e5};
    Paths *paths = run_paths(model->run, model->after, most_layers(scene, tall, model));
    if (!paths)
        return picture_sentence_height(
            scene, path_refusal(look->words, look->lang, model->run), width);
    char *words = caption(scene, model, paths);
    double row = fmin(most_row, 300.0 / (1 << paths->wires)) * unit;
    double high = names_height(scene) + row * (1 << paths->wires) +
                  caption_height(scene, words, width);
    free(words);
    paths_destroy(paths);
    return ceil(high);
}

static void add_picture(Scene *scene, Rect room, const DisplayModel *model,
                        const Paths *paths) {
    PathPlan plan = plan_for(scene, room, model, paths);
    add_graph(scene, &plan, paths, model);
    add_rows(scene, &plan, model, paths);
    for (int k = 0; plan.words && k < paths->layers; k++)
        add_gate_name(scene, &plan, model, &paths->layer[k].step, k,
                      k == paths->layers - 1);
}

void paths_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const Look *look = scene_look(scene);
    Paths *paths = run_paths(model->run, model->after, most_layers(scene, rect, model));
    if (!paths) {
        picture_sentence_add(scene, path_refusal(look->words, look->lang, model->run),
                             rect);
        return;
    }
    const char *words = "";
    if (model->form != DISPLAY_THUMB)
        words = scene_take(scene, caption(scene, model, paths));
    double high = caption_height(scene, words, rect.w);
    if (high > 0 && rect.h - high < least_picture * picture_unit(scene)) {
        scene_tell(scene, words, rect);
        high = 0;
    }
    Rect room = {rect.x, rect.y, rect.w, rect.h - high};
    add_picture(scene, room, model, paths);
    if (high > 0)
        picture_sentence_add(
            scene, words,
            (Rect){rect.x, room.y + room.h + 6 * picture_unit(scene), rect.w, high});
    paths_destroy(paths);
}
