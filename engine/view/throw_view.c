#include "view/throw_view.h"

#include "base/mem.h"
#include "circuit/portion.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

static const int THROWS[] = {1, 10, 100, 10000};
enum { THROW_COUNT = sizeof THROWS / sizeof *THROWS, GAP = 6 };

static bool thrown(const Scene *scene, const DisplayModel *model) {
    return model->fall.thrown && !scene_bare(scene);
}

static Button throw_button(Scene *scene, const DisplayModel *model, int which) {
    static const char *const words[] = {"throw.1", "throw.10", "throw.100", "throw.10000"};
    return (Button){.kind = BUTTON_OUTLINE,
                    .words = scene_word(scene, words[which]),
                    .spot = {.kind = SPOT_THROW, .a = model->source, .b = THROWS[which]},
                    .name = scene_say(scene, "throw.name", "%d", THROWS[which])};
}

static Button run_button(Scene *scene, const DisplayModel *model) {
    bool running = model->fall.running;
    return (Button){.kind = BUTTON_OUTLINE,
                    .words = "",
                    .icon = running ? "pause" : "play",
                    .spot = {.kind = SPOT_THROW, .a = model->source, .b = THROW_RUN},
                    .name = scene_word(scene, running ? "throw.pause" : "throw.run")};
}

static Button speed_button(Scene *scene, const DisplayModel *model) {
    return (Button){.kind = BUTTON_BAR,
                    .words = scene_say(scene, "throw.speed", "%d", model->fall.speed),
                    .spot = {.kind = SPOT_THROW, .a = model->source, .b = THROW_FASTER},
                    .name = scene_say(scene, "throw.speed.name", "%d", model->fall.speed)};
}

static Button back_button(Scene *scene, const DisplayModel *model) {
    return (Button){.kind = BUTTON_BAR,
                    .words = scene_word(scene, "throw.back"),
                    .icon = "replay",
                    .spot = {.kind = SPOT_THROW, .a = model->source, .b = THROW_BACK},
                    .name = scene_word(scene, "throw.back.name")};
}

// In a display under a head they are low, and stand in one line with the last outcomes.
static bool is_compact(const DisplayModel *model) {
    return model->headed && model->form != DISPLAY_LARGE;
}

static double button_width(Scene *scene, const DisplayModel *model, Button button) {
    double wide = scene_button_width(scene, button);
    double spare = 18 * picture_unit(scene);
    if (!is_compact(model) || button.kind != BUTTON_OUTLINE) return wide;
    return fmax(scene_look(scene)->metrics.control, wide - spare);
}

static double button_height(const Scene *scene, const DisplayModel *model) {
    return is_compact(model) ? 34 * picture_unit(scene)
                             : scene_look(scene)->metrics.control;
}

// What there is to press. In one line the speed comes while they run.
static int list_buttons(Scene *scene, const DisplayModel *model,
                        Button buttons[THROW_COUNT + 3]) {
    int count = 0;
    for (int i = 0; i < THROW_COUNT; i++)
        buttons[count++] = throw_button(scene, model, i);
    buttons[count++] = run_button(scene, model);
    bool low = is_compact(model);
    if (!low || model->fall.running) buttons[count++] = speed_button(scene, model);
    buttons[count] = back_button(scene, model);
    if (low && model->fall.running) buttons[count].words = "";
    return count + 1;
}

static const char *hint_words(const Scene *scene, const DisplayModel *model) {
    return scene_word(scene, model->options.shots > 0 ? "throw.how" : "throw.none");
}

// Adds them in lines as they find room, and only measures where it is told so; returns
// what is left free: the rest of the last line where enough is, else a line below.
static Rect buttons_add(Scene *scene, Rect rect, const DisplayModel *model, bool add) {
    Button buttons[THROW_COUNT + 3];
    int count = list_buttons(scene, model, buttons);
    double x = rect.x, y = rect.y, high = button_height(scene, model);
    for (int i = 0; i < count; i++) {
        double wide = button_width(scene, model, buttons[i]);
        if (x > rect.x && x + wide > rect.x + rect.w) {
            x = rect.x;
            y += high + GAP;
        }
        if (add) scene_button(scene, (Rect){x, y, wide, high}, buttons[i]);
        x += wide + GAP;
    }
    x += GAP;
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double left = rect.x + rect.w - x, least = 110 * picture_unit(scene);
    least = fmax(least, style_width(scene, hint_words(scene, model), type));
    if (is_compact(model) && left > least) return (Rect){x, y, left, high};
    return (Rect){rect.x, y + high + GAP, rect.w, style_pitch(scene, ROLE_SMALL)};
}

double throw_view_height(const Scene *scene, const DisplayModel *model, double width) {
    if (!thrown(scene, model)) return 0;
    Scene *measured = scene_create(scene_look(scene));
    Rect last = buttons_add(measured, (Rect){0, 0, width, 0}, model, false);
    scene_destroy(measured);
    return last.y + last.h + GAP;
}

// "Last: 01 11 00 …", the newest first, as many as find room.
static void last_add(Scene *scene, Rect rect, const DisplayModel *model) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double y = rect.y + rect.h / 2 + 0.36 * type.size;
    if (model->options.bits) return; // what falls are values of wires
    int list[MAX_WIRES], wires;
    uint32_t mask = 0, outcome;
    wires = run_portion(model->run, (uint32_t)model->options.wires, list);
    for (int k = 0; k < wires; k++)
        mask |= UINT32_C(1) << list[k];
    if (!model->tally || !tally_last(model->tally, 0, &outcome)) {
        type.width = rect.w;
        scene_words(scene, hint_words(scene, model), rect.x, y, type);
        return;
    }
    double x = rect.x;
    x += scene_words(scene, scene_word(scene, "throw.last"), x, y, type).w + 10;
    type.ink = INK_INK;
    for (int ago = 0; tally_last(model->tally, ago, &outcome); ago++) {
        char bits[MAX_WIRES + 1];
        basis_bits(scene, mask, outcome, bits, sizeof bits);
        double wide = style_width(scene, bits, type);
        if (x + wide > rect.x + rect.w) break;
        scene_words(scene, scene_keep(scene, bits), x, y, type);
        x += wide + 9 * picture_unit(scene);
    }
}

void throw_view_add(Scene *scene, Rect rect, const DisplayModel *model) {
    if (!thrown(scene, model)) return;
    last_add(scene, buttons_add(scene, rect, model, true), model);
}
