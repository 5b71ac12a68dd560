#include "cli/check_lesson.h"

#include "base/file.h"
#include "base/mem.h"
#include "cli/check_stage.h"
#include "cli/check_text.h"
#include "lesson/given.h"
#include "lesson/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE_BYTES = 4 << 20, PLAY_SEED = 1 };

void said_free(SaidList *said) {
    for (int i = 0; i < said->count; i++)
        verdict_free(&said->rows[i].verdict);
    free(said->rows);
    *said = (SaidList){0};
}

// A lesson being checked.
typedef struct Reader {
    Check *check;
    const PackLesson *listed;
    Visit *visit;
    const Lesson *lesson;
    TextPlace place;
    SaidList *said;
    StageCheck stages;
    Live *live;             // fills expressions in texts
    Given given[MAX_GIVEN]; // … with what the exercise at hand has drawn
    int given_count;
} Reader;

// --- texts

// What the first attempt at an exercise draws.
static void draw(Reader *reader, const Exercise *exercise) {
    given_free(reader->given, reader->given_count);
    reader->given_count = 0;
    if (!exercise || !exercise->given) return;
    Data *arg = data_new_object();
    data_put(arg, "exercise", data_new_text(exercise->id));
    data_put(arg, "seed", data_new_integer(PLAY_SEED));
    visit_call(reader->visit, "draw", arg, 0);
    data_free(arg);
    visit_wait(reader->visit);
    int count = given_read(visit_answer(reader->visit), reader->given, NULL);
    reader->given_count = count < 0 ? 0 : count;
}

static char *filled_in(const Reader *reader, const Text *text, Lang lang) {
    Drawn drawn[MAX_GIVEN + 1] = {{NULL}};
    live_drawn(reader->given, reader->given_count, lang, drawn);
    return live_text(reader->live, text, lang, drawn);
}

static void look_at(Reader *reader, int line, const Text *text) {
    reader->place.line = line;
    Text filled = {{NULL}};
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (text->in[lang]) filled.in[lang] = filled_in(reader, text, (Lang)lang);
    check_text(reader->check, &reader->place, &filled);
    text_free(&filled);
}

static void look_at_exercise(Reader *reader, const Exercise *exercise) {
    int line = exercise->line;
    draw(reader, exercise);
    look_at(reader, line, &exercise->ask);
    look_at(reader, line, &exercise->label);
    look_at(reader, line, &exercise->unit);
    for (int i = 0; i < exercise->option_count; i++)
        look_at(reader, line, &exercise->options[i].text);
    for (int i = 0; i < exercise->hint_count; i++)
        look_at(reader, line, &exercise->hints[i]);
    look_at(reader, line, &exercise->explain);
    for (int i = 0; i < exercise->item_count; i++)
        look_at(reader, line, &exercise->items[i]);
    for (int i = 0; i < exercise->place_count; i++)
        look_at(reader, line, &exercise->places[i]);
    draw(reader, NULL);
}

static void look_at_variable(Reader *reader, const Variable *variable) {
    look_at(reader, variable->line, &variable->label);
    look_at(reader, variable->line, &variable->unit);
    for (int i = 0; i < variable->option_count; i++)
        look_at(reader, variable->line, &variable->options[i]);
}

static void look_at_block(Reader *reader, const Block *block) {
    look_at(reader, block->line, &block->title);
    look_at(reader, block->line, &block->text);
    for (int i = 0; i < block->cell_count; i++)
        look_at(reader, block->line, &block->cells[i].text);
}

static void look_at_note(Reader *reader, const Note *note) {
    look_at(reader, note->line, &note->text);
    look_at(reader, note->line, &note->mistake);
    for (int i = 0; i < note->expected_count; i++) {
        look_at(reader, note->line, &note->expected[i].value);
        look_at(reader, note->line, &note->expected[i].label);
    }
}

