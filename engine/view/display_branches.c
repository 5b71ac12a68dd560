#include "base/mem.h"
#include "circuit/branch_tree.h"
#include "circuit/names.h"
#include "view/branch_layout.h"
#include "view/display_views.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACROSS = 66, DOWN = 30 };

static const Run *whole_run(const DisplayModel *model) {
    return model->sight.whole ? model->sight.whole : model->run;
}

// Under a head it has no title of its own.
static double title_height(const Scene *scene, const DisplayModel *model) {
    return model->headed ? 0 : style_pitch(scene, ROLE_PANEL);
}

static double head_height(const Scene *scene, const DisplayModel *model) {
    return title_height(scene, model) + 2 * style_pitch(scene, ROLE_SMALL) +
           8 * picture_unit(scene);
}

// --- what its marks mean

enum { MARK_ROOM = 18, MARK_GAP = 16 }; // px of the look book before and behind its words

static const struct {
    BranchMark mark;
    const char *word;
} legend[] = {{BRANCH_ZERO, "branches.zero"},
              {BRANCH_ONE, "branches.one"},
              {BRANCH_ACTS, "branches.acts"},
              {BRANCH_RESTS, "branches.rests"},
              {BRANCH_SELECTED, "branches.selected"}};
enum { LEGEND = sizeof legend / sizeof *legend };

static bool is_in(const BranchTree *tree, BranchMark mark) {
    for (int k = 0; k < tree->levels; k++)
        for (int i = 0; i < tree->level[k].edges; i++)
            if (tree->level[k].edge[i].mark == mark) return true;
    return false;
}

// Where each entry begins, from the left of the first line; its lines.
static int legend_places(const Scene *scene, const BranchTree *tree, double width,
                         Point at[LEGEND]) {
    double unit = picture_unit(scene), x = 0, pitch = style_pitch(scene, ROLE_SMALL);
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    int line = 0;
    for (int i = 0; i < LEGEND; i++) {
        if (!is_in(tree, legend[i].mark)) continue;
        double wide =
            MARK_ROOM * unit + style_width(scene, scene_word(scene, legend[i].word), type);
        if (x > 0 && x + wide > width) x = 0, line++;
        at[i] = (Point){x, line * pitch};
        x += wide + MARK_GAP * unit;
    }
    return line + 1;
}

static double foot_height(const Scene *scene, const BranchTree *tree, double width) {
    Point at[LEGEND];
    return (2 + legend_places(scene, tree, width, at)) * style_pitch(scene, ROLE_SMALL);
}

static bool grows(const BranchTree *tree) {
    return tree && tree->levels > 1;
}

// Why there is no tree.
static const char *sentence(Scene *scene, const DisplayModel *model) {
    if (!run_trials(whole_run(model))) return scene_word(scene, "branches.none");
    return scene_say(scene, "branches.noisy", "%d", NOISY_QUBITS);
}

// The same where nothing is kept, as high as it is.
static double sentence_height(const Scene *scene, const DisplayModel *model, double width) {
    Scene *own = scene_create(scene_look(scene));
    double high = picture_sentence_height(own, sentence(own, model), width);
    scene_destroy(own);
    return high;
}

double branches_height(const Scene *scene, const DisplayModel *model, double width) {
    const BranchTree *tree = run_tree(whole_run(model));
    if (!grows(tree)) return sentence_height(scene, model, width);
    double unit = picture_unit(scene);
    int most = 1, limit = model->form == DISPLAY_LARGE ? 24 : 8;
    for (int k = 0; k < tree->levels; k++)
        if (tree->level[k].nodes > most) most = tree->level[k].nodes;
    if (most > limit) most = limit;
    if (most < 3) most = 3;
    return ceil(head_height(scene, model) + most * DOWN * unit +
                foot_height(scene, tree, width));
}

// --- edges and nodes

typedef struct EdgePart {
    Point from, to, mark_at;
    double flow; // how likely that way is, from the start
    double unit;
    BranchMark mark;
    bool held, agrees, thumb, crossing;
    char words[12];
    Type type;
} EdgePart;

