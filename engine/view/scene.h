// A scene is everything on one window at one moment: a flat list of parts, back to front.
// Each part knows where it is, how it draws itself, and what touching it means. Scenes are
// built anew whenever something changed, which is cheap; what must be painted is found by
// comparing the parts' fingerprints with those of the scene before.
#ifndef KYUBI_VIEW_SCENE_H
#define KYUBI_VIEW_SCENE_H

#include "base/words.h"
#include "circuit/circuit.h"
#include "lesson/live.h"
#include "view/canvas.h"
#include "view/lens.h"
#include "view/map_place.h"
#include "view/orbits.h"
#include "view/view_cache.h"

// What a touch means. The desk has one table of actions by SpotKind (desk/actions.c); views
// only name them.
typedef enum SpotKind {
    SPOT_NONE,
    SPOT_LIBRARY,    // to the library
    SPOT_LESSON,     // open lesson b of course a
    SPOT_LAB,        // open the lab
    SPOT_KEYS,       // show the keys
    SPOT_KEYS_PRINT, // the keys as a PDF
    SPOT_CLOSE,      // close what lies on top; a: which of several buttons that do
    SPOT_ASPECT,     // open the sheet of how the page looks, or close it
    SPOT_LANG,       // here and in the next four: a: 0 the next one, SET + n: that one
    SPOT_THEME,
    SPOT_RUBY,   // … a: NEXT_GRADE: the next school grade
    SPOT_WIDE,   // wide (1) or normal (0) spacing of letters and lines
    SPOT_GRADE,  // the school grade of furigana (a: SET + grade)
    SPOT_TEXT,   // type size: a: a step up or down, TEXT_BACK: as usual
    SPOT_ORDER,  // the order of bits (a: SET + BitOrder)
    SPOT_PRINT,  // open the sheet that makes a PDF, or close it
    SPOT_EXTENT, // … of the page (a: SET) or the lesson (SET + 1)
    SPOT_PAPER,  // … on which paper (a: SET + PaperKind)
    SPOT_PRINT_GO,
    SPOT_PRESENT, // a show of a lesson; a: 0 the open one, else 1 + course, b: lesson
    SPOT_BACK,
    SPOT_NEXT,
    SPOT_PAGE, // a: page
    SPOT_CHECK,
    SPOT_HINT,
    SPOT_EXPLAIN,
    SPOT_FIELD,      // number field; a: exercise
    SPOT_OPTION,     // a: exercise, b: option
    SPOT_PULSE,      // a: exercise, b: place in its row of pulses, c: a PulseAct
    SPOT_CODE,       // the editor of a program; a: exercise
    SPOT_CODE_START, // the program it began with comes back; a: exercise
    SPOT_ARROW,      // the ball of source a: drag the tip
    SPOT_ORBIT,      // the ground of a ball: drag it to look from elsewhere; a: its display
    SPOT_PALETTE, // a: a tool (circuit/tool.h); of circuit source b; c: 1 on the sheet of
                  // all
    SPOT_MORE,    // the sheet of all gates for the circuit of source a
    SPOT_GATE_FIELD, // … its field
    SPOT_CARD_FIELD, // the card of a gate: a: a ModifierKind, b: which of those
                     // (circuit/modify.h)
    SPOT_CARD_ACT,   // … a: a CardAct (view/gate_card.h), b: a wire
    SPOT_CELL,       // a: wire, b: column of the circuit of source c (-1: the lab's)
    SPOT_STEP,       // a: step index, b: wire, of the circuit of source c
    SPOT_WIRE,       // the name of wire a of the circuit of source c
    SPOT_ANGLE,      // angle field of the chosen step; a: 1 + source (0: the lab's)
    SPOT_OWN,        // gates of one's own; a: an OwnAct (desk/own.h), b: what of it
    SPOT_OWN_OPEN,   // the chosen one is opened
    SPOT_SIZE,       // the lower tab of block a, on its last wire b, of the circuit of c
    SPOT_GATE_CARD,  // the card of the chosen step
    SPOT_OWN_FIELD,  // a field of the sheet that makes one; a: which
    SPOT_UNDO,
    SPOT_REDO,
    SPOT_HISTORY,        // open the strip of how the circuit was built, or close it
    SPOT_HISTORY_PLAY,   // play it, or pause
    SPOT_HISTORY_GROUND, // the strip itself
    SPOT_REVISION,       // a: the revision to go to, from 0
    SPOT_DELETE,
    SPOT_STEPS, // what is done to the chosen steps; a: a StepsAct
    SPOT_CLEAR,
    SPOT_WIRES,  // a: +1 or -1 wires of the lab
    SPOT_MOMENT, // the time line: a: columns, or MOMENT_HANDLE; of the circuit of source c
    SPOT_COLUMN, // the number of column a of the circuit of source c: what is behind it
    SPOT_STOP,   // … where playing stops behind it
    SPOT_PLAY,   // a: a PlayAct; of the circuit of source c
    SPOT_START,  // what that wire starts in: the next
    SPOT_WIRE_FIELD, // … typed; b: 1: what it starts in, 0: its name
    SPOT_PARAMETER,  // a slider of the circuit of source c; a: parameter, TIME_SLIDER: t
    SPOT_PARAMETER_FIELD, // … its number, typed
    SPOT_CYCLE,           // the time t of the circuit of source c runs, or rests
    SPOT_NOISE, // the noise of the circuit of source c; a: a NoiseAct (desk/noise_sheet.h),
                // b: what of it
    SPOT_COMPARE, // the lab's circuit compared with another; a: a CompareAct
                  // (desk/comparing.h), b: what of it
    SPOT_SEED,    // draw a new seed; SPOT_SEED_FIELD: type one
    SPOT_SEED_FIELD,
    SPOT_THROW,  // shots of source a: b: how many, or a ThrowAct
    SPOT_HOLD,   // what is held of the circuit of source a: b: a HoldAct, c: finding, value
    SPOT_BRANCH, // node c of level b of the branch tree of the circuit of source a
    SPOT_LINK,   // a link in prose; `target` says where, a: which, in the scene's order
    SPOT_INPUT,  // an input of the page; a: variable, b: option of a menu
    SPOT_INPUT_FIELD, // the number of an input, to be typed; a: variable
    SPOT_VOTE,        // a lone learner's guess; a: vote, b: option
    SPOT_CONTINUE,    // the page's next step
    SPOT_BEHIND,      // what looks behind on a page, opened or closed; a: block
    SPOT_SEARCH,      // open the search; SPOT_SEARCH_FIELD: its field
    SPOT_SEARCH_FIELD,
    SPOT_FOUND,  // go to what was found; a: which
    SPOT_PROMPT, // open the prompt, or close it; SPOT_PROMPT_FIELD: its field
    SPOT_PROMPT_FIELD,
    SPOT_PROMPT_ROW, // do what was found; a: which
    SPOT_TERM, // a term that was found in prose; `target` says which ("term:qubit"), a: its
               // number in the scene's order
    SPOT_RELOAD,
    SPOT_COPY_PLACE, // error card
    SPOT_EDIT,       // error card: to the place of the error in an editor
    SPOT_STAGE,      // a: stage, b: an area of its drawing, or STAGE_WHOLE
    SPOT_STAGE_PLAY, // its clock, a: stage: play or pause;
    SPOT_STAGE_TIME, // … the line to drag along;
    SPOT_STAGE_SPEED,
    SPOT_SCROLL, // a region that scrolls: a: which, b: height of what it holds, c: how far
                 // it is scrolled
    SPOT_BAR,    // a prediction's bar; a: exercise, b: bar
    SPOT_CARD,   // a: exercise, b: card
    SPOT_PLACE,  // where cards go; a: exercise, b: place from 1, 0: none
    SPOT_AGAIN,  // the exercise a once more, from the start
    SPOT_OTHER,  // … with other numbers
    SPOT_SOLUTION, // … its right answer filled in
    SPOT_DEMO,     // its demo once more
    SPOT_SHARE,    // a circuit as a file or text; a: what of it (desk/sharing.h)
    SPOT_OPEN,     // a circuit from a file; a: what of it (desk/opening.h)
    SPOT_RECORD,   // all that is kept; a: what with it (desk/record_sheet.h)
    SPOT_LEARNER,  // who is there; a: what of it (desk/learners.h), b: which
    SPOT_LOAN,     // a lesson's circuit in the lab; a: what with it (desk/loan.h)
    SPOT_BASIS,   // a basis state of source a (-1: the lab's): the wires of the mask b read
                  // as the bits c (view/lit.h)
    SPOT_MEAN,    // a mean of source a: of the Pauli string with Z on the wires of the mask
                  // b and X on those of c, Y on both (view/lit.h)
    SPOT_DISPLAY, // a display or what is at its head; a: what of it, b: which, c: where it
                  // stands (view/shelf_view.h)
    SPOT_MAP,     // the window of a map of amplitudes of source a: wires of the mask b
    SPOT_MAP_ZOOM,  // … nearer, farther, whole; c: a MapAct (view/amplitude_map.h)
    SPOT_INSPECTOR, // a: an InspectorAct (view/inspector_view.h), b: what of it
    SPOT_REVIEW,    // review of cards: a: a ReviewAct (view/screen_review.h)
    SPOT_SHOW, // the presenter's window: a: a ShowAct (view/screen_presenter.h), b: what of
               // it
    SPOT_KINDS
} SpotKind;