static void look_at_texts(Reader *reader) {
    const Lesson *lesson = reader->lesson;
    for (int i = 0; i < lesson->vote_count; i++)
        look_at(reader, lesson->votes[i].line, &lesson->votes[i].ask);
    for (int i = 0; i < lesson->activity_count; i++)
        look_at(reader, lesson->activities[i].line, &lesson->activities[i].say);
    look_at(reader, 1, &lesson->title);
    for (int i = 0; i < lesson->page_count; i++) {
        const Page *page = &lesson->pages[i];
        look_at(reader, page->line, &page->title);
        look_at(reader, page->line, &page->hall.question);
        for (int k = 0; k < page->note_count; k++)
            look_at_note(reader, &page->notes[k]);
        for (int k = 0; k < page->block_count; k++)
            look_at_block(reader, &page->blocks[k]);
    }
    for (int i = 0; i < lesson->source_count; i++)
        look_at(reader, lesson->sources[i].line, &lesson->sources[i].label);
    for (int i = 0; i < lesson->stage_count; i++)
        look_at(reader, lesson->stages[i].line, &lesson->stages[i].label);
    for (int i = 0; i < lesson->exercise_count; i++)
        look_at_exercise(reader, &lesson->exercises[i]);
    for (int i = 0; i < lesson->variable_count; i++)
        look_at_variable(reader, &lesson->variables[i]);
}

// --- the lesson and its pack

static void found_at(Check *check, Error *about, const char *file, int line) {
    error_at(about, file, line, 0);
    check_found(check, about);
}

// {漢字|かんじ} → 漢字
static char *without_ruby(const char *text) {
    Buffer out = {0};
    while (*text) {
        const char *bar = text + strcspn(text, "|}");
        if (*text == '{' && *bar == '|' && strchr(bar, '}')) {
            buffer_add(&out, text + 1, (size_t)(bar - text - 1));
            text = strchr(bar, '}') + 1;
        } else {
            buffer_add(&out, text++, 1);
        }
    }
    return buffer_take(&out);
}

static bool same_title(const Text *a, const Text *b, Lang lang) {
    char *left = without_ruby(text_in(a, lang)), *right = without_ruby(text_in(b, lang));
    bool same = !strcmp(left, right);
    free(left);
    free(right);
    return same;
}

static void compare_with_pack(Reader *reader) {
    const Lesson *lesson = reader->lesson;
    const PackLesson *listed = reader->listed;
    const char *file = reader->place.file, *source = reader->place.source;
    Error about;
    if (strcmp(lesson->id, listed->id) != 0) {
        error_set(&about, "check.id", "%s\t%s", lesson->id, listed->id);
        found_at(reader->check, &about, file, source_line(source, 1, lesson->id, 1));
    }
    for (Lang lang = 0; lang < LANG_COUNT; lang++) {
        if (same_title(&lesson->title, &listed->title, lang)) continue;
        const char *title = text_in(&lesson->title, lang);
        error_set(&about, "check.title", "%s\t%s", title, text_in(&listed->title, lang));
        found_at(reader->check, &about, file, source_line(source, 1, title, 1));
    }
}

static void find_required(Reader *reader) {
    const Lesson *lesson = reader->lesson;
    for (int i = 0; i < lesson->require_count; i++) {
        const char *id = lesson->requires[i];
        if (check_knows_lesson(reader->check, id)) continue;
        Error about;
        error_set(&about, "check.dead_lesson", "%s", id);
        int line = source_line(reader->place.source, 1, id, 1);
        found_at(reader->check, &about, reader->place.file, line);
    }
}

// --- playing

static void say(Reader *reader, int exercise, const Verdict *verdict) {
    SaidList *said = reader->said;
    said->rows = mem_grow(said->rows, (size_t)said->count + 1, sizeof *said->rows);
    Said *row = &said->rows[said->count++];
    *row = (Said){exercise, verdict_copy(verdict)};
}

// Whether the arguments begin with the same exercise.
static bool same_exercise(const char *args, const char *others) {
    size_t size = strcspn(args, "\t");
    return size == strcspn(others, "\t") && !strncmp(args, others, size);
}

