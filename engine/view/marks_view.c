#include "view/marks_view.h"

#include "quantum/surface_code.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

// Where a point of the code stands on the window; its y grows upwards.
typedef struct Board {
    double x, y, unit; // of the lower left corner (0, 0); half the way between two qubits
} Board;

static Point at_of(const Board *board, SurfacePoint point) {
    return (Point){board->x + point.x * board->unit, board->y - point.y * board->unit};
}

typedef struct LampPart {
    bool lit;
    char letter;
    double size;
} LampPart;

// A lamp that is lit is filled and says its letter; one that is not is only a ring.
static void draw_lamp(Canvas *canvas, Rect rect, const void *with) {
    const LampPart *lamp = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    Stroke edge = {.ink = lamp->lit ? INK_WARN : INK_EDGE, .width = lamp->lit ? 2.5 : 1};
    draw_box(canvas, rect, 6, lamp->lit ? INK_TINT_WARN : INK_SHEET, edge);
    Type type = {.size = lamp->size,
                 .face = lamp->lit ? FACE_BOLD : FACE_WORDS,
                 .ink = lamp->lit ? INK_INK : INK_SOFT,
                 .align = ALIGN_CENTRE};
    draw_words(canvas, (char[]){lamp->letter, 0}, x, y + lamp->size * 0.36, type);
}

typedef struct QubitPart {
    bool marked;
    int number;
    double radius, size;
} QubitPart;

// A mark is a cross over the disc, not a colour alone.
static void draw_qubit(Canvas *canvas, Rect rect, const void *with) {
    const QubitPart *qubit = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, r = qubit->radius;
    Stroke edge = {.ink = qubit->marked ? INK_ACCENT : INK_INK,
                   .width = qubit->marked ? 2.5 : 1.3};
    draw_disc(canvas, x, y, r, qubit->marked ? INK_TINT_ACCENT : INK_SHEET, edge);
    if (qubit->marked) {
        Stroke cross = {.ink = INK_ACCENT, .width = 3, .round = true};
        draw_line(canvas, x - r * 0.5, y - r * 0.5, x + r * 0.5, y + r * 0.5, cross);
        draw_line(canvas, x - r * 0.5, y + r * 0.5, x + r * 0.5, y - r * 0.5, cross);
        return;
    }
    char number[16];
    snprintf(number, sizeof number, "%d", qubit->number);
    draw_words(canvas, number, x, y + qubit->size * 0.36,
               (Type){.size = qubit->size, .ink = INK_SOFT, .align = ALIGN_CENTRE});
}

static void lamp_add(Scene *scene, const Board *board, const Plaquette *plaquette,
                     bool lit) {
    Point at = at_of(board, plaquette->at);
    double half = board->unit * 0.42;
    LampPart lamp = {lit, plaquette->letter, scene_look(scene)->metrics.size[ROLE_SMALL]};
    // The lines to the qubits that it checks lie under it.
    scene_add(scene, (Rect){at.x - half, at.y - half, 2 * half, 2 * half}, draw_lamp, &lamp,
              sizeof lamp);
}

// A lamp that is lit, by the qubits that it checks.
static void lamp_tell(Scene *scene, const Board *board, const Plaquette *plaquette) {
    char qubits[40] = "";
    size_t used = 0;
    Point at = at_of(board, plaquette->at);
    for (int i = 0; i < PLAQUETTE_CORNERS; i++)
        if (plaquette->data[i] >= 0)
            used += (size_t)snprintf(qubits + used, sizeof qubits - used, "%s%d",
                                     used ? ", " : "", plaquette->data[i]);
    const char *words = scene_say(scene, "marks.lamp", "%c\t%s", plaquette->letter, qubits);
    scene_tell(scene, words, (Rect){at.x, at.y, 1, 1});
}

static void legs_add(Scene *scene, const Board *board, const SurfaceCode *code,
                     const Plaquette *plaquette) {
    Point from = at_of(board, plaquette->at);
    for (int i = 0; i < PLAQUETTE_CORNERS; i++) {
        if (plaquette->data[i] < 0) continue;
        Point to = at_of(board, code->data[plaquette->data[i]]);
        scene_rule(scene, from.x, from.y, to.x, to.y);
    }
}

static void qubit_add(Scene *scene, const Board *board, const SurfaceCode *code, int qubit,
                      const AnswerModel *model) {
    Point at = at_of(board, code->data[qubit]);
    double r = board->unit * 0.5;
    QubitPart part = {model->chosen >> qubit & 1, qubit, r,
                      scene_look(scene)->metrics.size[ROLE_SMALL]};
    Spot spot = {SPOT_OPTION, model->index, qubit, 0, NULL};
    Rect rect = {at.x - r, at.y - r, 2 * r, 2 * r};
    scene_add(scene, rect, draw_qubit, &part, sizeof part);
    scene_ring(scene, rect_inset(rect, -4), spot);
    const char *key = part.marked ? "marks.marked" : "marks.qubit";
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_say(scene, key, "%d", qubit)});
}

double marks_view_add(Scene *scene, double x, double y, double width,
                      const AnswerModel *model) {
    const Exercise *exercise = model->exercise;
    SurfaceCode code = surface_code(exercise->distance);
    double unit =
        fmin(fmax(24, 30 * style_scale(scene)), width / (2 * exercise->distance + 1));
    double side = 2 * exercise->distance * unit, air = unit * 0.5;
    Board board = {x + air, y + air + side, unit};
    for (int i = 0; i < code.plaquette_count; i++)
        if (code.plaquettes[i].letter == exercise->letter)
            legs_add(scene, &board, &code, &code.plaquettes[i]);
    for (int i = 0; i < code.plaquette_count; i++)
        if (code.plaquettes[i].letter == exercise->letter)
            lamp_add(scene, &board, &code.plaquettes[i], exercise->lamps >> i & 1);
    for (int i = 0; i < code.plaquette_count; i++)
        if (code.plaquettes[i].letter == exercise->letter && exercise->lamps >> i & 1)
            lamp_tell(scene, &board, &code.plaquettes[i]);
    for (int i = 0; i < code.data_count; i++)
        qubit_add(scene, &board, &code, i, model);
    return side + 2 * air;
}
