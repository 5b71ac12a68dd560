// Reads a .kyubi archive: a ZIP file (PKWARE APPNOTE.TXT 6.3.3) of the one plain form that
// `kyubi pack` writes and ordinary ZIP programs can write. Everything else that the format
// allows is refused, each by a rule with a key of its own, before the first byte of any
// file is handed on to Lua. Runs in the jail; holds the archive and one file at a time.
//
// The form: entries from the first byte on without a gap or overlap, each with a local head
// that says the same as the directory's; then the directory in the same order; then the end
// record in the last 22 bytes. Files stored or deflated, in one part, not encrypted, with
// sizes in front (no data descriptor), no ZIP64, no comments, names in ASCII or marked as
// UTF-8. Names, kinds and sizes are lesson/pack_rules.h's.
#ifndef KYUBI_JAIL_ARCHIVE_READ_H
#define KYUBI_JAIL_ARCHIVE_READ_H

#include "lesson/pack_rules.h"

// Gives each file to `take` (borrowed for the call) in the order of the archive, until that
// returns false. What was given is worth nothing when this fails in the end: archive.start,
// …_end, …_zip64, …_disks, …_directory, …_gap, …_local, …_comment, …_encrypted,
// …_descriptor, …_flags, …_method, …_coding, …_extra, …_folder, …_stored, …_deflate,
// …_size, …_crc, …_wrapped, …_memory; pack.archive_large, pack.not_file, pack.ratio, and
// what pack_tally_file and pack_content fail with. The first argument is the entry's name
// where there is one.
bool archive_read(const void *bytes, size_t size, const PackLimits *limits,
                  bool (*take)(void *to, const char *name, const void *bytes, size_t size),
                  void *to, Error *err);

#endif