// Whether check.wrong_twice (exercise, row, row) speaks of the row of check.wrong_row.
static bool twin_said(const Error *twice, const Error *about) {
    if (strcmp(twice->key, "check.wrong_twice") != 0) return false;
    if (!same_exercise(twice->args, about->args)) return false;
    int one = 0, two = 0, row = 0;
    const char *numbers = strchr(twice->args, '\t'), *number = strchr(about->args, '\t');
    if (!numbers || sscanf(numbers, "%d %d", &one, &two) != 2) return false;
    return number && sscanf(number, "%d", &row) == 1 && (row == one || row == two);
}

// The jail may have said it, and why: check.solution_…, check.example, check.wrong_twice.
static bool said_already(const Reader *reader, const Error *about) {
    const Findings *findings = &reader->check->findings;
    bool solution = !strcmp(about->key, "check.solution");
    for (int i = 0; i < findings->count; i++) {
        const Error *row = &findings->rows[i];
        if (strcmp(row->file, reader->place.file) != 0) continue;
        if (solution && !strncmp(row->key, "check.solution", strlen("check.solution")) &&
            same_exercise(row->args, about->args))
            return true;
        bool alike = !strcmp(row->key, about->key) || !strcmp(row->key, "check.example");
        bool code = !solution && !strcmp(row->key, "check.wrong_code"); // it says why, too
        if (code && !strncmp(row->args, about->args, strlen(about->args))) return true;
        if (!solution && alike && !strcmp(row->args, about->args)) return true;
        if (twin_said(row, about)) return true;
    }
    return false;
}

static void judge(Reader *reader, const Exercise *exercise, const Play *play,
                  const Verdict *verdict) {
    VerdictKind kind = verdict ? verdict->kind : VERDICT_NONE;
    bool row_speaks = play->wrong < 0 || (verdict && verdict->wrong == play->wrong);
    if (kind == play->expected && row_speaks) return;
    Error about;
    if (play->expected == VERDICT_RIGHT)
        error_set(&about, "check.solution", "%s", exercise->id);
    else if (kind == VERDICT_RIGHT)
        error_set(&about, "check.wrong_right", "%s\t%d", exercise->id, play->wrong + 1);
    else
        error_set(&about, "check.wrong_row", "%s\t%d", exercise->id, play->wrong + 1);
    if (said_already(reader, &about)) return;
    found_at(reader->check, &about, reader->place.file, play->line);
}

// False when the jail failed over it.
static bool play_one(Reader *reader, int index, const Play *play) {
    const Exercise *exercise = &reader->lesson->exercises[index];
    visit_ask(reader->visit, exercise->id, play->answer, PLAY_SEED);
    visit_wait(reader->visit);
    if (visit_state(reader->visit) != VISIT_READY) return false;
    const Verdict *verdict = visit_verdict(reader->visit);
    judge(reader, exercise, play, verdict);
    if (!verdict) return true;
    look_at(reader, play->line, &verdict->say);
    say(reader, index, verdict);
    return true;
}

static bool play_exercise(Reader *reader, int index, Error *err) {
    int count;
    Play *plays =
        visit_plays(reader->visit, reader->lesson->exercises[index].id, &count, err);
    if (!plays) return false;
    bool good = true;
    draw(reader, &reader->lesson->exercises[index]);
    for (int i = 0; i < count && good; i++)
        good = play_one(reader, index, &plays[i]);
    if (!good) *err = *visit_error(reader->visit);
    draw(reader, NULL);
    plays_free(plays, count);
    return good;
}

static void play_all(Reader *reader) {
    Error err;
    for (int i = 0; i < reader->lesson->exercise_count; i++) {
        if (play_exercise(reader, i, &err)) continue;
        check_found(reader->check, &err);
        return;
    }
}

// --- moving every input

