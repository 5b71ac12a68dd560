// What a desk is made of, for the files of desk/ alone.
#ifndef KYUBI_DESK_DESK_INSIDE_H
#define KYUBI_DESK_DESK_INSIDE_H

#include "desk/clipboard.h"
#include "desk/comparing.h"
#include "desk/desk.h"
#include "desk/display_card.h"
#include "desk/display_copy.h"
#include "desk/displays.h"
#include "desk/drop.h"
#include "desk/edits.h"
#include "desk/enlarged.h"
#include "desk/gate_card.h"
#include "desk/gate_sheet.h"
#include "desk/hall.h"
#include "desk/hand.h"
#include "desk/inspector.h"
#include "desk/key_map.h"
#include "desk/learners.h"
#include "desk/lit.h"
#include "desk/loan.h"
#include "desk/maker.h"
#include "desk/making.h"
#include "desk/noise_sheet.h"
#include "desk/onward.h"
#include "desk/opening.h"
#include "desk/orbiting.h"
#include "desk/own.h"
#include "desk/placed.h"
#include "desk/playing.h"
#include "desk/print_job.h"
#include "desk/prompt.h"
#include "desk/record_sheet.h"
#include "desk/reviewing.h"
#include "desk/rewind.h"
#include "desk/sharing.h"
#include "desk/shelving.h"
#include "desk/shown.h"
#include "desk/sliders.h"
#include "desk/start_show.h"
#include "desk/study.h"
#include "desk/unwrap.h"
#include "desk/wire_field.h"
#include "desk/workshop.h"
#include "desk/zoomed.h"
#include "lesson/glossary.h"
#include "lesson/search.h"
#include "type/lexicon.h"
#include "view/choice_sheet.h"
#include "view/screen_library.h"
#include "view/term_card.h"

// What can be drawn, run and undone while somebody waits. `kyubi run` takes more.
enum { DESK_STEPS = 4000 };

typedef enum Screen {
    SCREEN_LIBRARY,
    SCREEN_LESSON,
    SCREEN_LAB,
    SCREEN_ERROR,
    SCREEN_REVIEW, // its end; a card is on SCREEN_LESSON
    SCREEN_COUNT
} Screen;

// The lab: a workpiece and the field of its chosen step's angle.
typedef struct Lab {
    Workpiece piece;
    Field angle;
    bool angle_wrong;
    bool unsaved; // changed since it was written; the next quiet moment writes it
} Lab;

// The seed of a histogram while it is typed.
typedef struct SeedField {
    Field field;
    bool open, wrong;
    int source; // whose histogram; -1: the lab's
} SeedField;

// The number of an input while it is typed.
typedef struct InputField {
    Field field;
    bool open, wrong;
    int variable;
} InputField;

// A glossary, the spellings to look for and how its terms are read; of a pack, those of the
// courses too.
typedef struct Terms {
    Glossary *glossary; // NULL: there is none
    Lexicon *lexicon;   // NULL: not made yet
    Furigana *furigana; // NULL: not made yet, or there is no table of kanji
    bool read;
} Terms;

// The card that lies over the page.
typedef struct Card {
    const Term *term; // NULL: it is closed
    Spot from;        // what was touched
    Rect at;          // … and where that was
    bool by_key;      // the focus goes back there
    double scroll;
} Card;

enum { MOST_FOUND = 50 };

// The search that lies over the screen.
typedef struct Seek {
    bool open;
    Field field;
    Search *index;   // of the lesson, or the library's
    Search *library; // kept while the packs' files are unchanged; NULL: none yet
    uint64_t stamp;  // … of them when it was begun
    Finding found[MOST_FOUND];
    int count, chosen;
    double scroll;
    Spot from; // had the focus
    bool by_key;
    bool reading;         // lessons are still being read
    int pack, lesson;     // the one that is, by `visit`
    Visit *visit;         // NULL: none at the moment
    Unpacking *unpacking; // of its pack, before; NULL: it is open
    char *sought;         // what is to be shown on the page gone to, once it is there; NULL
} Seek;

