#!/usr/bin/env bash
# Tries the deb in target/installer as a stranger would, as root: installed, no Java on the PATH, an empty environment, no
# display, the demo to its report, the window opened without a screen, removed without leftovers.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(ls target/installer/discern-workbench_*.deb)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
list() { find / -xdev \( -path /proc -o -path /sys -o -path /tmp -o -path /var/log -o -path /var/lib/dpkg -o -path /var/cache -o -path "$PWD" \) -prune -o -print 2>/dev/null | sort; }
list > "$home/before"
dpkg -i "$deb"
echo "installed: $(du -sm /opt/discern-workbench | cut -f 1) MB"
# Java takes the home of the account, not HOME; preferences and log are the person's, and stay.
empty=(env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 JAVA_TOOL_OPTIONS="-Duser.home=$home")
"${empty[@]}" sh -c '! command -v java || { [ "$(command -v java)" = /usr/bin/java ] && echo "(the system has a Java; it is not used)"; }'
"${empty[@]}" discern --version
start=$(date +%s)
"${empty[@]}" discern demo --project "$home/project" --set pretrain.epochs="${EPOCHS:-20}" --quiet | tee "$home/said"
echo "demo: $(($(date +%s) - start)) s"
report=$(sed -n 's/^report: //p' "$home/said" | tail -n 1)
[ -s "$report" ] || { echo "no report" >&2; exit 1; }
code=0
timeout 20 "${empty[@]}" JAVA_TOOL_OPTIONS="-Duser.home=$home -Dglass.platform=Headless -Dprism.order=sw" discern gui --project "$home/project" >"$home/window" 2>&1 || code=$?
[ "$code" -eq 124 ] && ! grep -qi "exception" "$home/window" || { cat "$home/window" >&2; echo "the window did not stay open ($code)" >&2; exit 1; }
echo "the window stayed open until it was ended"
dpkg --purge discern-workbench
list > "$home/after"
[ -s "$report" ] || { echo "the project went with the program" >&2; exit 1; }
leftovers=$(comm -13 "$home/before" "$home/after" | grep -v "^$home" || true)
[ -z "$leftovers" ] || { printf 'leftovers:\n%s\n' "$leftovers" >&2; exit 1; }
echo "removed without leftovers; the project stayed"
