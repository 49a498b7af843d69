# Runs "$@" without network, and with $1 as the only directory that can be written to. Runs inside new user, mount and
# network namespaces (see Protection); ends with 70 or 71 where the machine does not let it keep that promise.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
scratch=$1
shift
mount -t tmpfs -o size=64m,mode=700 none "$scratch" || exit 70
mounts() { awk '{ options[$5] = $6 } END { for (at in options) print options[at], at }' /proc/self/mountinfo; }
mounts | while read -r _ at; do
    at=$(printf '%b' "$at")
    [ "$at" = "$scratch" ] || mount -o remount,bind,ro "$at" 2>/dev/null
done
mounts | while read -r options at; do
    case $(printf '%b' "$at"),$options, in "$scratch,"* | *,ro,*) ;; *) exit 71 ;; esac
done || exit 71
cd "$scratch" || exit 70
command -v setpriv >/dev/null && exec env -i setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
exec env -i "$@"