// The small sheet of choices that lies over everything but the keys.
typedef enum ChoicesKind {
    CHOICES_NONE,
    CHOICES_ASPECT,
    CHOICES_PRINT,
    CHOICES_SHARE,
    CHOICES_OPEN,
    CHOICES_RECORD,
    CHOICES_LEARNERS,
    CHOICES_TIME,
    CHOICES_NOISE,
    CHOICES_COMPARE,
    CHOICES_SHELF,
    CHOICES_DISPLAY,
    CHOICES_DISPLAY_COPY,
    CHOICES_KINDS
} ChoicesKind;
typedef struct Choices {
    ChoicesKind open;
    Spot from; // had the focus
    bool by_key;
    double scroll;
} Choices;

// What of the scene's prose is selected.
typedef struct Marking {
    Selection pressed; // what the first press took: a place, a word, a paragraph
    Selection now;
    int clicks;  // of that press
    bool held;   // the pointer that is down goes on
    bool behind; // the end that Shift and an arrow move is the later one
    bool keyed;  // … and one was moved so: it may come back to the other
} Marking;

struct Desk {
    DeskOptions options;
    ViewCache *cache;
    Progress *progress;
    Unwrap unwrap;
    Pack *packs[MAX_PACKS];
    int pack_count;
    char *jail, *kanji; // paths: of the child, of the table of kanji
    char *documents;    // the folder that files go to
    Lang lang;
    Theme theme;
    int text;
    Ruby ruby;
    int grade; // the last school grade whose kanji need no reading
    bool wide; // letters and lines stand farther apart
    int width, height;
    Metrics metrics;
    Screen screen, before; // before: where the lab was entered from
    bool keys_open;
    KeyMap key_map;
    Study study;
    bool studying; // `study` is open
    int study_pack;
    int loads; // of the study, as last seen
    Lab lab;
    Shelving shelving;
    PagedSettings paged;
    Spot display_card; // whose card is open: a DISPLAY_GROUND
    DisplayCopy display_copy;
    HallDesk hall;
    Enlarged enlarged;
    Lit lit;
    BitOrder order; // as the learner chose it
    SeedField seed;
    InputField input;
    Sliders sliders;
    NoiseSheet noise;
    Comparing comparing;
    WireField wire_field;
    bool input_last; // it was an input, not a circuit, that was changed last
    Playing playing;
    Orbiting orbiting;
    bool looks; // circuits show what is behind the column of the cursor
    Hand hand;
    Answer would;      // the answer with what the hand holds, while it holds a bar or card
    Shelf would_shelf; // … the shelf, of a histogram's bar (desk/foretelling.h)
    DisplayOptions would_options; // … and of one on a page
    Spot focus, hover;            // without targets
    bool focus_shown;
    bool field_held; // the pointer that is down moves the caret of the focused field
    bool field_met;  // … and has given the field the keyboard
    Marking marking;
    int focus_place;     // where the focus stands, or last stood, among Tab's stops
    double x, y;         // the pointer
    Zooms zooms;         // of maps of amplitudes
    double map_x, map_y; // where the hand that drags one was last
    bool map_moved;      // … and it has moved it
    double library_scroll, lab_scroll, keys_scroll;
    char *status; // what the hand or the last action says; NULL
    bool refused;
    bool passing;  // it says why something is off; like a refusal it goes with the next act
    unsigned told; // how often that changed
    BrokenPack broken[MAX_BROKEN]; // installed packs that did not read
    int broken_count;
    Error pack_error; // of the first pack that did not read; key "" when all did
    Error unkept;     // why nothing is kept; key "" when it is, or nobody minds
    bool unwritable;  // the last writing of the record failed, and that was said
    bool fed;         // a gesture came since the last poll
    bool busy_shown;  // the scene says that a check takes long
    Terms terms;      // of the courses
    Terms pack_terms[MAX_PACKS];
    Card card;
    Seek seek;
    Choices choices;
    GateSheet gates;
    GateCard gate_card;
    Prompt prompt;
    Maker maker;
    Rewind rewind;
    PrintAsk print;
    Making making;
    Sharing sharing;
    Opening opening;
    RecordSheet record;
    Learners learners;
    Loan loan;
    Reviewing reviewing;
    Stuck stuck;
    int turn_when_read; // the page to go to once the lesson is there; -1: none
    char *clipboard;
    Clip clip; // of circuits
    Inspector inspector;
    char *opened;    // the pack that `kyubi open` was given: a folder or a .lua; NULL
    bool watching;   // its files are watched
    bool changed;    // they changed while the hand held something
    char *edit_file; // to be opened in the author's editor, at edit_line; NULL
    int edit_line;
    StartShow start_show;
    Picture kept; // the page beside the error card; its print says what it was drawn of
    Scene *scene, *shown; // the newest, and the one the window shows; may be the same
    bool dirty;
    uint64_t builds; // how many scenes were built
    bool aloud;      // the scene being built is asked what it says
    bool quit;
};

