#!/bin/sh
# Tests the launcher in a checkout of its own whose JDK, Maven and CMake are small scripts that note that they were called:
# when it builds and when not, what it says, what it leaves behind when a build fails or is interrupted.

here=$(cd -P "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree="$work/a checkout"
calls=$work/calls
passed=0 failed=0
unset JAVA_HOME CONCH_JVM_OPTIONS CC

mkdir -p "$tree/tools" "$tree/native" "$tree/java/src/main/resources/conch/cli" "$tree/bench/src" "$work/bin" "$work/jdk/bin" "$work/old/bin"
cp "$here/conch" "$tree/"
cp "$here/tools/build.sh" "$here/tools/doctor.sh" "$here/tools/test.sh" "$tree/tools/"
echo usage >"$tree/java/src/main/resources/conch/cli/help.txt"
mkdir "$tree/java/src/main/resources/conch/cli/help"
echo 'usage of race' >"$tree/java/src/main/resources/conch/cli/help/race.txt"
for file in CMakeLists.txt CMakePresets.json pom.xml java/pom.xml bench/pom.xml tools/warm_up.py native/a.c java/src/main/A.java bench/src/B.java; do
    : >"$tree/$file"
done

fake() {
    { printf '#!/bin/sh\n'; cat; } >"$1"
    chmod +x "$1"
}
fake "$work/jdk/bin/java" <<'E2'
for word in "$@"; do
    case $word in
        -XX:AOTCacheOutput=*) echo cache >>"$CALLS"; : >"${word#*=}"; exit 0 ;;
        -XX:AOTCache=*) echo "with cache" ;;
        exit=*) exit "${word#exit=}" ;;
        *' '*.py) printf 'word <%s>\n' "$word" ;;
    esac
done
echo started
E2
fake "$work/jdk/bin/javac" </dev/null
fake "$work/old/bin/javac" </dev/null
fake "$work/old/bin/java" </dev/null
echo 'JAVA_VERSION="25.0.1"' >"$work/jdk/release"
echo 'JAVA_VERSION="17.0.2"' >"$work/old/release"
fake "$work/bin/cmake" <<'E2'
case $1 in
    --version) echo cmake version 3.20.0; exit ;;
    --build)
        echo cmake >>"$CALLS"
        [ ! -e native/broken ] || { echo "native/a.c:3:1: error: no such thing"; exit 2; } ;;
    --preset) mkdir -p build/release; echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt ;;
esac
E2
fake "$work/bin/mvn" <<'E2'
case $1 in -v) echo Apache Maven 3.9.1; exit ;; esac
echo maven >>"$CALLS"
[ ! -e java/src/main/hold ] || { read -r line <java/src/main/hold; }
mkdir -p java/target/lib bench/target/lib
date >java/target/conch.jar; cp java/target/conch.jar bench/target/conch-bench.jar; : >java/target/lib/library.jar; : >bench/target/lib/library.jar
E2
# What a bare system has, and none of the tools that Conch looks for.
mkdir "$work/few"
for tool in sh sed awk uname readlink mktemp rm cat printf grep ls id find sort dirname tail head; do
    ln -s "$(command -v $tool)" "$work/few/$tool" 2>/dev/null
done
export CALLS="$calls" PATH="$work/bin:$work/jdk/bin:$PATH"

