#include "desk/show_tools.h"

#include "base/mem.h"
#include "desk/show_inside.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum {
    PATH_POINTS = 2000, // a longer stroke goes on as another one
    SHOW_POINTS = 30000 // of all ink of a show
};

// px between two places of a stroke; how near an eraser comes; shares of the height, the
// spotlight's least, first and largest radius, and what a notch of the wheel makes of it.
static const double APART = 3, ERASES = 10;
static const double LEAST = 0.05, FIRST = 0.16, LARGEST = 0.6, NOTCH = 1.12;

// A stroke is being drawn.
static bool is_growing(const ShowTools *tools) {
    return tools->down && tools->points;
}

static void drop_stroke(ShowTools *tools) {
    tools->down = false;
    tools->points = 0;
    tools->number++;
}

static void end_ink(ShowTools *tools) {
    for (int i = 0; i < tools->step_count; i++)
        ink_step_end(&tools->steps[i]);
    free(tools->steps);
    tools->steps = NULL;
    tools->step_count = 0;
}

void show_tools_start(Show *show) {
    ShowTools *tools = &show->tools;
    end_ink(tools);
    if (tools->radius <= 0) tools->radius = FIRST;
    tools->step_count = show->steps.count;
    tools->steps = mem_new(((size_t)tools->step_count + 1) * sizeof *tools->steps);
    drop_stroke(tools);
}

void show_tools_end(Show *show) {
    ShowTools *tools = &show->tools;
    end_ink(tools);
    if (tools->shown != tools->laid) scene_destroy(tools->shown);
    scene_destroy(tools->laid);
    free(tools->path);
    tools->laid = tools->shown = NULL;
    tools->path = NULL;
}

static InkStep *here(Show *show) {
    int number = show_number(show);
    assert(number >= 0 && number < show->tools.step_count);
    return &show->tools.steps[number];
}

// --- one row a tool

typedef void ToolDrag(Show *show, bool begins);

static void draw(Show *show, bool begins);
static void erase(Show *show, bool begins);

static const struct {
    const char *held; // what is said when it is taken
    ToolDrag *drag;   // NULL: it only shows
    InkPen pen;
} rows[PRESENTER_TOOLS] = {
    [TOOL_POINTER] = {"present.pointer_held", NULL, INK_PEN},
    [TOOL_SPOTLIGHT] = {"present.spotlight_held", NULL, INK_PEN},
    [TOOL_PEN] = {"present.pen_held", draw, INK_PEN},
    [TOOL_HIGHLIGHTER] = {"present.highlighter_held", draw, INK_HIGHLIGHTER},
    [TOOL_ERASER] = {"present.eraser_held", erase, INK_PEN},
};

InkPen show_tool_pen(const Show *show) {
    return rows[show->tools.held].pen;
}

void show_tool_hold(Show *show, PresenterTool tool) {
    ShowTools *tools = &show->tools;
    show_tool_rest(show);
    tools->held = tool == tools->held ? TOOL_HAND : tool;
    tools->number++;
    if (tools->held)
        show_tell(show, rows[tools->held].held, " ");
    else
        show_hush(show);
    show_touch(show);
}

bool show_tool_escape(Show *show) {
    ShowTools *tools = &show->tools;
    if (!tools->held) return false;
    if (is_growing(tools)) // first the stroke alone
        drop_stroke(tools);
    else
        show_tool_hold(show, TOOL_HAND);
    return true;
}

void show_tool_size(Show *show, double notches) {
    ShowTools *tools = &show->tools;
    if (tools->held != TOOL_SPOTLIGHT) return;
    tools->radius = fmin(fmax(tools->radius * pow(NOTCH, notches), LEAST), LARGEST);
    tools->number++;
}

// --- strokes

static int points_of_all(const ShowTools *tools) {
    int points = 0;
    for (int i = 0; i < tools->step_count; i++)
        for (int k = 0; k < tools->steps[i].count; k++)
            points += tools->steps[i].strokes[k].count;
    return points;
}

// px of what is seen, on the page.
static double on_page(const Show *show, double px) {
    return px / lens_scale(show->desk->hall.lens);
}

static void add_place(Show *show) {
    ShowTools *tools = &show->tools;
    Point at = {tools->x, tools->y};
    if (!tools->path) tools->path = mem_new(PATH_POINTS * sizeof *tools->path);
    if (tools->points) {
        Point last = tools->path[tools->points - 1];
        if (hypot(at.x - last.x, at.y - last.y) < on_page(show, APART)) return;
    }
    tools->path[tools->points++] = at;
}