// The outcome's mark: a ring for 0, a disc for 1; a filled square where a condition's gate
// acts, an empty one where it does not; a diamond where a selection agreed.
static void draw_mark(Canvas *canvas, const EdgePart *edge, double x, double y, Ink ink) {
    double r = 5.5 * edge->unit;
    Stroke line = {.ink = ink, .width = 2.2};
    Rect box = {x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2};
    Point diamond[] = {{x - r, y}, {x, y - r}, {x + r, y}, {x, y + r}};
    switch (edge->mark) {
    case BRANCH_ZERO:
        draw_disc(canvas, x, y, r, INK_PAPER, line);
        break;
    case BRANCH_ONE:
        draw_disc(canvas, x, y, r, ink, line);
        break;
    case BRANCH_ACTS:
    case BRANCH_RESTS:
        draw_box(canvas, box, 1, edge->mark == BRANCH_ACTS ? ink : INK_PAPER, line);
        break;
    case BRANCH_SELECTED:
        draw_path(canvas, diamond, 4, true, ink, line);
        break;
    case BRANCH_PASSES:
        break;
    }
}

// From the node it comes from, along the height of its mark, and into its node.
static void draw_edge(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const EdgePart *edge = with;
    bool off = edge->held && !edge->agrees;
    Ink ink = off ? INK_EDGE : edge->held ? INK_FOX : INK_INK;
    double wide = off ? 1 : 1 + (edge->thumb ? 2 : 6) * edge->flow;
    double across = edge->to.x - edge->from.x;
    Stroke line = {.ink = ink, .width = wide};
    if (off) line.on = line.off = 3;
    Point path[] = {edge->from,
                    {edge->from.x + 0.3 * across, edge->mark_at.y},
                    {edge->from.x + 0.84 * across, edge->mark_at.y},
                    edge->to};
    bool straight = edge->thumb || edge->crossing;
    if (straight)
        draw_line(canvas, edge->from.x, edge->from.y, edge->to.x, edge->to.y, line);
    else
        draw_path(canvas, path, 4, false, INK_NONE, line);
}

// Over all lines, and the number on a piece of the ground, so that no line strikes it out.
static void draw_finding(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const EdgePart *edge = with;
    bool off = edge->held && !edge->agrees;
    double x = edge->mark_at.x, y = edge->mark_at.y - 9 * edge->unit;
    double size = edge->type.size, half = words_wide(canvas, edge->words, edge->type) / 2;
    if (edge->crossing && edge->words[0])
        draw_box(canvas, (Rect){x - half - 1, y - 0.85 * size, 2 * half + 2, 0.95 * size},
                 2, INK_PAPER, (Stroke){.ink = INK_NONE});
    if (edge->words[0]) draw_words(canvas, edge->words, x, y, edge->type);
    draw_mark(canvas, edge, x, edge->mark_at.y, off ? INK_EDGE : INK_INK);
}

static int edges_into(const BranchLevel *level, int node) {
    int count = 0;
    for (int i = 0; i < level->edges; i++)
        count += level->edge[i].to == node;
    return count;
}

// Where the mark stands. Edges that meet in a node have it near where they come from; two
// between the same nodes lie one above the other.
static void place_mark(EdgePart *part, const BranchEdge *edge, int twins, int twin,
                       int into) {
    double across = part->to.x - part->from.x, down = part->to.y - part->from.y;
    part->crossing = into > 1 && twins < 2;
    if (part->crossing) {
        double way = 0.12 + 0.22 * (2 * (edge->from % 2) + (edge->mark == BRANCH_ONE));
        part->mark_at = (Point){part->from.x + way * across, part->from.y + way * down};
        return;
    }
    double aside = twins > 1 ? (twin ? 16 : -13) * part->unit : 0;
    part->mark_at = (Point){part->from.x + 0.6 * across, part->to.y + aside};
}

static int twins_of(const BranchLevel *level, const BranchEdge *edge, int before) {
    int count = 0;
    for (int i = 0; i < before; i++)
        count += level->edge[i].from == edge->from && level->edge[i].to == edge->to;
    return count;
}

