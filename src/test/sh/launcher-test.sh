#!/bin/sh
# What the launcher promises, tried on a copy of the project: src/test/sh/launcher-test.sh
# It builds the copy two and a half times, and runs with the java that the launcher would choose.
set -u

project=$(cd -P -- "$(dirname "$0")/../../.." && pwd)
scratch=$(cd -P -- "$(mktemp -d)" && pwd)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

check() { # a sentence, then a command that must succeed
    sentence=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "ok    $sentence"
    else
        failed=$((failed + 1))
        echo "FAIL  $sentence"
        sed 's/^/        stdout: /' "$scratch/out"
        sed 's/^/        stderr: /' "$scratch/err"
    fi
}

gradus() { # runs it with stdout, stderr and exit code kept
    "$launcher" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
    code=$?
}

gave() { # exit code, stdout and an extended regular expression for stderr, '' for silence
    [ "$code" = "$1" ] && [ "$(cat "$scratch/out")" = "$2" ] && said "$3"
}

said() {
    if [ "$1" ]; then grep -Eq "$1" "$scratch/err"; else ! [ -s "$scratch/err" ]; fi
}

sentences() { # how many lines stderr has
    [ "$(grep -c '' "$scratch/err")" = "$1" ]
}

builds() { # how often Maven was started since the last question
    count=$(grep -c '' "$scratch/mvn-calls")
    : >"$scratch/mvn-calls"
    [ "$count" = "$1" ]
}

fake_java() { # a java whose release file says it is version $2, with no compiler
    mkdir -p "$scratch/$1/bin"
    printf '#!/bin/sh\nexit 1\n' >"$scratch/$1/bin/java"
    chmod +x "$scratch/$1/bin/java"
    printf 'JAVA_VERSION="%s"\n' "$2" >"$scratch/$1/release"
}

# A copy in a directory with spaces, reached by relative links from another directory; and a Maven that counts.
copy="$scratch/a copy/of it"
mkdir -p "$copy/src" "$scratch/counting" "$scratch/elsewhere"
cp -R "$project/pom.xml" "$project/gradus" "$project/.mvn" "$copy/"
cp -R "$project/src/main" "$copy/src/"
ln -s "../a copy/of it/gradus" "$scratch/elsewhere/first link"
ln -s "first link" "$scratch/elsewhere/gradus link"
launcher="./gradus link"
: >"$scratch/mvn-calls"
printf '#!/bin/sh\necho >>"%s/mvn-calls"\nexec "%s" "$@"\n' "$scratch" "$(command -v mvn)" >"$scratch/counting/mvn"
chmod +x "$scratch/counting/mvn"
PATH=$scratch/counting:$PATH
source=$copy/src/main/java/gradus/cli/Main.java
lock=$copy/target/launch/lock
unset GRADUS_JAVA_OPTS
cd "$scratch/elsewhere" || exit

# ---- without a fitting Java or Maven ----

fake_java java11 11.0.2
fake_java java8 1.8.0_392
fake_java jre17 17.0.9
GRADUS_JAVA=$scratch/java11/bin/java && export GRADUS_JAVA
gradus eval 1+1
check "Java 11 is refused in one sentence that names it" eval 'gave 2 "" "Java 11\.0\.2.*17 or newer" && sentences 1'
GRADUS_JAVA=$scratch/java8/bin/java
gradus eval 1+1
check "Java 8, which calls itself 1.8, is refused" eval 'gave 2 "" "Java 1\.8\.0_392" && sentences 1'
GRADUS_JAVA=$scratch/nowhere/java
gradus eval 1+1
check "a GRADUS_JAVA that is not there is an error that says so" eval 'gave 2 "" "GRADUS_JAVA.*nowhere" && sentences 1'
GRADUS_JAVA=$scratch/jre17/bin/java
gradus eval 1+1
check "a JRE cannot build, and that is said" eval 'gave 2 "" "JDK.*JRE" && sentences 1'
rm "$scratch/jre17/release"
gradus eval 1+1
check "a java that does not run is an error that says so" eval 'gave 2 "" "no working java" && sentences 1'
unset GRADUS_JAVA
(
    JAVA_HOME=$scratch/nowhere && export JAVA_HOME
    gradus eval 1+1
    gave 2 "" "JAVA_HOME.*nowhere" && sentences 1
)
check "a JAVA_HOME that is not there is an error that says so" [ $? = 0 ]
mkdir "$scratch/tools"
for tool in sh readlink find cat ps mkdir rmdir rm; do
    ln -s "$(command -v "$tool")" "$scratch/tools/$tool"