typedef struct Spot {
    SpotKind kind;
    int a, b, c;
    const char *target; // SPOT_LINK, SPOT_TERM: borrowed from the scene
} Spot;
bool spot_same(Spot x, Spot y); // by kind and numbers

enum { TEXT_BACK = 9 };
typedef enum StepsAct { STEPS_DUPLICATE, STEPS_COPY, STEPS_PASTE, STEPS_ACTS } StepsAct;
// Back to no shots; shots fall by themselves, or rest; faster.
enum { THROW_BACK = 0, THROW_RUN = -1, THROW_FASTER = -2 };
// Holds finding c / 2 at c % 2, or lets it go; lets all go; draws one shot and holds all of
// it; holds what was measured of the basis state that is pinned, or lets go of it.
enum { HOLD_ONE, HOLD_DROP, HOLD_DROP_ALL, HOLD_SHOT, HOLD_REPLAY, HOLD_LIT };
enum { STAGE_WHOLE = -1 };
enum { SET = 1, NEXT_GRADE = -1 };
enum { MOMENT_HANDLE = -1 };
// Play or pause; the other way round; another speed (PLAY_SPEED: the next, PLAY_SPEED + 1 +
// n: that one); compare this moment with another, or no more.
enum { PLAY_GO, PLAY_BACK, PLAY_COMPARE, PLAY_SPEED };

