#include "lesson/outcome.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const statuses[OUTCOME_COUNT] = {
    [OUTCOME_OK] = "ok",
    [OUTCOME_ERROR] = "error",
    [OUTCOME_TIME] = "time",
    [OUTCOME_MEMORY] = "memory",
};

static Data *write_trace(const Trace *trace) {
    Data *list = data_new_array();
    for (int i = 0; i < trace->count; i++) {
        Data *frame = data_new_object();
        data_put(frame, "file", data_new_text(trace->frames[i].file));
        data_put(frame, "line", data_new_integer(trace->frames[i].line));
        data_put(frame, "name", data_new_text(trace->frames[i].name));
        data_push(list, frame);
    }
    return list;
}

Data *outcome_write(const Outcome *outcome) {
    Data *data = data_new_object();
    const Error *error = &outcome->error;
    data_put(data, "status", data_new_text(statuses[outcome->status]));
    data_put(data, "ms", data_new_number(outcome->ms));
    data_put(data, "cpu", data_new_number(outcome->cpu));
    data_put(data, "kb", data_new_integer((long long)outcome->kb));
    if (!error->key[0]) return data;
    data_put(data, "key", data_new_text(error->key));
    data_put(data, "args", data_new_text(error->args));
    data_put(data, "file", data_new_text(error->file));
    data_put(data, "line", data_new_integer(error->line));
    if (outcome->trace.count) data_put(data, "trace", write_trace(&outcome->trace));
    return data;
}

// Copies what fits, whole characters only, with '?' for controls (tabs part arguments).
static void take(char *out, size_t room, const char *text, bool tabs) {
    snprintf(out, room, "%s", text);
    size_t size = strlen(out);
    while (size && strlen(text) > size && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    out[size] = 0;
    for (char *c = out; *c; c++)
        if (((unsigned char)*c < ' ' && !(tabs && *c == '\t')) || *c == 127) *c = '?';
}

static bool key_is_clean(const char *key) {
    size_t size = strlen(key);
    if (!size || size >= sizeof((Error *)0)->key) return false;
    for (const char *c = key; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '.' && *c != '_') return false;
    return true;
}

bool outcome_error(const Data *data, Error *error) {
    const char *key = data_text(data_get(data, "key"), "");
    long long line = data_integer(data_get(data, "line"), 0);
    if (!key_is_clean(key) || line < 0 || line > 10000000) return false;
    take(error->key, sizeof error->key, key, false);
    take(error->args, sizeof error->args, data_text(data_get(data, "args"), ""), true);
    take(error->file, sizeof error->file, data_text(data_get(data, "file"), ""), false);
    error->line = (int)line;
    return true;
}

static void read_trace(const Data *list, Trace *trace) {
    for (size_t i = 0; i < data_count(list) && trace->count < TRACE_FRAMES; i++) {
        const Data *frame = data_at(list, i);
        long long line = data_integer(data_get(frame, "line"), 0);
        if (line < 1 || line > 10000000) continue;
        TraceFrame *row = &trace->frames[trace->count++];
        take(row->file, sizeof row->file, data_text(data_get(frame, "file"), ""), false);
        take(row->name, sizeof row->name, data_text(data_get(frame, "name"), ""), false);
        row->line = (int)line;
    }
}

bool outcome_read(const Data *data, Outcome *outcome) {
    *outcome = (Outcome){.status = OUTCOME_COUNT};
    const char *status = data_text(data_get(data, "status"), "");
    for (int i = 0; i < OUTCOME_COUNT; i++)
        if (strcmp(status, statuses[i]) == 0) outcome->status = (OutcomeStatus)i;
    if (outcome->status == OUTCOME_COUNT) return false;
    double ms = data_number(data_get(data, "ms"), 0);
    double cpu = data_number(data_get(data, "cpu"), 0);
    long long kb = data_integer(data_get(data, "kb"), 0);
    outcome->ms = ms >= 0 && ms < 1e9 ? ms : 0;
    outcome->cpu = cpu >= 0 && cpu < 1e9 ? cpu : 0;
    outcome->kb = kb > 0 ? (size_t)kb : 0;
    read_trace(data_get(data, "trace"), &outcome->trace);
    return outcome->status == OUTCOME_OK || outcome_error(data, &outcome->error);
}