done
(
    unset JAVA_HOME
    PATH=$scratch/tools
    "$launcher" eval 1+1 >"$scratch/out" 2>"$scratch/err"
    code=$? && PATH=/usr/bin:/bin
    gave 2 "" "no java on the PATH" && sentences 1
)
check "no java at all is an error that says what to install" [ $? = 0 ]
(
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    GRADUS_JAVA=${java:-$(command -v java)} && export GRADUS_JAVA
    PATH=$scratch/tools
    "$launcher" eval 1+1 >"$scratch/out" 2>"$scratch/err"
    code=$? && PATH=/usr/bin:/bin
    gave 2 "" "install Maven" && sentences 1
)
check "no Maven is an error that says what to install" [ $? = 0 ]
check "and none of these left a lock" [ ! -e "$lock" ]

# ---- first use ----

"$launcher" eval 20+1 >"$scratch/out2" 2>"$scratch/err2" </dev/null &
gradus eval 1+1
wait $!
other=$?
check "two first runs at once: one gives its answer" gave 0 2 .
check "two first runs at once: so does the other" eval '[ $other = 0 ] && [ "$(cat "$scratch/out2")" = 21 ]'
check "two first runs at once build once" builds 1

gradus eval 1+1
check "a second run prints exactly the answer and builds nothing" eval 'gave 0 2 "" && builds 0'
gradus eval 'foo'
check "the exit code of a failing program is passed on" gave 1 "" foo
gradus run --no-such-option
check "the exit code of a wrong command line is passed on" gave 2 "" .
check "input is passed on" [ "$(echo 'const w = 4; w + 3' | "$launcher" eval - 2>/dev/null)" = 7 ]

# ---- with the vector module, whose incubation the JVM would announce ----

echo 'print(1 + 1)' >program.js
gradus run program.js
gradus run program.js
check "a command with the vector module prints exactly its output" gave 0 2 ""
echo 'foo' >wrong.js
gradus run wrong.js
check "its errors reach standard error all the same" gave 1 "" foo
check "also one that is redirected to standard output" eval '"$launcher" run wrong.js 2>&1 | grep -q foo'
"$launcher" run program.js >"$scratch/out" 2>&-
check "a closed standard error does no harm" [ "$(cat "$scratch/out")" = 2 ]
(
    GRADUS_JAVA_OPTS=--no-such-option && export GRADUS_JAVA_OPTS
    gradus run program.js
    gave 1 "" no-such-option
)
check "what the JVM says of GRADUS_JAVA_OPTS is shown" [ $? = 0 ]

# ---- after a change ----

sleep 1
touch "$source"
"$launcher" eval 1+1 >"$scratch/out" 2>"$scratch/err" </dev/null &
process=$!
until [ -s "$scratch/mvn-calls" ]; do sleep 1; done
kill "$process"
wait "$process" 2>/dev/null
code=$?
check "a build can be interrupted, and leaves no lock" eval '[ $code -gt 128 ] && [ ! -e "$lock" ] && builds 1'

mkdir -p "$lock"
sh -c 'echo $$' >"$lock/owner"
gradus eval 1+1
check "the next run takes over a dead one's lock and builds" eval 'gave 0 2 "source has changed|first use" && builds 1'
gradus eval 1+1
check "and that was that" eval 'gave 0 2 "" && builds 0'

echo 'no Java' >>"$source"
gradus eval 1+1
check "a failing build is shown and nothing old is run" eval 'gave 1 "" "Main.java.*(expected|unnamed)" && builds 1'
check "and it says where the log is" eval 'log=$(sed -n "s/.*whole log is //p" "$scratch/err") && grep -q ERROR "$log"'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
