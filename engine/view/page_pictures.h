// The pictures of a lesson's page: circuits and displays, stacked in a column, side by side
// on a stage, or one by one within the text.
#ifndef KYUBI_VIEW_PAGE_PICTURES_H
#define KYUBI_VIEW_PAGE_PICTURES_H

#include "view/screen_lesson.h"

enum { PARAGRAPH_GAP = 12, STATUS_ROOM = 30 }; // px on the laptop

// The display that block `index` of the shown page is.
DisplayModel page_display(const LessonModel *model, int index);

bool block_is_picture(const Block *block);
bool page_has_picture(const Page *page); // that a lone learner sees
// Whether the learner has come to the block's step of the shown page; paper shows all.
bool block_is_shown(const Scene *scene, const LessonModel *model, const Block *block);

// Whether the shown page has one, or of a card for review what is shown of it.
bool lesson_has_picture(const Scene *scene, const LessonModel *model);

// Between blocks; a low window has less air, so that a page still fits.
double block_gap(const Scene *scene);

// One picture in a rect of the caller's, and the height it wants at a width.
void page_picture_add(Scene *scene, const LessonModel *model, const Block *block,
                      Rect rect);
double page_picture_height(Scene *scene, const LessonModel *model, const Block *block,
                           double width);

// One picture within the text; returns its height, 0 for an arrow's own block, which shows
// nothing.
double page_picture_within(Scene *scene, const LessonModel *model, const Block *block,
                           double x, double y, double width);

// A demo that has come so far (0 … 1): its circuit, and its displays side by side. Returns
// the height it takes.
double page_demo_add(Scene *scene, const LessonModel *model, const Demo *demo,
                     double played, double x, double y, double width);

// What height the pictures have in `rect`, the status line's left out.
double page_picture_room(const Scene *scene, Rect rect);
// All of the page, one under the other; returns the height they take.
double page_pictures_add(Scene *scene, const LessonModel *model, Rect rect);
// The same on a stage: circuits as wide as it is, displays side by side under them.
double page_stage_add(Scene *scene, const LessonModel *model, Rect rect);

#endif
