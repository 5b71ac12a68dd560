// The packs that a learner has installed: the very bytes of each .kyubi file, in the folder
// `packs` of the profile, named after the pack's id, and beside them what is noted of it
// (lesson/kept.h), so that none is unpacked before it is opened. What a learner did is no
// part of it (learner/progress.h, by the ids of lessons and exercises), so a pack can be
// replaced or removed and nothing of that is lost.
#ifndef KYUBI_LESSON_INSTALLED_H
#define KYUBI_LESSON_INSTALLED_H

#include "lesson/pack.h"
#include "lesson/signers.h"

// The folder of installed packs, and the path of one. Yours.
char *installed_folder(const char *profile);
char *installed_path(const char *profile, const char *id);
char *installed_note(const char *profile, const char *id); // of what is noted of it

// Whether a file can be called after the id, on any system; it is no hidden one.
bool installed_good_id(const char *id);

// A .kyubi file read once: what is shown of it and what is kept are the same bytes.
typedef struct Newcomer {
    Pack *pack; // as the jail has read it; pack->signer says whose signature it bears
    char *bytes;
    size_t size;
    char *signature; // the text of the file beside it, FILE.minisig; NULL: there is none
    bool first;      // its signer's key was not known before
    PublicKey key;   // of a signature that holds
} Newcomer;

// `profile` has the known signers; NULL: none. `key`: the signer's public key, "RW…" or the
// path of its file; NULL: a key that is known or, for one that is not, the file
// minisign.pub beside the pack. Fails as pack_of_archive, and with installed.not_packed (no
// .kyubi file), installed.name (an id that no file can be called after), and of the
// signature: signature.form, signature.large, signer.key (the files' own faults),
// signature.none (a key was given), signature.broken (who is said to have signed),
// signature.other_key (its key's id, the given one's), signature.other (it is for that id
// and version, the pack has these).
bool newcomer_read(const char *path, const char *profile, const char *key, const char *jail,
                   Newcomer *newcomer, Error *err);
void newcomer_end(Newcomer *newcomer);

// What came of installing one.
typedef enum InstallKind {
    INSTALL_NEW,      // there was none of that id
    INSTALL_UPDATED,  // an older one was
    INSTALL_OLDER,    // a newer one was, and `downgrade` allowed it
    INSTALL_SAME,     // the same bytes were there already
    INSTALL_REPLACED, // the same version with other bytes
    INSTALL_MENDED,   // what was there could not be read
    INSTALL_KINDS
} InstallKind;

typedef struct Installed {
    InstallKind kind;
    char former[32]; // the version that was there; "" where none was or it was broken
} Installed;

typedef struct InstallOptions {
    bool downgrade;    // an older one may replace a newer
    bool other_signer; // … and one that another, or nobody, signed
} InstallOptions;

// Keeps the newcomer's bytes, and its signer's key. They are written beside, synced and
// renamed: whenever the power goes, the old pack or the new one is there, whole, with its
// own signature. One installation at a time: a second one waits. Fails:
// installed.other_pack (id, title and version of what is there, where nobody signed it and
// both title and authors of the newcomer are others), installed.older (id, its version, the
// newer one that is there), installed.signed_earlier (id, version), and where what is there
// is signed: installed.signer_other, …_gone, …_unknown (id, who signed what is there, who
// signed this); file.unwritable.
bool installed_keep(const Newcomer *newcomer, const char *profile, const char *jail,
                    InstallOptions options, Installed *installed, Error *err);

// Removes a pack; what the learner did stays, and so does who signed it: the id is theirs.
// Fails: installed.none (id), file.unwritable.
bool installed_remove(const char *profile, const char *id, Error *err);
// Of packs that were removed: those of that signer may come from anybody again.
void installed_forget_signer(const char *profile, const PublicKey *key);

// The names of the files of installed packs, sorted; a NULL-ended list, one free() for all.
// NULL: none was ever installed.
char **installed_names(const char *profile);

// What is known of one of them; its files stay shut (lesson/pack_files.h). One of which
// nothing is noted is unpacked and noted, unsigned. Fails: kept.damaged, installed.changed
// (other bytes than were installed), installed.misnamed (a file of another id),
// signature.broken, and as pack_of_archive.
Pack *installed_open(const char *profile, const char *name, const Signers *signers,
                     const char *jail, Error *err);

#endif
