// A lesson as data: what the jail sent and the parent checked. Pages hold blocks in the
// order of the file; blocks point at sources (circuits and arrows) and exercises by index.
// Nothing here knows Lua.
#ifndef KYUBI_LESSON_PAGE_H
#define KYUBI_LESSON_PAGE_H

#include "base/data.h"
#include "base/words.h"
#include "circuit/circuit.h"
#include "circuit/noise.h"
#include "lesson/display.h"
#include "lesson/number_text.h"
#include "lesson/picture.h"

enum {
    ID_SIZE = 64,
    MAX_PAGES = 100,
    MAX_BLOCKS = 64,
    MAX_SOURCES = 200,
    MAX_OPTIONS = 12,
    MAX_HINTS = 8,
    MAX_STAGES = 100,
    MAX_PULSES = 12,
    WIRE_NAME = 10,        // characters of a wire's name
    MARKS_DISTANCE = 5,    // of a surface code that is marked: 25 qubits
    CODE_SIZE = 16 * 1024, // bytes of a learner's program, zero included
    CODE_ROWS = 16,        // lines of an editor that are seen at once, at most
    PRINT_SIZE = 4096,     // bytes of what a program printed, zero included
    MAX_ITEMS = 16,
    MAX_PLACES = 8,
    MAX_CELLS = 12,
    MAX_ACROSS = 4,
    MAX_DEMOS = 32,
    MAX_DEMO_DISPLAYS = 3,
    MAX_VARIABLES = 200,
    MAX_EXPRESSIONS = 1000,
    MAX_TIMERS = 20,
    MAX_FORMULA_SIGNS = 8000, // dollars in a page's texts: 1000 formulas in each language
    MAX_AMPLITUDES = 1 << 22, // of all circuits of a lesson together
    MAX_NOTES = 64,           // of a page
    MAX_EXPECTED = 8,         // numbers that a note names
    MAX_VOTES = 50,           // of a lesson; an option's tally is a variable
    MOST_HANDS = 999,         // that an option's tally counts
    MAX_ACTIVITIES = 50,
    STATES_MB = 1024 // what the states of all circuits may take at least
};

// What a name in an expression stands for.
typedef enum MeaningKind {
    MEANS_NUMBER,   // one that never changes
    MEANS_VARIABLE, // index into Lesson.variables
    MEANS_SOURCE,   // index into Lesson.sources: a circuit to be asked
    MEANS_GIVEN     // what the exercise has drawn under that name
} MeaningKind;
typedef struct Meaning {
    char name[ANGLE_TEXT];
    MeaningKind kind;
    int index;
    double number;
} Meaning;

// A formula of the lesson's (circuit/expression.h) and how its value is written. A text
// holds it as {=#3}, its index into Lesson.expressions.
typedef struct Expression {
    char *text; // NULL: none
    NumberFormat format;
    Meaning *names;
    int name_count;
    int line;
} Expression;

// A number (or a text) that changes while the lesson is read: what a learner moves, what
// the lesson works out, what it remembers. Inputs are the left twin of view/controls.
typedef enum VariableKind {
    VARIABLE_SLIDER,
    VARIABLE_DIAL,
    VARIABLE_TOGGLE, // 0 or 1
    VARIABLE_MENU,   // 1 …
    VARIABLE_BUTTON, // counts presses
    VARIABLE_FIELD,
    VARIABLE_INPUTS,                  // those before are inputs
    VARIABLE_VALUE = VARIABLE_INPUTS, // a function in the jail works it out
    VARIABLE_REMEMBER,                // the jail's functions set it
    VARIABLE_TALLY, // hands for one option of a vote: 0 … MOST_HANDS, whole; its label is
                    // the option
    VARIABLE_KINDS
} VariableKind;
typedef struct Variable {
    VariableKind kind;
    char id[ID_SIZE]; // under which the record keeps it; "": it does not
    int page, line;
    double from, to, step, start; // step 0: any number from … to
    char *words;                  // VARIABLE_VALUE: its first text; NULL: a number
    Text label, unit;             // unit "rad" and "deg" mean angles
    Text options[MAX_OPTIONS];
    int option_count;
    bool acts; // a button whose function runs in the jail
    int vote;  // VARIABLE_TALLY: index into Lesson.votes; else -1
} Variable;

// A function of the lesson's that runs while its page is shown.
typedef struct Timer {
    int page, line;
    double every; // seconds
} Timer;