static void keep_stroke(Show *show) {
    ShowTools *tools = &show->tools;
    const Scene *page = desk_scene(show->desk);
    bool room = points_of_all(tools) < SHOW_POINTS;
    InkPen pen = show_tool_pen(show);
    room = room && ink_draw(here(show), page, pen, tools->path, tools->points);
    tools->points = 0;
    if (room)
        show_touch(show);
    else
        show_tell(show, "present.ink_full", " ");
}

static void draw(Show *show, bool begins) {
    ShowTools *tools = &show->tools;
    if (begins) tools->points = 0;
    add_place(show);
    if (tools->points < PATH_POINTS) return;
    keep_stroke(show);
    add_place(show);
}

static void erase(Show *show, bool begins) {
    ShowTools *tools = &show->tools;
    const Scene *page = desk_scene(show->desk);
    if (begins) tools->swept = false;
    Point at = {tools->x, tools->y};
    double reach = on_page(show, ERASES);
    while (ink_erase(here(show), page, at, reach, !tools->swept)) {
        tools->swept = true;
        show_touch(show);
    }
}

void show_tool_rest(Show *show) {
    ShowTools *tools = &show->tools;
    if (is_growing(tools)) keep_stroke(show);
    drop_stroke(tools);
}

// --- the hand

void show_tool_left(Show *show) {
    ShowTools *tools = &show->tools;
    if (!tools->over) return;
    tools->over = false;
    tools->number++;
}

static void place(Show *show, const Gesture *gesture) {
    ShowTools *tools = &show->tools;
    const Metrics *m = &show->desk->metrics;
    tools->x = fmin(fmax(gesture->x, 0), m->width);
    tools->y = fmin(fmax(gesture->y, 0), m->height);
    tools->over = true;
    tools->number++;
}

static void drag(Show *show, bool begins) {
    ToolDrag *row = rows[show->tools.held].drag;
    if (row) row(show, begins);
}

bool show_tool_pointer(Show *show, const Gesture *gesture) {
    ShowTools *tools = &show->tools;
    if (!tools->held) return false;
    if (gesture->kind == GESTURE_LEAVE) {
        show_tool_left(show);
        return true;
    }
    place(show, gesture);
    if (gesture->kind == GESTURE_DOWN) {
        tools->down = true;
        drag(show, true);
    }
    if (gesture->kind == GESTURE_MOVE && tools->down) drag(show, false);
    if (gesture->kind == GESTURE_UP) {
        show_tool_rest(show);
        if (gesture->finger) show_tool_left(show);
    }
    if (gesture->kind == GESTURE_WHEEL) show_tool_size(show, -gesture->wheel);
    return true;
}

// --- what is done to a step's ink

static const struct {
    bool (*act)(InkStep *ink);
    const char *done, *nothing;
} acts[] = {
    [INK_ACT_CLEAR] = {ink_clear, "present.ink_cleared", "present.no_ink"},
    [INK_ACT_UNDO] = {ink_undo, "present.ink_undone", "present.no_undo"},
    [INK_ACT_REDO] = {ink_redo, "present.ink_redone", "present.no_redo"},
};

// Undo while a stroke is drawn takes that away.
void show_ink_act(Show *show, InkAct act) {
    bool growing = is_growing(&show->tools);
    drop_stroke(&show->tools);
    bool any = (growing && act == INK_ACT_UNDO) || acts[act].act(here(show));
    show_tell(show, any ? acts[act].done : acts[act].nothing, " ");
    if (any) show_touch(show);
}

// --- as data

Data *show_ink_data(const Show *show) {
    const ShowTools *tools = &show->tools;
    Data *list = data_new_array();
    for (int i = 0; i < tools->step_count; i++) {
        if (!ink_seen(&tools->steps[i])) continue;
        Data *row = data_new_object();
        data_put(row, "step", data_new_integer(i));
        data_put(row, "strokes", ink_data(&tools->steps[i]));
        data_push(list, row);
    }
    return list;
}

void show_ink_take(Show *show, const Data *data) {
    ShowTools *tools = &show->tools;
    show_tools_start(show);
    for (size_t i = 0; i < data_count(data); i++) {
        const Data *row = data_at(data, i);
        long long step = data_integer(data_get(row, "step"), -1);
        if (step < 0 || step >= tools->step_count) continue;
        if (points_of_all(tools) >= SHOW_POINTS) return;
        ink_step_end(&tools->steps[step]);
        tools->steps[step] = ink_read(data_get(row, "strokes"));
    }
}
