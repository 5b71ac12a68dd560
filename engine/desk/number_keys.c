#include "desk/number_keys.h"

bool number_turned(const Gesture *gesture, const Variable *about, double fine,
                   double coarse, double *number) {
    double now = *number;
    const struct {
        int key;
        double to;
    } rows[] = {{KEY_LEFT, now - fine},        {KEY_DOWN, now - fine},
                {KEY_RIGHT, now + fine},       {KEY_UP, now + fine},
                {KEY_PAGE_DOWN, now - coarse}, {KEY_PAGE_UP, now + coarse},
                {KEY_HOME, about->from},       {KEY_END, about->to}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].key != gesture->key) continue;
        *number = rows[i].to;
        return true;
    }
    return false;
}

bool number_begins(int key) {
    return (key >= '0' && key <= '9') || key == '-' || key == '.';
}