// desk.c
void desk_say(Desk *desk, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void desk_refuse(Desk *desk, const Error *err);
void desk_hush(Desk *desk);
// Tells of a failed writing once, until one goes well again.
void desk_wrote(Desk *desk, bool good, const Error *err);
void desk_go(Desk *desk, Screen screen);
void desk_begin(Desk *desk, int pack, int lesson);
void desk_study(Desk *desk, int pack, StudyOptions how); // lesson how.lesson
char *desk_lesson_name(const Desk *desk);       // of the open one, "C01 Qubits"; yours
void desk_turn_when_read(Desk *desk, int page); // of the lesson just begun
BitOrder desk_order(const Desk *desk); // the pack's, where it says one, else the learner's
void desk_set_look(Desk *desk);        // lang, theme, text or size changed
Workpiece *desk_piece(Desk *desk, int source); // -1: the lab's; NULL when there is none
Workpiece *desk_editable(Desk *desk);          // the circuit that keys work on; NULL
Workpiece *desk_arrow(Desk *desk);             // the arrow that keys turn; NULL
Field *desk_focused_field(Desk *desk);
bool desk_covered(const Desk *desk);              // something lies over the whole screen
bool desk_covered_but_enlarged(const Desk *desk); // … other than an enlarged display
bool desk_on_page(const Desk *desk, int source);  // whether the shown page shows it
// Its circuit changed: verdicts unsettle, the lab is saved.
void desk_changed(Desk *desk, Workpiece *piece);

// packs.c: those that come with Kyubi and those installed; what a pack uses and lacks.
void packs_open(Desk *desk, const char *folder);
void packs_tell_lack(Desk *desk, const Pack *pack);

// open.c: in the lab, as one step of undo; takes the circuit. Fails: desk.many_…, run.…
bool desk_open_circuit(Desk *desk, Circuit *circuit, Error *err);
// open.c: the pack at the path, which was unpacked just now; takes the files. Fails as
// desk_open.
bool desk_open_unpacked(Desk *desk, const char *path, PackFiles *files, Error *err);

// circuit_actions.c: `next` (taken) becomes the present where it is good. False: it is not,
// or cannot be run, and the desk has said so. What is chosen then, and desk_changed, are
// the caller's.
bool desk_commit(Desk *desk, Workpiece *piece, Circuit *next, bool good, Error *err);
// What spots of a circuit do.
void circuit_act_place(Desk *desk, Spot spot);
void circuit_act_cell(Desk *desk, Spot spot);
void circuit_act_undo(Desk *desk, Spot spot);
void circuit_act_redo(Desk *desk, Spot spot);
void circuit_act_delete(Desk *desk, Spot spot);
void circuit_act_clear(Desk *desk, Spot spot);
void circuit_act_wires(Desk *desk, Spot spot);

// time_actions.c: time lines under the hand and the clock.
void time_act_moment(Desk *desk, Spot spot);
void time_act_column(Desk *desk, Spot spot);
void time_act_stop(Desk *desk, Spot spot);
void time_act_play(Desk *desk, Spot spot);
void desk_time_move(Desk *desk, bool free); // the hand that has the handle moved
bool desk_time_hold(Desk *desk, Spot spot); // false: a long press there means nothing
void desk_glance(Desk *desk);               // sets what circuits show for a moment
void desk_poll_time(Desk *desk, double now);
int desk_time_due(const Desk *desk); // as desk_wakes
void desk_time_open(Desk *desk);     // the sheet of how time lines play
ChoiceSheet desk_time_sheet(const Desk *desk, Scene *scene);
// Where the time of a piece stands; yours, NULL: at its end.
char *desk_time_words(const Desk *desk, const Workpiece *piece);

// actions.c: what a spot does when it is pressed; why one that is disabled does not.
void desk_act(Desk *desk, Spot spot);
void desk_explain_disabled(Desk *desk, const SpotArea *area);

// focus.c: what has the keyboard, and what of a page is in sight.
void desk_focus(Desk *desk, Spot spot);                       // SPOT_NONE: nothing
bool desk_focus_in(const Desk *desk, const Workpiece *piece); // it, or what is beside it
void desk_focus_by_key(Desk *desk, Spot spot); // … with its ring, scrolled into sight
void desk_tab(Desk *desk, int by);
void desk_reveal(Desk *desk, Spot spot); // scrolls it into sight
// The first spot that is not covered; what lies under a sheet is not reached.
int desk_first_spot(const Desk *desk, const Scene *scene);
void desk_follow_cursor(Desk *desk, Workpiece *piece);
double *desk_scroll_of(Desk *desk, int which);            // SCROLL_…
bool desk_scroll_by(Desk *desk, int which, double by);    // false: nothing to scroll
int desk_last_column(Desk *desk, const Workpiece *piece); // the farthest the cursor may go

// card.c: terms and the card of one.
void terms_open(Terms *terms, const PackFiles *files); // with a glossary.tsv, or none
void terms_close(Terms *terms);
const Lexicon *desk_lexicon(Desk *desk);       // of the open lesson's pack and the courses
const Furigana *desk_furigana(Desk *desk);     // likewise; NULL: there is none
const Glossary *desk_own_glossary(Desk *desk); // of the open lesson's pack; NULL
const Term *desk_term(Desk *desk, const char *key);          // NULL: there is none
bool desk_open_card(Desk *desk, const char *key, Spot from); // false: no such term
void desk_close_card(Desk *desk);
void desk_build_card(Desk *desk, Scene *scene);

// seek.c: the search.
void seek_open(Desk *desk); // open already: its words are selected
void seek_close(Desk *desk);
void seek_end(Desk *desk); // and forgets what it had read
void seek_typed(Desk *desk);
bool seek_key(Desk *desk, int key); // false: it does not move among what was found
void seek_go(Desk *desk, int row);
void seek_poll(Desk *desk);
bool seek_busy(const Desk *desk);
void seek_build(Desk *desk, Scene *scene);

// choices.c: small sheets of choices, and the one of how the page looks.
void choices_open(Desk *desk, ChoicesKind kind, Spot first); // open already: it closes
void choices_close(Desk *desk);
bool choices_key(Desk *desk, const Gesture *gesture); // false: the key is not for it
void choices_build(Desk *desk, Scene *scene);

// print.c: a PDF of the open lesson, made page by page while the desk is polled.
void print_open(Desk *desk); // its sheet; nothing where no lesson is
void print_set(Desk *desk, bool whole, PaperKind paper);
void print_go(Desk *desk);
ChoiceSheet print_sheet(const Desk *desk, Scene *scene);

Look desk_paper_look(Desk *desk, PaperKind paper); // nothing on it is pressed

// found.c: what was sought, shown on its page: in sight and selected, so that the next
// thing done takes the mark away.
void found_show(Desk *desk); // seek.sought, once

// answering.c: bars and cards.
const Exercise *desk_exercise(const Desk *desk, int index);     // of the lesson; NULL: none
void answering_take(Desk *desk, Spot spot, double x, double y); // after hand_take
void answering_move(Desk *desk, bool free);                     // free: fine steps
bool answering_holds(const Desk *desk);
bool answering_drop(Desk *desk); // false: the hand holds neither
void answering_card(Desk *desk, Spot spot);
void answering_place(Desk *desk, Spot spot);
bool answering_key(Desk *desk, const Gesture *gesture); // false: the key is not theirs

// inputs.c: sliders and the like. inputs_down takes hold of one that is dragged; cancel
// puts it back (false: none was held).
void inputs_down(Desk *desk, Spot spot);
void inputs_move(Desk *desk);
void inputs_up(Desk *desk);
bool inputs_cancel(Desk *desk);
void inputs_press(Desk *desk, Spot spot);
void inputs_vote(Desk *desk, Spot spot);
bool inputs_key(Desk *desk, const Gesture *gesture); // false: the key is not the input's
bool desk_has_input(const Desk *desk);               // the shown page
bool inputs_undo(Desk *desk);                        // false: it is not for them
bool inputs_redo(Desk *desk);
// The field of the input that has the keyboard; NULL. inputs_take_field is false when what
// was typed is refused.
Field *inputs_field(Desk *desk);
void inputs_open_field(Desk *desk, Spot spot);
bool inputs_take_field(Desk *desk);
void inputs_close_field(Desk *desk);

// seed.c: the seeds of histograms.
uint64_t desk_seed(Desk *desk, int source); // as its histogram shows it
void desk_new_seed(Desk *desk, int source);
void desk_open_seed(Desk *desk, int source);
void desk_take_seed(Desk *desk);
void desk_close_seed(Desk *desk);

// coding.c: the editor that has the keyboard, and rows of pulses. What returns bool says
// whether it was its.
Editor *desk_focused_editor(const Desk *desk); // NULL: none
bool coding_key(Desk *desk, const Gesture *gesture);
bool coding_text(Desk *desk, const Gesture *gesture);
bool coding_escape(Desk *desk); // Esc leaves it: what checks the program is next
void coding_down(Desk *desk, const Gesture *gesture);
void coding_move(Desk *desk);
void coding_pulse(Desk *desk, Spot spot);
void coding_restart(Desk *desk, Spot spot); // the program it began with comes back
bool coding_wheel(Desk *desk, const Gesture *gesture, double by);

// typing.c: the field that has the keyboard.
bool typing_key(Desk *desk, const Gesture *gesture); // false: the key is not the field's
void typing_text(Desk *desk, const Gesture *gesture);
// The pointer, after the focus and the hand took their part; `before` had the focus.
void typing_down(Desk *desk, const Gesture *gesture, Spot before);
void typing_move(Desk *desk);
void typing_up(Desk *desk);

// marking.c: prose that is selected and copied.
void marking_down(Desk *desk, const Gesture *gesture, Spot spot); // over what
void marking_move(Desk *desk);
void marking_up(Desk *desk);
bool marking_key(Desk *desk, const Gesture *gesture); // false: the key is not for it
bool marking_clear(Desk *desk);                       // false: nothing was selected

// stage_hand.c: stages under the pointer and the keys.
double desk_now(void);                        // ms of a clock that never goes back
bool desk_poll_stages(Desk *desk);            // true: something is to be seen
void desk_stage_down(Desk *desk, Spot spot);  // the hand went down on it
void desk_stage_move(Desk *desk);             // … and moved
void desk_stage_press(Desk *desk, Spot spot); // an area
void desk_stage_play(Desk *desk, Spot spot);  // or pause
void desk_stage_faster(Desk *desk, Spot spot);
bool desk_stage_key(Desk *desk, const Gesture *gesture); // false: the key is not for it
int desk_page_clock(const Desk *desk); // the stage that the space bar plays; -1: none

// lab.c
void lab_start(Desk *desk);
void lab_save(Desk *desk); // when it is unsaved
void lab_end(Desk *desk);

// angle_field.c: the field that a rotation's angle is typed in, in the lab and on a page.
Workpiece *desk_angled(Desk *desk); // whose chosen step has an angle; NULL: none has
Spot desk_angle_spot(const Workpiece *piece); // its field
Field *desk_angle_field(Desk *desk);          // the one that has the focus; NULL: none has
void desk_show_angle(Desk *desk);             // the chosen step's angle into the field
void desk_take_angle(Desk *desk);             // the field's text into the chosen step
void desk_leave_angle(Desk *desk);            // Enter was pressed in the field

// kept_page.c: the page that could still be read, for the error card. Borrowed until the
// next call; NULL where none was.
const Picture *kept_page(Desk *desk, const Look *look);
void kept_page_forget(Desk *desk);

// models.c: the scene of what there is.
FieldModel desk_field_model(const Desk *desk, const Field *field, Spot spot);
CodeModel desk_code_model(const Desk *desk, const Editor *editor, int exercise);
void hand_in_model(const Desk *desk, const Workpiece *piece, CircuitModel *model);
CircuitModel desk_circuit_model(const Desk *desk, const Workpiece *piece);
Scene *desk_build(Desk *desk);
Scene *desk_build_lesson(Desk *desk, const Look *look); // the shown page alone. Yours
Look desk_look(Desk *desk);
// The page of the open lesson; given back with desk_lesson_model_free.
LessonModel desk_lesson_model(const Desk *desk);
void desk_lesson_model_free(LessonModel *model);

#endif
