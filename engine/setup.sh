# shellcheck shell=bash disable=SC2034,SC2154
# What Kyubi stands on, and how it is installed and built. Read by engine/start and tests/run; runs nothing by itself.
# Everything it says goes to standard error, so that `engine/start run FILE --json` stays one JSON document.

build_packages=(
  build-essential cmake ninja-build pkg-config
  libsdl2-dev libx11-dev liblua5.4-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev libfreetype-dev
  libfontconfig-dev libmd4c-dev libsqlite3-dev libjansson-dev libseccomp-dev libpng-dev zlib1g-dev libsodium-dev libwebp-dev libgif-dev
  liblapacke-dev libblas-dev liblapack-dev
  fonts-morisawa-bizud-gothic fonts-dejavu-extra
)
test_packages=(libcmocka-dev minisign poppler-utils xvfb xauth xdotool clang-format-14 clang-tidy-14)

say() { printf 'kyubi: %s\n' "$*" >&2; }
stop() {
  say "$*"
  exit 1
}

# One line that counts on a terminal; a line now and then elsewhere. `show_progress DONE ALL WHAT`
show_progress() {
  if [ -t 2 ]; then
    printf '\rkyubi: %s %d/%d\033[K' "$3" "$1" "$2" >&2
    [ "$1" -lt "$2" ] || printf '\n' >&2
  elif [ "$1" -ge "$2" ] || [ $(($1 * 8 / $2)) -gt $((($1 - 1) * 8 / $2)) ]; then
    say "$3 $1/$2"
  fi
}

# Those of the named packages that are not installed, one a line.
missing_packages() {
  local have
  have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    case $'\n'$have$'\n' in
      *$'\n'"$package installed"$'\n'*) ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs as root; standard output is apt's own report of how far it is, the rest goes to standard error. The report has a
# descriptor of its own, opened behind sudo (which closes it): apt closes the one it reports to for dpkg.
apt_install() {
  # shellcheck disable=SC2016
  as_root env DEBIAN_FRONTEND=noninteractive sh -c \
    'exec apt-get install -y -q --no-install-recommends -o APT::Status-Fd=3 "$@" 3>&1 1>&2' apt "$@" </dev/null
}

# apt's report, lines of KIND:PACKAGE:PERCENT:WORDS, becomes our progress.
follow_apt() {
  local kind percent what shown=
  while IFS=: read -r kind _ percent _; do
    case $kind in
      dlstatus) what="fetching packages, percent:" ;;
      pmstatus) what="installing packages, percent:" ;;
      *) continue ;;
    esac
    percent=${percent%%[.,]*}
    [ "$what$percent" = "$shown" ] || show_progress "${percent:-0}" 100 "$what"
    shown=$what$percent
  done
}

install_packages() {
  local needed unknown=() log
  mapfile -t needed < <(missing_packages "$@")
  [ ${#needed[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    stop "these packages are missing: ${needed[*]}. Run this once as root, or install sudo, so that apt can bring them."
  log=$root/build/apt.log
  mkdir -p "$root/build"
  say "installing ${#needed[@]} packages with apt: ${needed[*]}"
  as_root apt-get update -q >"$log" 2>&1 </dev/null || say "apt-get update failed (see build/apt.log); going on with what apt knows"
  for package in "${needed[@]}"; do
    apt-cache show "$package" >/dev/null 2>&1 || unknown+=("$package")
  done
  [ ${#unknown[@]} -eq 0 ] || stop "apt does not know ${unknown[*]}. Kyubi is set up on Debian 12 or a newer Ubuntu; on another system install what these packages bring, by hand."
  apt_install "${needed[@]}" 2>>"$log" | follow_apt || true
  mapfile -t needed < <(missing_packages "$@")
  [ ${#needed[@]} -eq 0 ] && return
  tail -n 15 "$log" >&2
  stop "apt could not install ${needed[*]}; what it said is above and in build/apt.log"
}

# Makes sure that all the named packages are there. Asks apt only when one is missing.
need_packages() {
  if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    install_packages "$@"
  else
    say "this system has no apt; hoping that these are there: $*"
  fi
}

# Ninja's [3/120] lines become progress; what compilers say stays.
follow_ninja() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (Re-checking|Re-running) ]]; then
      continue
    elif [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ .* ]]; then
      show_progress "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "$1"
    elif [[ $line != "ninja: "*"no work to do."* && $line != "ninja: Entering"* && $line != "-- "* ]]; then
      printf '%s\n' "$line" >&2
    fi
  done
}

# build FOLDER TARGET [CMAKE OPTION...]: configures where that is needed, then builds what changed.
build() {
  local folder=$1 target=$2 fresh=()
  shift 2
  local wish="$root $*"
  if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/.configured" 2>/dev/null)" != "$wish" ]; then
    mkdir -p "$folder"
    # A folder that was moved with its checkout still names the old place everywhere.
    grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt" || fresh=(--fresh)
    say "preparing ${folder#"$root"/}"
    cmake "${fresh[@]}" -G Ninja -S "$root" -B "$folder" "$@" >"$folder/cmake.log" 2>&1 || {
      cat "$folder/cmake.log" >&2
      return 1
    }
    printf '%s' "$wish" >"$folder/.configured"
  fi
  ninja -C "$folder" -k 0 "$target" 2>&1 | follow_ninja "building ${folder#"$root"/}"
}
