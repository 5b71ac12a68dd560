// All that can be read of the page that is shown, a line for each text: what tests of a
// lesson look into.
#ifndef KYUBI_CLI_PAGE_SAID_H
#define KYUBI_CLI_PAGE_SAID_H

#include "desk/study.h"

// Titles, texts with their expressions filled in, labels, exercises with what was said of
// the answer, and what stages write, as far as steps have shown it. Plain as said_plainly
// has it. Yours.
char *page_said(const Study *study, Lang lang);

// Without furigana ({漢字|かんじ} → 漢字) and **, one blank for any white space. Yours.
char *said_plainly(const char *text);

#endif