// What a lesson says of noise: one rate, or one of the three times from which two rates
// come (noise_set_times), of all wires or of one.
enum { SOURCE_TIMES = NOISE_RATES, SOURCE_RATES = NOISE_RATES + 3, ALL_WIRES = -1 };
typedef struct SourceRate {
    int wire;           // or ALL_WIRES
    int what;           // a rate; from SOURCE_TIMES on: the time of a gate, T1, T2
    double start;       // a rate: 0 … 1; a time: longer than 0, all in one unit
    Expression follows; // where it follows names
} SourceRate;

// Something a learner may edit and displays look at. An arrow is a circuit of one wire,
// "ry(theta) 0; p(phi) 0".
typedef enum SourceKind { SOURCE_CIRCUIT, SOURCE_ARROW } SourceKind;
typedef struct Source {
    SourceKind kind;
    int line;
    Circuit *start;    // as the lesson gives it; locked steps are the lesson's
    double theta, phi; // SOURCE_ARROW: radians; theta 0 … π, phi 0 … 2π
    double
        snap; // SOURCE_ARROW: radians between snaps; 0: none. A lesson leaves it out: π/12
    char *palette; // gate names with blanks between, "control" and "anticontrol" too; NULL:
                   // all
    int most_gates; // 0: no limit
    Text
        *wires; // one for each wire, at most WIRE_NAME characters on a line; NULL: q0, q1 …
    bool fixed; // shown, not edited
    Text label;
    Noise noise;       // as it starts
    uint32_t noisy;    // bit i: the lesson names rate i of all wires (circuit/noise.h)
    SourceRate *rates; // all that it says of noise
    int rate_count;
    Meaning *names;       // in the texts of its angles
    int name_count;       // 0: nothing in it follows a variable
    Expression angles[2]; // SOURCE_ARROW: theta and phi where they follow names
} Source;

// A picture that the lesson draws itself (lesson/drawing.h), in units of its own.
typedef struct Stage {
    int page, line;
    int step;             // of its page; 0: shown at once
    double width, height; // units
    double duration;      // seconds that its time line is long; 0: it has none
    double still;         // the moment that is printed, seconds
    Text label;           // what it shows, in words
} Stage;

typedef enum BlockKind {
    BLOCK_PROSE,
    BLOCK_CALLOUT,
    BLOCK_SOURCE,
    BLOCK_DISPLAY,
    BLOCK_EXERCISE,
    BLOCK_IMAGE,
    BLOCK_BEHIND,
    BLOCK_GRID,
    BLOCK_STAGE,
    BLOCK_INPUT,
    BLOCK_VOTE,
    BLOCK_ACTIVITY
} BlockKind;
// Who sees a block: a page for the hall may leave out what only a lone learner needs, and
// the other way round.
typedef enum Only { ONLY_ALL, ONLY_LEARNER, ONLY_HALL } Only; // ONLY_ALL: everybody
typedef enum CalloutKind {
    CALLOUT_NOTE,
    CALLOUT_CAUTION,
    CALLOUT_TRY,
    CALLOUT_HISTORY,
    CALLOUT_TERM,
    CALLOUT_COUNT
} CalloutKind;
// A text, under its picture where it has one, which it describes.
typedef struct Cell {
    Text text;
    bool pictured;
    int picture; // as Block.picture
} Cell;

typedef struct Block {
    BlockKind kind;
    int line;
    Text text;   // prose, callout, behind; of an image what it shows, in words
    Cell *cells; // grid: row by row
    int cell_count,
        across;       // … at least 2, at most MAX_CELLS; cells in a row, 2 … MAX_ACROSS
    bool ruled;       // grid: a line between its columns
    char id[ID_SIZE]; // behind: within its page
    Text title;       // behind: what is seen of it while it is closed
    CalloutKind callout;
    int source; // source, display; index into Lesson.sources
    const DisplayKind *display;
    DisplayOptions options;
    struct BallMarks *marks; // display bloch: what the lesson draws on its ball; NULL
    int cover;    // display: the exercise whose prediction must be locked before it is
                  // seen; -1: it is seen at once
    int exercise; // index into Lesson.exercises
    int stage;    // index into Lesson.stages
    int variable; // input; index into Lesson.variables
    int vote;     // index into Lesson.votes
    int activity; // index into Lesson.activities
    Only only;
    int step;     // shown from this step of the page on; 0: at once
    int picture;  // image; index into Lesson.pictures, -1: the pack has no such file
    double width; // image; share of the column, over 0 to 1
} Block;

typedef struct Option {
    Text text;
    bool right; // never shown; the judging is the jail's. Used by `check` alone.
} Option;

// A counter-experiment: a circuit that runs while displays show it.
typedef struct Demo {
    int source; // fixed; index into Lesson.sources
    double seconds;
    Block displays[MAX_DEMO_DISPLAYS];
    int display_count;
} Demo;

