// One course on the library's page: its units as rows of lessons, what is done, what comes
// next.
#ifndef KYUBI_VIEW_COURSE_VIEW_H
#define KYUBI_VIEW_COURSE_VIEW_H

#include "view/screen_library.h"

double course_view_height(const Scene *scene, const LibraryModel *model, int pack);
void course_view_add(Scene *scene, Rect rect, const LibraryModel *model, int pack);
// About how long it takes; "" where its pack does not say.
const char *course_minutes(Scene *scene, const PackLesson *lesson);
// The page of a lesson that is begun, and about how long the rest takes (0: not known).
const char *course_place(Scene *scene, const LibraryModel *model, const PackLesson *lesson,
                         int minutes);
// What the marks mean, of weak spots only where one is; returns its height.
double course_legend_add(Scene *scene, const LibraryModel *model, double x, double y,
                         double width);

#endif
