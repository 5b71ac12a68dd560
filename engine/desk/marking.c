// Prose that is selected: by dragging, by double and triple clicks, by keys; and copied.
#include "desk/desk_inside.h"

#include "base/mem.h"
#include "type/letters.h"

#include <math.h>
#include <stdlib.h>

enum { ANY_REGION = -1, NO_TEXT = -1, SCROLL_STEP = 20, SCROLL_EDGE = 6 }; // px

static bool is_before(TextPlace a, TextPlace b) {
    return a.text != b.text ? a.text < b.text : a.letter < b.letter;
}

static bool any_selected(const Desk *desk) {
    Selection s = desk->marking.now;
    return is_before(s.from, s.to);
}

bool marking_clear(Desk *desk) {
    bool any = any_selected(desk);
    desk->marking = (Marking){0};
    if (any) desk->dirty = true;
    return any;
}

// The text nearest to a point of the window: of a region, or of what is seen there.
static int text_near(const Scene *scene, double x, double y, int region) {
    int best = NO_TEXT;
    double down = INFINITY, across = INFINITY;
    for (int i = 0; i < scene_texts(scene); i++) {
        SceneText t = scene_text_at(scene, i);
        bool here = region == ANY_REGION ? rect_has(t.view, x, y) : t.region == region;
        if (!here) continue;
        Rect rect = {t.x, t.y, prose_width(t.prose), prose_height(t.prose)};
        double dy = rect_along(rect, y), dx = rect_across(rect, x);
        if (dy > down || (dy == down && dx >= across)) continue;
        best = i;
        down = dy;
        across = dx;
    }
    return best;
}

// What a press of so many clicks takes at a point of a text.
static Selection taken(const Scene *scene, int text, double x, double y, int clicks) {
    SceneText t = scene_text_at(scene, text);
    Letters letters = letters_of(t.prose);
    int from = letters_at(&letters, x - t.x, y - t.y), to = from;
    int under = letters_under(&letters, x - t.x, y - t.y);
    if (under >= 0 && clicks == 2) letters_word(&letters, under, &from, &to);
    if (under >= 0 && clicks > 2) letters_block(&letters, under, &from, &to);
    letters_free(&letters);
    return (Selection){{text, from}, {text, to}};
}

// Only what acts nowhere, and terms, let prose be taken: links, buttons and options stay
// what they are. A finger that is dragged scrolls; its double tap selects.
void marking_down(Desk *desk, const Gesture *gesture, Spot spot) {
    Marking *m = &desk->marking;
    bool free =
        spot.kind == SPOT_NONE || spot.kind == SPOT_SCROLL || spot.kind == SPOT_TERM;
    bool extends = free && gesture->mods & MOD_SHIFT && any_selected(desk);
    if (extends) {
        m->held = true;
        marking_move(desk);
        return;
    }
    marking_clear(desk);
    if (!free || desk_covered(desk) || (gesture->finger && gesture->clicks < 2)) return;
    const Scene *scene = desk_scene(desk);
    int text = text_near(scene, gesture->x, gesture->y, ANY_REGION);
    if (text == NO_TEXT) return;
    m->clicks = gesture->clicks;
    m->pressed = m->now = taken(scene, text, gesture->x, gesture->y, gesture->clicks);
    m->held = m->behind = true;
    desk->dirty = true;
}

// Beyond the edge of its region a drag scrolls it.
static void scroll_along(Desk *desk, int region, Rect view) {
    if (!region) return;
    if (desk->y > view.y + view.h - SCROLL_EDGE) desk_scroll_by(desk, region, SCROLL_STEP);
    if (desk->y < view.y + SCROLL_EDGE) desk_scroll_by(desk, region, -SCROLL_STEP);
}

// From what was pressed to what is under the pointer, in either direction.
void marking_move(Desk *desk) {
    Marking *m = &desk->marking;
    int pressed = m->pressed.from.text;
    if (pressed >= scene_texts(desk_scene(desk))) return;
    SceneText home = scene_text_at(desk_scene(desk), pressed);
    scroll_along(desk, home.region, home.view);
    const Scene *scene = desk_scene(desk);
    int text = text_near(scene, desk->x, desk->y, home.region);
    Selection under = taken(scene, text, desk->x, desk->y, m->clicks);
    m->now = m->pressed;
    m->behind = !is_before(under.from, m->pressed.from);
    if (!m->behind) m->now.from = under.from;
    if (is_before(m->now.to, under.to)) m->now.to = under.to;
    desk->dirty = true;
}

void marking_up(Desk *desk) {
    desk->marking.held = false;
}

static int letters_in(const Scene *scene, int text) {
    Letters letters = letters_of(scene_text_at(scene, text).prose);
    int count = letters.count;
    letters_free(&letters);
    return count;
}

