#!/bin/bash
# A learner opens Kyubi, works through lesson C01 with mouse and keyboard, visits the lab and
# closes the window; the record holds all of it, and the next time Kyubi continues there.
# shellcheck source=tests/e2e/window.sh
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"

the_library_opens_and_begins_the_lesson() {
  expect screen = library
  shows はじめる
  press lesson 0 0
  expect screen = lesson
  shows "1 / 6"
}

the_arrow_is_dragged_to_i_and_checked() {
  local from
  ask tip 0 45 15
  from=$reply
  ask tip 0 90 90
  # shellcheck disable=SC2086
  drag $from $reply
  press check 0
  shows 一度で正解です
  press next
}

a_wrong_number_is_told_apart_and_the_right_one_read_full_width() {
  press field 1
  type_words 0.75
  key Return
  shows まだ合っていません
  shows 半分
  key BackSpace BackSpace BackSpace BackSpace
  type_words ０．２５
  key Return
  shows 正解です
  key Next
}

it_is_closed_in_the_middle_and_continues_there() {
  shows "3 / 6"
  close_window TERM
  start_window
  expect screen = library
  shows つづける
  press lesson 0 0
  shows "3 / 6"
}

an_option_is_chosen_by_the_keyboard_alone() {
  tab_to option 2 1 0
  key space ctrl+Return
  shows 一度で正解です
  tab_to next 0 0 0
  key Return
}

several_options_are_chosen_by_mouse() {
  shows "4 / 6"
  press option 3 0
  press option 3 2
  press option 3 2 # not this one after all
  press option 3 1
  press check 3
  shows 一度で正解です
  press next
}

language_and_theme_change_and_the_keys_are_shown() {
  shows 重なり
  key F2
  shows Overlap
  key F3
  key question
  expect screen = keys
  key Escape
  expect screen = lesson
}

the_last_number_is_cut_pasted_and_the_lesson_finished() {
  press hint 4
  press field 4
  type_words 0.7
  key ctrl+a ctrl+x ctrl+v
  type_words 55
  key shift+Left ctrl+c ctrl+v ctrl+v ctrl+z BackSpace
  press check 4
  shows "That is right"
  press next
  shows "6 / 6"
  press next
  expect screen = library
}

the_lab_takes_a_gate_by_key_and_a_control_by_drag() {
  local from
  press lab
  expect screen = lab
  key Right h
  place_of palette -2 -1
  from="$x $y"
  place_of cell 1 1 -1
  # shellcheck disable=SC2086
  drag $from "$x" "$y"
}

# The mirror kept the same for itself, to the last digit of the arrow's angles.
# The minutes left are those of the time it was left last before its end.
all_of_it_is_kept() { # PAGE to return to
  record_holds <<END
attempt core.qubit place right 0 - {"theta":1.5707963267948966,"phi":1.5707963267948966}
attempt core.qubit chance wrong 0 M07 {"text":"0.75"}
attempt core.qubit chance right 0 - {"text":"０．２５"}
attempt core.qubit orthogonal right 0 - {"chosen":[1]}
attempt core.qubit unmoved right 0 - {"chosen":[0,1]}
attempt core.qubit sixty right 1 - {"text":"0.75"}
hint core.qubit sixty 1
place core.qubit $1 6
finished core.qubit
setting lab 2 2;@column 2 ch 1 0
setting lang en
setting left.core.qubit 2 0 13
setting theme dark
setting window 0 0 1280 800 0
END
}

the_next_time_all_of_it_is_there() {
  expect screen = library
  press lab
  shows H
  key ctrl+z # nothing to take back: what was kept is the beginning
  key Escape
  press lesson 0 0
  shows "1 / 6"
  shows "One arrow"
}

start_server
start_window
the_library_opens_and_begins_the_lesson
the_arrow_is_dragged_to_i_and_checked
a_wrong_number_is_told_apart_and_the_right_one_read_full_width
it_is_closed_in_the_middle_and_continues_there
an_option_is_chosen_by_the_keyboard_alone
several_options_are_chosen_by_mouse
language_and_theme_change_and_the_keys_are_shown
the_last_number_is_cut_pasted_and_the_lesson_finished
the_lab_takes_a_gate_by_key_and_a_control_by_drag
close_window
all_of_it_is_kept 5
start_window
the_next_time_all_of_it_is_there
close_window
all_of_it_is_kept 0 # a lesson that is done begins anew
