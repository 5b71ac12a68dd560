// The inputs of a page: sliders, dials, switches, menus, buttons, fields. One row a kind of
// variable (lesson/page.h); a test joins both.
#ifndef KYUBI_VIEW_CONTROL_VIEW_H
#define KYUBI_VIEW_CONTROL_VIEW_H

#include "lesson/live.h"
#include "view/answer_view.h"

// The input under the hand, or whose number is being typed.
typedef struct ControlModel {
    bool held, typed, wrong;
    int variable;
    FieldModel field; // while typed
} ControlModel;

// One input being added.
typedef struct Control {
    const Variable *about;
    int variable;
    Spot spot, number_spot; // of a slider or dial, and of its number
    double number;
    double label_wide;         // its label takes at least so much; 0: as it needs
    const char *label, *value; // as they stand in prose; the number with its unit
    bool held, typed, wrong;
    bool left;     // its number stands at the left of its place
    bool of_sheet; // its label is as small as the names of a sheet's other rows
    const FieldModel *field;
} Control;

typedef struct ControlView {
    const char *name;
    double (*add)(Scene *scene, double x, double y, double width, const Control *control);
} ControlView;
const ControlView *control_view(VariableKind kind); // of an input

// Adds the input with its top left at (x, y); returns its height.
double control_add(Scene *scene, double x, double y, double width, const Lesson *lesson,
                   const Live *live, int variable, const ControlModel *model);

// What the hand at (x, y) means on a slider or a dial whose spot is `rect`; `now` is its
// present number.
double control_number_at(const Scene *scene, Rect rect, const Variable *about, double now,
                         double x, double y);

// A number as the input shows it, with its unit; yours. Without it: as it is typed.
char *control_value(const Variable *about, Lang lang, double number, bool with_unit);

// For the kinds' own files: the label at (x, y) in a line `high`, returns its width; the
// same with nothing added.
double control_label(Scene *scene, const Control *control, double x, double y, double high);
double control_label_width(Scene *scene, const Control *control);
// The number at the right end of `rect`, to be pressed and typed.
void control_number(Scene *scene, Rect rect, const Control *control);
// How wide that is for all of its range.
double control_number_width(Scene *scene, const Control *control);
// The spot of the input, named as it is spoken.
void control_spot(Scene *scene, Rect rect, Spot spot, const Control *control);

double slider_control(Scene *scene, double x, double y, double width, const Control *c);
double dial_control(Scene *scene, double x, double y, double width, const Control *c);
double toggle_control(Scene *scene, double x, double y, double width, const Control *c);
double menu_control(Scene *scene, double x, double y, double width, const Control *c);
double button_control(Scene *scene, double x, double y, double width, const Control *c);
double field_control(Scene *scene, double x, double y, double width, const Control *c);

double slider_number_at(const Scene *scene, Rect rect, const Variable *about, double x);
double dial_number_at(Rect rect, const Variable *about, double now, double x, double y);
// Of an angle's unit how many make a turn: 2π, or 360 where it counts degrees.
double control_turn(const Variable *about);

#endif
