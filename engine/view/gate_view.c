#include "view/gate_view.h"

#include "circuit/blocks.h"
#include "circuit/definition.h"
#include "circuit/names.h"
#include "quantum/closed_form.h"
#include "view/gate_label.h"
#include "view/inset_icon.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Form of a family beside its inks: the corner as a share of the side, and its words.
typedef struct FamilyForm {
    double corner;
    const char *key;
} FamilyForm;
static const FamilyForm forms[FAMILY_COUNT] = {
    [FAMILY_SUPERPOSE] = {0.1, "family.superpose"},
    [FAMILY_FLIP] = {0.1, "family.flip"},
    [FAMILY_PHASE] = {0.3, "family.phase"},
    [FAMILY_ROTATE] = {0.3, "family.rotate"},
    [FAMILY_LINK] = {0.1, "family.link"},
    [FAMILY_MEASURE] = {0.1, "family.measure"},
    [FAMILY_NOISE] = {0.1, "family.noise"},
    [FAMILY_SHOW] = {0.1, "family.show"},
    [FAMILY_OWN] = {0.1, "family.own"},
};

const char *gate_family_key(GateFamily family) {
    return forms[family].key;
}

const char *gate_words(const Words *words, Lang lang, const Gate *gate) {
    char key[64];
    bool defined = gate->kind == GATE_DEFINED;
    if (defined && *definition_of(gate)->name) return gate->label;
    snprintf(key, sizeof key, defined ? "defined.%s" : "gate.%s", gate->name);
    return words_in(words, lang, key);
}

const char *gate_about(const Words *words, Lang lang, const Gate *gate) {
    char key[64];
    if (gate->kind == GATE_DEFINED)
        snprintf(key, sizeof key, "defined.%s.about",
                 definition_word(definition_of(gate)->kind));
    else
        snprintf(key, sizeof key, "gate.%s.about", gate->name);
    return words_in(words, lang, key);
}

const char *gate_angle_letters(const Gate *gate) {
    if (gate->angles == 0) return "";
    if (gate->kind == GATE_NOISE) return gate->angles == 3 ? "T1 T2" : "p";
    if (gate->angles == 3) return "\\theta\\varphi\\lambda";
    return gate->family == FAMILY_PHASE ? "\\varphi" : "\\theta";
}

static const struct {
    const char *typed, *tex;
} signs[] = {{"theta", "\\theta "},
             {"lambda", "\\lambda "},
             {"phi", "\\varphi "},
             {"pi", "\\pi "},
             {"π", "\\pi "},
             {"*", ""},
             {" ", ""}};

// "2*pi/3" as people write it: 2π/3. Returns how many letters that has.
static int pretty(const char *typed, char *tex, size_t size) {
    size_t end = 0;
    int count = 0;
    while (*typed && end + 10 < size) {
        size_t i = 0, rows = sizeof signs / sizeof *signs;
        while (i < rows && strncmp(typed, signs[i].typed, strlen(signs[i].typed)) != 0)
            i++;
        const char *sign = i < rows ? signs[i].tex : NULL;
        if (!sign || *sign) count++;
        if (sign) {
            end += (size_t)snprintf(tex + end, size - end, "%s", sign);
            typed += strlen(signs[i].typed);
        } else {
            tex[end++] = *typed++;
        }
    }
    tex[end] = '\0';
    return count;
}

static void degrees_text(double value, char *text, size_t size) {
    double degrees = value * 180 / M_PI;
    bool whole = fabs(degrees - round(degrees)) < 0.05;
    snprintf(text, size, whole ? "%s%.0f°" : "%s%.1f°", degrees < -0.05 ? "-" : "",
             fabs(degrees));
}