// The text column, where the screen has one; else all that is of the first text's region.
static bool select_all(Desk *desk) {
    const Scene *scene = desk_scene(desk);
    int first = NO_TEXT, last = NO_TEXT, region = ANY_REGION;
    for (int i = 0; i < scene_texts(scene) && region != SCROLL_TEXT; i++) {
        int of = scene_text_at(scene, i).region;
        if (region == ANY_REGION || of == SCROLL_TEXT) region = of;
    }
    for (int i = 0; i < scene_texts(scene); i++) {
        if (scene_text_at(scene, i).region != region) continue;
        if (first == NO_TEXT) first = i;
        last = i;
    }
    if (first == NO_TEXT) return false;
    Selection all = {{first, 0}, {last, letters_in(scene, last)}};
    desk->marking = (Marking){.pressed = all, .now = all, .clicks = 1, .behind = true};
    return true;
}

// Prose of pictures may stand between the texts of a column: it is not selected with them.
static void copy(Desk *desk) {
    const Scene *scene = desk_scene(desk);
    Selection s = desk->marking.now;
    Buffer out = {0};
    for (int i = s.from.text; i <= s.to.text && i < scene_texts(scene); i++) {
        if (scene_text_at(scene, i).region != scene_text_at(scene, s.from.text).region)
            continue;
        Letters letters = letters_of(scene_text_at(scene, i).prose);
        int from = i == s.from.text ? s.from.letter : 0;
        int to =
            i == s.to.text && s.to.letter < letters.count ? s.to.letter : letters.count;
        char *text = letters_text(&letters, from, to);
        buffer_print(&out, "%s%s", i > s.from.text ? "\n" : "", text);
        free(text);
        letters_free(&letters);
    }
    free(desk->clipboard);
    desk->clipboard = buffer_take(&out);
    desk_say(desk, "desk.copied_prose", " ");
}

// A letter on, into the next text of the region where this one ends.
static TextPlace across(const Scene *scene, TextPlace at, int by) {
    int region = scene_text_at(scene, at.text).region;
    int letter = at.letter + by;
    if (letter >= 0 && letter <= letters_in(scene, at.text))
        return (TextPlace){at.text, letter};
    int text = at.text + by;
    if (text < 0 || text >= scene_texts(scene)) return at;
    if (scene_text_at(scene, text).region != region) return at;
    return (TextPlace){text, by > 0 ? 0 : letters_in(scene, text)};
}

// A line on: three quarters of a line beyond this one's edge.
static TextPlace along(const Scene *scene, TextPlace at, int by) {
    SceneText t = scene_text_at(scene, at.text);
    Letters letters = letters_of(t.prose);
    bool end = at.letter == letters.count;
    Rect line = letters.count ? letters.rows[at.letter - end].rect : (Rect){0};
    letters_free(&letters);
    double x = t.x + line.x + end * line.w;
    double y = t.y + (by > 0 ? line.y + 1.75 * line.h : line.y - 0.75 * line.h);
    return taken(scene, text_near(scene, x, y, t.region), x, y, 1).from;
}

// The moving end goes on; where it passes the other, they change places.
static void extend(Desk *desk, int key) {
    const Scene *scene = desk_scene(desk);
    Marking *m = &desk->marking;
    TextPlace still = m->behind ? m->now.from : m->now.to;
    TextPlace moving = m->behind ? m->now.to : m->now.from;
    if (key == KEY_LEFT || key == KEY_RIGHT)
        moving = across(scene, moving, key == KEY_RIGHT ? 1 : -1);
    else
        moving = along(scene, moving, key == KEY_DOWN ? 1 : -1);
    m->behind = !is_before(moving, still);
    m->now = m->behind ? (Selection){still, moving} : (Selection){moving, still};
    m->pressed = (Selection){still, still};
    m->keyed = true;
}

bool marking_key(Desk *desk, const Gesture *gesture) {
    if (desk_covered(desk) || desk_focused_field(desk)) return false;
    if (desk_focused_editor(desk)) return false;
    bool any = any_selected(desk);
    bool arrow = gesture->key >= KEY_LEFT && gesture->key <= KEY_DOWN;
    bool circuit = desk->screen == SCREEN_LAB || desk->focus.kind == SPOT_CELL;
    if (gesture->key == 'a' && gesture->mods == MOD_CTRL && !circuit)
        return select_all(desk);
    if (gesture->key == 'c' && gesture->mods == MOD_CTRL && any) return copy(desk), true;
    bool extends = any || desk->marking.keyed;
    if (arrow && gesture->mods == MOD_SHIFT && extends)
        return extend(desk, gesture->key), true;
    return false;
}
