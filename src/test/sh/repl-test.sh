#!/bin/sh
# Types into the real REPL on a real terminal (tmux), and reads the screen: what a simulated terminal cannot show.
# Where there is no tmux, says so and passes.

cd "$(dirname "$0")/../../.." || exit
command -v tmux >/dev/null || {
    echo "no tmux here: the REPL was not tried on a terminal"
    exit 0
}

scratch=$(mktemp -d) passed=0 failed=0 session=0
XDG_STATE_HOME=$scratch && export XDG_STATE_HOME
unset NO_COLOR GRADUS_JAVA_OPTS
tmux() { command tmux -L "gradus-$$" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null; rm -rf "$scratch"' EXIT

open() { # columns, rows, command
    session=$((session + 1))
    tmux new-session -d -s "s$session" -x "$1" -y "$2" "$3; echo left with \$?; sleep 60"
}

screen() { tmux capture-pane -t "s$session" -p "$@"; }

sees() { # waits for a line that matches
    tries=0
    until screen -S - | grep -q -e "$1"; do
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

type() { tmux send-keys -t "s$session" "$@"; }

interrupt() { # the editor learns of it a moment later than of the keys that follow
    type C-c
    sleep 1
}

./gradus eval 1 >/dev/null
echo 1 | ./gradus >/dev/null

open 80 24 ./gradus
check "the prompt appears" '^>'
type 'const W = param(3), x = 3' Enter 'const L = -log(sigmoid(W * x))' Enter 'L.backward()' Enter 'W.grad' Enter
check "the first example" '^-0.0003701837279586'
type 'const stays = 42' Enter
check "before a loop" 'stays = 42'
type 'while (true) {}' Enter
sleep 2
interrupt
check "Ctrl-C stops a loop" '^Stopped\.'
type 'stays + 1' Enter
check "and keeps the variables" '^43'
type 'matmul(randn([3000, 3000]), randn([3000, 3000])).shape' Enter
sleep 2
interrupt
check "Ctrl-C stops a long product" 'at input [0-9]*:1:1'
type 'half a li'
interrupt
type '6 * 7' Enter
check "Ctrl-C clears a line" '^42'
type 'function twice(x) {' Enter 'return 2 * x' Enter '}' Enter 'twice(21.5)' Enter
check "a block goes over lines" '^43'
type Up Up
check "a block is recalled as one" '^\. return 2 \* x'
interrupt
type 'const \xi' Tab ' = 7' Enter 'ξ * 11' Enter
check "Tab makes a Greek letter" '^77'
type 'stays.toF' Tab
check "members complete" 'stays.toFixed'
interrupt
type 'const J = W ** 2' Enter ':trace J' Enter
check "a trace is drawn" 'backward  *local derivative'
tmux resize-window -t "s$session" -x 50 -y 20
sleep 1 # a person's next key comes after the editor has drawn its line anew
type '1 + 2' Enter
check "after the window is resized" '^3'
type C-d
check "Ctrl-D leaves" 'left with 0'

open 80 24 ./gradus
check "the prompt appears again" '^>'
type Up
check "history goes on from the session before" '^> 1 + 2'
interrupt
type ':quit' Enter
check ":quit leaves" 'left with 0'

open 20 24 ./gradus
check "20 columns" '^>'
type 'tensor([[1, 2], [3, 4]])' Enter
check "and an answer on them" '^ \[3, 4\]\]'

open 80 24 'NO_COLOR=1 ./gradus'
check "NO_COLOR" '^>'
type 'const a = "text"' Enter 'a' Enter
check "and an answer without colours" "^'text'"

open 80 24 'TERM=dumb ./gradus'
sleep 2
type 'nope' Enter '5 + 6' Enter
check "a dumb terminal goes on after an error" '^11'

open 80 24 'yes 1 | ./gradus | head -3'
check "a reader that leaves" 'left with 0'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
