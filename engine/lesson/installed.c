#include "lesson/installed.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/kept.h"
#include "lesson/pack_signed.h"
#include "lesson/pack_version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ENDING ".kyubi"
#define NOTE ".kept"

char *installed_folder(const char *profile) {
    return file_join(profile, "packs");
}

static char *path_ended(const char *profile, const char *id, const char *ending) {
    Buffer name = {0};
    buffer_print(&name, "%s%s", id, ending);
    char *folder = installed_folder(profile), *path = file_join(folder, name.data);
    free(folder);
    buffer_clear(&name);
    return path;
}

char *installed_path(const char *profile, const char *id) {
    return path_ended(profile, id, ENDING);
}

char *installed_note(const char *profile, const char *id) {
    return path_ended(profile, id, ENDING NOTE);
}

bool installed_good_id(const char *id) {
    PackLimits limits = pack_limits();
    return !strchr(id, '/') && pack_name(id, strlen(id), &limits, NULL);
}

// --- one that is there

// Where one installed pack lies and what is noted of it.
typedef struct Place {
    char *path, *note, *id;
    KeptFile kept;
    Kept *own; // the note of the bytes that are there; NULL: none
} Place;

static Place place_of(const char *profile, const char *id) {
    return (Place){.path = installed_path(profile, id),
                   .note = installed_note(profile, id),
                   .id = mem_text(id)};
}

static void place_end(Place *place) {
    kept_file_end(&place->kept);
    free(place->path);
    free(place->note);
    free(place->id);
}

static Kept *with_hash(KeptFile *kept, const char *hash) {
    for (int i = 0; i < kept->count; i++)
        if (!strcmp(kept->rows[i].hash, hash)) return &kept->rows[i];
    return NULL;
}

// The file was written since it was hashed: it may have been copied, or be another one.
static bool look_again(Place *place, uint64_t stamp, Error *err) {
    size_t size;
    char hash[ARCHIVE_HASH];
    char *bytes = file_read(place->path, pack_limits().archive, &size, err);
    if (!bytes) return false;
    archive_hash(bytes, size, hash);
    free(bytes);
    place->own = with_hash(&place->kept, hash);
    if (!place->own) {
        error_set(err, "installed.changed", " ");
        return error_at(err, place->path, 0, 0);
    }
    place->own->stamp = stamp;
    kept_write(place->note, &place->kept, NULL); // where that fails, it is hashed next time
    return true;
}

static bool read_note(Place *place, Error *err) {
    if (!kept_read(place->note, &place->kept, err)) return false;
    uint64_t stamp = file_stamp(place->path);
    for (int i = 0; stamp && i < place->kept.count; i++)
        if (place->kept.rows[i].stamp == stamp) place->own = &place->kept.rows[i];
    return place->own || !place->kept.count || look_again(place, stamp, err);
}

static Kept note_of(const Newcomer *newcomer) {
    Kept note = {.stamp = 0};
    archive_hash(newcomer->bytes, newcomer->size, note.hash);
    note.manifest = pack_manifest(newcomer->pack);
    note.signature = mem_text(newcomer->signature);
    snprintf(note.key, sizeof note.key, "%s", newcomer->pack->signer.key);
    return note;
}

// Nothing is noted of it: it was put there by hand, or before notes were taken.
static Pack *note_it(Place *place, const char *jail, Error *err) {
    Newcomer newcomer = {.size = 0};
    newcomer.bytes = file_read(place->path, pack_limits().archive, &newcomer.size, err);
    if (newcomer.bytes)
        newcomer.pack =
            pack_of_bytes(place->path, newcomer.bytes, newcomer.size, jail, err);
    Pack *pack = newcomer.pack;
    if (pack && !strcmp(pack->id, place->id)) {
        place->own = &place->kept.rows[place->kept.count++];
        *place->own = note_of(&newcomer);
        place->own->stamp = file_stamp(place->path);
        kept_write(place->note, &place->kept, NULL);
    }
    newcomer.pack = NULL; // the caller's
    newcomer_end(&newcomer);
    return pack;
}

