import type { Fleet } from '../fleet.ts';
import { fleetOwner } from '../member-aws-config.ts';

/**
 * The installer for POSIX shells: Linux and macOS. It holds nothing of a member, and of
 * the fleet only its owner, which is made of letters, digits and hyphens: whatever a roster says, no shell ever reads it
 * as words. What it installs lies beside it. One text for all members.
 */
export function shellInstaller(fleet: Fleet): string {
  const known = made.get(fleet);
  if (known !== undefined) return known;
  const script = text.replaceAll('@OWNER@', fleetOwner(fleet));
  made.set(fleet, script);
  return script;
}

/** A million members share one string. */
const made = new WeakMap<Fleet, string>();

/** Starts the other with a double click in the Finder. */
export const macInstaller: string = `#!/bin/sh
exec sh "$(dirname -- "$0")/install.sh" "$@"
`;

const text = String.raw`#!/bin/sh
# Puts the files beside this script where the AWS CLI and Cyberduck look for them.
#   sh install.sh              install, or bring up to date; running it again changes nothing
#   sh install.sh --dry-run    only say what would be done
#   sh install.sh --uninstall  take away what was installed, and nothing else
# Files and AWS profiles that come from elsewhere are never changed. Exit 1: something was left alone, and is told.
set -u
LC_ALL=C
export LC_ALL
umask 077

owner='@OWNER@'
dry=''
uninstall=''
for word in "$@"; do
  case $word in
    --dry-run) dry=1 ;;
    --uninstall) uninstall=1 ;;
    --help | -h) sed -n '2,6s/^# //p' "$0"; exit 0 ;;
    *) printf 'install.sh: unknown option %s\n' "$word" >&2; exit 2 ;;
  esac
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
if [ -z "\${HOME:-}" ] || [ ! -d "$HOME" ]; then
  echo 'install.sh: there is no home folder' >&2
  exit 2
fi
case $(uname -s) in
  Darwin)
    support="$HOME/Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck"
    profiles="$support/Profiles"
    ;;
  *)
    support="$HOME/.duck"
    profiles="$support/profiles"
    # The documentation has one spelling, the program another: the folder that is there counts.
    if [ ! -d "$profiles" ] && [ -d "$support/Profiles" ]; then profiles="$support/Profiles"; fi
    ;;
esac
bookmarks="$support/Bookmarks"
config=\${AWS_CONFIG_FILE:-"$HOME/.aws/config"}
credentials=\${AWS_SHARED_CREDENTIALS_FILE:-"$HOME/.aws/credentials"}
state="$HOME/.duckbill/installer/$owner"
begin="# >>> duckbill:$owner check="
end="# <<< duckbill:$owner <<<"
left=0

tell() { printf '%s\n' "$1 $2"; }
leave() {
  left=1
  printf 'left alone: %s: %s\n' "$1" "$2" >&2
}
fail() {
  printf 'install.sh: %s\n' "$1" >&2
  exit 2
}

work=$(mktemp -d "\${TMPDIR:-/tmp}/duckbill.XXXXXX") || exit 2
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
: >"$work/wanted"

# What was installed: a copy of each file, below a folder for its kind, to know it again.
kept() { printf '%s\n' "$state/$1/$2"; }

# Puts a file in its place at once: written beside it, then renamed.
put() {
  mkdir -p -- "$(dirname -- "$2")" || fail "no folder for $2"
  cp -- "$1" "$2.duckbill-new" && chmod 600 "$2.duckbill-new" && mv -f -- "$2.duckbill-new" "$2" || fail "cannot write $2"
}

# install_one KIND SOURCE FOLDER NAME
install_one() {
  target="$3/$4"
  copy=$(kept "$1" "$4")
  printf '%s\n' "$1/$4" >>"$work/wanted"
  if [ -L "$target" ] || { [ -e "$target" ] && [ ! -f "$target" ]; }; then
    leave "$target" 'it is not a regular file'
    return
  fi
  if [ -f "$target" ] && cmp -s -- "$2" "$target"; then return; fi
  if [ -f "$target" ] && { [ ! -f "$copy" ] || ! cmp -s -- "$copy" "$target"; }; then
    leave "$target" 'it was not installed by this script, or was changed since'
    return
  fi
  tell 'install' "$target"
  [ -n "$dry" ] && return
  # The copy first: after a kill the file is still known as ours, or not there.
  if [ -f "$target" ]; then put "$2" "$target"; put "$2" "$copy"; else put "$2" "$copy"; put "$2" "$target"; fi
}

# remove_one KIND FOLDER NAME
remove_one() {
  target="$2/$3"
  copy=$(kept "$1" "$3")
  if [ -f "$target" ] && [ ! -L "$target" ]; then
    if ! cmp -s -- "$copy" "$target"; then
      leave "$target" 'it was changed since it was installed'
      return
    fi
    tell 'remove' "$target"
    [ -n "$dry" ] || rm -f -- "$target"
  fi
  [ -n "$dry" ] || rm -f -- "$copy"
}

# The UUID of a bookmark: Cyberduck looks for the file under this name.
uuid_of() {
  hex='[0-9A-Fa-f]'
  sed -n '/<key>.*UUID.*<\/key>/{n;p;}' "$1" |
    sed -n "s/.*\($hex\{8\}-$hex\{4\}-$hex\{4\}-$hex\{4\}-$hex\{12\}\).*/\1/p" | sed 1q
}

# Installed earlier and not wanted any more.
prune() {
  for copy in "$state/$1"/*; do
    [ -f "$copy" ] || continue
    name=$(basename -- "$copy")
    if ! grep -F -x -q -- "$1/$name" "$work/wanted"; then remove_one "$1" "$2" "$name"; fi
  done
}

# Headers of sections, spelled alike.
headers() {
  sed -n 's/^\[[[:space:]]*\([^]]*[^][:space:]]\)[[:space:]]*\].*$/\1/p' "$1" |
    sed -e "s/[\"']//g" -e 's/[[:space:]][[:space:]]*/ /g' -e 's/^profile //' | sort -u
}

# Prints a config without our block; before it goes what ours is to be replaced with, when that is given.
# Fails when marks have no partner.
without_block() {
  awk -v begin="$begin" -v end="$end" -v block="\${2:-}" '
    function add(  line) { while ((getline line < block) > 0) print line; close(block); done = 1 }
    { bare = $0; sub(/\r$/, "", bare) }
    index(bare, begin) == 1 { if (inside || seen) exit bad = 1; inside = seen = 1; if (block != "") add(); next }
    bare == end { if (!inside) exit bad = 1; inside = 0; next }
    !inside { print }
    END { if (bad || inside) exit 3; if (block != "" && !done) { if (NR > 0) print ""; add() } }
  ' "$1"
}
only_block() {
  awk -v begin="$begin" -v end="$end" '
    { sub(/\r$/, "") }
    index($0, begin) == 1 { inside = 1 }
    inside { print }
    $0 == end { inside = 0 }
  ' "$1"
}

# install_config BLOCK: an empty one takes ours away.
install_config() {
  place=$config
  hops=0
  while [ -L "$place" ] && [ "$hops" -lt 40 ]; do
    link=$(readlink "$place") || break
    case $link in /*) place=$link ;; *) place=$(dirname -- "$place")/$link ;; esac
    hops=$((hops + 1))
  done
  old="$work/config.old"
  new="$work/config.new"
  if [ -e "$place" ]; then
    if [ ! -f "$place" ] || ! cat -- "$place" >"$old" 2>/dev/null; then leave "$place" 'it cannot be read'; return; fi
  else
    : >"$old"
  fi
  if ! without_block "$old" >"$work/foreign"; then
    leave "$place" "the marks around the lines of $owner are damaged"
    return
  fi
  only_block "$old" >"$work/block.old"
  if cmp -s -- "$1" "$work/block.old"; then
    if [ -s "$1" ] && ! cmp -s -- "$1" "$state/config"; then [ -n "$dry" ] || put "$1" "$state/config"; fi
    return
  fi
  if [ -s "$work/block.old" ] && ! cmp -s -- "$work/block.old" "$state/config"; then
    leave "$place" "the lines of $owner were changed by hand"
    return
  fi
  if [ -s "$1" ]; then
    headers "$1" >"$work/own"
    headers "$work/foreign" >"$work/others"
    [ -f "$credentials" ] && headers "$credentials" >>"$work/others"
    sort -u -o "$work/others" "$work/others"
    comm -12 "$work/own" "$work/others" >"$work/both"
    if [ -s "$work/both" ]; then
      leave "$place" "other lines than ours define already: $(tr '\n' ',' <"$work/both" | sed 's/,$//; s/,/, /g')"
      return
    fi
    without_block "$old" "$1" >"$new" || fail 'the config could not be put together'
  else
    # With the empty line that was put before it.
    awk -v begin="$begin" -v end="$end" '
      { bare = $0; sub(/\r$/, "", bare) }
      index(bare, begin) == 1 { inside = 1; held = 0; next }
      bare == end { inside = 0; next }
      inside { next }
      held { print blank; held = 0 }
      bare == "" { blank = $0; held = 1; next }
      { print }
      END { if (held) print blank }
    ' "$old" >"$new"
  fi
  if [ -s "$new" ]; then tell 'write' "$place"; else tell 'remove' "$place"; fi
  [ -n "$dry" ] && return
  mkdir -p -- "$(dirname -- "$place")" || fail "no folder for $place"
  if [ -s "$work/foreign" ]; then cp -p -- "$place" "$place.bak" || fail "no backup of $place"; fi
  if [ -s "$new" ]; then
    # A new file of the same permissions.
    if [ -f "$place" ]; then cp -p -- "$place" "$place.duckbill-new"; fi
    cat -- "$new" >"$place.duckbill-new" && mv -f -- "$place.duckbill-new" "$place" || fail "cannot write $place"
  else
    rm -f -- "$place"
  fi
  if [ -s "$1" ]; then put "$1" "$state/config"; else rm -f -- "$state/config"; fi
}

: >"$work/nothing"
if [ -n "$uninstall" ]; then
  install_config "$work/nothing"
else
  if [ -f "$here/.aws/config" ]; then
    only_block "$here/.aws/config" >"$work/block"
    [ -s "$work/block" ] || fail 'the AWS config beside this script is damaged'
    install_config "$work/block"
  else
    install_config "$work/nothing"
  fi
  for file in "$here"/profiles/*.cyberduckprofile; do
    [ -f "$file" ] && install_one profiles "$file" "$profiles" "$(basename -- "$file")"
  done
  for file in "$here"/bookmarks/*.duck; do
    [ -f "$file" ] || continue
    uuid=$(uuid_of "$file")
    if [ -z "$uuid" ]; then leave "$file" 'it has no UUID'; else install_one bookmarks "$file" "$bookmarks" "$uuid.duck"; fi
  done
fi
prune profiles "$profiles"
prune bookmarks "$bookmarks"
if [ -n "$uninstall" ] && [ -z "$dry" ]; then
  rmdir -- "$state/profiles" "$state/bookmarks" "$state" "$HOME/.duckbill/installer" "$HOME/.duckbill" 2>/dev/null
fi
if [ "$left" = 0 ]; then echo 'done'; fi
exit "$left"
`.replaceAll('\\${', '${');
