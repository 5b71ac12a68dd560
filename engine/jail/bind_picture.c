// The word `image`: the pack's picture is decoded where the lesson names it, so that what
// is wrong with it has the lesson's line, and sent at once.
#include "jail/bind.h"

#include "jail/png_read.h"
#include "lesson/picture.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Box {
    Loading *loading;
} Box;

// Its address is the registry's key for a box with the load in progress.
static const char loading_key = 0;

void bind_loading(lua_State *L, Loading *loading) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &loading_key);
    Box *box = lua_touserdata(L, -1);
    box->loading = loading;
    lua_pop(L, 1);
}

Loading *bind_loading_of(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &loading_key);
    const Box *box = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return box->loading;
}

static const LanguageFile *file_named(const Loading *loading, const char *name) {
    for (int i = 0; loading && i < loading->count; i++)
        if (!strcmp(loading->files[i].name, name)) return &loading->files[i];
    return NULL;
}

static bool take_room(Loading *loading, const LanguageFile *file, Error *err) {
    int width, height;
    if (!png_look(file, &width, &height, err)) return false;
    size_t bytes = (size_t)width * (size_t)height * 4;
    size_t most = loading->send->most_pixels ? loading->send->most_pixels : PICTURE_BYTES;
    if (bytes > most - loading->pixels)
        return error_set(err, "picture.room", "%s\t%zu", file->name, most >> 20);
    loading->pixels += bytes;
    return true;
}

static void send_bands(const Loading *loading, const char *name, const Raster *raster) {
    Band band = {.width = raster->width, .height = raster->height};
    snprintf(band.name, sizeof band.name, "%s", name);
    int most = band_most_rows(raster->width);
    for (; band.y < band.height; band.y += band.rows) {
        band.rows = band.height - band.y < most ? band.height - band.y : most;
        band.rgba = raster->rgba + (size_t)band.y * (size_t)band.width * 4;
        size_t size;
        char *body = band_write(&band, &size);
        loading->send->pixels(loading->send->to, body, size);
        free(body);
    }
}

// Nothing in here may raise: the pixels are plain memory.
static bool send_picture(Loading *loading, const LanguageFile *file, Error *err) {
    Raster raster;
    if (!take_room(loading, file, err) || !png_read(file, &raster, err)) return false;
    send_bands(loading, file->name, &raster);
    free(raster.rgba);
    return true;
}

// picture(line, name): sends it; false when the pack has no such file.
static int picture(lua_State *L) {
    int line = (int)luaL_checkinteger(L, 1);
    size_t size;
    const char *name = luaL_checklstring(L, 2, &size);
    assert(picture_name_valid(name, size)); // the prelude has read it
    Loading *loading = bind_loading_of(L);
    const LanguageFile *file = file_named(loading, name);
    Error err;
    if (file && !send_picture(loading, file, &err))
        return fail_at(L, "", line, err.key, "%s", err.args);
    cage_tick(L);
    lua_pushboolean(L, file != NULL);
    return 1;
}

// picture_name(text): whether a picture's file may be called so.
static int picture_name(lua_State *L) {
    size_t size;
    const char *name = luaL_checklstring(L, 1, &size);
    lua_pushboolean(L, picture_name_valid(name, size));
    return 1;
}

void bind_picture(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"picture", picture}, {"picture_name", picture_name}, {NULL, NULL}};
    Box *box = lua_newuserdatauv(L, sizeof *box, 0);
    box->loading = NULL;
    lua_rawsetp(L, LUA_REGISTRYINDEX, &loading_key);
    luaL_setfuncs(L, functions, 0);
}
