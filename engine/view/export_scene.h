// A scene as a picture in a file: vectors (SVG, PDF) or pixels (PNG).
#ifndef KYUBI_VIEW_EXPORT_SCENE_H
#define KYUBI_VIEW_EXPORT_SCENE_H

#include "view/scene.h"

// As the ending of `path` says (.svg, .pdf, .png); on the theme's sheet when `ground`, as a
// PNG always is. The scene's metrics say how large it is. Fails: export.large (of a PNG: it
// would have too many pixels), canvas.failed; no file is left then.
bool export_scene(const Scene *scene, Fonts *fonts, bool ground, const char *path,
                  Error *err);

#endif
