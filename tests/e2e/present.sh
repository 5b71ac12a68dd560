#!/bin/bash
# `kyubi present` on two screens, of 1080 lines and 4K: one root window and a list of screens that the
# test changes, as if a cable were pulled out. A show without a window (hall.c) is told the same
# and knows what the hall should see. There is no window manager.
# shellcheck source=tests/e2e/window.sh
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"
lesson=core.qubit
laptop='1920x1080 0 0 eDP-1'
wide=3840 high=2160 sanitized=''
if grep -q '^KYUBI_SANITIZE:BOOL=ON' "$build/CMakeCache.txt"; then
  wide=1920 high=1080 sanitized=yes
  echo 'Under the sanitizers: a projector of a quarter of the pixels, and the shorter half of the walk; windows that'
  echo 'change places within a second want the speed of the plain build, which plays it all.'
fi
projector="${wide}x$high 1920 0 HDMI-1"
hall=(1920 0 "$wide" "$high")
everywhere=(0 0 $((1920 + wide)) "$high")
export KYUBI_SCREENS=$work/screens/list.tsv

screens() { # LINES…: at once
  said="the screens are $*"
  printf '%s\n' "$@" >"$work/screens/new"
  mv "$work/screens/new" "$KYUBI_SCREENS"
}

# The processes: the one that we started, and its only child.
presenter_of() {
  local first=''
  read -r first _ <"/proc/$kyubi_pid/task/$kyubi_pid/children"
  printf '%s' "$first"
}

is_placed() { # NAME X Y W H
  local X='' Y='' WIDTH='' HEIGHT='' id
  id=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1)
  [ -n "$id" ] || return 1
  eval "$(xdotool getwindowgeometry --shell "$id" 2>/dev/null | grep -E '^(X|Y|WIDTH|HEIGHT)=')"
  [ "$X $Y $WIDTH $HEIGHT" = "${*:2}" ]
}

is_another() { # PID: that one is gone with its window, and another presenter's is there
  local now id
  now=$(presenter_of)
  [ -n "$now" ] && [ "$now" != "$1" ] || return 1
  id=$(xdotool search --onlyvisible --name presenter 2>/dev/null | head -1)
  [ -n "$id" ] && [ "$(xdotool getwindowpid "$id" 2>/dev/null)" = "$now" ]
}

focus_on() { # NAME of a window
  local id
  id=$(xdotool search --onlyvisible --name "$1" | head -1)
  xdotool windowfocus --sync "$id" || fail "$1 does not take the keyboard"
}

# It is followed by another, which has its window on its screen.
the_presenter_dies() {
  local pid
  pid=$(presenter_of)
  said="ending the presenter $pid"
  kill -SEGV "$pid"
  await is_another "$pid"
  await is_placed presenter 0 0 1920 1080
}

show_is_kept() {
  ask state "$work/profile/show.json"
  [ "$reply" = kept ] || fail "$reply"
}

hall_sees() { # X Y W H
  ask hall "$@"
  [ "$reply" = same ] || fail "the hall's picture at $* is not what it should be: $reply"
}

nothing_at() { # X Y W H
  ask bare "$@"
  [ "$reply" = bare ] || fail "something is seen at $*: $reply"
}

press_key() { # KEY: of the show
  said="key $1"
  xdotool key "$1"
  ask key "$1"
}

start_show() {
  said="starting kyubi present"
  "$build/kyubi" --profile "$work/profile" --lang en present "$source_folder/lessons/core" --lesson $lesson \
    >"$work/kyubi.log" 2>&1 </dev/null &
  kyubi_pid=$!
}

each_window_takes_its_screen() {
  hall_sees "${hall[@]}"
  await is_placed presenter 0 0 1920 1080
  await is_placed audience "${hall[@]}"
}

a_key_in_either_window_reaches_the_hall() {
  focus_on presenter
  press_key Next
  hall_sees "${hall[@]}"
  focus_on audience
  press_key Next
  hall_sees "${hall[@]}"
}

a_screen_that_goes_and_comes_ends_nothing() {
  screens "$laptop"
  nothing_at "${hall[@]}"
  focus_on presenter
  press_key Prior
  screens "$projector" "$laptop" # in another order
  hall_sees "${hall[@]}"
}

other_sizes_fit() {
  screens "$laptop" '1024x768 1920 0 HDMI-1'
  hall_sees 1920 0 1024 768
  nothing_at 3000 0 800 1000
  screens "$laptop" '1280x800 1920 0 HDMI-1'
  hall_sees 1920 0 1280 800
  screens "$laptop" "$projector"
  hall_sees "${hall[@]}"
}

