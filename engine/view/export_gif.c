// Films as GIF. Its 255 colours are the theme's inks and the steps between an ink and what
// it is drawn on, so that edges stay smooth and nothing is dithered; what does not change
// from frame to frame is left out.
#include "view/export_film.h"

#include "base/mem.h"

#include <gif_lib.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { COLOURS = 256, CLEAR = 255, MEMO = 1 << 12, MS_A_TICK = 10 };

// What is drawn on what: its steps of antialiasing beside both ends.
static const struct {
    Ink ink, ground;
    int steps;
} blends[] = {
    {INK_INK, INK_PAPER, 12},
    {INK_SOFT, INK_PAPER, 10},
    {INK_EDGE, INK_PAPER, 8},
    {INK_ACCENT, INK_PAPER, 8},
    {INK_SUPERPOSE, INK_SUPERPOSE_FILL, 10},
    {INK_FLIP, INK_FLIP_FILL, 10},
    {INK_PHASE, INK_PHASE_FILL, 10},
    {INK_ROTATE, INK_ROTATE_FILL, 10},
    {INK_MEASURE, INK_MEASURE_FILL, 6},
    {INK_FOX, INK_BALL, 10},
    {INK_EDGE, INK_BALL, 10},
    {INK_SOFT, INK_BALL, 4},
    {INK_EDGE, INK_TINT_ACCENT, 6},
    {INK_INK, INK_TINT_ACCENT, 10},
    {INK_SOFT, INK_TINT_ACCENT, 4},
    {INK_SUPERPOSE, INK_PAPER, 4},
    {INK_FLIP, INK_PAPER, 4},
    {INK_PHASE, INK_PAPER, 4},
    {INK_ROTATE, INK_PAPER, 4},
    {INK_SUPERPOSE, INK_TINT_ACCENT, 4},
    {INK_FLIP, INK_TINT_ACCENT, 4},
    {INK_PHASE, INK_TINT_ACCENT, 4},
    {INK_ROTATE, INK_TINT_ACCENT, 4},
    {INK_NOISE, INK_NOISE_FILL, 4},
    {INK_ACCENT, INK_TINT_ACCENT, 6},
    {INK_ROTATE, INK_BALL, 8},
    {INK_FOX, INK_ROTATE, 3},
    {INK_FOX, INK_PAPER, 4},
};

// The nearest colour to one that was met, remembered.
typedef struct Memo {
    uint32_t colour; // 1 + it; 0: nothing yet
    uint8_t nearest;
} Memo;

typedef struct Work {
    GifFileType *gif;
    unsigned char *bytes; // of the file so far
    size_t size, room;
    int width, height;
    uint32_t palette[COLOURS];
    int colours;
    uint8_t *before, *now, *line; // frames in numbers of colours
    bool begun;
    Memo memo[MEMO];
} Work;

static int part_of(uint32_t colour, int shift) {
    return (int)(colour >> shift & 255);
}

static void add_colour(Work *work, uint32_t colour) {
    for (int i = 0; i < work->colours; i++)
        if (work->palette[i] == colour) return;
    if (work->colours < CLEAR) work->palette[work->colours++] = colour;
}

static uint32_t blend(const double a[3], const double b[3], double part) {
    uint32_t colour = 0;
    for (int i = 0; i < 3; i++)
        colour = colour << 8 | (uint32_t)lround(255 * (a[i] + part * (b[i] - a[i])));
    return colour;
}

static void make_palette(Work *work, Theme theme) {
    const double(*inks)[3] = theme_colours(theme);
    enum { BLENDS = sizeof blends / sizeof *blends };
    for (int i = 0; i < BLENDS; i++) { // the ends first: they are exact in any case
        add_colour(work, blend(inks[blends[i].ground], inks[blends[i].ink], 0));
        add_colour(work, blend(inks[blends[i].ground], inks[blends[i].ink], 1));
    }
    for (int i = 0; i < BLENDS; i++)
        for (int k = 1; k <= blends[i].steps; k++)
            add_colour(work, blend(inks[blends[i].ground], inks[blends[i].ink],
                                   (double)k / (blends[i].steps + 1)));
}

static uint8_t search(const Work *work, uint32_t colour) {
    int best = 0, least = 1 << 30;
    for (int i = 0; i < work->colours; i++) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int away = part_of(work->palette[i], shift) - part_of(colour, shift);
            sum += away * away;
        }
        if (sum < least) best = i, least = sum;
    }
    return (uint8_t)best;
}

static uint8_t nearest(Work *work, uint32_t colour) {
    Memo *memo = &work->memo[(colour * 2654435761u) >> 20];
    if (memo->colour != colour + 1) *memo = (Memo){colour + 1, search(work, colour)};
    return memo->nearest;
}

static int take_bytes(GifFileType *gif, const GifByteType *bytes, int count) {
    Work *work = gif->UserData;
    if (work->size + (size_t)count > work->room) {
        size_t room = 2 * work->room + (size_t)count + 4096;
        unsigned char *more = realloc(work->bytes, room);
        if (!more) return 0;
        work->bytes = more;
        work->room = room;
    }
    memcpy(work->bytes + work->size, bytes, (size_t)count);
    work->size += (size_t)count;
    return count;
}