// A key that was not known when the pack came may be by now.
static bool judge_now(Place *place, const Signature *signature, const Signer *signer) {
    size_t size;
    char *bytes = file_read(place->path, pack_limits().archive, &size, NULL);
    bool holds = bytes && signature_holds(signature, &signer->key, bytes, size);
    free(bytes);
    if (!holds) return false;
    key_show(&signer->key, place->own->key);
    kept_write(place->note, &place->kept, NULL);
    return true;
}

static bool take_signer(Place *place, Pack *pack, const Signers *signers, Error *err) {
    const Kept *own = place->own;
    Signature signature;
    if (!own || !own->signature) return true;
    if (!signature_read(own->signature, strlen(own->signature), &signature, err))
        return error_at(err, place->note, 0, 0);
    Signer signer = {.name = ""};
    const Signer *known = signers_with_id(signers, signature.id);
    key_id_show(signature.id, pack->signer.id);
    pack->signer.kind = SIGNED_UNKNOWN;
    if (!own->key[0] && !known) return true;
    if (!own->key[0] && !judge_now(place, &signature, known)) {
        error_set(err, "signature.broken", "%s",
                  known->name[0] ? known->name : pack->signer.id);
        return error_at(err, place->path, 0, 0);
    }
    if (!key_read(own->key, strlen(own->key), &signer.key, err)) return false;
    bool named = known && key_same(&known->key, &signer.key);
    pack_sign(pack, named ? known : &signer);
    snprintf(pack->signer.comment, sizeof pack->signer.comment, "%s", signature.comment);
    return true;
}

static Pack *open_place(Place *place, const Signers *signers, const char *jail,
                        Error *err) {
    if (!read_note(place, err)) return NULL;
    Pack *pack =
        place->own ? pack_of_kept(place->path, place->own->manifest, place->own->hash, err)
                   : note_it(place, jail, err);
    bool good = pack != NULL;
    if (good && strcmp(pack->id, place->id) != 0) {
        error_set(err, "installed.misnamed", "%s", pack->id);
        good = error_at(err, place->path, 0, 0);
    }
    good = good && take_signer(place, pack, signers, err);
    if (!good) pack_close(pack);
    if (!good) return NULL;
    pack->installed = true;
    return pack;
}

Pack *installed_open(const char *profile, const char *name, const Signers *signers,
                     const char *jail, Error *err) {
    char *id = mem_text(name);
    id[strlen(id) - strlen(ENDING)] = '\0';
    Place place = place_of(profile, id);
    Pack *pack = open_place(&place, signers, jail, err);
    place_end(&place);
    free(id);
    return pack;
}

char **installed_names(const char *profile) {
    char *folder = installed_folder(profile);
    char **names = file_list(folder, ENDING, NULL);
    free(folder);
    return names;
}

// --- one that is to be there

// Held until it is closed: -1 where the folder cannot be opened. What a process that was
// ended left half written belongs to nobody then, and goes.
static int lock_folder(const char *folder) {
    int handle = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (handle < 0) return -1;
    flock(handle, LOCK_EX);
    char **names = file_list(folder, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        bool half = strstr(*name, ENDING ".part-") || strstr(*name, NOTE ".part-");
        bool whole = file_ends_in(*name, ENDING) || file_ends_in(*name, NOTE);
        if (half && !whole) unlinkat(handle, *name, 0); // an id may be like that
    }
    free(names);
    return handle;
}

typedef struct Keeping {
    const Newcomer *newcomer;
    Kept note; // of the newcomer
    InstallOptions options;
    Place place;
    Pack *former; // NULL: none, or it cannot be read
    Installed *installed;
} Keeping;

// What installing it is, beside what is there.
static void compare(Keeping *keeping, const Signers *signers, const char *jail) {
    Installed *found = keeping->installed;
    const Pack *pack = keeping->newcomer->pack;
    *found = (Installed){.kind = INSTALL_NEW};
    if (!file_exists(keeping->place.path)) {
        kept_read(keeping->place.note, &keeping->place.kept, NULL); // who signed it once
        return;
    }
    keeping->former = open_place(&keeping->place, signers, jail, NULL);
    found->kind = INSTALL_MENDED;
    if (!keeping->former) return;
    const Kept *own = keeping->place.own;
    int order = pack_version_compare(pack->version, keeping->former->version);
    bool same = own && !strcmp(own->hash, keeping->note.hash);
    found->kind = same        ? INSTALL_SAME
                  : order > 0 ? INSTALL_UPDATED
                  : order < 0 ? INSTALL_OLDER
                              : INSTALL_REPLACED;
    snprintf(found->former, sizeof found->former, "%s", keeping->former->version);
}

