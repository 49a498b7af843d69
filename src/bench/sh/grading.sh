#!/bin/sh
# How fast a class is graded: 2,000 submissions of exercise 02, clean and with hostile ones among them, and a cold check.
#
#   sh src/bench/sh/grading.sh [COUNT]
#
# One table at the end: work, figure, goal. Memory is that of all processes together, sampled each second, each page that
# several share counted for its share. Hostile are the files of src/test/attacks, written for exercise 00, under exercise
# 02's name: what they do to the grader does not depend on it.

set -u
cd "$(dirname "$0")/../../.." || exit
count=${1:-2000}
exercise=02-single-neuron
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

fill() { # $1: the folder, $2: every how many submissions one is hostile; 0 for none
    set -- "$1" "$2" 0 1
    while [ "$4" -le "$count" ]; do
        name=$(printf 's%05d' "$4")
        kind=honest
        [ "$2" -gt 0 ] && [ $(($4 % $2)) -eq 0 ] && kind=hostile
        mkdir -p "$1/$name"
        if [ "$kind" = hostile ]; then
            file=$(printf '%s\n' src/test/attacks/*.js | sed -n "$(($3 % $(printf '%s\n' src/test/attacks/*.js | wc -l) + 1))p")
            cp "$file" "$1/$name/$exercise.js"
            set -- "$1" "$2" $(($3 + 1)) "$4"
        elif [ $(($4 % 2)) -eq 0 ]; then
            cp "solutions/$exercise.js" "$1/$name/$exercise.js"
        else
            file=$(printf '%s\n' "exercises/$exercise"/wrong/*.js | sed -n "$(($4 / 2 % $(printf '%s\n' "exercises/$exercise"/wrong/*.js | wc -l) + 1))p")
            cp "$file" "$1/$name/$exercise.js"
        fi
        set -- "$1" "$2" "$3" $(($4 + 1))
    done
}

memory() { # of process $1 and all below it, in kB
    total=0
    for pid in $(ps -eo pid=,ppid= | awk -v root="$1" '
        { parent[$1] = $2 }
        END { for (p in parent) { q = p; while (q != "" && q != 1 && q != root) q = parent[q]; if (q == root) print p } }'); do
        own=$(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null)
        total=$((total + ${own:-0}))
    done
    echo "$total"
}

now() { date +%s.%N; }
span() { echo "$1 $2" | awk '{ printf "%.1f", $2 - $1 }'; }

grade() { # $1: the folder; sets $seconds, $early and $most, kB halfway and at most
    before=$(now)
    ./gradus grade "$1" --out "$1-results" --format csv >"$1.log" 2>&1 &
    grader=$!
    most=0
    : >"$1.memory"
    while kill -0 "$grader" 2>/dev/null; do
        memory "$grader" >>"$1.memory"
        sleep 1
    done
    wait "$grader"
    seconds=$(span "$before" "$(now)")
    most=$(sort -n "$1.memory" | tail -n 1)
    early=$(head -n "$((($(wc -l <"$1.memory") + 2) / 3))" "$1.memory" | sort -n | tail -n 1)
}

./gradus --version >/dev/null || exit
./gradus check xi-chain --file solutions/00-xi-chain.js >/dev/null 2>&1
fill "$work/clean" 0
fill "$work/mixed" 20
grade "$work/clean"
clean=$seconds clean_most=$most clean_early=$early
grade "$work/mixed"
mixed=$seconds mixed_most=$most

# An honest mark is right if it is the one that the same answer has in the clean batch.
wrong=$(awk -F, 'FNR == 1 { next } NR == FNR { mark[$1] = $2; next }
    !(substr($1, 2) % 20 == 0) && mark[$1] != $2 { n++ } END { print n + 0 }' \
    "$work/clean-results/gradebook.csv" "$work/mixed-results/gradebook.csv")
rows=$(($(wc -l <"$work/mixed-results/gradebook.csv") - 1))

check=$(for _ in 1 2 3 4 5; do
    before=$(now)
    ./gradus check "$exercise" --file "solutions/$exercise.js" >/dev/null 2>&1
    span "$before" "$(now)" && echo
done | sort -n | sed -n 3p)

printf '\n%-52s %14s   %s\n' work figure goal
printf '%-52s %10s /s   %s\n' "submissions of exercise 02, $count of them" "$(echo "$count $clean" | awk '{ printf "%.0f", $1 / $2 }')" "at least 60"
printf '%-52s %10s MB   %s\n' "memory in all, at most" "$((clean_most / 1024))" "at most 1200"
printf '%-52s %10s MB   %s\n' "  in the first third of the time" "$((clean_early / 1024))" "flat"
printf '%-52s %10s MB   %s\n' "  with hostile ones" "$((mixed_most / 1024))" ""
printf '%-52s %8s times   %s\n' "time with 5% hostile, by that of the clean batch" "$(echo "$mixed $clean" | awk '{ printf "%.2f", $1 / $2 }')" "at most 3"
printf '%-52s %10s      %s\n' "honest marks that differ, of $rows results" "$wrong" "0"
printf '%-52s %10s s    %s\n' "a cold gradus check, median of five" "$check" "at most 1"
