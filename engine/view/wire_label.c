#include "view/wire_label.h"

#include "view/picture.h"
#include "view/style.h"

#include <stdio.h>
#include <string.h>

enum { MOST_WIDE = 180 }; // look book px

double wire_label_most(const Scene *scene) {
    return MOST_WIDE * picture_unit(scene);
}

const char *wire_label_fit(Scene *scene, const char *name, Type type, double width) {
    char text[128];
    size_t size = strlen(name);
    if (style_width(scene, name, type) <= width) return scene_keep(scene, name);
    do {
        while (size && ((unsigned char)name[--size] & 0xc0) == 0x80)
            continue;
        snprintf(text, sizeof text, "%.*s…", (int)size, name);
    } while (size && style_width(scene, text, type) > width);
    return scene_keep(scene, text);
}