// What a learner answers with. A row of inputs is the left twin of view/inputs.
typedef enum InputKind {
    INPUT_NUMBER,
    INPUT_CHOICE,
    INPUT_ARROW,
    INPUT_CIRCUIT,
    INPUT_CODE,
    INPUT_MARKS,  // qubits of a surface code that are to be corrected
    INPUT_PULSES, // a row of pulses and waits
    INPUT_BARS,   // how high bars will stand
    INPUT_ORDER,  // cards in a row
    INPUT_PLACES, // cards in named places
    INPUT_COUNT
} InputKind;

typedef struct Exercise {
    char id[ID_SIZE];
    char kind[16]; // "number" "choice" "aim" "build" "predict" "sort" "place" "code"
                   // "decode" "pulse"
    InputKind input;
    int number;    // 問題 1, 2 … within the lesson
    bool given;    // each attempt draws its numbers
    bool unsolved; // the pack keeps its right answer to itself: a handout
    bool review;   // asked again, alone, once it was right (learner/deck.h)
    int page, line;
    Text title; // of a kind that the lesson brings; else empty
    Text ask;
    Text label; // INPUT_NUMBER: what stands before the field: "$p(1) =$"
    Text unit;  // INPUT_NUMBER: what stands behind it
    bool angle; // INPUT_NUMBER: degrees may be typed with °
    Option options[MAX_OPTIONS];
    int option_count;
    char *code;                   // INPUT_CODE: the program to begin with; else NULL
    int rows;                     // INPUT_CODE: lines that are seen
    int distance;                 // INPUT_MARKS: of the surface code, 3 or 5
    char letter;                  // INPUT_MARKS: 'Z' or 'X', the plaquettes that have lamps
    uint32_t lamps;               // INPUT_MARKS: bit p: the lamp of plaquette p is lit
    int most;                     // INPUT_PULSES: how many there may be, 1 … MAX_PULSES
    double angle_step, wait_step; // INPUT_PULSES: radians; units of the lesson's time
    bool several;                 // INPUT_CHOICE: more than one may be chosen
    Text items[MAX_ITEMS];        // INPUT_BARS: what stands under each; else the cards
    int item_count;
    int start[MAX_ITEMS];    // INPUT_ORDER, INPUT_PLACES: how the cards lie at first
    Text places[MAX_PLACES]; // INPUT_PLACES
    int place_count;
    bool once;      // INPUT_PLACES: a place holds one card
    bool normalise; // INPUT_BARS: the bars are scaled to make 1 when they are locked
    double top;     // INPUT_BARS: the highest a bar can be, over 0 to 1
    bool of_wires; // INPUT_BARS: a bar for each value of all of a circuit's wires, in order
    int groups;    // INPUT_BARS: equal parts of the bars, each of which makes 1; 0: as 1
    int source;    // INPUT_ARROW, INPUT_CIRCUIT: where the learner's hand is; else -1
    Demo *demos;   // which of them is shown, a verdict says
    int demo_count;
    Text hints[MAX_HINTS];
    int hint_count;
    Text explain; // shown once it is right (or after two tries, on asking)
} Exercise;

// --- what is said and asked in a hall

// What a page says to its presenter alone, from a step of the page on until the next note.
typedef struct Expected {
    Text value, label; // a number that ought to be seen, and what it is
} Expected;
typedef struct Note {
    int line;
    int step;     // of its page
    Text text;    // prose
    Text mistake; // a common misconception; empty: none
    Expected expected[MAX_EXPECTED];
    int expected_count;
} Note;

// A question to the hall whose hands are counted, option by option. A lone learner answers
// it by one press, which makes that option's tally 1 and the others 0.
typedef struct Vote {
    char id[ID_SIZE];
    int page, line;
    int step; // of its page
    Text ask;
    int tallies[MAX_OPTIONS]; // one an option; index into Lesson.variables
    int option_count;         // 2 … MAX_OPTIONS
    int right;                // an option from 0; -1: none is
    bool rehearsed;
    int rehearse[MAX_OPTIONS]; // the counts that stand in for a hall while one rehearses
} Vote;

// Something that the hall does for a while.
typedef struct Activity {
    int page, line;
    int step; // of its page
    double seconds;
    Text say;
} Activity;

// How a page looks in a hall.
typedef enum HallLayout {
    HALL_LAYOUT_CHOSEN,  // by Kyubi: by the picture where there is one, else the text
    HALL_LAYOUT_PICTURE, // the question, under it the picture, under that the text
    HALL_LAYOUT_BESIDE,  // the question, under it the text and the picture side by side
    HALL_LAYOUT_TEXT     // the question and the text in large type
} HallLayout;
typedef struct HallPage {
    bool shown;    // the page is for the hall
    Text question; // what stands on top; empty: the page's title
    HallLayout layout;
} HallPage;

