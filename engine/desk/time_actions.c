// What is done to time lines: by hand, by key, and by the clock while one plays.
#include "desk/desk_inside.h"

#include "view/time_line.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double SNAP = 7; // px beside a tick within which the handle is drawn to it

static void pause_play(Desk *desk) {
    desk->playing.on = false;
    desk->dirty = true;
}

static void go_to(Desk *desk, Workpiece *piece, double columns) {
    pause_play(desk);
    workpiece_to_time(piece, columns);
    desk_hush(desk);
}

// --- spots

// The circuit has the keyboard, so that the next key goes on there.
static void take_cursor(Desk *desk, Workpiece *piece, int column) {
    piece->cursor_column = column;
    desk_focus(desk, (Spot){SPOT_CELL, piece->cursor_wire, column, piece->index, NULL});
}

void time_act_moment(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece) return;
    if (spot.a >= 0)
        go_to(desk, piece, spot.a);
    else if (desk->focus_shown) // its handle, by a key
        time_act_play(desk, (Spot){SPOT_PLAY, PLAY_GO, 0, spot.c, NULL});
}

void time_act_column(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece) return;
    take_cursor(desk, piece, spot.a);
    go_to(desk, piece, spot.a + 1);
}

void time_act_stop(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece || spot.a >= circuit_columns(workpiece_shown(piece))) return;
    take_cursor(desk, piece, spot.a);
    if (!times_toggle_stop(&piece->times, spot.a)) {
        desk_say(desk, "time.most_stops", "%d", MOST_STOPS);
        return;
    }
    bool there = times_stops(&piece->times, spot.a);
    desk_say(desk, there ? "time.stop_on" : "time.stop_off", "%d", spot.a + 1);
}

static void play(Desk *desk, Workpiece *piece) {
    Playing *playing = &desk->playing;
    bool plays = playing->on && playing->source == piece->index;
    playing->on = false;
    desk_hush(desk);
    if (!plays) playing_start(playing, piece, desk_now());
    if (!plays && !playing->on) desk_say(desk, "time.empty", " ");
}

static void set_speed(Desk *desk, int which) {
    int count, next = 0;
    const double *speeds = playing_speeds(&count);
    double now = playing_speed(&desk->playing);
    while (next < count && speeds[next] <= now)
        next++;
    desk->playing.speed = speeds[which < 0 ? next % count : which % count];
}

static void compare(Desk *desk, Workpiece *piece) {
    piece->times.pins = !piece->times.pins;
    piece->times.pinned = workpiece_time(piece);
    desk_say(desk, piece->times.pins ? "time.compares" : "time.compares_not", " ");
}

void time_act_play(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece || !piece->editable || piece->arrow) return;
    desk->dirty = true;
    if (spot.a == PLAY_GO) play(desk, piece);
    if (spot.a == PLAY_BACK) desk->playing.back = !desk->playing.back;
    if (spot.a == PLAY_COMPARE) compare(desk, piece);
    if (spot.a >= PLAY_SPEED) set_speed(desk, spot.a - PLAY_SPEED - 1);
}

// --- the hand

void desk_time_move(Desk *desk, bool free) {
    const Hand *hand = &desk->hand;
    double columns, cell;
    if (hand->kind != HAND_MOMENT || !hand->moved) return;
    if (!time_line_at(desk_scene(desk), hand->piece->index, hand->x, &columns, &cell))
        return;
    double near = round(columns);
    if (!free && fabs(columns - near) * cell < SNAP) columns = near;
    pause_play(desk);
    workpiece_to_time(hand->piece, columns);
}

bool desk_time_hold(Desk *desk, Spot spot) {
    if (spot.kind != SPOT_COLUMN && spot.kind != SPOT_PLAY) return false;
    desk->hand = (Hand){0};
    if (spot.kind == SPOT_PLAY) {
        desk_time_open(desk);
        return true;
    }
    desk_act(desk, (Spot){SPOT_STOP, spot.a, 0, spot.c, NULL});
    return true;
}

// --- what is glanced at

