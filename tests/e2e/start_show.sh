#!/bin/bash
# A show that is started from a lesson's window: both screens are taken, a second one is not
# begun, the learner's window stays, and the show stays when that is closed.
# shellcheck source=tests/e2e/window.sh
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"
export KYUBI_SCREENS=$work/screens/list.tsv
show_pid=''

end_show() {
  [ -z "$show_pid" ] || kill "$show_pid" 2>/dev/null
  clean_up
}
trap end_show EXIT

id_of() { # NAME of a window of the show
  xdotool search --onlyvisible --name "Kyubi: the $1" 2>/dev/null | head -1
}

is_there() {
  [ -n "$(id_of "$1")" ]
}

is_over() {
  ! kill -0 "$show_pid" 2>/dev/null
}

# Those of the learner's window that are shows: its jail is the other child.
shows_begun() {
  pgrep --parent "$kyubi_pid" --full ' present ' | wc -l
}

press_in_window() { # ID KEY
  said="key $2"
  xdotool windowfocus --sync "$1" key "$2"
}

open_window() {
  said="starting kyubi open"
  "$build/kyubi" --profile "$work/profile" --lang en open "$source_folder/lessons/core" >"$work/kyubi.log" 2>&1 </dev/null &
  kyubi_pid=$!
}

# The lesson may still be read when the window is there; a press too many begins nothing.
begins() {
  press_in_window "$window" ctrl+F5
  [ "$(shows_begun)" != 0 ]
}

the_key_starts_it_on_both_screens() {
  await learner_is_there
  window=$(xdotool search --pid "$kyubi_pid" --name '^Kyubi$')
  await begins
  await is_there presenter
  await is_there audience
  show_pid=$(pgrep --parent "$kyubi_pid" --full ' present ')
  [ -n "$show_pid" ] || fail "the show is no child of the window"
}

learner_is_there() {
  xdotool search --pid "$kyubi_pid" --onlyvisible --name '^Kyubi$' >/dev/null 2>&1
}

# What is asked for after the second press is answered after it: the window is asked to close then.
another_is_not_begun_and_the_window_goes_alone() {
  press_in_window "$window" ctrl+F5
  [ "$(shows_begun)" = 1 ] || fail "$(shows_begun) shows are there"
  press_in_window "$window" ctrl+q
  wait "$kyubi_pid" || fail "the window ended with status $?"
  kyubi_pid=''
  is_over && fail "the show went with the learner's window"
  [ "$(pgrep --full -- "--profile $work/profile .*--presenter-process" | wc -l)" = 1 ] || fail "there are two shows"
}

it_ends_as_any_show() {
  press_in_window "$(id_of presenter)" ctrl+q
  press_in_window "$(id_of presenter)" ctrl+q
  await is_over
  show_pid=''
}

mkdir "$work/screens"
screen_size=2560x800
printf '%s\n' '1280x800 0 0 eDP-1' '1280x720 1280 0 HDMI-1' >"$KYUBI_SCREENS"
start_server
open_window
the_key_starts_it_on_both_screens
another_is_not_begun_and_the_window_goes_alone
it_ends_as_any_show
