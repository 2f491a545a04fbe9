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

# steg, lista, typ, hur länge
send() {
  echo "$1 ($3)"
  rclone copy --checksum --no-update-modtime --files-from-raw "$plan/$2" \
    --header-upload "Content-Type: $3" --header-upload "Cache-Control: $4" "$mapp" "$target"
}
mapp=$1
target=$2
{% for group in groups %}
send "{{ group.step }}" {{ group.list }} "{{ group.type }}" "{{ group.cache }}"
{% endfor %}
echo "tar bort det som inte finns längre"
rclone sync --checksum --no-update-modtime --delete-after --exclude "/{{ assets }}**" "$mapp" "$target"