// How a page's text and pictures share the window.
typedef enum PageLayout {
    LAYOUT_CHOSEN,  // by Kyubi: beside where there are pictures, else reading
    LAYOUT_BESIDE,  // a column of text, the pictures beside it
    LAYOUT_READING, // one column in the middle, pictures within it
    LAYOUT_STAGE    // the text over pictures as wide as the window
} PageLayout;

typedef struct Page {
    char id[ID_SIZE];
    int line;
    PageLayout layout;
    Text title;
    Block blocks[MAX_BLOCKS];
    int block_count;
    int steps;      // the last block's: how often the learner may go on
    double minutes; // that are planned for it in a hall; 0: none are
    HallPage hall;
    Note *notes; // in the order of their steps
    int note_count;
} Page;

typedef struct Lesson {
    char id[ID_SIZE]; // "core.qubit"
    char map[8];      // "C01"; "" where there is none
    char *file;       // as errors name it: "lessons/core/01-qubit.lua"
    Text title;
    int minutes;
    char requires[8][ID_SIZE];
    int require_count;
    Page *pages;
    int page_count;
    Source *sources;
    int source_count;
    size_t states; // bytes that the sources' states take at least
    Exercise *exercises;
    int exercise_count;
    Stage *stages;
    int stage_count;
    Variable *variables;
    int variable_count;
    Expression *expressions;
    int expression_count;
    Timer *timers;
    int timer_count;
    Vote *votes;
    int vote_count;
    Activity *activities;
    int activity_count;
    Pictures pictures;
} Lesson;

// Reads the parts that the jail sent, in order: first the lesson's head, then one part a
// page. `lesson_add` refuses what is out of range, unknown or points nowhere (page.broken,
// with the line the jail named): the child is not trusted. lesson.states: the circuits
// together would take more than STATES_MB.
Lesson *lesson_create(const char *file);
bool lesson_add(Lesson *lesson, const Data *part, Error *err);
// A band of a picture; before the parts of the pages that show it. Fails: page.broken.
bool lesson_add_band(Lesson *lesson, const Band *band, Error *err);
// Fails: page.none when there is no page, page.broken when a picture lacks rows.
bool lesson_complete(const Lesson *lesson, Error *err);
void lesson_destroy(Lesson *lesson);

const Exercise *lesson_exercise(const Lesson *lesson,
                                const char *id); // NULL if there is none

// Whether a block belongs to what the hall (or a lone learner) sees of its page. Inputs,
// and what is closed at first, are for a hand: the hall does not see them as they are.
bool block_seen(const Block *block, bool hall);
// Whether a block is shown with an exercise that is asked alone: the question itself, the
// circuit or arrow that it is answered with, displays of that, and what it covers.
bool block_of_exercise(const Lesson *lesson, const Block *block, int exercise);
// The note that speaks at a step of the page: the last one from a step up to it. NULL:
// none.
const Note *page_note(const Page *page, int step);
// What stands on top of a page in a hall.
const Text *page_question(const Page *page);
// An option of a vote, from 0; borrowed.
const Text *vote_option(const Lesson *lesson, const Vote *vote, int option);
// Whether a page at `step` has gone on past the vote, so that its right option may be seen.
bool vote_past(const Vote *vote, int step);

// What the jail says of an attempt.
typedef enum VerdictKind {
    VERDICT_NONE,
    VERDICT_RIGHT,
    VERDICT_NEAR,
    VERDICT_WRONG,
    VERDICT_UNREADABLE
} VerdictKind;
typedef struct Verdict {
    VerdictKind kind;
    char misconception[8];   // "M07"; ""
    Text say;                // what was probably thought, and what to try
    int wrong;               // which `wrong` row spoke, from 0; -1
    int demo;                // which demo is shown under it; -1: none
    double truth[MAX_ITEMS]; // INPUT_BARS: what comes out; one a bar
    int truth_count;         // 0: not told
    Error fault;   // INPUT_CODE: what stopped the program, and its line; key "": nothing
    char *printed; // INPUT_CODE: what it printed; NULL: nothing
} Verdict;
// As the jail and a pack's tests call it; "–": none.
const char *verdict_name(VerdictKind kind);
bool verdict_read(const Data *data, Verdict *verdict, Error *err);
Verdict verdict_copy(const Verdict *verdict);
void verdict_free(Verdict *verdict);

#endif