// In which order the eye reads the bits of a basis state: q0 at the right, as all text in
// files, or at the left.
typedef enum BitOrder { ORDER_FIRST_RIGHT, ORDER_FIRST_LEFT } BitOrder;

typedef struct Scene Scene;
typedef void PartDraw(Canvas *canvas, Rect rect, const void *with);

// A place between the letters (type/letters.h) of a scene's texts; and what is selected,
// from the earlier to the later of two. Nothing where they are one.
typedef struct TextPlace {
    int text, letter;
} TextPlace;
typedef struct Selection {
    TextPlace from, to;
} Selection;

// What every builder of a screen is given.
typedef struct Look {
    Theme theme;
    Lang lang;
    Metrics metrics;
    const Words *words;
    ViewCache *cache;
    Ruby ruby;
    int grade;                // the last one whose kanji need no reading
    const Furigana *furigana; // NULL: only what authors mark
    const Lexicon *lexicon;   // terms to be found in prose and panels; NULL: none
    bool aloud;               // the scene is asked what it says: scene_aloud
    const Live *live;         // fills {=…} in texts; NULL: they have none
    bool paper;               // nothing here is pressed: buttons are left out
    bool hall;  // an audience looks on: only pictures answer, and what serves one learner
                // alone is left out
    bool wide;  // letters and lines stand farther apart
    int text;   // size of type in percent, as metrics were made with
    Spot focus; // what has the keyboard; SPOT_NONE: nothing
    bool focus_shown; // a ring is drawn only once the keyboard was used
    Spot hover, pressed;
    Spot lit; // the basis state that is touched (view/lit.h); SPOT_NONE: none
    BitOrder order;
    const Orbits *orbits; // from where balls are seen; NULL: all as at first, to stay so
    const Zooms *zooms;   // of maps of amplitudes; NULL: all are seen whole
    Selection selected;
    Lens lens; // by which it is painted; parts, spots and texts are where they were added
} Look;

Scene *scene_create(const Look *look); // copies the look
void scene_destroy(Scene *scene);
// Draws another scene of the same page under its own parts, in place of paper, and both
// through that one's lens; NULL: no more. Borrowed while this one is drawn. Of all but its
// pixels (spots, words, damage) this scene tells only what is its own.
void scene_lay_over(Scene *scene, const Scene *under);
const Look *scene_look(const Scene *scene);

