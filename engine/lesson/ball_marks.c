#include "lesson/ball_marks.h"

#include "base/mem.h"
#include "lesson/page_read.h"

#include <stdlib.h>
#include <string.h>

static bool kind_of(const char *name, BallMarkKind *kind) {
    static const char *const names[MARK_KINDS] = {"vector", "point", "arc"};
    for (int i = 0; i < MARK_KINDS; i++)
        if (!strcmp(names[i], name)) return *kind = (BallMarkKind)i, true;
    return false;
}

static void read_mark(const Lesson *lesson, Fields *fields, BallMark *mark) {
    char kind[16];
    size_t count;
    fields_word(fields, "kind", kind, sizeof kind, true);
    if (!kind_of(kind, &mark->kind)) fields_fault(fields, "kind");
    const Data *at = fields_list(fields, "at", 6, &count);
    if (count != (mark->kind == MARK_ARC ? 6 : 3)) fields_fault(fields, "at");
    for (size_t i = 0; i < count && fields->good; i++)
        mark->at[i] = expression_field(lesson, fields, "at", data_at(at, i));
    mark->label = fields_text(fields, "label", false);
    mark->hollow = fields_bool(fields, "hollow", false);
}

BallMarks *ball_marks_read(const Lesson *lesson, Fields *fields) {
    static const char *const NAMES[] = {"kind", "at", "label", "hollow", NULL};
    size_t count;
    const Data *list = fields_list(fields, "marks", MOST_BALL_MARKS, &count);
    if (!list) return NULL;
    BallMarks *marks = mem_new(sizeof *marks);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields row = fields_within(fields, "marks", i, data_at(list, i), NAMES);
        read_mark(lesson, &row, &marks->at[marks->count++]);
        fields_end(fields, &row);
    }
    return marks;
}

void ball_marks_destroy(BallMarks *marks) {
    for (int i = 0; marks && i < marks->count; i++) {
        for (int k = 0; k < 6; k++)
            expression_free(&marks->at[i].at[k]);
        text_free(&marks->at[i].label);
    }
    free(marks);
}