// First the lines of all edges, then (`lines` false) what stands on them.
static void add_edge(Scene *scene, const BranchLayout *layout, int k, int index,
                     const DisplayModel *model, bool lines) {
    double unit = picture_unit(scene);
    const BranchLevel *level = &layout->tree->level[k];
    const BranchEdge *edge = &level->edge[index];
    EdgePart part = {.from = {branch_x(layout, k - 1), layout->place[k - 1][edge->from].y},
                     .to = {branch_x(layout, k), layout->place[k][edge->to].y},
                     .flow = level[-1].node[edge->from].weight * edge->probability,
                     .unit = unit,
                     .mark = edge->mark,
                     .held = run_held(whole_run(model)).mask != 0,
                     .agrees = edge->agrees,
                     .thumb = model->form == DISPLAY_THUMB,
                     .type = style_type(scene, ROLE_SMALL, INK_INK)};
    part.type.align = ALIGN_CENTRE;
    place_mark(&part, edge, twins_of(level, edge, level->edges),
               twins_of(level, edge, index), edges_into(level, edge->to));
    bool sure = edge->mark == BRANCH_ACTS || edge->mark == BRANCH_RESTS ||
                edge->mark == BRANCH_PASSES;
    if (!sure && !part.thumb)
        snprintf(part.words, sizeof part.words, "%.2f", edge->probability);
    if (part.crossing && part.words[0] == '0') // narrow: ".50"
        memmove(part.words, part.words + 1, strlen(part.words));
    double low = fmin(fmin(part.from.y, part.to.y), part.mark_at.y);
    double high = fmax(fmax(part.from.y, part.to.y), part.mark_at.y);
    Rect rect = {part.from.x - 4, low - 26 * unit, part.to.x - part.from.x + 8,
                 high - low + 36 * unit};
    if (lines || !part.thumb)
        scene_add(scene, rect, lines ? draw_edge : draw_finding, &part, sizeof part);
}

typedef struct NodePart {
    bool held, agrees, several;
    double radius;
} NodePart;

static void draw_node(Canvas *canvas, Rect rect, const void *with) {
    const NodePart *node = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    bool off = node->held && !node->agrees;
    Ink ink = off ? INK_EDGE : node->held ? INK_FOX : INK_INK;
    if (node->several)
        draw_disc(canvas, x, y, node->radius + 3, INK_PAPER,
                  (Stroke){.ink = ink, .width = 1.5});
    draw_disc(canvas, x, y, node->radius, ink, (Stroke){.ink = INK_NONE});
}

// Whether branches became one there.
static bool merges(const BranchLevel *level, int node) {
    return edges_into(level, node) > 1;
}

// "c0 = 1, c1 = 0" of the likeliest way.
static const char *path_words(Scene *scene, const DisplayModel *model, Record path) {
    const Circuit *circuit = run_circuit(whole_run(model));
    Buffer text = {0};
    for (int i = 0; i < circuit_findings(circuit); i++) {
        int value = record_value(path, i);
        if (value == NO_FINDING) continue;
        const Step *step = circuit_step(circuit, circuit_finding_step(circuit, i));
        bool reset = step->gate->kind == GATE_RESET;
        buffer_print(&text, "%s%s%d = %d", text.size ? ", " : "", reset ? "q" : "c",
                     reset ? step->targets[0] : step->bit, value);
    }
    return scene_take(scene, buffer_take(&text));
}

