#include "view/predicted_bar.h"

#include <math.h>

void predicted_bar_draw(Canvas *canvas, Point foot, double up, double wide, bool open) {
    double half = wide / 2, top = foot.y - up;
    Stroke dashed = {.ink = INK_PREDICTED, .width = 2.4, .on = 7, .off = 4};
    Point points[] = {{foot.x - half, foot.y},
                      {foot.x - half, top},
                      {foot.x + half, top},
                      {foot.x + half, foot.y}};
    if (up > 0.5)
        draw_path(canvas, points, 4, false, INK_NONE, dashed);
    else if (!open)
        draw_line(canvas, foot.x - half, foot.y, foot.x + half, foot.y, dashed);
    if (!open) return;
    double grip = fmin(half, 12), y = fmin(top, foot.y - 4); // within what can be touched
    draw_line(canvas, foot.x - grip, y, foot.x + grip, y,
              (Stroke){.ink = INK_PREDICTED, .width = 6, .round = true});
}
