// Prose as plain words, for searching and for showing what was found.
#ifndef KYUBI_TYPE_PLAIN_H
#define KYUBI_TYPE_PLAIN_H

// The words of prose without Markdown and readings, a line break between blocks. A formula
// of one line without commands stays ("p(1)"), kets become |0⟩, any other is "…". Yours to
// free.
char *plain_text(const char *prose);

#endif
