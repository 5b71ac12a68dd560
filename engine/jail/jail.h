// The threat model of packs, and where each promise is kept.
//
// WHAT AN ATTACKER CONTROLS
// - Every byte of a pack: the archive, names, Lua, JSON, tables, pictures; how many there
//   are, and when they change. A folder as well as a .kyubi file.
// - What a learner can be talked into typing as an answer, programs in Lua among it.
// - By a fault of Lua, of a library or of ours: all that the child process does after the
//   lock. The parent reckons with a child that is taken over.
//
// WHAT THEY MUST NEVER GET
// - Files, the network, other processes, the screen, the keyboard, the clipboard; what the
//   learner has done elsewhere; memory of the parent; anything that outlives the visit but
//   the numbers that the lesson asks to remember and the answers that were handed in.
// - The parent's time or room: it draws on, and closes, whatever a child does.
// - Another pack's or lesson's ear: each visit is a process of its own.
// - A rule of trust: scores, unlocking and the writing of files are decided by the parent.
//
// WHAT STOPS THEM, from the outside in
// 1. The pack's rules (lesson/pack_rules.h): names, kinds, sizes, numbers; for folders
//    regular files only, opened without following links. An archive is read by a child of
//    its own, which runs no Lua of it (jail/archive_read.h), and judged by the rules once
//    more by the parent.
// 2. A process of its own (lesson/spawn.h): another program, without a window's libraries;
//    an environment of its own, no descriptor but one socket. Files come through the
//    socket; the child never opens one. It dies with its parent.
// 3. The lock (jail/lock.h), before the first byte of a pack is read: no new privileges, no
//    core file, limits on addresses, files, processes and descriptors, Landlock without a
//    rule, at last the kernel's list of some twenty calls; any other ends the process.
//    Without that list no lesson is opened. Landlock may be missing: it is the second layer
//    there.
// 4. The cage (jail/cage.h): Lua as text, whitelisted functions without files, bytecode,
//    finalizers or addresses; a cap on memory, in which the engine's values count; a clock
//    that the instruction hook, large requests for memory and long work in C look at;
//    guards before calls of the libraries that no hook can stop. Time and memory that are
//    up cannot be caught. A learner's program has a cage within it, smaller, and of plain
//    values.
// 5. The language (jail/language.h): strict names; numbers, sizes and lists in ranges; each
//    C function checks what it is given (bind.h), and takes handles for what they are.
// 6. The clock outside (lesson/watchdog.h): last words at 1.5 times the budget, the kill at
//    twice and a quarter of a second, or at four times as much of wall time.
// 7. The parent's reader (lesson/message.h, lesson/child.h): lengths before bodies, bodies
//    before parsers, each kind of message in its order and sum; UTF-8, depth and number of
//    elements; finite numbers. Whatever breaks a rule ends the child. What passes is read
//    field by field (lesson/fields.h), and never believed to agree with itself. In one poll
//    the parent takes so many bytes and so many messages, and leaves the rest.
//
// Limits are numbers in lesson/limits.h, lesson/pack_rules.h, lesson/message.h and below.
//
// WHAT IS NOT PROMISED
// - That a lesson tells the truth: it may draw anything in its pages and call any answer
//   right. Its pages stand in a frame that is ours.
// - That a lesson which fails goes on: it ends with a sentence, file and line, and what was
//   done is kept.
// - Secrets of time: a child has a clock, and may learn how busy the machine is.
// - The kernel: a fault in one of those twenty calls is a way out.
// - The sanitizer build (KYUBI_JAIL_UNLOCKED): it has the cage and the clocks, but no lock.
// - Other systems than Linux: without the lock no lesson is opened.
#ifndef KYUBI_JAIL_JAIL_H
#define KYUBI_JAIL_JAIL_H

enum {
    LOCK_SOCKET = 3,          // the one descriptor that is left
    LOCK_ADDRESSES_MB = 512,  // of the whole process
    JAIL_MEMORY_MOST_MB = 256 // of Lua and engine values; the addresses leave room for it
};

#endif
