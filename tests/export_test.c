// Pictures of circuits in files, opened again by what others open them with: libpng, the
// words of an SVG, pdftotext where it is installed.
#include "picture_parts.h"

#include "film_read.h"
#include "view/film.h"

#include <math.h>
#include <png.h>
#include <sys/stat.h>

static const char CIRCUIT[] = "h 0; cx 0 1; ry(pi/3) 2; measure 0";

static ExportWish wish_of(const Atelier *a, const Circuit *circuit, Theme theme) {
    return (ExportWish){.circuit = circuit,
                        .fonts = a->fonts,
                        .words = a->words,
                        .lang = LANG_JA,
                        .theme = theme};
}

// Writes the circuit; its path is yours.
static char *written(const Atelier *a, const char *form, int wires, Theme theme,
                     const char *name) {
    char *path = file_join(a->folder, name);
    Circuit *circuit = circuit_of_form(form, wires);
    ExportWish wish = wish_of(a, circuit, theme);
    Error err = {0};
    if (!export_write(&wish, path, &err)) fail_msg("%s %s", err.key, err.args);
    circuit_destroy(circuit);
    return path;
}

typedef struct Pixels {
    png_image image;
    png_bytep bytes; // RGB
} Pixels;

static Pixels pixels_of(const char *path) {
    Pixels p = {.image = {.version = PNG_IMAGE_VERSION}};
    assert_true(png_image_begin_read_from_file(&p.image, path));
    p.image.format = PNG_FORMAT_RGB;
    p.bytes = malloc(PNG_IMAGE_SIZE(p.image));
    assert_true(png_image_finish_read(&p.image, NULL, p.bytes, 0, NULL));
    return p;
}

static bool has_colour(const Pixels *p, int r, int g, int b) {
    for (size_t i = 0; i < PNG_IMAGE_SIZE(p->image); i += 3)
        if (p->bytes[i] == r && p->bytes[i + 1] == g && p->bytes[i + 2] == b) return true;
    return false;
}

static bool is_grey(const Pixels *p) {
    for (size_t i = 0; i < PNG_IMAGE_SIZE(p->image); i += 3)
        if (p->bytes[i] != p->bytes[i + 1] || p->bytes[i] != p->bytes[i + 2]) return false;
    return true;
}

static void a_png_has_two_pixels_to_the_px_and_the_gates_inks_on_white(void **state) {
    Atelier *a = *state;
    char *path = written(a, CIRCUIT, 3, THEME_SHEET, "a.png");
    Circuit *circuit = circuit_of_form(CIRCUIT, 3);
    PictureLook look = atelier_look(a, THEME_SHEET);
    Scene *scene = circuit_picture(&look, circuit, NULL);
    Pixels p = pixels_of(path);
    assert_int_equal(p.image.width, 2 * scene_look(scene)->metrics.width);
    assert_int_equal(p.image.height, 2 * scene_look(scene)->metrics.height);
    assert_true(p.bytes[0] == 255 && p.bytes[1] == 255 && p.bytes[2] == 255);
    assert_true(has_colour(&p, 0xFC, 0xEA, 0xDB));  // the fill of H
    assert_true(has_colour(&p, 0xA2, 0x41, 0x0A));  // … and its ink
    assert_false(has_colour(&p, 0xFA, 0xF8, 0xF3)); // a screen's paper
    free(p.bytes);
    scene_destroy(scene);
    circuit_destroy(circuit);
    free(path);
}

static void printed_in_black_there_is_no_colour(void **state) {
    char *path = written(*state, CIRCUIT, 3, THEME_PRINT, "b.png");
    Pixels p = pixels_of(path);
    assert_true(is_grey(&p));
    assert_true(has_colour(&p, 0, 0, 0) && has_colour(&p, 255, 255, 255));
    free(p.bytes);
    free(path);
}

static char *bytes_of(const char *path, size_t *size) {
    char *bytes = file_read(path, 64 << 20, size, NULL);
    assert_non_null(bytes);
    return bytes;
}

// Letters are outlines: no font is asked for. No ground hides the page below.
static void an_svg_needs_no_font_and_has_no_ground(void **state) {
    char *path = written(*state, CIRCUIT, 3, THEME_SHEET, "a.svg");
    size_t size;
    char *svg = bytes_of(path, &size);
    assert_non_null(strstr(svg, "<svg"));
    assert_non_null(strstr(svg, "<use")); // of glyphs
    assert_null(strstr(svg, "<text"));
    assert_null(strstr(svg, "font-family"));
    assert_null(strstr(svg, "<image")); // vectors all the way
    const char *first = strstr(svg, "<rect");
    assert_true(!first || !strstr(first, "width=\"100%\""));
    free(svg);
    free(path);
}