static int letters(const char *text) {
    int count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void angle_tex(const Angle *angle, bool degrees, char *tex, size_t size) {
    enum { MOST_LETTERS = 6 };
    if (degrees) {
        degrees_text(angle->value, tex, size);
        return;
    }
    int count = pretty(angle->text, tex, size);
    if (count > 0 && count <= MOST_LETTERS) return;
    char plain[32], unused[64];
    if (!closed_form_real(angle->value, plain, sizeof plain, unused, sizeof unused) ||
        pretty(plain, tex, size) > MOST_LETTERS)
        degrees_text(angle->value, tex, size);
}

void gate_power(const Step *step, char *out, size_t size) {
    const Angle *power = &step->power;
    out[0] = '\0';
    if (!step->powered) return;
    char plain[32], unused[64];
    const char *text = power->text;
    if (!text[0] &&
        closed_form_real(power->value, plain, sizeof plain, unused, sizeof unused))
        text = plain;
    if (text[0])
        snprintf(out, size, "%.20s", text);
    else
        snprintf(out, size, "%.3g", power->value);
}

void gate_operands(const Step *step, const Circuit *circuit, char *text, size_t size) {
    size_t end = 0;
    text[0] = '\0';
    for (int i = 0; i < OPERANDS && end + 1 < size; i++) {
        const Operand *o = &step->operands[i];
        char first[WIRE_LABEL], last[WIRE_LABEL];
        if (!(block_of(step->gate)->operands >> i & 1)) continue;
        end += (size_t)snprintf(text + end, size - end, "%s%c=", end ? ", " : "",
                                operand_letter(i));
        if (end + 1 >= size) return;
        if (!o->count) {
            end += (size_t)snprintf(text + end, size - end, "%u", o->value);
            continue;
        }
        circuit_wire_label(circuit, operand_wire(o, 0), first);
        circuit_wire_label(circuit, operand_wire(o, o->count - 1), last);
        end += (size_t)snprintf(text + end, size - end, "%s:%s", first, last);
    }
}

// The numbers of a step of noise, as they were typed where they are short.
static void gate_rates(const Step *step, char *text, size_t size) {
    enum { MOST_LETTERS = 6 };
    size_t end = 0;
    for (int i = 0; i < step->gate->angles && end + 1 < size; i++) {
        const Angle *number = &step->angles[i];
        bool typed = number->text[0] && letters(number->text) <= MOST_LETTERS;
        char one[24];
        if (typed)
            snprintf(one, sizeof one, "%.20s", number->text);
        else
            snprintf(one, sizeof one, "%.3g", number->value);
        end += (size_t)snprintf(text + end, size - end, "%s%s", i ? "," : "", one);
    }
}

void gate_angles(const Step *step, bool degrees, char *text, size_t size) {
    size_t end = 0;
    text[0] = '\0';
    if (step->gate->kind == GATE_BLOCK) {
        gate_operands(step, NULL, text, size);
        return;
    }
    if (step->gate->kind == GATE_NOISE) {
        gate_rates(step, text, size);
        return;
    }
    for (int i = 0; i < step->gate->angles && end + 1 < size; i++) {
        char one[32];
        angle_tex(&step->angles[i], degrees, one, sizeof one);
        int wrote = snprintf(text + end, size - end, "%s%s", i ? "," : "", one);
        end += wrote > 0 ? (size_t)wrote : 0;
    }
}

void gate_whole_degrees(const Step *step, char *text, size_t size) {
    text[0] = '\0';
    if (step->gate->angles != 1 || step->gate->kind == GATE_NOISE) return;
    int degrees = (int)round(fmod(step->angles[0].value, 2 * M_PI) * 180 / M_PI);
    snprintf(text, size, "%d°", degrees);
}

// Gates that a circuit defines itself have a double outline.
void draw_own_frame(Canvas *canvas, Rect rect, Stroke stroke) {
    stroke.width *= 0.75;
    draw_box(canvas, rect_inset(rect, 3), 2, INK_NONE, stroke);
}

static void draw_frame(Canvas *canvas, double x, double y, const GateLook *look) {
    double s = look->side, width = look->outline > 0 ? look->outline : 1.5;
    Stroke stroke = {.ink = family_ink(look->gate->family), .width = width};
    if (look->dashed) {
        stroke.on = 4;
        stroke.off = 3;
    }
    // In the linking family the box is only a place to touch.
    if (look->gate->family == FAMILY_LINK && !look->dashed) stroke.ink = INK_EDGE;
    draw_box(canvas, (Rect){x - s / 2, y - s / 2, s, s},
             forms[look->gate->family].corner * s, family_fill(look->gate->family), stroke);
    if (look->gate->family == FAMILY_OWN)
        draw_own_frame(canvas, (Rect){x - s / 2, y - s / 2, s, s}, stroke);
}

// Numbers alone are set as words.
static bool is_tex(const char *angle) {
    return strchr(angle, '\\') != NULL;
}

static bool angle_fits(Canvas *canvas, const char *angle, const GateLook *look, Type type) {
    double wide = is_tex(angle) ? tex_wide(canvas, angle, type.size)
                                : words_wide(canvas, angle, type);
    return angle[0] && wide <= 0.97 * look->side;
}

// The values below the letter, at 0.27 of the side if that can be read; where they are too
// wide, whole degrees; at last, which angles there are.
static void draw_angle(Canvas *canvas, double x, double y, const GateLook *look) {
    Type type = {.size = fmax(0.27 * look->side, look->least),
                 .ink = family_ink(look->gate->family),
                 .align = ALIGN_CENTRE};
    const char *shown[] = {look->angle, look->degrees, gate_angle_letters(look->gate)};
    int i = 0;
    while (i < 2 && !angle_fits(canvas, shown[i], look, type))
        i++;
    y += 0.38 * look->side;
    if (is_tex(shown[i]))
        draw_tex(canvas, shown[i], x, y, type);
    else
        draw_words(canvas, shown[i], x, y, type);
}

// Its letter; with an angle the letter is raised and the angle stands below.
static void draw_letter(Canvas *canvas, double x, double y, const GateLook *look) {
    double s = look->side;
    char label[48];
    snprintf(label, sizeof label, look->power[0] ? "%s^%s" : "%s%s", look->gate->label,
             look->power);
    bool angle = look->angle[0] != '\0', two = letters(label) > 1;
    double size = fmax((angle || two ? 0.40 : 0.46) * s, look->least);
    Type type = {.size = size,
                 .face = FACE_BOLD,
                 .ink = family_ink(look->gate->family),
                 .align = ALIGN_CENTRE};
    double wide = label_wide(canvas, label, type);
    if (wide > 0.84 * s) type.size = fmax(size * 0.84 * s / wide, look->least);
    // On a projector the least type is large for three signs: the regular face is narrower.
    if (label_wide(canvas, label, type) > 0.9 * s) type.face = FACE_WORDS;
    if (look->gate->kind == GATE_DEFINED) type.width = 0.86 * s;
    draw_frame(canvas, x, y, look);
    // Type that cannot be smaller needs the angle's room too.
    double raised = angle ? 0.15 * s + 0.5 * fmax(0, size - 0.40 * s) : 0;
    draw_label(canvas, label, x, y + 0.36 * type.size - raised, type);
    if (angle) draw_angle(canvas, x, y, look);
}

// A zigzag over the letter of what goes wrong, and how much below.
static void draw_zigzag(Canvas *canvas, double x, double y, const GateLook *look) {
    enum { TEETH = 6 };
    double s = look->side, wide = 0.64 * s, high = 0.1 * s;
    Stroke stroke = {.ink = family_ink(look->gate->family), .width = 1.8, .round = true};
    Type type = {.size = fmax(0.36 * s, look->least),
                 .face = FACE_BOLD,
                 .ink = stroke.ink,
                 .align = ALIGN_CENTRE};
    bool number = look->angle[0] != '\0';
    double top = y - (number ? 0.36 : 0.26) * s;
    draw_frame(canvas, x, y, look);
    for (int i = 0; i < TEETH; i++) {
        double from = x - wide / 2 + wide * i / TEETH, tooth = i % 2 ? 0 : high;
        draw_line(canvas, from, top + high - tooth, from + wide / TEETH, top + tooth,
                  stroke);
    }
    // Type that cannot be smaller needs the number's room too.
    double raised = number ? 0.5 * fmax(0, type.size - 0.36 * s) : 0;
    double middle = y + (number ? -0.06 : 0.1) * s - raised;
    draw_words(canvas, look->gate->label + 1, x, middle + 0.36 * type.size, type);
    if (number) draw_angle(canvas, x, y, look);
}

static void draw_cross(Canvas *canvas, double x, double y, const GateLook *look) {
    double arm = 8.0 / 42 * look->side;
    Stroke stroke = {.ink = INK_INK, .width = 2.2, .round = true};
    if (!look->on_wire || look->dashed) draw_frame(canvas, x, y, look);
    draw_line(canvas, x - arm, y - arm, x + arm, y + arm, stroke);
    draw_line(canvas, x - arm, y + arm, x + arm, y - arm, stroke);
}

static void draw_meter(Canvas *canvas, double x, double y, const GateLook *look) {
    double s = look->side, foot = y + 0.16 * s, r = 0.28 * s;
    Stroke stroke = {.ink = family_ink(look->gate->family), .width = 1.8, .round = true};
    draw_frame(canvas, x, y, look);
    draw_arc(canvas, x, foot, r, 0.12 * M_PI, 0.88 * M_PI, stroke);
    draw_line(canvas, x, foot, x + 0.22 * s, y - 0.2 * s, stroke);
}

// A dashed stroke across the wire; that of the next wire goes on where it ends.
static void draw_barrier(Canvas *canvas, double x, double y, const GateLook *look) {
    double half = look->on_wire ? 0.65 * look->side : 0.4 * look->side;
    if (!look->on_wire || look->dashed) draw_frame(canvas, x, y, look);
    draw_line(canvas, x, y - half, x, y + half,
              (Stroke){.ink = INK_SOFT, .width = 2, .on = 5, .off = 4});
}

static void draw_plus(Canvas *canvas, double x, double y, const GateLook *look) {
    double r = 13.0 / 42 * look->side;
    Stroke stroke = {.ink = look->dashed ? INK_ACCENT : INK_INK, .width = 2};
    if (look->dashed) {
        stroke.on = 4;
        stroke.off = 3;
    }
    draw_disc(canvas, x, y, r, INK_PAPER, stroke);
    stroke.on = stroke.off = 0;
    draw_line(canvas, x - r, y, x + r, y, stroke);
    draw_line(canvas, x, y - r, x, y + r, stroke);
}

static void draw_display(Canvas *canvas, double x, double y, const GateLook *look) {
    if (!inset_has_icon(look->gate)) {
        draw_letter(canvas, x, y, look);
        return;
    }
    draw_frame(canvas, x, y, look);
    draw_inset_icon(canvas, x, y, 0.82 * look->side, look->gate, INK_INK);
}

// How each kind of row is drawn when nothing else stands for it.
static void (*const drawn[])(Canvas *, double, double, const GateLook *) = {
    [GATE_MATRIX] = draw_letter,     [GATE_SWAP] = draw_cross,
    [GATE_MEASURE] = draw_meter,     [GATE_RESET] = draw_letter,
    [GATE_POSTSELECT] = draw_letter, [GATE_ASSIGN] = draw_letter,
    [GATE_BARRIER] = draw_barrier,   [GATE_BLOCK] = draw_letter,
    [GATE_DEFINED] = draw_letter,    [GATE_DISPLAY] = draw_display,
    [GATE_NOISE] = draw_zigzag,
};

static void draw_still(Canvas *canvas, Rect rect, const void *with) {
    const GateLook *look = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    bool sign = look->on_wire && look->controlled && look->gate->controlled;
    (sign ? draw_plus : drawn[look->gate->kind])(canvas, x, y, look);
}

static uint64_t look_key(const GateLook *look) {
    // A gate that a circuit defines may stand where another one stood in memory.
    bool own = look->gate->kind == GATE_DEFINED;
    double numbers[] = {own ? 0 : (double)(uintptr_t)look->gate,
                        look->side,
                        look->least,
                        look->on_wire,
                        look->controlled,
                        look->dashed,
                        look->outline};
    uint64_t key = 3;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        key = kept_mix(key, numbers[i]);
    for (const char *at = own ? look->gate->label : ""; *at; at++)
        key = kept_mix(key, *at);
    for (const char *at = look->angle; *at; at++)
        key = kept_mix(key, *at);
    for (const char *at = look->power; *at; at++)
        key = kept_mix(key, -*at);
    for (const char *at = look->degrees; *at; at++)
        key = kept_mix(key, *at);
    return key;
}

void draw_gate(Canvas *canvas, double x, double y, const GateLook *look) {
    // Where type must be large, a letter may be a little wider than its box.
    double reach = 0.65 * look->side;
    draw_kept(canvas, look_key(look), (Rect){x - reach, y - reach, 2 * reach, 2 * reach},
              INK_NONE, draw_still, look);
}

static void draw_control(Canvas *canvas, double x, double y, double side, bool on) {
    double r = 6.0 / 42 * side;
    draw_disc(canvas, x, y, on ? r : r - 1, on ? INK_INK : INK_PAPER,
              (Stroke){.ink = on ? INK_NONE : INK_INK, .width = 2});
}

static void draw_parity(Canvas *canvas, double x, double y, double side, char axis,
                        double least) {
    double half = 0.24 * side, size = fmax(0.3 * side, least);
    const char *letters = axis == 'x' ? "PX" : axis == 'y' ? "PY" : "P";
    Type type = {.size = size, .face = FACE_BOLD, .ink = INK_INK, .align = ALIGN_CENTRE};
    double wide = fmax(half, words_wide(canvas, letters, type) / 2 + 0.06 * side);
    draw_box(canvas, (Rect){x - wide, y - half, 2 * wide, 2 * half}, 0.1 * side, INK_PAPER,
             (Stroke){.ink = INK_INK, .width = 2});
    draw_words(canvas, letters, x, y + 0.36 * size, type);
}

void draw_dot(Canvas *canvas, double x, double y, double side, ControlDot dot,
              double least) {
    if (dot.kind == DOT_PARITY) {
        draw_parity(canvas, x, y, side, dot.axis, least);
        return;
    }
    bool on = dot.kind == DOT_CONTROL;
    if (dot.axis == 'z') {
        draw_control(canvas, x, y, side, on);
        return;
    }
    double r = 8.0 / 42 * side, slant = dot.axis == 'y' ? r * M_SQRT1_2 : 0;
    double along = slant > 0 ? slant : r;
    Stroke stroke = {.ink = INK_INK, .width = 2};
    draw_disc(canvas, x, y, r, INK_PAPER, stroke);
    draw_line(canvas, x - along, y + slant, x + along, y - slant, stroke);
    if (on) return;
    double across = slant > 0 ? slant : r;
    draw_line(canvas, x - slant, y - across, x + slant, y + across, stroke);
}

void draw_dot_boxed(Canvas *canvas, double x, double y, double side, ControlDot dot,
                    double least) {
    draw_box(canvas, (Rect){x - side / 2, y - side / 2, side, side}, 0.1 * side, INK_SHEET,
             (Stroke){.ink = INK_EDGE, .width = 1.5});
    draw_dot(canvas, x, y, 1.08 * side, dot, 0.8 * least);
}
