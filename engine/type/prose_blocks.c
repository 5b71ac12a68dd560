// Headings and code: set as prose of their own and placed within the whole.
#include "type/prose_inside.h"

#include <math.h>

// Of the prose's type: a heading of the second level, code, and how small that gets before
// it wraps.
static const double HEADING = 20.0 / 18, CODE = 16.0 / 18, LEAST = 0.8;
static const double GROUND_PAD = 0.12;               // em: beside code in a line
static const double CODE_PAD = 0.7, HAIR = 1.0 / 18; // em: around code, its outline

ProseStyle prose_part_style(const Prose *p, double share, double width) {
    ProseStyle style = p->style;
    style.width = width;
    style.size = share * p->style.size;
    style.pitch = round(share * p->style.pitch);
    style.formula = share * p->style.formula;
    style.gap = 0;
    style.letter = share * p->style.letter;
    return style;
}

double prose_column(const Prose *p, double indent) {
    return p->style.width > 0 ? fmax(p->style.width - indent, p->style.size) : 0;
}

// Nearer to what it heads than to what was before.
void prose_add_heading(Prose *p, const Block *block, double indent) {
    double share = block->level <= 2 ? HEADING : 1, gap = prose_gap(&p->style);
    ProseStyle style = prose_part_style(p, share, prose_column(p, indent));
    style.face = FACE_BOLD;
    Prose *part = prose_part(p, block, &style);
    double y = prose_below(p, 2 * gap);
    double bottom = y + prose_height(part) - round(0.75 * gap);
    prose_place(p, part, indent, y);
    prose_go_on(p, block, indent, y + prose_baseline(part), bottom);
}

// Code at the size at which its longest line fits, at the least LEAST of its own.
static Prose *code_fitted(const Prose *p, const Block *block, double width) {
    ProseStyle style = prose_part_style(p, CODE, 0);
    style.face = FACE_CODE;
    Prose *part = prose_part(p, block, &style);
    double wide = prose_width(part);
    if (width <= 0 || wide <= width) return part;
    prose_destroy(part);
    style = prose_part_style(p, CODE * fmax(LEAST, fmin(1, 0.995 * width / wide)), width);
    style.face = FACE_CODE;
    return prose_part(p, block, &style);
}

// As high as the em box and a little wider than the code, but not wider than the column.
void prose_add_ground(Prose *p, double x, double width, bool more) {
    double em = p->style.size, pad = GROUND_PAD * em, column = p->style.width;
    double left = fmax(0, x - pad), right = x + width + pad;
    if (column > 0) right = fmin(right, fmax(column, x + width));
    double top = p->baseline - (EM_ABOVE + GROUND_PAD / 2) * em;
    Rect rect = {left, top, right - left, (1 + GROUND_PAD) * em};
    ProseBox *last = p->box_count ? &p->boxes[p->box_count - 1] : NULL;
    if (more && last && last->line && last->rect.y == rect.y)
        last->rect.w = right - last->rect.x;
    else
        prose_add_box(p, (ProseBox){rect, INK_CODE, true});
}

void prose_add_code(Prose *p, const Block *block, double indent) {
    double pad = round(CODE_PAD * p->style.size), column = prose_column(p, indent);
    Prose *part = code_fitted(p, block, column > 0 ? fmax(1, column - 2 * pad) : 0);
    double y = prose_below(p, prose_gap(&p->style));
    double edge = fmax(1, round(HAIR * p->style.size));
    double width = column > 0 ? column : prose_width(part) + 2 * pad;
    Rect box = {indent, y, width, prose_height(part) + 2 * pad};
    prose_add_box(p, (ProseBox){box, INK_LINE, false});
    prose_add_box(p, (ProseBox){rect_inset(box, edge), INK_SHEET, false});
    prose_place(p, part, indent + pad, y + pad);
    prose_go_on(p, block, indent, y + pad + prose_baseline(part), y + box.h);
}