static void add_node(Scene *scene, const BranchLayout *layout, int k, int i,
                     const DisplayModel *model) {
    const BranchNode *node = &layout->tree->level[k].node[i];
    double unit = picture_unit(scene), x = branch_x(layout, k);
    bool thumb = model->form == DISPLAY_THUMB;
    Spot spot = {.kind = SPOT_BRANCH, .a = model->source, .b = k, .c = i};
    NodePart part = {.held = run_held(whole_run(model)).mask != 0,
                     .agrees = node->agrees,
                     .several = k > 0 && !thumb && merges(&layout->tree->level[k], i),
                     .radius = (thumb ? 1.6 : 4.5) * unit};
    double y = layout->place[k][i].y, half = part.radius + 5;
    Rect rect = {x - half, y - half, 2 * half, 2 * half};
    scene_add(scene, rect, draw_node, &part, sizeof part);
    if (thumb) return;
    double reach = fmin(22, 0.5 * layout->pitch);
    const char *key = k ? "branches.node" : "branches.start";
    scene_spot(scene, (SpotArea){.rect = {x - reach, y - 15 * unit, 2 * reach, 30 * unit},
                                 .spot = spot,
                                 .quiet = k > 0,
                                 .name = scene_say(scene, key, "%s\t%.3f",
                                                   path_words(scene, model, node->path),
                                                   node->weight)});
    picture_focus_add(scene, rect, half, spot);
}

// --- words

// What makes a level: "c0", "X q1 ?", "|0⟩ q1".
static const char *level_words(Scene *scene, const DisplayModel *model, const Step *step) {
    char wire[WIRE_LABEL];
    const Circuit *circuit = run_circuit(whole_run(model));
    circuit_wire_label(model->circuit ? model->circuit : circuit, step->targets[0], wire);
    switch (step->gate->kind) {
    case GATE_MEASURE:
        return scene_say(scene, "branches.level.measure", "%s\t%d", wire, step->bit);
    case GATE_RESET:
        return scene_say(scene, "branches.level.reset", "%s", wire);
    case GATE_POSTSELECT:
        return scene_say(scene, "branches.level.select", "%s\t%d", wire, step->gate->value);
    case GATE_ASSIGN:
        return scene_say(scene, "branches.level.assign", "%d\t%d", step->bit,
                         step->gate->value);
    default:
        return scene_say(scene, "branches.level.if", "%s\t%s", step->gate->label, wire);
    }
}

static void add_heads(Scene *scene, Rect rect, const BranchLayout *layout,
                      const DisplayModel *model) {
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    bold.width = rect.w;
    if (!model->headed)
        scene_words(scene, scene_word(scene, "branches.title"), rect.x, rect.y + bold.size,
                    bold);
    const Run *run = whole_run(model);
    int after = model->sight.whole ? model->sight.column : model->after;
    int here = branch_level_at(layout->tree, run_circuit(run), after);
    for (int k = 1; k < layout->levels; k++) {
        const Step *step = circuit_step(run_circuit(run), layout->tree->level[k].step);
        Type type = style_type(scene, ROLE_SMALL, k <= here ? INK_INK : INK_SOFT);
        type.align = ALIGN_CENTRE;
        type.width = layout->pitch - 4;
        double x = branch_x(layout, k) - 0.38 * layout->pitch;
        double y = rect.y + title_height(scene, model) + type.size + 2;
        const char *words = level_words(scene, model, step);
        const char *second = strchr(words, '|');
        if (!second) {
            scene_words(scene, words, x, y, type);
            continue;
        }
        char first[64];
        snprintf(first, sizeof first, "%.*s", (int)(second - words), words);
        scene_words(scene, scene_keep(scene, first), x, y, type);
        scene_words(scene, second + 1, x, y + style_pitch(scene, ROLE_SMALL), type);
    }
}

// How likely each end is, behind its node.
static void add_ends(Scene *scene, const BranchLayout *layout, double unit) {
    int k = layout->levels - 1;
    const BranchLevel *level = &layout->tree->level[k];
    Type type = style_bold(scene, ROLE_LABEL, INK_INK);
    for (int i = 0; i < level->nodes; i++) {
        char text[16];
        if (!layout->place[k][i].shown) continue;
        snprintf(text, sizeof text, "%.3f", level->node[i].weight);
        scene_words(scene, scene_keep(scene, text), branch_x(layout, k) + 12 * unit,
                    layout->place[k][i].y + 0.36 * type.size, type);
    }
}

typedef struct LegendPart {
    EdgePart edge;
    double x, y;
} LegendPart;

static void draw_legend(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const LegendPart *part = with;
    draw_mark(canvas, &part->edge, part->x, part->y, INK_INK);
}