# check WHAT: passes if the command before it did. Usage: command; check WHAT
check() {
    if [ $? = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'failed: %s\n' "$1"; sed 's/^/    /' "$work/out"; fi
}
run() {
    : >"$calls"
    "$@" >"$work/out" 2>&1 </dev/null
    status=$?
}
called() { [ "$(sort "$calls" | uniq | tr '\n' ' ')" = "$*${*:+ }" ]; }
printed() { grep -q -e "$1" "$work/out"; }
# Later than any stamp of before, by the clock of the files.
change() {
    while :; do
        : >"$tree/$1"
        [ -n "$(find "$tree/$1" -newer "$tree/build/ready")" ] && return
    done
}
conch=$tree/conch

run "$conch" x.py; called cache cmake maven; check 'the first start builds everything'
printed 'started' && printed 'building the C part with CMake (first build)'; check 'and says so'
run "$conch" x.py; called && printed 'with cache'; check 'the second start builds nothing and uses the cache'
[ "$(wc -l <"$work/out")" = 2 ]; check 'and says nothing of its own'
change native/a.c
run "$conch" x.py; called cmake && printed 'native/a.c changed'; check 'a changed C file calls CMake only'
change java/src/main/A.java
run "$conch" x.py; called cache maven && printed 'java/src/main/A.java changed'; check 'a changed Java file calls Maven only'
rm "$tree/native/a.c"
run "$conch" x.py; called cmake && printed 'native changed'; check 'a removed C file is a change'

run "$conch" 'a b.py'; printed 'word <a b.py>'; check 'a script name with a space stays one word'
run "$conch" exit=3; [ $status = 3 ]; check "Java's exit code is the launcher's"
ln -s "$conch" "$work/link"; ln -s link "$work/bin/linked"
ln -sf ../link "$work/bin/linked"
cd / && run "$work/bin/linked" x.py; called && printed started; check 'a link to a link, from elsewhere, is the same checkout'
run linked x.py; called && printed started; check 'found on the PATH'
cd "$tree" && run sh conch x.py; called && printed started; check 'started by sh'
run env JAVA_HOME="$work/old" "$conch" x.py; called && printed started; check 'a JAVA_HOME that is too old is passed over'
run "$conch" --help; called && printed usage; check 'help needs no build'
run "$conch" help race; called && printed 'usage of race'; check 'nor does the help of a command'
run "$conch" race --help; called && printed 'usage of race'; check 'asked for in either way'

run "$conch" doctor; called && printed 'JDK 25 or newer *25.0.1' && printed 'Maven 3.8 or newer *3.9.1'; check 'doctor lists what is there and builds nothing'
mv "$work/bin/mvn" "$work/mvn"; run env PATH="$work/bin:$work/few" "$conch" doctor
[ $status = 1 ] && printed 'MISSING *Maven' && printed 'repair: '; check 'and what is missing, with its repair'
if command -v python3 >/dev/null; then
    run env PATH="$work/bin:$work/few" "$conch" doctor --json
    python3 -c 'import json, sys; tools = {t["name"]: t for t in json.load(open(sys.argv[1]))["tools"]}
assert tools["maven"]["state"] == "missing" and tools["maven"]["repair"] and tools["jdk"]["required"]' "$work/out"; check 'as JSON too'
fi
mv "$work/mvn" "$work/bin/mvn"
run "$conch" doctor --huh; [ $status = 2 ]; check 'doctor refuses what it does not know'

run "$conch" bench; called cache maven; check 'bench builds the benchmarks'
run "$conch" bench; called; check 'once'

change native/a.c; : >"$tree/native/broken"
run "$conch" x.py; [ $status = 1 ] && called cmake && printed 'first error' && printed 'native/a.c:3:1: error: no such thing'; check 'a failed build shows the first error'
run "$conch" x.py; [ $status = 1 ] && called cmake; check 'and is tried again'
rm "$tree/native/broken"
run "$conch" x.py; called cmake && printed started; check 'and is mended'

change native/a.c; mv "$work/bin/cmake" "$work/cmake"
fake "$work/bin/cmake" <<'E2'
echo cmake version 3.10.2
E2
run "$conch" x.py; [ $status = 1 ] && called && printed 'no CMake 3.20 or newer found, only 3.10.2' && printed 'Repair: '; check 'an old CMake gets one line with its repair'
mv "$work/cmake" "$work/bin/cmake"; run "$conch" x.py

# Interrupted, and two at once: Maven waits on a pipe until the test lets it go.
mkfifo "$work/pipe"
change java/src/main/A.java; ln -s "$work/pipe" "$tree/java/src/main/hold"
: >"$calls"; "$conch" x.py >"$work/out" 2>&1 </dev/null & first=$!
"$conch" x.py >"$work/out2" 2>&1 </dev/null & second=$!
exec 3>"$work/pipe"
waiter=$first; [ "$(readlink "$tree/build/lock")" = $first ] && waiter=$second
until grep -q 'another start is building' "$work/out" "$work/out2"; do kill -0 $waiter 2>/dev/null || break; done
grep -q 'another start is building' "$work/out" "$work/out2"; check 'a second start waits for the first'
rm "$tree/java/src/main/hold"; echo go >&3; exec 3>&-
wait $first; a=$?; wait $second; b=$?
[ $a$b = 00 ] && [ "$(grep -c maven "$calls")" -le 2 ] && printed started && grep -q started "$work/out2"; check 'and both run'
[ ! -h "$tree/build/lock" ]; check 'nobody leaves the lock behind'

run "$conch" x.py; change java/src/main/A.java; ln -s "$work/pipe" "$tree/java/src/main/hold"
stamp=$(ls -l --full-time "$tree/build/stamps/java" 2>/dev/null || ls -lT "$tree/build/stamps/java")
: >"$calls"; "$conch" x.py >"$work/out" 2>&1 </dev/null & first=$!
exec 3>"$work/pipe"; kill -TERM $first; rm "$tree/java/src/main/hold"; echo go >&3; exec 3>&-
wait $first; [ $? = 143 ] && printed interrupted; check 'a build that is interrupted says so'
[ "$stamp" = "$(ls -l --full-time "$tree/build/stamps/java" 2>/dev/null || ls -lT "$tree/build/stamps/java")" ] && [ ! -h "$tree/build/lock" ] &&
    [ -z "$(find "$tree/build" -name "*.$first")" ]; check 'and leaves no stamp, no lock, no temporary file'
run "$conch" x.py; called cache maven && printed started; check 'and is made up for'
ln -s 99999999 "$tree/build/lock"; change native/a.c
run "$conch" x.py; called cmake && printed started; check 'the lock of a process that is gone is taken over'

mv "$tree" "$work/moved"
run "$work/moved/conch" x.py; called cache cmake && printed started; check 'a checkout that was moved is built anew where it must be'
if [ "$(id -u)" != 0 ]; then
    change() { :; }
    rm -rf "$work/moved/build"; chmod a-w "$work/moved"
    run "$work/moved/conch" x.py; [ $status = 1 ] && printed 'cannot write below'; check 'a checkout that cannot be written to says so'
    chmod u+w "$work/moved"
fi

printf '%d passed, %d failed, 0 skipped\n' $passed $failed
[ $failed = 0 ]