static bool put_head(Work *work) {
    GifColorType colours[COLOURS] = {{0}};
    for (int i = 0; i < COLOURS; i++)
        colours[i] = (GifColorType){.Red = (GifByteType)part_of(work->palette[i], 16),
                                    .Green = (GifByteType)part_of(work->palette[i], 8),
                                    .Blue = (GifByteType)part_of(work->palette[i], 0)};
    ColorMapObject *map = GifMakeMapObject(COLOURS, colours);
    if (!map) return false;
    EGifSetGifVersion(work->gif, true);
    bool good = EGifPutScreenDesc(work->gif, work->width, work->height, 8, 0, map);
    GifFreeMapObject(map);
    static const GifByteType for_ever[] = {1, 0, 0};
    return good && EGifPutExtensionLeader(work->gif, APPLICATION_EXT_FUNC_CODE) &&
           EGifPutExtensionBlock(work->gif, 11, "NETSCAPE2.0") &&
           EGifPutExtensionBlock(work->gif, sizeof for_ever, for_ever) &&
           EGifPutExtensionTrailer(work->gif);
}

static void drop(void *with) {
    Work *work = with;
    if (work->gif) EGifCloseFile(work->gif, NULL);
    free(work->bytes);
    free(work->before);
    free(work->now);
    free(work->line);
    free(work);
}

static void *open(int width, int height, Theme theme) {
    Work *work = mem_new(sizeof *work);
    work->width = width;
    work->height = height;
    size_t pixels = (size_t)width * (size_t)height;
    work->before = malloc(pixels);
    work->now = malloc(pixels);
    work->line = malloc((size_t)width);
    make_palette(work, theme);
    bool room = work->before && work->now && work->line;
    work->gif = room ? EGifOpen(work, take_bytes, NULL) : NULL;
    if (work->gif && put_head(work)) return work;
    drop(work);
    return NULL;
}

static void take_pixels(Work *work, const void *pixels, int stride) {
    for (int y = 0; y < work->height; y++) {
        const uint32_t *from = (const void *)((const char *)pixels + (ptrdiff_t)y * stride);
        uint8_t *to = work->now + (size_t)y * (size_t)work->width;
        for (int x = 0; x < work->width; x++)
            to[x] = nearest(work, from[x] & 0xFFFFFF);
    }
}

typedef struct Box {
    int left, top, right, bottom; // right and bottom not in it
} Box;

// What changed; one pixel where nothing did, for a frame cannot be empty.
static Box changed(const Work *work) {
    if (!work->begun) return (Box){0, 0, work->width, work->height};
    Box box = {work->width, work->height, 0, 0};
    for (int y = 0; y < work->height; y++) {
        const uint8_t *now = work->now + (size_t)y * (size_t)work->width;
        const uint8_t *before = work->before + (size_t)y * (size_t)work->width;
        for (int x = 0; x < work->width; x++) {
            if (now[x] == before[x]) continue;
            if (x < box.left) box.left = x;
            if (x >= box.right) box.right = x + 1;
            if (y < box.top) box.top = y;
            box.bottom = y + 1;
        }
    }
    return box.right ? box : (Box){0, 0, 1, 1};
}

static bool put_control(Work *work, int ms) {
    GraphicsControlBlock control = {.DisposalMode = DISPOSE_DO_NOT,
                                    .DelayTime = ms / MS_A_TICK,
                                    .TransparentColor = CLEAR};
    GifByteType block[4];
    EGifGCBToExtension(&control, block);
    return EGifPutExtension(work->gif, GRAPHICS_EXT_FUNC_CODE, sizeof block, block);
}

static bool put_box(Work *work, Box box) {
    int wide = box.right - box.left;
    if (!EGifPutImageDesc(work->gif, box.left, box.top, wide, box.bottom - box.top, false,
                          NULL))
        return false;
    for (int y = box.top; y < box.bottom; y++) {
        size_t at = (size_t)y * (size_t)work->width + (size_t)box.left;
        for (int x = 0; x < wide; x++) {
            bool same =
                work->begun && work->now[at + (size_t)x] == work->before[at + (size_t)x];
            work->line[x] = same ? CLEAR : work->now[at + (size_t)x];
        }
        if (!EGifPutLine(work->gif, work->line, wide)) return false;
    }
    return true;
}

static bool add(void *with, const void *pixels, int stride, int ms) {
    Work *work = with;
    take_pixels(work, pixels, stride);
    bool good = put_control(work, ms) && put_box(work, changed(work));
    uint8_t *before = work->before;
    work->before = work->now;
    work->now = before;
    work->begun = true;
    return good;
}

static unsigned char *close(void *with, size_t *size) {
    Work *work = with;
    bool good = EGifCloseFile(work->gif, NULL);
    work->gif = NULL;
    unsigned char *bytes = good ? work->bytes : NULL;
    *size = work->size;
    if (good) work->bytes = NULL;
    drop(work);
    return bytes;
}

const FilmCoder gif_coder = {open, add, close, drop};
