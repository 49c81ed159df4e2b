#!/usr/bin/env bash
# Tries the deb in target/installer as a stranger would, as root: installed, no Java on the PATH, an empty environment, no
# display, the demo to its report, the window opened without a screen, removed without leftovers.
#   installer/try-deb.sh [ROOT]
# ROOT is the folder of another Debian without any Java, as `debootstrap --variant=minbase bookworm ROOT` makes it; the
# trial then runs within it. EPOCHS shortens the demo.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(ls target/installer/discern-workbench_*.deb)

if [ -n "${1:-}" ]; then
  inside=$1/root/try
  mkdir -p "$inside/installer" "$inside/target/installer"
  cp installer/try-deb.sh "$inside/installer/"
  cp "$deb" "$inside/target/installer/"
  mount -t proc proc "$1/proc"
  trap 'umount "$1/proc"; rm -rf "$inside"' EXIT
  chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 EPOCHS="${EPOCHS:-20}" NO_JAVA=yes \
    DEBIAN_FRONTEND=noninteractive /root/try/installer/try-deb.sh
  exit
fi

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
list() { find / -xdev \( -path /proc -o -path /sys -o -path /tmp -o -path /var/log -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/cache -o -path "$PWD" \) -prune -o -print 2>/dev/null | sort; }

if [ "${NO_JAVA:-}" ]; then
  ! command -v java || { echo "there is a Java here" >&2; exit 1; }
  # What the package asks of the system, and how a desktop keeps kinds of files; none of it is ours to remove.
  apt-get -qq update
  dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/[ (|]*\([^ (|]*\).*/\1/' \
    | xargs apt-get -qq install -y --no-install-recommends shared-mime-info desktop-file-utils >/dev/null 2>&1
  ! command -v java || { echo "a library brought a Java" >&2; exit 1; }
fi
update-desktop-database -q 2>/dev/null || true
list > "$home/before"
dpkg -i "$deb"
echo "installed: $(du -sm /opt/discern-workbench | cut -f 1) MB"
# Java takes the home of the account, not HOME; preferences and log are the person's, and stay.
empty=(env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 JAVA_TOOL_OPTIONS="-Duser.home=$home")
"${empty[@]}" sh -c '! command -v java || { [ "$(command -v java)" = /usr/bin/java ] && echo "(the system has a Java; it is not used)"; }'
"${empty[@]}" discern --version
"${empty[@]}" discern doctor
start=$(date +%s)
"${empty[@]}" discern demo --project "$home/project" --set pretrain.epochs="${EPOCHS:-20}" --quiet | tee "$home/said"
echo "demo: $(($(date +%s) - start)) s"
report=$(sed -n 's/^report: //p' "$home/said" | tail -n 1)
[ -s "$report" ] || { echo "no report" >&2; exit 1; }
headless="-Duser.home=$home -Dglass.platform=Headless -Dprism.order=sw"
mkdir -p "$home/project/experiments"
echo 'name: by-double-click' > "$home/project/experiments/a.experiment"
for opened in project.discern experiments/a.experiment; do
  code=0
  timeout 20 "${empty[@]}" JAVA_TOOL_OPTIONS="$headless" /opt/discern-workbench/bin/discern-workbench "$home/project/$opened" \
    >"$home/window" 2>&1 || code=$?
  [ "$code" -eq 124 ] && ! grep -qi "exception" "$home/window" || { cat "$home/window" >&2; echo "the window did not stay open ($code)" >&2; exit 1; }
done
echo "the window stayed open until it was ended, on a project's file and on an experiment"
if command -v update-mime-database update-desktop-database >/dev/null; then
  for kind in project experiment; do
    grep -rqs "application/x-discern-$kind" /usr/share/mime/globs2 || { echo "no association of ${kind}s" >&2; exit 1; }
    grep -qs "application/x-discern-$kind=" /usr/share/applications/mimeinfo.cache || { echo "nothing opens ${kind}s" >&2; exit 1; }
  done
  grep -q '^Exec=.* %f$' /usr/share/applications/discern-workbench*.desktop || { echo "files are not handed over" >&2; exit 1; }
  echo "a desktop opens projects and experiments with it"
fi
dpkg --purge discern-workbench
list > "$home/after"
[ -s "$report" ] || { echo "the project went with the program" >&2; exit 1; }
leftovers=$(comm -13 "$home/before" "$home/after" | grep -v "^$home" || true)
[ -z "$leftovers" ] || { printf 'leftovers:\n%s\n' "$leftovers" >&2; exit 1; }
! grep -s "x-discern" /usr/share/mime/globs2 /usr/share/applications/mimeinfo.cache || { echo "associations stayed" >&2; exit 1; }
echo "removed without leftovers; the project stayed"
