#include "app/keeping.h"

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_KEPT = 8 << 20, MOST_ELEMENTS = 1000000 };

struct Keeping {
    char *file;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t bell;
    char *next; // to be written; NULL: nothing
    bool over;
};

// A disk that takes nothing is no reason to stop a show: the next text is tried again.
static void *run(void *with) {
    Keeping *keeping = with;
    pthread_mutex_lock(&keeping->lock);
    while (keeping->next || !keeping->over) {
        char *text = keeping->next;
        keeping->next = NULL;
        if (!text) {
            pthread_cond_wait(&keeping->bell, &keeping->lock);
            continue;
        }
        pthread_mutex_unlock(&keeping->lock);
        file_write(keeping->file, text, strlen(text), NULL);
        free(text);
        pthread_mutex_lock(&keeping->lock);
    }
    pthread_mutex_unlock(&keeping->lock);
    return NULL;
}

static void discard(Keeping *keeping) {
    pthread_cond_destroy(&keeping->bell);
    pthread_mutex_destroy(&keeping->lock);
    free(keeping->next);
    free(keeping->file);
    free(keeping);
}

Keeping *keeping_start(const char *file) {
    Keeping *keeping = mem_new(sizeof *keeping);
    keeping->file = mem_text(file);
    pthread_mutex_init(&keeping->lock, NULL);
    pthread_cond_init(&keeping->bell, NULL);
    if (!pthread_create(&keeping->thread, NULL, run, keeping)) return keeping;
    discard(keeping);
    return NULL;
}

void keeping_put(Keeping *keeping, const char *text) {
    if (!keeping) return;
    pthread_mutex_lock(&keeping->lock);
    free(keeping->next);
    keeping->next = mem_text(text);
    pthread_cond_signal(&keeping->bell);
    pthread_mutex_unlock(&keeping->lock);
}

void keeping_end(Keeping *keeping, bool forget) {
    if (!keeping) return;
    pthread_mutex_lock(&keeping->lock);
    keeping->over = true;
    if (forget) {
        free(keeping->next);
        keeping->next = NULL;
    }
    pthread_cond_signal(&keeping->bell);
    pthread_mutex_unlock(&keeping->lock);
    pthread_join(keeping->thread, NULL);
    if (forget) unlink(keeping->file);
    discard(keeping);
}

// The same folder by another way is the same.
static char *real_path(const char *path) {
    char *real = realpath(path, NULL);
    return real ? real : mem_text(path);
}

char *kept_show(const char *path, const char *lesson, const char *state) {
    Data *kept = data_new_object();
    char *real = real_path(path);
    data_put(kept, "path", data_new_text(real));
    data_put(kept, "lesson", data_new_text(lesson ? lesson : ""));
    data_put(kept, "when", data_new_integer((long long)time(NULL)));
    data_put(kept, "state", data_new_text(state));
    char *text = data_write(kept);
    data_free(kept);
    free(real);
    return text;
}

static bool says(const Data *kept, const char *key, const char *what) {
    return !strcmp(data_text(data_get(kept, key), ""), what);
}

// The state with when the show was cut off, where it does not say that already: then
// nobody had answered whether it goes on.
static char *cut_off(const char *state, const Data *kept) {
    DataLimits limits = {.bytes = MOST_KEPT, .elements = MOST_ELEMENTS};
    Data *data = data_read(state, strlen(state), limits, "show", NULL);
    long long when = data_integer(data_get(kept, "when"), 0);
    if (data && !data_get(data, "cut")) data_put(data, "cut", data_new_integer(when));
    char *text = data ? data_write(data) : NULL;
    data_free(data);
    return text;
}

char *kept_state(const char *file, const char *path, const char *lesson) {
    size_t size;
    char *text = file_read(file, MOST_KEPT, &size, NULL);
    if (!text) return NULL;
    DataLimits limits = {.bytes = MOST_KEPT, .elements = MOST_ELEMENTS};
    Data *kept = data_read(text, size, limits, file, NULL);
    char *real = real_path(path);
    bool same = says(kept, "path", real) && says(kept, "lesson", lesson ? lesson : "");
    const char *state = data_text(data_get(kept, "state"), NULL);
    char *found = same && state ? cut_off(state, kept) : NULL;
    data_free(kept);
    free(real);
    free(text);
    return found;
}