// Adds a part. `with` (size bytes) is copied; what it points to must outlive the scene: use
// scene_keep for texts. Returns the copy, to be changed until the next call. What a part
// draws farther than 3 px (times metrics.stroke) outside its rect is cut off.
void *scene_add(Scene *scene, Rect rect, PartDraw *draw, const void *with, size_t size);
// What is added from here on has the whole window, where a page had a part of it.
void scene_measure(Scene *scene, const Metrics *metrics);

// Where block `index` of the shown page stands, for those who write it (what stands in
// several places: the last); false where it does not, or is scrolled out of sight.
void scene_block(Scene *scene, int index, Rect rect);
bool scene_block_at(const Scene *scene, int index, Rect *seen);
// The same, all of it, with what is scrolled out of sight.
bool scene_block_whole(const Scene *scene, int index, Rect *whole);
// As scene_reveal, of a block.
bool scene_block_reveal(const Scene *scene, int index, int *which, double *offset);

// A spot for the touch: rect is what can be hit (made at least 44 × 44 around its centre
// when `finger`). `enabled` false: focusable but says why when used. `name` is what the
// reader hears and the status line says; copied, as is a link's target.
typedef struct SpotArea {
    Rect rect;
    Spot spot;
    bool finger;
    bool disabled;
    bool quiet; // not reached by Tab (cells of a grid have a cursor of their own)
    const char *name;
} SpotArea;
void scene_spot(Scene *scene, SpotArea area);
// On paper and in a hall: buttons, and all that needs them, are left out.
bool scene_bare(const Scene *scene);

// What follows is only to be seen, until that is over: its spots are left out.
void scene_still(Scene *scene, bool still);

// Texts that live as long as the scene.
const char *scene_keep(Scene *scene, const char *text); // copied
char *scene_take(Scene *scene, char *text);             // taken: freed with the scene
const char *scene_say(Scene *scene, const char *key, const char *format,
                      ...) // words_say, kept
    __attribute__((format(printf, 3, 4)));
