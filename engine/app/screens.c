#include "app/screens.h"

#include "base/file.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LIST = 1 << 16 };

bool screen_same_place(const Screen *a, const Screen *b) {
    return a->x == b->x && a->y == b->y && a->w == b->w && a->h == b->h;
}

static bool is_known(const Screen *screen) {
    return screen->w > 0 && screen->h > 0;
}

void screens_add(Screens *screens, const Screen *screen) {
    if (!is_known(screen) || screens->count == MOST_SCREENS) return;
    for (int i = 0; i < screens->count; i++)
        if (screen_same_place(&screens->list[i], screen)) return;
    screens->list[screens->count++] = *screen;
}

static bool read_line(const char *line, Screen *screen) {
    int read = 0;
    *screen = (Screen){0};
    if (sscanf(line, "%5dx%5d %6d %6d%n", &screen->w, &screen->h, &screen->x, &screen->y,
               &read) != 4 ||
        !is_known(screen))
        return false;
    line += read;
    if (*line && *line != ' ') return false;
    snprintf(screen->name, sizeof screen->name, "%s", line + strspn(line, " "));
    return true;
}

bool screens_read(const char *text, const char *file, Screens *screens, Error *err) {
    Screens found = {0};
    for (int number = 1; *text; number++) {
        size_t size = strcspn(text, "\n");
        char line[128];
        Screen screen;
        snprintf(line, sizeof line, "%.*s", (int)(size < 127 ? size : 127), text);
        bool says = line[strspn(line, " ")] && line[0] != '#';
        if (says && !read_line(line, &screen)) {
            error_set(err, "screens.broken", "%s", line);
            return error_at(err, file, number, 0);
        }
        if (says) screens_add(&found, &screen);
        text += size + (text[size] == '\n');
    }
    *screens = found;
    return true;
}

const char *screens_file(void) {
    const char *file = getenv("KYUBI_SCREENS");
    return file && file[0] ? file : NULL;
}

static void ask_sdl(Screens *screens) {
    *screens = (Screens){0};
    for (int i = 0; i < SDL_GetNumVideoDisplays(); i++) {
        SDL_Rect at;
        const char *name = SDL_GetDisplayName(i);
        if (SDL_GetDisplayBounds(i, &at)) continue;
        Screen screen = {.x = at.x, .y = at.y, .w = at.w, .h = at.h};
        snprintf(screen.name, sizeof screen.name, "%s", name ? name : "");
        screens_add(screens, &screen);
    }
}

bool screens_now(Screens *screens, Error *err) {
    const char *file = screens_file();
    if (!file) return ask_sdl(screens), true;
    char *text = file_read(file, MOST_LIST, NULL, err);
    bool good = text && screens_read(text, file, screens, err);
    free(text);
    return good;
}

static int find_place(const Screens *screens, const Screen *known, bool named) {
    for (int i = 0; i < screens->count; i++) {
        const Screen *one = &screens->list[i];
        if (!screen_same_place(one, known)) continue;
        bool same_name = !strcmp(one->name, known->name);
        bool nameless = !one->name[0] || !known->name[0];
        if (named ? same_name : nameless) return i;
    }
    return NO_SCREEN;
}

static int find_name(const Screens *screens, const Screen *known) {
    int found = NO_SCREEN;
    for (int i = 0; i < screens->count; i++) {
        if (!known->name[0] || strcmp(screens->list[i].name, known->name) != 0) continue;
        if (found != NO_SCREEN) return NO_SCREEN; // two of them
        found = i;
    }
    return found;
}

int screens_find(const Screens *screens, const Screen *known) {
    if (!is_known(known)) return NO_SCREEN;
    int found = find_place(screens, known, true);
    if (found == NO_SCREEN) found = find_name(screens, known);
    return found != NO_SCREEN ? found : find_place(screens, known, false);
}

static int first_but(const Screens *screens, int other) {
    for (int i = 0; i < screens->count; i++)
        if (i != other) return i;
    return NO_SCREEN;
}

// The presenter needs a screen more than the hall does: the last one is the presenter's.
Seats screens_seat(const Screens *screens, const Seated *seated, bool swap) {
    Seats seats = {screens_find(screens, &seated->presenter),
                   screens_find(screens, &seated->hall)};
    if (seats.presenter == seats.hall) seats.hall = NO_SCREEN;
    if (seats.presenter == NO_SCREEN) seats.presenter = first_but(screens, seats.hall);
    if (seats.presenter == NO_SCREEN) {
        seats.presenter = seats.hall;
        seats.hall = NO_SCREEN;
    }
    if (seats.hall == NO_SCREEN) seats.hall = first_but(screens, seats.presenter);
    if (swap && seats.hall != NO_SCREEN) seats = (Seats){seats.hall, seats.presenter};
    return seats;
}

static void keep_one(Screen *own, const Screens *screens, int seat, bool for_good) {
    bool away = is_known(own) && screens_find(screens, own) == NO_SCREEN;
    if (seat != NO_SCREEN && (!away || for_good)) *own = screens->list[seat];
}

void seated_keep(Seated *seated, const Screens *screens, Seats seats, bool for_good) {
    if (seats.hall == NO_SCREEN && is_known(&seated->hall)) return;
    keep_one(&seated->presenter, screens, seats.presenter, for_good);
    keep_one(&seated->hall, screens, seats.hall, for_good);
}