// The column under the pointer, or under the cursor while that is looked at; -1.
static int glanced(const Desk *desk, const Workpiece *piece) {
    Spot spot = desk->hover;
    bool here = spot.c == piece->index, held = desk->hand.kind != HAND_EMPTY;
    if (held || desk_covered(desk)) return -1;
    if (here && spot.kind == SPOT_COLUMN) return spot.a;
    if (!desk->looks) return -1;
    int wire, column;
    if (here && hand_cell(piece, &spot, &wire, &column)) return column;
    bool cursor = desk->focus.kind == SPOT_CELL && desk->focus.c == piece->index;
    return cursor ? piece->cursor_column : -1;
}

static void glance(const Desk *desk, Workpiece *piece) {
    int column = piece->arrow || !piece->editable ? -1 : glanced(desk, piece);
    int end = run_columns(piece->run);
    piece->times.glance = column < end ? column + 1 : end;
}

void desk_glance(Desk *desk) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    glance(desk, &desk->lab.piece);
    for (int i = 0; lesson && i < lesson->source_count; i++)
        glance(desk, &desk->study.pieces[i]);
}

// --- the clock

void desk_poll_time(Desk *desk, double now) {
    Playing *playing = &desk->playing;
    if (!playing->on) return;
    Workpiece *piece = desk_piece(desk, playing->source);
    if (!piece || !piece->editable || piece->arrow)
        playing->on = false;
    else if (playing_advance(playing, piece, desk->options.still, now))
        desk->dirty = true;
    if (!playing->on) desk->dirty = true;
}

int desk_time_due(const Desk *desk) {
    return playing_due(&desk->playing, desk->options.still, desk_now());
}

// --- in words

// The only gate that turns in the column; NULL where there are several, or none.
static const Step *turning(const Circuit *circuit, int column) {
    const Step *found = NULL;
    for (int i = circuit_from(circuit, column); i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->column > column) break;
        if (!step_unitary(step)) continue;
        if (found) return NULL;
        found = step;
    }
    return found;
}

static char *say(const Desk *desk, const char *key, const char *args) {
    return words_fill(desk->options.words, desk->lang, key, args);
}

// While it plays, no number changes: people would read it instead of the picture.
static char *partway(const Desk *desk, const Workpiece *piece, bool plays) {
    char args[96];
    int column = workpiece_moment(piece);
    const Step *step = turning(workpiece_shown(piece), column);
    int percent = (int)lround(100 * piece->times.fraction);
    const char *label = step ? step->gate->label : "";
    if (plays) {
        snprintf(args, sizeof args, "%d\t%s", column + 1, label);
        return say(desk, step ? "time.plays_gate" : "time.plays", args);
    }
    snprintf(args, sizeof args, "%d\t%d\t%s", column + 1, percent, label);
    return say(desk, step ? "time.partway_gate" : "time.partway", args);
}

static char *behind(const Desk *desk, const char *key, int columns) {
    char args[16];
    snprintf(args, sizeof args, "%d", columns);
    return say(desk, columns ? key : "time.start", args);
}

// "3 列めのあと", "3 列めの途中 50％", "はじめ": yours.
static char *moment_words(const Desk *desk, double columns) {
    char args[32];
    int whole = (int)floor(columns), percent = (int)lround(100 * (columns - whole));
    snprintf(args, sizeof args, "%d\t%d", percent ? whole + 1 : whole, percent);
    return say(desk,
               percent ? "moment.partway"
               : whole ? "moment.behind"
                       : "moment.start",
               args);
}

static char *compared(const Desk *desk, const Workpiece *piece) {
    double end = circuit_columns(workpiece_shown(piece));
    char *a = moment_words(desk, fmin(piece->times.pinned, end)), args[160];
    char *b = moment_words(desk, workpiece_time(piece));
    snprintf(args, sizeof args, "%s\t%s", a, b);
    free(a);
    free(b);
    return say(desk, "time.two", args);
}

char *desk_time_words(const Desk *desk, const Workpiece *piece) {
    bool plays = desk->playing.on && desk->playing.source == piece->index;
    if (piece->times.glance) return behind(desk, "time.glance", piece->times.glance);
    if (piece->times.pins && !plays) return compared(desk, piece);
    if (piece->times.fraction > 0) return partway(desk, piece, plays);
    if (piece->moment == AT_END) return NULL;
    return behind(desk, "time.behind", piece->moment);
}