static bool refuse(const Keeping *keeping, const char *key, const char *a, const char *b,
                   Error *err) {
    const Pack *pack = keeping->newcomer->pack;
    error_set(err, key, "%s\t%s\t%s", pack->id, a, b);
    return error_at(err, pack->folder, 0, 0);
}

static bool no_downgrade(const Keeping *keeping, Error *err) {
    const Pack *pack = keeping->newcomer->pack, *former = keeping->former;
    InstallKind kind = keeping->installed->kind;
    if (keeping->options.downgrade || !former) return true;
    if (kind == INSTALL_OLDER)
        return refuse(keeping, "installed.older", pack->version, former->version, err);
    long long now = signature_says(pack->signer.comment).signed_at;
    long long before = signature_says(former->signer.comment).signed_at;
    bool earlier = now && before && now < before;
    if (kind != INSTALL_REPLACED || !earlier) return true;
    return refuse(keeping, "installed.signed_earlier", pack->version, "", err);
}

// Of one that cannot be read the note may still tell it.
static PackSigned signer_before(const Keeping *keeping) {
    PackSigned before = {.kind = SIGNED_NOT};
    const KeptFile *kept = &keeping->place.kept;
    if (keeping->former) return keeping->former->signer;
    if (kept->count) snprintf(before.key, sizeof before.key, "%s", kept->rows[0].key);
    return before;
}

// What was signed is replaced only by what the same key signed.
static bool same_signer(const Keeping *keeping, Error *err) {
    static const char *const keys[SIGNED_KINDS] = {
        [SIGNED_NOT] = "installed.signer_gone",
        [SIGNED_UNKNOWN] = "installed.signer_unknown",
        [SIGNED_KEY] = "installed.signer_other",
        [SIGNED_NAMED] = "installed.signer_other",
    };
    const PackSigned *now = &keeping->newcomer->pack->signer;
    PackSigned before = signer_before(keeping);
    if (!before.key[0] || !strcmp(before.key, now->key)) return true;
    bool same = keeping->installed->kind == INSTALL_SAME && now->kind == SIGNED_NOT;
    if (same || keeping->options.other_signer) return true;
    char *was = pack_signer_shown(&before), *is = pack_signer_shown(now);
    refuse(keeping, keys[now->kind], was, is, err);
    free(was);
    free(is);
    return false;
}

static bool shares_author(const Pack *a, const Pack *b) {
    for (int i = 0; i < a->author_count; i++)
        for (int k = 0; k < b->author_count; k++)
            if (!strcmp(a->authors[i], b->authors[k])) return true;
    return false;
}

static bool shares_title(const Pack *a, const Pack *b) {
    for (int i = 0; i < LANG_COUNT; i++) {
        const char *one = a->title.in[i], *other = b->title.in[i];
        if (one && other && !strcmp(one, other)) return true;
    }
    return false;
}

// Two people may have chosen one id: what nobody signed is replaced only by what has its
// title or one of its authors.
static bool same_pack(const Keeping *keeping, Error *err) {
    const Pack *now = keeping->newcomer->pack, *before = keeping->former;
    if (!before || before->signer.key[0] || keeping->options.other_signer) return true;
    if (shares_author(before, now) || shares_title(before, now)) return true;
    return refuse(keeping, "installed.other_pack", text_in(&before->title, LANG_JA),
                  before->version, err);
}

