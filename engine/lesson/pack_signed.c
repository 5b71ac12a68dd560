#include "lesson/pack_signed.h"

#include "base/mem.h"

#include <stdio.h>

void pack_sign(Pack *pack, const Signer *signer) {
    PackSigned *own = &pack->signer;
    own->kind = signer->name[0] ? SIGNED_NAMED : SIGNED_KEY;
    snprintf(own->name, sizeof own->name, "%s", signer->name);
    key_show(&signer->key, own->key);
    key_id_show(signer->key.id, own->id);
}

char *pack_signer_shown(const PackSigned *signer) {
    return mem_text(signer->name[0]  ? signer->name
                    : signer->key[0] ? signer->key
                                     : signer->id);
}
