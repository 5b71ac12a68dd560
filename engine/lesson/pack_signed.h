// Whose signature a pack bears, put into it and said.
#ifndef KYUBI_LESSON_PACK_SIGNED_H
#define KYUBI_LESSON_PACK_SIGNED_H

#include "lesson/pack.h"
#include "lesson/signers.h"

// The signature holds by that signer's key.
void pack_sign(Pack *pack, const Signer *signer);

// The name, or the key where it has none, or its id where the key is not known; "" of a
// pack that is not signed. Yours.
char *pack_signer_shown(const PackSigned *signer);

#endif
