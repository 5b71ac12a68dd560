// A stage as the jail sent it.
#include "lesson/page_read.h"

#include "base/mem.h"

static const double LEAST_SIDE = 4, MOST_SIDE = 100; // units
static const double MOST_SECONDS = 3600;

void stage_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {"line",  "width", "height", "duration",
                                        "still", "label", NULL};
    if (lesson->stage_count == MAX_STAGES) {
        fields_fault(page, "stages");
        return;
    }
    Fields fields = fields_within(page, "stages", index, data, NAMES);
    size_t count = (size_t)lesson->stage_count + 1;
    lesson->stages = mem_grow(lesson->stages, count, sizeof *lesson->stages);
    Stage *stage = &lesson->stages[lesson->stage_count++];
    *stage = (Stage){.page = lesson->page_count - 1};
    stage->line = fields_line(&fields);
    stage->width = fields_number(&fields, "width", LEAST_SIDE, MOST_SIDE, 16);
    stage->height = fields_number(&fields, "height", LEAST_SIDE, MOST_SIDE, 9);
    stage->duration = fields_number(&fields, "duration", 0, MOST_SECONDS, 0);
    stage->still = fields_number(&fields, "still", 0, MOST_SECONDS, 0);
    stage->label = fields_text(&fields, "label", true);
    if (fields.good && stage->duration > 0 && stage->still > stage->duration)
        fields_fault(&fields, "still");
    fields_end(page, &fields);
}