// Only of what the tree has; its height.
static double add_legend(Scene *scene, const BranchTree *tree, Rect rect) {
    Point at[LEGEND];
    double unit = picture_unit(scene), pitch = style_pitch(scene, ROLE_SMALL);
    int lines = legend_places(scene, tree, rect.w, at);
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    for (int i = 0; i < LEGEND; i++) {
        if (!is_in(tree, legend[i].mark)) continue;
        double x = rect.x + at[i].x, base = rect.y + at[i].y + 0.9 * pitch;
        LegendPart part = {.edge = {.unit = unit, .mark = legend[i].mark},
                           .x = x + 7 * unit,
                           .y = base - 0.36 * type.size};
        Rect room = {x, part.y - 8 * unit, 15 * unit, 16 * unit};
        scene_add(scene, room, draw_legend, &part, sizeof part);
        scene_words(scene, scene_word(scene, legend[i].word), x + MARK_ROOM * unit, base,
                    type);
    }
    return lines * pitch;
}

// What its marks mean, what does not show, and what a double ring means.
static void add_foot(Scene *scene, Rect rect, const BranchLayout *layout) {
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    const BranchTree *tree = layout->tree;
    int last = layout->levels - 1, more = tree->levels - layout->levels + tree->more;
    bool merged = false;
    for (int k = 0; k < layout->levels; k++)
        for (int i = 0; i < tree->level[k].nodes; i++)
            merged |= k > 0 && merges(&tree->level[k], i);
    soft.width = rect.w;
    double pitch = style_pitch(scene, ROLE_SMALL);
    double y = rect.y + add_legend(scene, tree, rect) + 0.9 * pitch;
    if (merged) {
        scene_words(scene, scene_word(scene, "branches.merged"), rect.x, y, soft);
        y += pitch;
    }
    if (layout->hidden[last] > 0)
        scene_words(scene,
                    scene_say(scene, "branches.folded", "%d\t%.3f", layout->hidden[last],
                              layout->hidden_weight[last]),
                    rect.x, y, soft);
    else if (more > 0)
        scene_words(scene, scene_say(scene, "branches.more", "%d", more), rect.x, y, soft);
}

static void add_edges(Scene *scene, const BranchLayout *layout, const DisplayModel *model,
                      bool lines) {
    for (int k = 1; k < layout->levels; k++) {
        const BranchLevel *level = &layout->tree->level[k];
        for (int i = 0; i < level->edges; i++)
            if (layout->place[k - 1][level->edge[i].from].shown &&
                layout->place[k][level->edge[i].to].shown)
                add_edge(scene, layout, k, i, model, lines);
    }
}

static void add_tree(Scene *scene, const BranchLayout *layout, const DisplayModel *model) {
    add_edges(scene, layout, model, true);
    add_edges(scene, layout, model, false);
    for (int k = 0; k < layout->levels; k++)
        for (int i = 0; i < layout->tree->level[k].nodes; i++)
            if (layout->place[k][i].shown) add_node(scene, layout, k, i, model);
}

void branches_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const BranchTree *tree = run_tree(whole_run(model));
    if (!grows(tree)) {
        picture_sentence_add(scene, sentence(scene, model), rect);
        return;
    }
    double unit = picture_unit(scene);
    if (model->form == DISPLAY_THUMB) {
        BranchLayout small = branch_layout(tree, rect_inset(rect, 5), 6, 6);
        add_tree(scene, &small, model);
        return;
    }
    double head = head_height(scene, model), foot = foot_height(scene, tree, rect.w);
    double end = style_width(scene, "0.000", style_bold(scene, ROLE_LABEL, INK_INK));
    Rect body = {rect.x + 10 * unit, rect.y + head, rect.w - 30 * unit - end,
                 rect.h - head - foot};
    BranchLayout layout = branch_layout(tree, body, ACROSS * unit, DOWN * unit);
    add_heads(scene, rect, &layout, model);
    add_tree(scene, &layout, model);
    add_ends(scene, &layout, unit);
    add_foot(scene, (Rect){rect.x, body.y + body.h, rect.w, foot}, &layout);
}