the_screens_are_swapped() {
  focus_on presenter
  xdotool key F12
  hall_sees 0 0 1920 1080
  await is_placed presenter "${hall[@]}"
  focus_on presenter
  xdotool key s
  hall_sees "${hall[@]}"
  await is_placed presenter 0 0 1920 1080
}

a_presenter_that_dies_leaves_the_picture_and_is_followed() {
  the_presenter_dies
  hall_sees "${hall[@]}"
  focus_on audience
  press_key Next
  hall_sees "${hall[@]}"
}

# It is followed by one that shows the same part.
a_part_is_seen_large_also_after_that() {
  focus_on presenter
  press_key ctrl+equal
  press_key ctrl+equal
  hall_sees "${hall[@]}"
  show_is_kept
  the_presenter_dies
  hall_sees "${hall[@]}"
  focus_on audience
  press_key Escape
  hall_sees "${hall[@]}"
}

# Drawn in the audience's own window; it is there on its step, and after the presenter died.
ink_stays_on_its_step_also_after_that() {
  local x0=$((wide / 8)) y0=$((high * 3 / 4)) x1=$((wide / 3)) y1=$((high * 7 / 8))
  focus_on audience
  press_key 3
  said="a line from $x0 $y0 to $x1 $y1"
  xdotool mousemove $((1920 + x0)) "$y0" mousedown 1 mousemove $((1920 + x1)) "$y1" mouseup 1
  ask drag "$x0" "$y0" "$x1" "$y1"
  hall_sees "${hall[@]}"
  show_is_kept
  the_presenter_dies
  focus_on audience
  press_key Next
  hall_sees "${hall[@]}"
  press_key Prior
  hall_sees "${hall[@]}"
  press_key Escape
  xdotool mousemove 10 1070
}

# A key is sent to it that it does not answer; it is lost with it.
a_presenter_that_hangs_is_followed() {
  local pid
  show_is_kept
  pid=$(presenter_of)
  kill -STOP "$pid"
  focus_on audience
  xdotool key Home
  await is_another "$pid"
  hall_sees "${hall[@]}"
}

one_screen_shows_the_hall_and_goes_back() {
  focus_on presenter
  screens "$laptop" '1920x1080 0 0 HDMI-1' # mirrored
  xdotool key F5                           # at once: the presenter may not have heard yet
  nothing_at "${hall[@]}"
  await has_a_hall
  hall_sees 0 0 1920 1080
  focus_on audience
  press_key Prior
  hall_sees 0 0 1920 1080
  xdotool key F5
  await has_no_hall
  screens "$laptop" "$projector"
  hall_sees "${hall[@]}"
}

has_a_hall() {
  ! has_no_hall
}

has_no_hall() {
  ! xdotool search --onlyvisible --name audience >/dev/null 2>&1
}

a_show_that_was_cut_off_goes_on_there() {
  show_is_kept
  kill -KILL "$kyubi_pid"
  wait "$kyubi_pid" 2>/dev/null
  nothing_at "${everywhere[@]}"
  start_show
  await is_placed presenter 0 0 1920 1080
  nothing_at "${hall[@]}" # while it is asked whether to go on
  focus_on presenter
  xdotool key Return
  hall_sees "${hall[@]}"
}

the_cross_asks_before_the_show_ends() {
  await is_placed presenter 0 0 1920 1080
  "$build/tests/e2e_close" "$(xdotool search --onlyvisible --name presenter | head -1)" || fail "it cannot be asked to close"
  focus_on presenter
  xdotool key Escape
  press_key Next
  hall_sees "${hall[@]}"
  xdotool key ctrl+q # asks
  xdotool key ctrl+q
  wait "$kyubi_pid" || fail "kyubi present ended with status $?"
  kyubi_pid=''
  [ ! -e "$work/profile/show.json" ] || fail "a show that was ended is kept"
  nothing_at "${everywhere[@]}"
}

mkdir "$work/screens"
screen_size=5760x2160
screens "$laptop" "$projector"
start_server
start_show
coproc MIRROR { exec "$build/tests/e2e_hall" "$work/screen/Xvfb_screen0" "$source_folder/lessons/core" $lesson 2>"$work/mirror.log"; }
# shellcheck disable=SC2153
mirror_pid=$MIRROR_PID
each_window_takes_its_screen
a_key_in_either_window_reaches_the_hall
a_screen_that_goes_and_comes_ends_nothing
other_sizes_fit
a_presenter_that_dies_leaves_the_picture_and_is_followed
a_part_is_seen_large_also_after_that
ink_stays_on_its_step_also_after_that
if [ -z "$sanitized" ]; then
  the_screens_are_swapped
  a_presenter_that_hangs_is_followed
  one_screen_shows_the_hall_and_goes_back
  a_show_that_was_cut_off_goes_on_there
fi
the_cross_asks_before_the_show_ends
