#include "view/pulse_view.h"

#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_WAIT = 1000 };

static int turn_most(const Exercise *exercise) {
    return (int)floor(2 * M_PI / exercise->angle_step + 1e-6);
}

static int quarter(const Exercise *exercise) {
    int steps = (int)lround(M_PI / 2 / exercise->angle_step);
    return steps < 1 ? 1 : steps;
}

static bool add(PulseRow *row, const Exercise *exercise, Pulse pulse) {
    if (row->count >= exercise->most || row->count == MAX_PULSES) return false;
    int place = row->count ? row->chosen + 1 : 0;
    memmove(row->pulses + place + 1, row->pulses + place,
            (size_t)(row->count - place) * sizeof *row->pulses);
    row->pulses[place] = pulse;
    row->count++;
    row->chosen = place;
    return true;
}

static bool delete_chosen(PulseRow *row) {
    if (!row->count) return false;
    memmove(row->pulses + row->chosen, row->pulses + row->chosen + 1,
            (size_t)(row->count - row->chosen - 1) * sizeof *row->pulses);
    row->count--;
    if (row->chosen >= row->count) row->chosen = row->count ? row->count - 1 : 0;
    return true;
}

static bool step_by(PulseRow *row, const Exercise *exercise, int by) {
    if (!row->count) return false;
    Pulse *pulse = &row->pulses[row->chosen];
    int most = pulse->wait ? MOST_WAIT : turn_most(exercise), to = pulse->steps + by;
    if (to < 1 || to > most) return false;
    pulse->steps = to;
    return true;
}

bool pulse_act(PulseRow *row, const Exercise *exercise, int place, PulseAct act) {
    switch (act) {
    case PULSE_CHOOSE:
        if (place >= 0 && place < row->count) row->chosen = place;
        return false;
    case PULSE_ADD_TURN:
        return add(row, exercise, (Pulse){.steps = quarter(exercise)});
    case PULSE_ADD_WAIT:
        return add(row, exercise, (Pulse){.wait = true, .steps = 1});
    case PULSE_AXIS:
        if (!row->count || row->pulses[row->chosen].wait) return false;
        row->pulses[row->chosen].axis = (row->pulses[row->chosen].axis + 1) % 4;
        return true;
    case PULSE_MORE:
        return step_by(row, exercise, 1);
    case PULSE_LESS:
        return step_by(row, exercise, -1);
    case PULSE_DELETE:
        return delete_chosen(row);
    }
    return false;
}

// --- the picture

static const char *const AXES[] = {"+X", "+Y", "−X", "−Y"};

static void angle_words(const Exercise *exercise, const Pulse *pulse, char out[32]) {
    snprintf(out, 32, "%.4g°", pulse->steps * exercise->angle_step * 180 / M_PI);
}

static const char *amount(Scene *scene, const Exercise *exercise, const Pulse *pulse) {
    char words[32];
    if (pulse->wait)
        snprintf(words, sizeof words, "%.4g", pulse->steps * exercise->wait_step);
    else
        angle_words(exercise, pulse, words);
    return scene_keep(scene, words);
}

// One box of the row: a turn is filled, a wait is open.
static void box_add(Scene *scene, Rect rect, const PulseRow *row, const Exercise *exercise,
                    int index, int place) {
    const Pulse *pulse = &row->pulses[place];
    Spot spot = {SPOT_PULSE, index, place, PULSE_CHOOSE, NULL};
    bool chosen = place == row->chosen;
    Rect box = rect_inset(rect, 3);
    if (chosen) scene_box(scene, rect_inset(rect, -1), 10, INK_NONE, INK_ACCENT);
    scene_box(scene, box, 8, pulse->wait ? INK_SHEET : INK_TINT_ACCENT, INK_EDGE);
    Type head = style_bold(scene, ROLE_PANEL, INK_INK);
    Type below = style_type(scene, ROLE_SMALL, INK_INK);
    head.align = below.align = ALIGN_CENTRE;
    head.width = below.width = box.w - 4;
    double middle = box.x + box.w / 2;
    const char *name = pulse->wait ? scene_word(scene, "pulse.wait") : AXES[pulse->axis];
    const char *many = amount(scene, exercise, pulse);
    scene_words(scene, name, middle, box.y + box.h / 2 - 3, head);
    scene_words(scene, many, middle, box.y + box.h / 2 + below.size + 3, below);
    scene_ring(scene, rect, spot);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_say(scene, "pulse.box", "%d\t%s\t%s",
                                                   place + 1, name, many)});
}

// The buttons that fit in a row, the others below.
typedef struct Tool {
    const char *word;
    PulseAct act;
    bool disabled;
} Tool;

static double tools_add(Scene *scene, double x, double y, double width, int index,
                        const Tool *tools, int count) {
    double high = scene_look(scene)->metrics.control, at = x, top = y;
    for (int i = 0; i < count; i++) {
        Button button = {.kind = BUTTON_OUTLINE,
                         .words = scene_word(scene, tools[i].word),
                         .spot = {SPOT_PULSE, index, -1, (int)tools[i].act, NULL},
                         .disabled = tools[i].disabled};
        double wide = scene_button_width(scene, button);
        if (at > x && at + wide > x + width) at = x, y += high + 8;
        scene_button(scene, (Rect){at, y, wide, 0}, button);
        at += wide + 8;
    }
    return y + high - top;
}

static double all_tools_add(Scene *scene, double x, double y, double width,
                            const PulseRow *row, const Exercise *exercise, int index) {
    bool full = row->count >= exercise->most, none = !row->count;
    bool turn = !none && !row->pulses[row->chosen].wait;
    const Tool tools[] = {
        {"pulse.add_turn", PULSE_ADD_TURN, full}, {"pulse.add_wait", PULSE_ADD_WAIT, full},
        {"pulse.axis", PULSE_AXIS, !turn},        {"pulse.less", PULSE_LESS, none},
        {"pulse.more", PULSE_MORE, none},         {"pulse.delete", PULSE_DELETE, none}};
    return tools_add(scene, x, y, width, index, tools, (int)(sizeof tools / sizeof *tools));
}

double pulse_view_add(Scene *scene, double x, double y, double width, const PulseRow *row,
                      const Exercise *exercise, int index) {
    double k = style_scale(scene), wide = 72 * k, high = 60 * k, top = y;
    int across = (int)fmax(1, floor(width / (wide + 8)));
    int lines = (exercise->most + across - 1) / across;
    if (!row->count) {
        Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
        soft.width = width;
        scene_words(scene, scene_word(scene, "pulse.empty"), x, y + high / 2, soft);
    }
    for (int i = 0; i < row->count; i++) {
        int column = i % across, line = i / across;
        Rect rect = {x + column * (wide + 8), y + line * (high + 8), wide, high};
        box_add(scene, rect, row, exercise, index, i);
    }
    y += lines * (high + 8);
    if (scene_look(scene)->paper) return y - top;
    return y + all_tools_add(scene, x, y, width, row, exercise, index) - top;
}
