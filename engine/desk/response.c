#include "desk/response.h"

#include <math.h>
#include <string.h>

void response_start(Answer *answer, const Exercise *exercise) {
    memset(answer->bars, 0, sizeof answer->bars);
    memset(answer->places, 0, sizeof answer->places);
    memcpy(answer->order, exercise->start, sizeof answer->order);
    answer->picked = 0;
}

static bool same_cards(const Exercise *a, const Exercise *b) {
    return a->input == b->input && a->item_count == b->item_count &&
           a->place_count == b->place_count && !memcmp(a->start, b->start, sizeof a->start);
}

void response_inherit(Answer *answer, const Exercise *now, const Answer *old,
                      const Exercise *before) {
    if (!same_cards(now, before)) return;
    memcpy(answer->bars, old->bars, sizeof answer->bars);
    memcpy(answer->places, old->places, sizeof answer->places);
    memcpy(answer->order, old->order, sizeof answer->order);
}

static void put_integers(Data *data, const char *name, const int *numbers, int count) {
    Data *list = data_new_array();
    for (int i = 0; i < count; i++)
        data_push(list, data_new_integer(numbers[i]));
    data_put(data, name, list);
}

void response_put(const Answer *answer, const Exercise *exercise, Data *data) {
    if (exercise->input == INPUT_BARS) {
        Data *bars = data_new_array();
        for (int i = 0; i < exercise->item_count; i++)
            data_push(bars, data_new_number(answer->bars[i]));
        data_put(data, "bars", bars);
    }
    if (exercise->input == INPUT_ORDER)
        put_integers(data, "order", answer->order, exercise->item_count);
    if (exercise->input == INPUT_PLACES)
        put_integers(data, "places", answer->places, exercise->item_count);
}

static bool take_bars(Answer *answer, const Exercise *exercise, const Data *list) {
    double bars[MAX_ITEMS] = {0};
    for (int i = 0; i < exercise->item_count; i++) {
        bars[i] = data_number(data_at(list, (size_t)i), -1);
        if (!(bars[i] >= 0 && bars[i] <= 1)) return false;
    }
    memcpy(answer->bars, bars, sizeof bars);
    return true;
}

static bool take_order(Answer *answer, const Exercise *exercise, const Data *list) {
    int order[MAX_ITEMS] = {0};
    bool seen[MAX_ITEMS] = {false};
    for (int i = 0; i < exercise->item_count; i++) {
        long long card = data_integer(data_at(list, (size_t)i), -1);
        if (card < 0 || card >= exercise->item_count || seen[card]) return false;
        seen[card] = true;
        order[i] = (int)card;
    }
    memcpy(answer->order, order, sizeof order);
    return true;
}

static bool take_places(Answer *answer, const Exercise *exercise, const Data *list) {
    int places[MAX_ITEMS] = {0};
    for (int i = 0; i < exercise->item_count; i++) {
        long long place = data_integer(data_at(list, (size_t)i), -1);
        if (place < 0 || place > exercise->place_count) return false;
        places[i] = (int)place;
    }
    memcpy(answer->places, places, sizeof places);
    return true;
}

bool response_take(Answer *answer, const Exercise *exercise, const Data *data) {
    static const struct {
        InputKind input;
        const char *name;
        bool (*take)(Answer *, const Exercise *, const Data *);
    } rows[] = {{INPUT_BARS, "bars", take_bars},
                {INPUT_ORDER, "order", take_order},
                {INPUT_PLACES, "places", take_places}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].input != exercise->input) continue;
        const Data *list = data_get(data, rows[i].name);
        return data_count(list) == (size_t)exercise->item_count &&
               rows[i].take(answer, exercise, list);
    }
    return false;
}

void response_bar(Answer *answer, const Exercise *exercise, int bar, double value) {
    if (bar < 0 || bar >= exercise->item_count) return;
    answer->bars[bar] = fmin(fmax(value, 0), exercise->top);
}

void response_settle(Answer *answer, const Exercise *exercise) {
    if (exercise->input != INPUT_BARS || !exercise->normalise) return;
    int groups = exercise->groups > 1 ? exercise->groups : 1;
    int each = exercise->item_count / groups;
    for (int first = 0; first < exercise->item_count; first += each) {
        double sum = 0;
        for (int i = first; i < first + each; i++)
            sum += answer->bars[i];
        for (int i = first; i < first + each && sum > 0; i++)
            answer->bars[i] /= sum;
    }
}

int response_slot(const Answer *answer, const Exercise *exercise, int card) {
    for (int i = 0; i < exercise->item_count; i++)
        if (answer->order[i] == card) return i;
    return -1;
}

void response_card_to(Answer *answer, const Exercise *exercise, int card, int slot) {
    int from = response_slot(answer, exercise, card);
    if (from < 0 || slot < 0 || slot >= exercise->item_count) return;
    for (; from < slot; from++)
        answer->order[from] = answer->order[from + 1];
    for (; from > slot; from--)
        answer->order[from] = answer->order[from - 1];
    answer->order[slot] = card;
}

void response_card_in(Answer *answer, const Exercise *exercise, int card, int place) {
    bool known = card >= 0 && card < exercise->item_count && place >= 0 &&
                 place <= exercise->place_count;
    if (!known) return;
    for (int i = 0; i < exercise->item_count && exercise->once && place; i++)
        if (answer->places[i] == place) answer->places[i] = 0;
    answer->places[card] = place;
}