static int count_in(const char *bytes, size_t size, const char *what) {
    int count = 0;
    for (size_t i = 0; i + strlen(what) <= size; i++)
        count += memcmp(bytes + i, what, strlen(what)) == 0;
    return count;
}

static void a_pdf_is_one_page_of_the_pictures_size_with_its_fonts(void **state) {
    char *path = written(*state, CIRCUIT, 3, THEME_SHEET, "a.pdf");
    size_t size;
    char *pdf = bytes_of(path, &size);
    assert_memory_equal(pdf, "%PDF", 4);
    assert_int_equal(count_in(pdf, size, "/Type /Page %"), 1);
    int fonts = count_in(pdf, size, "/Type /FontDescriptor");
    assert_true(fonts > 0);
    assert_int_equal(count_in(pdf, size, "/FontFile2") + count_in(pdf, size, "/FontFile3"),
                     fonts);
    assert_int_equal(count_in(pdf, size, "/Subtype /Image"), 0);
    free(pdf);
    char command[256], text[4096] = "";
    snprintf(command, sizeof command, "pdftotext '%s' - 2>/dev/null", path);
    FILE *pipe = popen(command, "r"); // NOLINT(cert-env33-c): a path of ours
    text[fread(text, 1, sizeof text - 1, pipe)] = 0;
    if (pclose(pipe) == 0) {
        assert_non_null(strstr(text, "q2"));
        assert_non_null(strstr(text, "Ry"));
    } else {
        print_message("pdftotext is not installed: judged by structure\n");
    }
    free(path);
}

// --- films

static const char FILM[] = "h 0; cx 0 1; ry(pi/3) 0";

// The frame painted by hand, RGB; yours.
static uint8_t *painted(const Atelier *a, const Film *film, int index) {
    double scale = film_scale(film);
    int width = (int)lround(film_width(film) * scale);
    int height = (int)lround(film_height(film) * scale), stride;
    Scene *scene = film_scene(film, index, NULL);
    Canvas *canvas = canvas_open_picture(a->fonts, THEME_SHEET, scale, width, height);
    scene_draw(scene, canvas);
    const uint8_t *from = canvas_pixels(canvas, &stride); // blue, green, red, nothing
    uint8_t *rgb = malloc((size_t)width * (size_t)height * 3);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < 3 * width; x++)
            rgb[(size_t)y * 3 * (size_t)width + (size_t)x] =
                from[(size_t)y * (size_t)stride + 4 * ((size_t)x / 3) + 2 - (size_t)x % 3];
    canvas_close(canvas, NULL);
    scene_destroy(scene);
    return rgb;
}

// The largest and the mean difference between two pictures.
static void differences(const uint8_t *a, const uint8_t *b, size_t size, int *most,
                        double *mean) {
    double sum = 0;
    *most = 0;
    for (size_t i = 0; i < size; i++) {
        int away = abs(a[i] - b[i]);
        if (away > *most) *most = away;
        sum += away;
    }
    *mean = sum / (double)size;
}

// A film opened again has the frames that were painted, each as long as it was to stand.
static void assert_film(const Atelier *a, FilmRead *read, int most_away, double most_mean) {
    static const Noise quiet;
    PictureLook look = atelier_look(a, THEME_SHEET);
    Circuit *circuit = circuit_of_form(FILM, 2);
    Film *film = film_create(&look, circuit, NULL, &quiet, NULL);
    assert_int_equal(read->loops, 0); // for ever
    assert_int_equal(read->count, film_frames(film));
    assert_int_equal(read->width, lround(film_width(film) * film_scale(film)));
    size_t size = (size_t)read->width * (size_t)read->height * 3;
    for (int i = 0; i < read->count; i++) {
        assert_int_equal(read->ms[i], film_ms(film, i));
        uint8_t *own = painted(a, film, i);
        int most;
        double mean;
        differences(own, read->frames[i], size, &most, &mean);
        if (most > most_away || mean > most_mean)
            print_message("frame %d: %d %g\n", i, most, mean);
        assert_true(most <= most_away);
        assert_true(mean <= most_mean);
        free(own);
    }
    film_destroy(film);
    circuit_destroy(circuit);
    film_forget(read);
}

