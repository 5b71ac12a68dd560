// The half of lesson/pack_files.h that looks into a folder, link by link.
#ifndef KYUBI_LESSON_PACK_FOLDER_H
#define KYUBI_LESSON_PACK_FOLDER_H

#include "lesson/pack_files.h"

// NULL with the key of what is wrong.
char *pack_folder_read(const char *folder, const char *name, size_t most, size_t *size,
                       const char **key);
// `deep`: into its folders, too.
bool pack_folder_walk(const char *folder, bool deep, const PackLimits *limits,
                      PackWalk walk, Error *err);

#endif