// The archive and its note are two files: both notes are there until the archive is.
static bool write_all(Keeping *keeping, Error *err) {
    const Newcomer *newcomer = keeping->newcomer;
    Place *place = &keeping->place;
    KeptFile both = {.rows = {keeping->note}, .count = 1}; // borrowed, and the other too
    if (place->own) both.rows[both.count++] = *place->own;
    bool good = kept_write(place->note, &both, err) &&
                file_write(place->path, newcomer->bytes, newcomer->size, err);
    both.rows[0].stamp = file_stamp(place->path);
    both.count = 1;
    // Where this fails the archive is hashed when it is next looked at.
    if (good) kept_write(place->note, &both, NULL);
    return good;
}

// The same bytes, but perhaps with a signature now.
static bool write_signature(Keeping *keeping, Error *err) {
    Kept *own = keeping->place.own;
    const Kept *now = &keeping->note;
    if (!own || !now->signature || (own->key[0] && !now->key[0])) return true;
    free(own->signature);
    own->signature = mem_text(now->signature);
    snprintf(own->key, sizeof own->key, "%s", now->key);
    return kept_write(keeping->place.note, &keeping->place.kept, err);
}

static bool keep(Keeping *keeping, const Signers *signers, const char *jail, Error *err) {
    compare(keeping, signers, jail);
    if (!same_pack(keeping, err) || !no_downgrade(keeping, err) ||
        !same_signer(keeping, err))
        return false;
    return keeping->installed->kind == INSTALL_SAME ? write_signature(keeping, err)
                                                    : write_all(keeping, err);
}

static bool keep_locked(const Newcomer *newcomer, const char *profile, const char *jail,
                        InstallOptions options, Installed *installed, Error *err) {
    Keeping keeping = {.newcomer = newcomer, .options = options, .installed = installed};
    keeping.note = note_of(newcomer);
    keeping.place = place_of(profile, newcomer->pack->id);
    Signers signers = signers_read(profile);
    bool good = keep(&keeping, &signers, jail, err);
    if (good && newcomer->first) good = signers_add(profile, &newcomer->key, "", err);
    signers_free(&signers);
    pack_close(keeping.former);
    place_end(&keeping.place);
    kept_end(&keeping.note);
    return good;
}

bool installed_keep(const Newcomer *newcomer, const char *profile, const char *jail,
                    InstallOptions options, Installed *installed, Error *err) {
    char *folder = installed_folder(profile);
    bool good = file_make_folder(folder, err);
    int lock = good ? lock_folder(folder) : -1;
    if (good && lock < 0) good = error_set(err, "file.unwritable", "%s", folder);
    good = good && keep_locked(newcomer, profile, jail, options, installed, err);
    if (lock >= 0) close(lock);
    free(folder);
    return good;
}

// --- removing

// Whether the note names a signer: then it stays, so that nobody else takes the id.
static bool names_signer(const char *note, const char *key) {
    KeptFile kept;
    bool there = kept_read(note, &kept, NULL) && kept.count && kept.rows[0].key[0];
    bool names = there && (!key || !strcmp(kept.rows[0].key, key));
    kept_file_end(&kept);
    return names;
}

// An unsigned one without its note first: what stays when the power goes is noted anew.
bool installed_remove(const char *profile, const char *id, Error *err) {
    bool named = installed_good_id(id);
    char *path = named ? installed_path(profile, id) : NULL;
    char *note = named ? installed_note(profile, id) : NULL;
    if (note && !names_signer(note, NULL)) unlink(note);
    bool gone = path && !unlink(path);
    if (!path || (!gone && errno == ENOENT))
        error_set(err, "installed.none", "%s", id);
    else if (!gone)
        error_set(err, "file.unwritable", "%s", path);
    free(path);
    free(note);
    return gone;
}

void installed_forget_signer(const char *profile, const PublicKey *key) {
    char *folder = installed_folder(profile), shown[KEY_TEXT];
    char **notes = file_list(folder, ENDING NOTE, NULL);
    key_show(key, shown);
    for (char **name = notes; name && *name; name++) {
        char *note = file_join(folder, *name), *pack = mem_text(note);
        pack[strlen(pack) - strlen(NOTE)] = '\0';
        if (!file_exists(pack) && names_signer(note, shown)) unlink(note);
        free(note);
        free(pack);
    }
    free(notes);
    free(folder);
}