// Plain words, kept with the scene.
const char *scene_print(Scene *scene, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *scene_word(const Scene *scene, const char *key); // words_in
// From here on sentences that speak of a wire call it as the circuit does; NULL: q0, q1 …
// Borrows the circuit until then.
void scene_call_wires(Scene *scene, const Circuit *circuit);

// Common parts, all drawn with the look's theme and sizes. The returned rect is what was
// used.
Rect scene_words(Scene *scene, const char *words, double x, double baseline, Type type);
Rect scene_prose(Scene *scene, const char *text, double x, double y,
                 ProseStyle style); // with its links and terms as spots; a term is
                                    // underlined where the scene first shows it
// From here on another text begins, a card over the page: its terms are first once more.
void scene_forget_terms(Scene *scene);
// Terms of what follows are within something else to press: found by a long press alone.
void scene_quiet_terms(Scene *scene, bool quiet);
Rect scene_box(Scene *scene, Rect rect, double radius, Ink fill, Ink outline);
void scene_rule(Scene *scene, double x0, double y0, double x1, double y1);
void scene_icon(Scene *scene, const char *icon, double x, double y, double size, Ink ink);
// The ring around what has the keyboard: drawn when `spot` has it and that is shown.
void scene_ring(Scene *scene, Rect rect, Spot spot);
typedef enum ButtonKind {
    BUTTON_FILLED,
    BUTTON_OUTLINE,
    BUTTON_PLAIN,
    BUTTON_BAR,
    BUTTON_DASHED,
    BUTTON_CHOICE, // one of several that exclude each other …
    BUTTON_CHOSEN  // … and the one that holds, which has a tick too
} ButtonKind;
typedef struct Button {
    ButtonKind kind;
    const char *words;
    const char *icon; // NULL: none
    bool icon_after;
    Spot spot;
    bool disabled;
    const char *name; // where `words` do not say it: what the reader hears; NULL
} Button;
// Height 44 at text 100 %; width 0: as its words need. Focus, hover and press are drawn by
// it.
Rect scene_button(Scene *scene, Rect rect, Button button);
double scene_button_width(const Scene *scene, Button button);

// A region that scrolls: what is added until scene_scroll_end lies inside `rect`, moved up
// by `offset`, at most to the end of what it holds. Regions do not nest. scene_scroll_end
// returns the height of what it holds, with a little air below where that is more than
// fits; its spot tells height and offset.
enum {
    SCROLL_TEXT = 1,
    SCROLL_PICTURE,
    SCROLL_SCREEN,
    SCROLL_KEYS,
    SCROLL_CARD,
    SCROLL_FOUND,
    SCROLL_CHOICES,
    SCROLL_GATES,
    SCROLL_INSPECTOR, // its list …
    SCROLL_INSPECTED  // … and what it says of the chosen row
};
void scene_scroll(Scene *scene, Rect rect, int which, double offset);
double scene_scroll_end(Scene *scene);

// The prose of a scene in the order in which it was added.
typedef struct SceneText {
    const Prose *prose; // borrowed from the cache
    double x, y;        // of its top left, as it shows
    int region;         // which SCROLL_… it is in, 0: none
    Rect view;          // where it can be seen: that region, or the window
} SceneText;
int scene_texts(const Scene *scene);
SceneText scene_text_at(const Scene *scene, int index);

// What a scene whose look is `aloud` says to those who hear or feel it: its prose and words
// in the order in which they were added, formulas in words, a line each; words beside each
// other share one. A picture describes itself by a sentence (as written for prose), and
// what is drawn between scene_describe and scene_described says nothing more. NULL: it says
// nothing at all.
void scene_describe(Scene *scene, const char *sentence);
void scene_described(Scene *scene);
// Words that are said but not drawn, as if they stood in `rect`. Copied.
void scene_tell(Scene *scene, const char *words, Rect rect);
char *scene_aloud(const Scene *scene); // yours to free
// Prose in words, kept with the scene: for the name of a spot.
const char *scene_in_words(Scene *scene, const char *text);

// Something drawn that moves, though nobody touches it, for those who mark it: what it is,
// and which of these; `rect` goes where it goes. Kept in a hall's scene alone.
typedef enum MoverKind { MOVER_TIP, MOVER_BAR } MoverKind;
typedef struct Mover {
    MoverKind kind;
    int number; // of those of its kind, from 0
    Rect rect;
} Mover;
void scene_mover(Scene *scene, MoverKind kind, Rect rect);
int scene_movers(const Scene *scene);
Mover scene_mover_at(const Scene *scene, int index);

int scene_parts(const Scene *scene);
// A part that was added before what it holds is given its size afterwards.
void scene_set_rect(Scene *scene, int part, Rect rect);
Rect scene_part_rect(const Scene *scene, int index);
// The region a part scrolls in, counted from 0, and where that region is; -1 when it does
// not scroll (`view` is then the window).
int scene_part_region(const Scene *scene, int index, Rect *view);
int scene_spots(const Scene *scene);
const SpotArea *scene_spot_at(const Scene *scene, int index);
// The topmost spot under a point, NULL if there is none.
const SpotArea *scene_hit(const Scene *scene, double x, double y);
const SpotArea *scene_find(const Scene *scene, Spot spot);
// Where a spot stands, whole, though part of it may be scrolled out of sight. False when
// there is none such.
bool scene_whole(const Scene *scene, Spot spot, Rect *rect);
// How far the region that holds the spot must be scrolled for it to be seen whole: false
// when it is, or does not scroll.
bool scene_reveal(const Scene *scene, Spot spot, int *which, double *offset);

// A scene is painted through its look's lens, drawn for that size: what is said in px of
// the window here and in the next three is of what is seen. A point of it is brought to a
// point among the spots by scene_through.
void scene_draw(const Scene *scene, Canvas *canvas);
void scene_draw_whole(const Scene *scene, Canvas *canvas); // … as if it had no lens
void scene_through(const Scene *scene, double *x, double *y);
// Draws what stands between the heights `from` and `to`, so that `from` comes to `top`;
// without a ground.
void scene_draw_strip(const Scene *scene, Canvas *canvas, double from, double to,
                      double top);
// Draws what lies in `rects` only (logical px), ground included; the pixels are those that
// scene_draw makes.
void scene_draw_in(const Scene *scene, Canvas *canvas, const Rect *rects, int count);

// Where `now` differs from `before` (NULL: everywhere): at most `most` rects, snapped
// outwards to whole device pixels; returns how many.
enum { MOST_DAMAGE = 64 };
int scene_damage(const Scene *before, const Scene *now, Rect *rects, int most);

// Every mark the scene would make, with the part it belongs to: for `check --layout` and
// tests.
void scene_marks(const Scene *scene, void (*each)(void *to, int part, const Mark *mark),
                 void *to);

#endif
