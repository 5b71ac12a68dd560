// Icons: small drawings from assets/icons.txt, which the build puts into the program.
#include "view/canvas_backend.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char icons[] =
#include "view/icons.inc"
    ;

// The drawing of `name`, up to the end of its line; NULL when there is no such icon.
static const char *find_icon(const char *name) {
    size_t size = strlen(name);
    for (const char *line = icons; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, size) == 0 && line[size] == ' ') return line + size;
    }
    return NULL;
}

static void icon_box(cairo_t *cr, const double *n) {
    double x = n[0], y = n[1], right = n[0] + n[2], bottom = n[1] + n[3], r = n[4];
    cairo_new_sub_path(cr);
    cairo_arc(cr, right - r, y + r, r, -M_PI_2, 0);
    cairo_arc(cr, right - r, bottom - r, r, 0, M_PI_2);
    cairo_arc(cr, x + r, bottom - r, r, M_PI_2, M_PI);
    cairo_arc(cr, x + r, y + r, r, M_PI, 3 * M_PI_2);
    cairo_close_path(cr);
}

static void icon_arc(cairo_t *cr, const double *n) {
    double a = -n[3] * M_PI / 180, b = -n[4] * M_PI / 180;
    if (b <= a)
        cairo_arc_negative(cr, n[0], n[1], n[2], a, b);
    else
        cairo_arc(cr, n[0], n[1], n[2], a, b);
}

static void icon_circle(cairo_t *cr, const double *n) {
    cairo_new_sub_path(cr);
    cairo_arc(cr, n[0], n[1], n[2], 0, 2 * M_PI);
    cairo_close_path(cr);
}

static void icon_verb(cairo_t *cr, char verb, const double *n) {
    switch (verb) {
    case 'M':
        cairo_move_to(cr, n[0], n[1]);
        break;
    case 'L':
        cairo_line_to(cr, n[0], n[1]);
        break;
    case 'C':
        cairo_curve_to(cr, n[0], n[1], n[2], n[3], n[4], n[5]);
        break;
    case 'Z':
        cairo_close_path(cr);
        break;
    case 'O':
        icon_circle(cr, n);
        break;
    case 'B':
        icon_box(cr, n);
        break;
    case 'A':
        icon_arc(cr, n);
        break;
    case 'W':
        cairo_set_line_width(cr, n[0]);
        break;
    case 'F':
        cairo_fill(cr);
        break;
    default:
        assert(!"a verb of icons.txt");
    }
}

// One verb with its numbers; returns what follows, NULL at the end of the line.
static const char *icon_step(cairo_t *cr, const char *at) {
    at += strspn(at, " ");
    if (*at == '\n' || !*at) return NULL;
    char verb = *at++;
    double numbers[6] = {0};
    for (int i = 0; i < 6; i++) {
        at += strspn(at, " ");
        if (!strchr("-.0123456789", *at) || !*at) break;
        char *end;
        numbers[i] = strtod(at, &end);
        at = end;
    }
    icon_verb(cr, verb, numbers);
    return at;
}

void paint_icon(Canvas *canvas, const char *name, Rect rect, Ink ink) {
    const char *at = find_icon(name);
    assert(at);
    cairo_t *cr = canvas->cr;
    cairo_save(cr);
    cairo_translate(cr, rect.x, rect.y);
    cairo_scale(cr, rect.w / 18, rect.h / 18);
    cairo_new_path(cr);
    cairo_set_line_width(cr, 1.7);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cr, NULL, 0, 0);
    paint_ink(canvas, ink, 1);
    while (at)
        at = icon_step(cr, at);
    cairo_stroke(cr);
    cairo_restore(cr);
}
