#!/bin/bash
# A pack whose lesson fails in each way that a lesson can: the window shows the error card and
# goes on. It reads the lesson again by itself whenever it is saved.
# shellcheck source=tests/e2e/window.sh
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"
pack=$work/pack

# change_to FILE of tests/packs/failures: at once, so that nobody reads half of it.
change_to() {
  said="changing the lesson to $1"
  cp "$source_folder/tests/packs/failures/$1.lua" "$pack/.new" || fail "cannot write $pack"
  mv "$pack/.new" "$pack/lesson.lua"
  [ -n "$kyubi_pid" ] || return 0
  ask changed
  same
}

card_says() { # KEY LINE
  expect screen = error
  shows "$1"
  shows "lesson.lua:$2"
}

each_failure_shows_its_card() {
  card_says lua.syntax 7
  change_to word
  card_says language.unknown_near 7
  change_to loop
  card_says jail.time 7
  change_to memory
  card_says jail.memory 8
  key r
  card_says jail.memory 8
}

a_mended_lesson_is_read_and_answered() {
  change_to lesson
  expect screen = lesson
  press next
  press field 0
  type_words 0.5
  key Return
  shows 正解です
}

a_lesson_broken_while_open_keeps_its_page() {
  change_to syntax
  card_says lua.syntax 7
  key Escape
  expect screen = lesson
  key F5
  card_says lua.syntax 7
  press reload
  card_says lua.syntax 7
  change_to lesson
  expect screen = lesson
  shows 2 / 2
}

# The jail of each: the only child of the window's and of the mirror's process.
crash_jail_of() { # PID
  local jail='' state=''
  read -r jail <"/proc/$1/task/$1/children"
  [ -n "$jail" ] || fail "process $1 has no jail"
  # shellcheck disable=SC2034
  said="crashing the jail $jail"
  kill -SEGV "$jail"
  for ((i = 0; i < 1000; i++)); do
    state=$(cut -d ' ' -f 3 "/proc/$jail/stat" 2>/dev/null)
    [ "${state:-Z}" != Z ] || return 0
    sleep 0.02
  done
  fail "the jail $jail does not end"
}

a_crash_of_the_jail_is_survived() {
  crash_jail_of "$kyubi_pid"
  crash_jail_of "$mirror_pid"
  key ctrl+Return
  expect screen = error
  shows jail.crashed
  key r
  expect screen = lesson
  shows 2 / 2
}

the_program_goes_on() {
  key alt+Home
  expect screen = library
  press lesson 0 0
  expect screen = lesson
  shows "1 / 6"
}

cp -r "$source_folder/tests/packs/failures" "$pack" || exit 1
change_to syntax
start_server
start_window open "$pack"
each_failure_shows_its_card
a_mended_lesson_is_read_and_answered
a_lesson_broken_while_open_keeps_its_page
a_crash_of_the_jail_is_survived
the_program_goes_on
close_window
record_holds <<'END'
attempt failures.lesson half right 0 - {"text":"0.5"}
place core.qubit 0 6
place failures.lesson 1 2
setting left.core.qubit 0 0 19
setting left.failures.lesson 1 0 1
setting window 0 0 1280 800 0
END