static void a_webp_is_the_time_line_pixel_by_pixel(void **state) {
    char *path = written(*state, FILM, 2, THEME_SHEET, "a.webp");
    FilmRead read = film_read_webp(path);
    assert_film(*state, &read, 0, 0);
    free(path);
}

// In its 255 colours edges differ a little, and nothing else: no noise.
static void a_gif_is_the_time_line_in_the_themes_inks(void **state) {
    char *path = written(*state, FILM, 2, THEME_SHEET, "a.gif");
    FilmRead read = film_read_gif(path);
    assert_film(*state, &read, 40, 0.2);
    free(path);
}

static void films_are_small(void **state) {
    static const char *const names[] = {"b.webp", "b.gif"};
    for (int i = 0; i < 2; i++) {
        char *path = written(*state, FILM, 2, THEME_PRINT, names[i]);
        struct stat is;
        assert_int_equal(stat(path, &is), 0);
        print_message("%s: %d columns, %ld bytes\n", names[i], 3, (long)is.st_size);
        assert_true(is.st_size < 200000);
        free(path);
    }
}

// Frame by frame, and left in the middle: no file.
static void a_film_that_is_left_leaves_no_file(void **state) {
    Atelier *a = *state;
    Circuit *circuit = circuit_of_form(FILM, 2);
    ExportWish wish = wish_of(a, circuit, THEME_SHEET);
    static const char *const names[] = {"left.webp", "left.gif"};
    for (int i = 0; i < 2; i++) {
        char *path = file_join(a->folder, names[i]);
        Export *export = export_begin(&wish, path, NULL);
        assert_int_equal(export_frames(export), 37);
        for (int k = 0; k < 5; k++)
            assert_true(export_next(export, NULL));
        assert_int_equal(export_done(export), 5);
        export_drop(export);
        assert_false(file_exists(path));
        free(path);
    }
    circuit_destroy(circuit);
}

static void too_many_pixels_are_refused_and_leave_no_file(void **state) {
    Atelier *a = *state;
    Circuit *circuit = full_circuit(24, 1500);
    ExportWish wish = wish_of(a, circuit, THEME_SHEET);
    char *path = file_join(a->folder, "large.png");
    Error err = {0};
    assert_false(export_write(&wish, path, &err));
    char *sentence = words_error(a->words, LANG_EN, &err);
    assert_non_null(strstr(sentence, "Choose SVG or PDF"));
    assert_false(file_exists(path));
    free(sentence);
    free(path);
    circuit_destroy(circuit);
}

static void a_folder_that_is_not_there_is_said(void **state) {
    Atelier *a = *state;
    static const char *const names[] = {"/no/such/a.svg", "/no/such/a.pdf",
                                        "/no/such/a.png", "/no/such/a.webp",
                                        "/no/such/a.gif"};
    Circuit *circuit = circuit_of_form(CIRCUIT, 3);
    ExportWish wish = wish_of(a, circuit, THEME_SHEET);
    for (int i = 0; i < 5; i++) {
        Error err = {0};
        assert_false(export_write(&wish, names[i], &err));
        assert_true(err.key[0] != 0);
    }
    circuit_destroy(circuit);
}

static void every_row_is_found_by_its_ending(void **state) {
    (void)state;
    for (int i = 0; i < export_count(); i++) {
        char name[32];
        snprintf(name, sizeof name, "A.B%s", export_row(i)->ending);
        assert_ptr_equal(export_find(name), export_row(i));
    }
    assert_null(export_find("a.qasm"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_png_has_two_pixels_to_the_px_and_the_gates_inks_on_white),
        cmocka_unit_test(printed_in_black_there_is_no_colour),
        cmocka_unit_test(an_svg_needs_no_font_and_has_no_ground),
        cmocka_unit_test(a_pdf_is_one_page_of_the_pictures_size_with_its_fonts),
        cmocka_unit_test(a_webp_is_the_time_line_pixel_by_pixel),
        cmocka_unit_test(a_gif_is_the_time_line_in_the_themes_inks),
        cmocka_unit_test(films_are_small),
        cmocka_unit_test(a_film_that_is_left_leaves_no_file),
        cmocka_unit_test(too_many_pixels_are_refused_and_leave_no_file),
        cmocka_unit_test(a_folder_that_is_not_there_is_said),
        cmocka_unit_test(every_row_is_found_by_its_ending),
    };
    return cmocka_run_group_tests(tests, atelier_open, atelier_close);
}
