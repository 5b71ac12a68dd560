// Whose public keys a learner knows: one file a key in the folder `signers` of the profile,
// called after the key's id, in minisign's own form (the comment is the name that the
// learner gave it). A key that was met with a pack and not named yet has the name "".
#ifndef KYUBI_LESSON_SIGNERS_H
#define KYUBI_LESSON_SIGNERS_H

#include "lesson/signature.h"

enum { SIGNER_NAME = 128 };

typedef struct Signer {
    PublicKey key;
    char name[SIGNER_NAME];
} Signer;

typedef struct Signers {
    Signer *rows; // in the order of their names; those without one last
    int count;
} Signers;

// Files that hold no key of the id they are called after are passed over. `profile` NULL:
// none.
Signers signers_read(const char *profile);
void signers_free(Signers *signers);
const Signer *signers_with_id(const Signers *signers, const unsigned char id[8]); // or NULL

// What a person gives as a key: the path of a file of one, or "RW…". Fails: signer.key,
// file.….
bool key_given(const char *given, PublicKey *key, Error *err);

// Keeps a key under a name; a key that is there gets the name, unless that is "". Fails:
// signer.name (a name that cannot be shown), signer.taken (the name, another key's),
// signer.other_key (the id, which a known key of that id has already), file.unwritable.
bool signers_add(const char *profile, const PublicKey *key, const char *name, Error *err);
// Forgets the key of that name, or of that id as it is shown; it is left in `key`. Fails:
// signer.none, file.unwritable.
bool signers_remove(const char *profile, const char *name, PublicKey *key, Error *err);

#endif
