#include "lesson/given.h"

#include "lesson/fields.h"

#include <math.h>
#include <string.h>

static void read_one(Fields *outer, size_t index, const Data *data, Given *given) {
    static const char *const NAMES[] = {"name", "number", "text", NULL};
    Fields fields = fields_within(outer, "given", index, data, NAMES);
    *given = (Given){.is_text = fields_has(&fields, "text")};
    fields_word(&fields, "name", given->name, sizeof given->name, true);
    given->words = fields_text(&fields, "text", given->is_text);
    given->number = fields_number(&fields, "number", -1e300, 1e300, 0);
    if (given->is_text == fields_has(&fields, "number")) fields_fault(&fields, "number");
    fields_end(outer, &fields);
}

int given_read(const Data *data, Given given[MAX_GIVEN], Error *err) {
    static const char *const NAMES[] = {"given", NULL};
    Fields fields = fields_of(data, "page.broken", NAMES, err);
    size_t count;
    int read = 0;
    const Data *list = fields_list(&fields, "given", MAX_GIVEN, &count);
    for (size_t i = 0; i < count && fields.good; i++)
        read_one(&fields, i, data_at(list, i), &given[read++]);
    if (fields.good) return read;
    given_free(given, read);
    return -1;
}

void given_free(Given *given, int count) {
    for (int i = 0; i < count; i++)
        text_free(&given[i].words);
}
