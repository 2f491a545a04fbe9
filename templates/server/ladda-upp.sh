#!/bin/sh
# Lägger den sajt som heter {{ site }} i ett S3-lager med rclone. Skriven av «handlaggarstod publicera --s3-plan».
#   sh ladda-upp.sh MAPP MÅL      till exempel: sh ladda-upp.sh site/{{ site }} lager:hink
# Stoppas det på vägen är sajten hel: kör det igen.
set -eu
[ $# -eq 2 ] || { echo "Så här: sh $0 MAPP MÅL, till exempel: sh $0 site/{{ site }} lager:hink" >&2; exit 2; }
command -v rclone >/dev/null || { echo "Programmet rclone saknas. Installera det: sudo apt-get install rclone" >&2; exit 2; }
plan=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
sum=$(command -v sha256sum || echo "shasum -a 256")
(cd "$1" && $sum --check --status "$plan/{{ sums }}") \
  || { echo "$1 är inte den sajt som planen gjordes för. Gör om planen: handlaggarstod publicera --s3-plan" >&2; exit 1; }

mapp=$1
target=$2
known="$target/{{ known }}"
now="$(date -u +%Y%m%dT%H%M%SZ)-{{ sum }}.txt"
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

# steg, lista, typ, hur länge
send() {
  echo "$1 ($3)"
  rclone copy --checksum --no-update-modtime --files-from-raw "$plan/$2" \
    --header-upload "Content-Type: $3" --header-upload "Cache-Control: $4" "$mapp" "$target"
}

# först: vad den här utgåvan läser in, så att ingen tar bort det
rclone copyto --header-upload "Content-Type: text/plain; charset=utf-8" --header-upload "Cache-Control: no-cache" \
  "$plan/{{ loaded }}" "$known/$now"
{% for group in groups %}
send "{{ group.step }}" {{ group.list }} "{{ group.type }}" "{{ group.cache }}"
{% endfor %}
echo "tar bort det som inte finns längre"
rclone sync --checksum --no-update-modtime --delete-after --exclude "/{{ assets }}**" "$mapp" "$target"

# sist: det som ingen av de senaste utgåvorna läser in, när lagret känner till så många
rclone lsf --files-only "$known" > "$temp/namn"
sort -r "$temp/namn" > "$temp/listor"
echo "$now" | cat - "$temp/listor" | awk -F- '!seen[$2]++' | head -n {{ keep }} > "$temp/kvar"
[ "$(wc -l < "$temp/kvar")" -eq {{ keep }} ] || exit 0
echo "tar bort tillgångar som ingen av de senaste {{ keep }} utgåvorna läser in"
while read -r list; do rclone cat "$known/$list" >> "$temp/behovs" < /dev/null; done < "$temp/kvar"
rclone lsf --recursive --files-only --exclude "/utgavor/**" "$target/{{ assets }}" > "$temp/finns"
sed 's|^|{{ assets }}|' "$temp/finns" | grep -vxFf "$temp/behovs" > "$temp/bort" || true
grep -vxFf "$temp/kvar" "$temp/listor" | sed 's|^|{{ known }}/|' >> "$temp/bort" || true
[ -s "$temp/bort" ] || exit 0
rclone delete --files-from-raw "$temp/bort" "$target"
