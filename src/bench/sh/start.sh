#!/bin/sh
# How soon a short command answers, in turn with plain GraalJS, which only has JavaScript add 1 and 1.
#
#   sh src/bench/sh/start.sh [ROUNDS]      GRADUS_JAVA chooses the JDK, as for ./gradus
#
# One table at the end: work, the median of the rounds in seconds, its ratio to plain GraalJS, the memory at most (where
# GNU time is there to tell), goal. The goals are those of a machine on which plain GraalJS takes 0.8 s.

set -u
cd "$(dirname "$0")/../../.." || exit
rounds=${1:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

java=${GRADUS_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
cat >"$work/Plain.java" <<'JAVA'
public class Plain {
    public static void main(String[] arguments) {
        try (var context = org.graalvm.polyglot.Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build()) {
            System.out.println(context.eval("js", "1+1"));
        }
    }
}
JAVA
./gradus eval 1+1 >/dev/null || exit # builds, and makes the archives of classes
./gradus check xi-chain --file solutions/00-xi-chain.js >/dev/null || exit
class_path=$(printf '%s:' target/lib/*.jar)$work
"$java"c -cp "$class_path" -d "$work" "$work/Plain.java" || exit

measured=''
/usr/bin/time -o "$work/memory" -f %M true 2>/dev/null && measured=yes

timed() { # $1: a name, then a command: its seconds go to the file of that name, its memory in kB to another
    name=$1
    shift
    before=$(date +%s.%N)
    if [ "$measured" ]; then
        /usr/bin/time -o "$work/memory" -f %M "$@" >/dev/null 2>&1 && tail -n 1 "$work/memory" >>"$work/$name.memory"
    else
        "$@" >/dev/null 2>&1
    fi || {
        echo "This failed: $*" >&2
        exit 1
    }
    echo "$before $(date +%s.%N)" | awk '{ printf "%.3f\n", $2 - $1 }' >>"$work/$name"
}

round=0
while [ "$round" -lt "$rounds" ]; do
    timed plain "$java" -cp "$class_path" Plain
    timed number ./gradus eval 1+1
    timed tensor ./gradus eval 'sigmoid(1)'
    timed check ./gradus check single-neuron --file solutions/02-single-neuron.js
    round=$((round + 1))
done

median() { sort -n "$work/$1" | sed -n "$(((rounds + 1) / 2))p"; }
row() { # $1: the file, $2: what it is, $3: the goal
    most=$(sort -n "$work/$1.memory" 2>/dev/null | tail -n 1)
    echo "$(median "$1") $(median plain) ${most:-0}" |
        awk -v what="$2" -v goal="$3" '{ printf "%-34s %8.2f s %8.2f %8d MB   %s\n", what, $1, $1 / $2, $3 / 1024, goal }'
}
"$java" -version 2>&1 | head -n 1
printf '%-34s %10s %8s %11s   %s\n' work median ratio memory goal
row plain "plain GraalJS, 1+1" ""
row number "gradus eval 1+1" "at most 0.45 s (a ratio of 0.56), 150 MB"
row tensor "gradus eval 'sigmoid(1)'" ""
row check "gradus check, cold" "at most 1 s (a ratio of 1.25)"
