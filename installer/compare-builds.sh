#!/usr/bin/env bash
# Builds the last commit twice, in two folders, and tells whether the jars are the same byte for byte.
set -euo pipefail
source=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for build in one another; do
  git clone -q "$source" "$folder/$build"
  (cd "$folder/$build" && mvn -q -o -Dmaven.test.skip=true package)
done
(cd "$folder/one/target/discern" && find . -type f -exec sha256sum {} + | sort -k 2) > "$folder/one.sums"
(cd "$folder/another/target/discern" && find . -type f -exec sha256sum {} + | sort -k 2) > "$folder/another.sums"
diff "$folder/one.sums" "$folder/another.sums" && echo "the same: $(wc -l < "$folder/one.sums") files"
