#!/bin/sh
# Takes a lesson as a learner does, at the real program on a real terminal (tmux), and reads the screen.
# Where there is no tmux, says so and passes.

cd "$(dirname "$0")/../../.." || exit
command -v tmux >/dev/null || {
    echo "no tmux here: lessons were not tried on a terminal"
    exit 0
}

scratch=$(mktemp -d) passed=0 failed=0 session=0
XDG_DATA_HOME=$scratch && export XDG_DATA_HOME
progress=$scratch/gradus/progress.json
unset NO_COLOR GRADUS_JAVA_OPTS
tmux() { command tmux -L "gradus-$$" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null; rm -rf "$scratch"' EXIT

open() { # columns, rows, command
    session=$((session + 1))
    tmux new-session -d -s "s$session" -x "$1" -y "$2" "$3; echo left with \$?; sleep 60"
}

screen() { tmux capture-pane -t "s$session" -p "$@"; }

sees() { # waits until the window shows a line that matches
    tries=0
    until screen | grep -q -e "$1"; do
        tries=$((tries + 1))
        [ "$tries" -lt 150 ] || return 1
        sleep 0.1
    done
}

check() { # what, then the pattern to see
    if sees "$2"; then
        passed=$((passed + 1)) && echo "ok    $1"
    else
        failed=$((failed + 1)) && echo "FAIL  $1"
        screen -S - | sed -e 's/^/        | /' | grep -v '| $'
    fi
}

enter() { tmux send-keys -t "s$session" "$1" Enter; }
type() { tmux send-keys -t "s$session" "$@"; }

run_to() { # presses Enter until the window shows the pattern
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
        screen | grep -q -e "$1" && break
        type Enter
        sleep 1
    done
    check "$2" "$1"
}

./gradus eval 1 >/dev/null
./gradus learn >/dev/null

for size in '80 24' '120 40'; do
    # shellcheck disable=SC2086 # two words
    rm -rf "$scratch/gradus" && open $size './gradus learn'
    check "$size: the menu" '▸  1   Derivatives as sensitivity  *not begun'
    type Down Down Up
    check "$size: arrow keys" '▸  2 '
    type 5
    check "$size: a number" '▸  5 '
    type Enter
    check "$size: the lesson begins" '1 of 18$'
    run_to '\[Enter\] run .* 1 of 18$' "$size: to the first cell"
    enter ''
    check "$size: Enter runs it" '→ -9$'
    check "$size: and goes on" '2 of 18$'
    enter e
    check "$size: the editor" 'Enter runs it'
    type C-c
    check "$size: is left by Ctrl-C" 'stays as it was'
    enter e
    check "$size: the editor again" 'Enter runs it'
    type ' * nope' Enter
    check "$size: an error stays with the cell" 'puts the lesson.s own code back'
    enter o
    check "$size: the lesson's own code" '\[Enter\] run · e edit'
    enter e
    check "$size: the editor once more" 'Enter runs it'
    type Up End M-Enter 'print("edited", 6 * 7)' Enter
    check "$size: the edited cell runs" 'edited 42$'
    check "$size: and differs from the lesson's" 'as you have edited the cell'
    enter 'while (true) {}'
    sleep 2
    type C-c
    check "$size: Ctrl-C stops a program" '! Stopped'
    enter 'xi2 * 0 + 7'
    check "$size: the variables are still there" '^7$'
    enter b
    check "$size: back" '── step 2 of 18'
    enter ':where'
    check "$size: where" '▸ Down the chain: values'
    type C-d
    check "$size: Ctrl-D leaves, and says where" 'You are at step 2 of 18'

    # shellcheck disable=SC2086
    open $size './gradus learn xi-chain'
    check "$size: resumed" 'You go on where you were'
    check "$size: with the edit" 'print("edited"'
    enter ':vars'
    check "$size: and the variables" '^xi2 = '
    enter ':go 15'
    check "$size: a question" 'your answer .* 15 of 18$'
    enter dxi4_dxi3
    check "$size: a wrong answer and the author's remark" 'Not quite. That is the local derivative'
    enter h
    check "$size: a hint" 'Hint 1 of 2'
    enter show
    check "$size: the answer is not given away at once" 'type show again'
    enter dL_dxi3
    check "$size: a right answer" '✓ Right'
    check "$size: the next question" '16 of 18$'
    enter s
    enter '2 * y / (xi3 * xi3 * xi3)'
    check "$size: a formula, written in another way" '✓ Right'
    run_to 'the end of "One neuron' "$size: the end"
    check "$size: the score" '2 of 3 questions answered'
    check "$size: the exercise" './gradus start xi-chain'
    enter m
    check "$size: the menu has it done" '▸  6 \|✓ One neuron, one chain  *done, 2 of 3'
    type Escape
    check "$size: Escape leaves" 'left with 0'
    ./gradus learn xi-chain --transcript "$scratch/t.md" && ./gradus verify "$scratch/t.md" >/dev/null &&
        passed=$((passed + 1)) && echo "ok    $size: the transcript is a lesson that holds" ||
        { failed=$((failed + 1)) && echo "FAIL  $size: the transcript is a lesson that holds"; }
    rm -f "$scratch/t.md"
done

open 80 24 './gradus learn 1'
check "before kill -9" '1 of 9$'
run_to '2 of 9$' "a step"
kill -9 "$(tmux list-panes -t "s$session" -F '#{pane_pid}' | xargs -I{} pgrep -P {} java)"
check "killed" 'left with 137'
grep -q '"sensitivity"' "$progress" && open 80 24 './gradus learn 1'
check "and resumed" 'You go on where you were'
tmux resize-window -t "s$session" -x 40 -y 12
run_to 'of 9$' "in a small window"

open 80 24 'TERM=dumb ./gradus learn 2'
check "a dumb terminal prompts in words" '^(1 of '
open 80 24 'NO_COLOR=1 ./gradus learn 2'
check "NO_COLOR" '1 of '
open 80 24 'printf "\n\n42\n" | ./gradus learn chain-rule'
check "a pipe" 'You are at step 3 of 7, and it is kept'
open 80 24 './gradus'
check "the REPL" '^>'
enter ':learn 3'
check "teaches too" 'You go on where you were'
enter q
enter '6 * 7'
check "and goes on" "^42"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
