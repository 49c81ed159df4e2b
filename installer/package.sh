#!/usr/bin/env bash
# Makes a package with a Java of its own for the system it runs on, in target/installer:
#   installer/package.sh [app-image | deb | rpm | dmg | pkg]
# Needs Maven and a JDK 25 with jpackage (deb: dpkg-deb and fakeroot too). With PROFILE=cuda, both engines for NVIDIA cards.
set -euo pipefail
cd "$(dirname "$0")/.."
type=${1:-app-image}

for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -x "$candidate/bin/jpackage" ] || continue
  case $("$candidate/bin/java" -version 2>&1) in *'version "25'*) jdk=$candidate; break ;; esac
done
[ -n "${jdk:-}" ] || { echo "no JDK 25 with jpackage found; set JAVA_HOME" >&2; exit 1; }

case $(uname -s)-$(uname -m) in
  Linux-x86_64) natives='linux_amd64|linux-x86-64|linux-x86_64' ;;
  Linux-aarch64) natives='linux_arm64|linux-aarch64|linux-arm64' ;;
  Darwin-arm64) natives='osx_universal|darwin-aarch64|macosx-arm64|osx-aarch64' ;;
  Darwin-x86_64) natives='osx_universal|darwin-x86-64|macosx-x86_64|osx-x86_64' ;;
  *) echo "for Windows there is installer/package.ps1" >&2; exit 1 ;;
esac

mvn -q -Dmaven.test.skip=true ${PROFILE:+-P$PROFILE} package
version=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml | head -n 1)
flags=$(sed -n 's:.*<jvm.flags>\(.*\)</jvm.flags>.*:\1:p' pom.xml)
out=target/installer
rm -rf "$out"
mkdir -p "$out/input"

# Libraries for other systems are not wanted.
"$jdk/bin/java" installer/OneSystem.java target/discern/lib "$out/input" "$natives"
cp LICENSE README.md CHANGELOG.md "$out/input/"
cp -r sample-configs "$out/input/"
"$jdk/bin/java" installer/Licences.java "$out/input" > "$out/input/THIRD-PARTY.txt"
"$jdk/bin/java" installer/Icons.java assets/icon.png "$out"

# What the program and its libraries ask for, and what they reach by name only.
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.sql,java.transaction.xa,java.xml,jdk.attach,jdk.crypto.ec,jdk.jsobject,jdk.management,jdk.unsupported,jdk.unsupported.desktop,jdk.xml.dom,jdk.zipfs
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$out/runtime"

# macOS takes no version that begins with 0: the bundle then counts as 1; its file and the program say their own.
bundle=$version
case $(uname -s)-$version in Darwin-0.*) bundle=1.${version#0.} ;; esac

options=()
for flag in $flags; do options+=(--java-options "$flag"); done
printf '%s\n' "main-class=org.discern.app.Main" "win-console=true" "linux-shortcut=false" "win-menu=false" > "$out/discern.properties"
common=(--name discern-workbench --app-version "$bundle" --vendor "DisCeRn Workbench"
  --description "Self-supervised learning on chest X-rays" --copyright "GPL-3.0-or-later"
  --input "$out/input" --main-jar "discern-workbench-$version.jar" --main-class org.discern.app.Main
  --runtime-image "$out/runtime" --add-launcher "discern=$out/discern.properties" --dest "$out" "${options[@]}")
icon=assets/icon.png
[ "$(uname -s)" != Darwin ] || icon=$out/discern.icns
common+=(--icon "$icon")
associations=(--file-associations installer/associations/project.properties
  --file-associations installer/associations/experiment.properties)
case $type in
  app-image) "$jdk/bin/jpackage" --type app-image "${common[@]}" ;;
  deb | rpm)
    # Figures and the window load these by name, so that nothing else tells of them; fonts come with the first.
    needs='libfontconfig1, libgtk-3-0, libxtst6, libxxf86vm1, libgl1'
    [ "$type" = deb ] || needs='fontconfig, gtk3, libXtst, libXxf86vm, libglvnd-glx'
    "$jdk/bin/jpackage" --type "$type" --linux-package-deps "$needs" --linux-package-name discern-workbench --linux-shortcut \
      --linux-menu-group "Science;MedicalSoftware" --linux-app-category science --license-file LICENSE \
      --resource-dir installer/linux "${associations[@]}" "${common[@]}"
    ;;
  dmg | pkg)
    "$jdk/bin/jpackage" --type "$type" --license-file LICENSE "${associations[@]}" "${common[@]}"
    [ "$bundle" = "$version" ] || mv "$out/discern-workbench-$bundle.$type" "$out/discern-workbench-$version.$type"
    ;;
  *) echo "unknown kind of package: $type" >&2; exit 2 ;;
esac
ls -l "$out" | sed -n 's/^-.* \([0-9]*\) [A-Z][a-z].* \(discern-workbench.*\)$/\2: \1 bytes/p'
