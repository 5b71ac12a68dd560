#include "lesson/ball_marks.h"

#include "base/mem.h"
#include "lesson/page_read.h"

#include <stdlib.h>

static void read_mark(const Lesson *lesson, Fields *fields, BallMark *mark) {
    static const char *const KINDS[MARK_KINDS + 1] = {"vector", "point", "arc"};
    size_t count;
    mark->kind = (BallMarkKind)fields_choice(fields, "kind", KINDS);
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
