# shellcheck shell=bash disable=SC2034
# The real window under an X server of its own, and a desk without a window (mirror.c) beside it
# that is told the same. Sourced by the tests of this folder, which are called with the build
# folder. Nothing here waits for a time: `same` waits until the window's pixels are the mirror's.

build=${1:?the build folder}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_folder=$(cd "$here/../.." && pwd)
unset XMODIFIERS WAYLAND_DISPLAY XDG_RUNTIME_DIR KYUBI_HOME
export LC_ALL=C.UTF-8 SDL_VIDEODRIVER=x11
kyubi_pid='' mirror_pid='' server_pid='' said='nothing yet'

work=$(mktemp -d "${TMPDIR:-/tmp}/kyubi-e2e-XXXXXX") || exit 1
mkdir "$work/screen" "$work/profile" "$work/mirror"

clean_up() {
  for pid in $kyubi_pid $mirror_pid $server_pid; do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# Says what failed; the pictures of what was seen and what was expected stay in the build folder.
fail() {
  local kept
  kept=$build/e2e/$(basename "$0" .sh)
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  printf 'the last thing done was: %s\n' "$said" >&2
  [ ! -s "$work/kyubi.log" ] || sed 's/^/kyubi: /' "$work/kyubi.log" >&2
  [ -z "$kyubi_pid" ] || kill -0 "$kyubi_pid" 2>/dev/null || printf 'kyubi has ended\n' >&2
  mkdir -p "$kept"
  for picture in "$work"/*.ppm; do
    [ ! -e "$picture" ] || { mv "$picture" "$kept" && printf 'see %s\n' "$kept/$(basename "$picture")" >&2; }
  done
  exit 1
}

need() {
  for program in "$@"; do
    command -v "$program" >/dev/null || fail "$program is missing; tests/run installs it"
  done
}

await() { # COMMAND…: until it succeeds
  for ((i = 0; i < 3000; i++)); do
    "$@" && return
    sleep 0.02
  done
  fail "this does not come true: $*"
}

# No cursor: it would be painted into the screen's memory. The server tells its display's number
# once it is ready; then the pointer goes to a corner where nothing is.
start_server() {
  need Xvfb xdotool xkbcomp
  mkfifo "$work/ready" || fail "cannot make a pipe"
  Xvfb -displayfd 3 -screen 0 "${screen_size:-1280x800}x24" -fbdir "$work/screen" -nocursor -noreset -nolisten tcp \
    3>"$work/ready" >"$work/server.log" 2>&1 </dev/null &
  server_pid=$!
  read -r DISPLAY <"$work/ready" || { cat "$work/server.log" >&2; fail "Xvfb did not start"; }
  export DISPLAY=:$DISPLAY
  xkbcomp -w 0 "$here/keys.xkb" "$DISPLAY" >"$work/keys.log" 2>&1 || { cat "$work/keys.log" >&2; fail "the keyboard was refused"; }
  xdotool mousemove 1 798
}

# start_window [WORDS for kyubi…]: also the mirror, with a profile of its own that lives as long.
start_window() {
  local path=${2:-} # of `open PATH`
  said="starting kyubi $*"
  xdotool mousemove 1 798 || fail "the pointer does not move"
  "$build/kyubi" --profile "$work/profile" "$@" >"$work/kyubi.log" 2>&1 </dev/null &
  kyubi_pid=$!
  coproc MIRROR { exec "$build/tests/e2e_mirror" "$work/mirror" "$work/screen/Xvfb_screen0" "$work" ${path:+"$path"} 2>"$work/mirror.log"; }
  # shellcheck disable=SC2153
  mirror_pid=$MIRROR_PID
  ask move 1 798
  same
  window=$(xdotool search --pid "$kyubi_pid" --name '^Kyubi$') || fail "no window has Kyubi's name"
  xdotool windowfocus --sync "$window" || fail "the window does not take the keyboard"
}

# Closes the window as its cross would, or with a signal's name as `kill` would; the mirror goes too.
close_window() {
  said="closing the window ${1:-}"
  if [ -n "${1:-}" ]; then
    kill "-$1" "$kyubi_pid"
  else
    "$build/tests/e2e_close" "$window" || fail "the window could not be asked to close"
  fi
  wait "$kyubi_pid"
  local status=$?
  kyubi_pid=''
  [ $status = 0 ] || fail "kyubi ended with status $status"
  exec {MIRROR[1]}>&-
  wait "$mirror_pid" || fail "the mirror failed: $(cat "$work/mirror.log")"
  mirror_pid=''
}

ask() { # COMMAND WORDS…: the mirror's answer is in $reply
  { printf '%s\n' "$*" >&"${MIRROR[1]}" && IFS= read -r reply <&"${MIRROR[0]}"; } 2>/dev/null && return
  fail "the mirror ended: $(cat "$work/mirror.log")"
}

same() {
  ask same
  [ "$reply" = same ] || fail "the window is not what it should be: $reply"
}

expect() { # QUESTION… = ANSWER
  local answer=${*: -1}
  ask "${@:1:$#-2}"
  [ "$reply" = "$answer" ] || fail "${*:1:$#-2} is $reply, not $answer"
}

shows() {
  ask shows "$*"
  [ "$reply" = yes ] || fail "\"$*\" is not to be read in the window"
}

place_of() { # SPOT: its centre into $x and $y
  ask where "$*"
  [ "$reply" != nowhere ] || fail "there is no $* to be pressed"
  read -r x y <<<"$reply"
}

move_to() { # X Y
  said="moving to $1 $2"
  xdotool mousemove "$1" "$2"
  ask move "$1" "$2"
  same
}

press() { # SPOT
  place_of "$@"
  move_to "$x" "$y"
  said="pressing $*"
  xdotool mousedown 1
  ask down "$x" "$y"
  same
  xdotool mouseup 1
  ask up "$x" "$y"
  same
}

# drag X Y TO_X TO_Y: in eight moves, each waited for.
drag() {
  move_to "$1" "$2"
  xdotool mousedown 1
  ask down "$1" "$2"
  for i in 1 2 3 4 5 6 7 8; do
    move_to $(($1 + ($3 - $1) * i / 8)) $(($2 + ($4 - $2) * i / 8))
  done
  said="letting go at $3 $4"
  xdotool mouseup 1
  ask up "$3" "$4"
  same
}

key() { # KEYS…, named as X names them
  for name in "$@"; do
    said="key $name"
    xdotool key "$name"
    case $name in
      question) ask key shift+slash ;;
      *) ask key "$name" ;;
    esac
    same
  done
}

# What is typed into a field: the mirror gets the words, the window the keys.
type_words() { # WORDS
  said="typing $1"
  local word name
  for ((i = 0; i < ${#1}; i++)); do
    word=${1:i:1}
    case $word in
      .) name=period ;;
      ０) name=UFF10 ;;
      ．) name=UFF0E ;;
      ２) name=UFF12 ;;
      ５) name=UFF15 ;;
      *) name=$word ;;
    esac
    xdotool key "$name"
    ask text "$word"
  done
  same
}

tab_to() { # SPOT A B C
  for ((i = 0; i < 60; i++)); do
    key Tab
    ask focus
    [ "$reply" != "$*" ] || return 0
  done
  fail "Tab does not reach $*"
}

# The record of the profile is what standard input says, and so is the mirror's, which never had
# a window.
record_holds() {
  cat >"$work/wanted"
  for profile in profile mirror; do
    "$build/tests/e2e_record" "$work/$profile" >"$work/kept" || fail "the record cannot be read"
    [ $profile = profile ] || sed -i '/^setting window /d' "$work/wanted"
    diff "$work/wanted" "$work/kept" >&2 || fail "the record of the $profile is not what it should be"
  done
}
