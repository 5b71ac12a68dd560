// A lesson's page: prose and the exercise card at the left, circuits, arrows and displays
// at the right, the bar of pages below.
#ifndef KYUBI_VIEW_SCREEN_LESSON_H
#define KYUBI_VIEW_SCREEN_LESSON_H

#include "lesson/page.h"
#include "view/answer_view.h"
#include "view/circuit_view.h"
#include "view/control_view.h"
#include "view/display.h"
#include "view/holding_view.h"
#include "view/parameter_view.h"
#include "view/screen_review.h"
#include "view/stage_view.h"

// A source as the desk has it.
typedef struct PieceModel {
    CircuitModel circuit;
    const Run *run;    // of what is shown, preview included
    Sight sight;       // what the displays show of it
    Sight pinned;      // the moment that is compared; run NULL: none
    double theta, phi; // an arrow's angles
    bool held;
    uint64_t seed;      // of its histograms; 0: as the lesson says
    const Tally *tally; // the shots that the learner made; NULL: none, as displays say
    Fall fall;
    HoldingModel holding;
    ParameterModel parameters;
} PieceModel;

// The angle of the chosen step of the page's circuit, as it is typed.
typedef struct AngleModel {
    const Step *step;       // NULL: no step with an angle is chosen
    const Circuit *circuit; // that it stands in
    FieldModel field;
    Spot spot; // of the field
    bool wrong;
} AngleModel;

typedef struct LessonModel {
    const Lesson *lesson;
    const char *course; // title of the course
    int page;
    const PieceModel *pieces;   // one a source
    const AnswerModel *answers; // one an exercise
    const StageModel *stages;   // one a stage
    const bool *read;           // one a page
    const Live *live;           // the present values of inputs
    int step;                   // shown are blocks up to this step of the page
    ControlModel control;       // the input under the hand or being typed
    // As the learner set the display that a block of the page is; NULL: as the lesson says.
    const DisplayOptions *settings[MAX_BLOCKS + 1];
    uint64_t opened; // bit b: block b of the page, which looks behind, is open
    double text_scroll, picture_scroll;
    SeedModel seed;
    AngleModel angle;
    const char *status; // the hand's sentence; NULL
    bool status_refused;
    int minutes_left;          // of the lesson, about; 0: nothing is said
    bool author;               // the inspector is offered
    const ReviewModel *review; // one exercise of the page alone, as a card; NULL: the page
    bool
        uncovered; // what waits for a prediction is shown anyway: a hall has no hand for it
    // Of the activity that a hall is at: seconds left, and of how many; of 0: it has not
    // begun.
    double countdown_left, countdown_of;
} LessonModel;

void screen_lesson(Scene *scene, const LessonModel *model);

// The page in one column from the top of `rect` down: its name, its pictures (as high as in
// a window of rect's height) and its text. Returns the height it takes.
double screen_lesson_column(Scene *scene, const LessonModel *model, Rect rect);

// In a hall a page is one picture: the look with type as large as lets the page,
// unanswered, stand in the window without scrolling, down to 24 px at 1080 (two thirds of
// the projector's type). Other themes scroll and keep their size.
Look screen_lesson_look(const Look *look, const LessonModel *model);

// Height that the page's text and picture would need, and what they have: for the layout
// check.
typedef struct Fit {
    double text, text_room, picture, picture_room;
} Fit;
Fit screen_lesson_fit(const Look *look, const LessonModel *model);

#endif