// False when the jail ended over it.
static bool move_one(Reader *reader, int variable, double number, long long revision) {
    char arg[128];
    snprintf(arg, sizeof arg,
             "{\"revision\":%lld,\"variables\":[{\"variable\":%d,\"number\":%.17g}]}",
             revision, variable, number);
    Data *data = data_read(arg, strlen(arg), (DataLimits){0}, "changed", NULL);
    visit_call(reader->visit, "changed", data, 0);
    visit_wait(reader->visit);
    data_free(data);
    if (visit_mistake(reader->visit)->key[0])
        check_found(reader->check, visit_mistake(reader->visit));
    if (visit_state(reader->visit) == VISIT_READY)
        return check_stages_again(&reader->stages);
    check_found(reader->check, visit_error(reader->visit));
    return false;
}

// Functions of values meet each input at its ends, and a menu's every option.
static void move_all(Reader *reader) {
    const Lesson *lesson = reader->lesson;
    long long revision = 0;
    if (!live_listens(reader->live)) return;
    for (int i = 0; i < lesson->variable_count; i++) {
        const Variable *about = &lesson->variables[i];
        bool moves = about->kind < VARIABLE_INPUTS || about->kind == VARIABLE_TALLY;
        if (!moves || about->kind == VARIABLE_BUTTON) continue;
        int steps = about->kind == VARIABLE_MENU ? about->option_count - 1 : 1;
        for (int k = 0; k <= steps; k++) {
            double at = about->from + k * (about->to - about->from) / steps;
            if (!move_one(reader, i, at, ++revision)) return;
        }
        if (!move_one(reader, i, about->start, ++revision)) return;
    }
}

// False when the jail failed over them; the failure is among them then.
static bool ask_findings(Reader *reader) {
    int count;
    Error *findings = visit_findings(reader->visit, &count);
    for (int i = 0; i < count; i++)
        check_found(reader->check, &findings[i]);
    free(findings);
    return visit_state(reader->visit) == VISIT_READY;
}

static bool read_through(Reader *reader, const Target *target) {
    visit_wait(reader->visit);
    reader->lesson = visit_lesson(reader->visit);
    if (visit_state(reader->visit) != VISIT_READY) {
        check_found(reader->check, visit_error(reader->visit));
        return false;
    }
    reader->place.lesson = reader->lesson;
    reader->stages = (StageCheck){reader->check, reader->visit, &reader->place};
    reader->live = live_create(reader->lesson);
    reader->check->exercises += reader->lesson->exercise_count;
    if (!target->lone) compare_with_pack(reader);
    find_required(reader);
    look_at_texts(reader);
    if (ask_findings(reader) && check_stages(&reader->stages)) play_all(reader);
    if (visit_state(reader->visit) == VISIT_READY) move_all(reader);
    return true;
}

bool check_lesson(Check *check, const Target *target, int index, SaidList *said) {
    const PackLesson *listed = &target->pack->lessons[index];
    char *path = file_join(target->pack->folder, listed->file);
    char *source =
        pack_files_read(target->pack->files, listed->file, SOURCE_BYTES, NULL, NULL);
    *said = (SaidList){0};
    check->lessons++;
    Reader reader = {.check = check,
                     .listed = listed,
                     .said = said,
                     .place = {.file = path, .source = source, .target = target}};
    reader.visit = visit_open((VisitOptions){.jail = check->jail,
                                             .folder = target->pack->folder,
                                             .files = target->pack->files,
                                             .file = listed->file,
                                             .seed = PLAY_SEED,
                                             .budgets = check->budgets});
    bool good = read_through(&reader, target);
    live_destroy(reader.live);
    visit_close(reader.visit);
    free(source);
    free(path);
    return good;
}

// --- pack.json

static void require_all(Check *check, const PackLesson *lesson, const TextPlace *place) {
    for (int i = 0; i < lesson->require_count; i++) {
        if (check_knows_lesson(check, lesson->requires[i])) continue;
        Error about;
        error_set(&about, "check.dead_lesson", "%s", lesson->requires[i]);
        found_at(check, &about, place->file,
                 source_line(place->source, 1, lesson->requires[i], 1));
    }
}

