// What a window keeps between frames so that drawing is quick: set prose, kept pictures.
// Owned by the window (or by `kyubi render`), handed to whoever builds or draws a scene.
// Bounded; forgets the oldest first.
#ifndef KYUBI_VIEW_VIEW_CACHE_H
#define KYUBI_VIEW_VIEW_CACHE_H

#include "type/prose.h"

#include <stddef.h>
#include <stdint.h>

typedef struct ViewCache ViewCache;

ViewCache *view_cache_create(Fonts *fonts);
void view_cache_destroy(ViewCache *cache);
Fonts *view_cache_fonts(const ViewCache *cache);

// `text` set in `style`, from the cache when it is there. Borrowed until view_cache_age has
// been called 100 times without it being asked for.
const Prose *view_cache_prose(ViewCache *cache, const char *text, const ProseStyle *style);
void view_cache_age(ViewCache *cache); // once a scene
// What formulas or terms mean has changed: the same text is set anew from now on. What was
// borrowed stays as it is.
void view_cache_renew(ViewCache *cache);

// Pictures that canvases keep, 64 MB at most (VIEW_CACHE_BYTES); the one longest unasked
// for goes first. Keeping takes `picture`, which `destroy` ends. Borrowed until the next
// view_cache_keep.
enum { VIEW_CACHE_BYTES = 64 << 20 };
const void *view_cache_picture(ViewCache *cache, uint64_t key); // NULL: none
// Whether the picture was asked for before, as far as is remembered: one that moves is
// another each time, and not worth keeping.
bool view_cache_again(ViewCache *cache, uint64_t key);
void view_cache_keep(ViewCache *cache, uint64_t key, void *picture, size_t bytes,
                     void (*destroy)(void *picture));
size_t view_cache_bytes(const ViewCache *cache); // of all pictures

#endif