// NN-name.lua, as lessons are called.
static bool lesson_name(const char *name) {
    size_t size = strlen(name);
    return size > 7 && strspn(name, "0123456789") == 2 && name[2] == '-' &&
           !strcmp(name + size - 4, ".lua");
}

static bool names_file(const Pack *pack, const char *name) {
    for (int i = 0; i < pack->lesson_count; i++)
        if (pack->lessons[i].file && !strcmp(pack->lessons[i].file, name)) return true;
    return false;
}

static void find_unnamed(Check *check, const Pack *pack, const char *manifest) {
    char **names = pack_files_list(pack->files, ".lua");
    for (char **name = names; *name; name++) {
        if (!lesson_name(*name) || names_file(pack, *name)) continue;
        Error about;
        error_set(&about, "check.unnamed", "%s", *name);
        found_at(check, &about, manifest, 0);
    }
    free(names);
}

// A way along `requires` from one lesson back to it, by way of later ones only, so that
// each circle is found from its first lesson.
typedef struct Circle {
    const Pack *pack;
    int first;
    bool seen[PACK_LESSONS];
    int way[PACK_LESSONS], length;
} Circle;

static bool leads_back(Circle *circle, int at) {
    const PackLesson *lesson = &circle->pack->lessons[at];
    circle->way[circle->length++] = at;
    circle->seen[at] = true;
    for (int i = 0; i < lesson->require_count; i++) {
        const PackLesson *next = pack_lesson(circle->pack, lesson->requires[i]);
        if (!next) continue;
        int index = (int)(next - circle->pack->lessons);
        if (index == circle->first) return true;
        if (index > circle->first && !circle->seen[index] && leads_back(circle, index))
            return true;
    }
    circle->length--;
    return false;
}

static void tell_circle(Check *check, const Circle *circle, const TextPlace *place) {
    const PackLesson *lessons = circle->pack->lessons;
    const char *id = lessons[circle->first].id;
    Buffer way = {0};
    for (int i = 0; i < circle->length; i++)
        buffer_print(&way, "%s → ", lessons[circle->way[i]].id);
    buffer_print(&way, "%s", id);
    Error about;
    error_set(&about, "check.circle", "%s\t%s", id, way.data);
    found_at(check, &about, place->file, source_line(place->source, 1, id, 1));
    buffer_clear(&way);
}

static void find_circles(Check *check, const Pack *pack, const TextPlace *place) {
    for (int i = 0; i < pack->lesson_count; i++) {
        Circle circle = {.pack = pack, .first = i};
        if (leads_back(&circle, i)) tell_circle(check, &circle, place);
    }
}

static void found_file(void *to, const Error *about) {
    check_found(to, about);
}

// What `kyubi pack` would refuse; an archive was refused before it came here.
static void find_unpackable(Check *check, const Pack *pack) {
    PackLimits limits = pack_limits();
    PackWalk walk = {.fault = found_file, .to = check};
    pack_files_walk(pack->files, &limits, walk, NULL);
}

void check_pack(Check *check, const Target *target) {
    const Pack *pack = target->pack;
    if (target->lone) return;
    char *path = file_join(pack->folder, "pack.json");
    char *source = pack_files_read(pack->files, "pack.json", SOURCE_BYTES, NULL, NULL);
    TextPlace place = {.file = path, .source = source, .line = 1, .target = target};
    check_text(check, &place, &pack->title);
    check_text(check, &place, &pack->audience);
    for (int i = 0; i < pack->unit_count; i++)
        check_text(check, &place, &pack->units[i]);
    for (int i = 0; i < pack->lesson_count; i++) {
        check_text(check, &place, &pack->lessons[i].title);
        require_all(check, &pack->lessons[i], &place);
    }
    find_circles(check, pack, &place);
    find_unnamed(check, pack, path);
    find_unpackable(check, pack);
    free(source);
    free(path);
}
