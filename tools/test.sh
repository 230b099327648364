# `conch test [NAME]`: everything that CI runs, one step after the other (sourced by `conch`, after tools/build.sh).
# Each step prints its time and its counts; a failed step shows what failed; each skip is printed with its reason.
# With NAME only the tests whose name contains it run: C tests of the release preset, Java tests, scripts, checks.
# The last line sums it all up: "N passed, N failed, N skipped".

passed=0 failed=0 skipped=0

run_tests() {
    filter=${1-}
    case $filter in -*) say "test takes the name of a test, not '$filter'"; return 2 ;; esac
    step_begin=$(date +%s)
    if is_ready || build_what_changed ''; then
        java_home=$(sh "$root/tools/doctor.sh" --jdk) || return 1
        run_steps
    else
        count 0 1 0
        finish_step 'build'
    fi
    if [ -n "$filter" ] && [ "$passed$failed$skipped" = 000 ]; then
        say "no test has '$filter' in its name"
        return 2
    fi
    printf '\n%d passed, %d failed, %d skipped\n' $passed $failed $skipped
    [ $failed = 0 ]
}

run_steps() {
    c_tests release
    if [ -z "$filter" ]; then
        c_tests asan
        c_tests tsan
    fi
    java_tests
    check 'the launcher' tools/test_launcher.sh
    check 'Extension projects' tools/test_ext.sh
    check 'the tutorial, as a reader runs it' tutorial
    check 'watch mode of the exercises' tools/test_learn.sh
    check "modules for CPython's headers" native/modules/check_cpython.sh build/cpython
    check 'modules under Conch' ./conch native/modules/check_modules.py
    check 'exercises: the commands of their READMEs' tools/check_exercise_readmes.py
    check 'exercises: starters, solutions, mutants' exercises
}

tutorial() {
    command -v python3 >/dev/null 2>&1 || { echo 'skipped: python3, which runs it, is not installed'; return 0; }
    tools/check_tutorial.py
}

# A measurement that a busy machine leaves open is no failure, and said.
exercises() {
    ./conch learn verify-all
    status=$?
    [ $status = 4 ] || return $status
    echo 'skipped: nothing is wrong, but a measurement was inconclusive; run it again where less is running'
}

# --- counting ----------------------------------------------------------------------------------------------------

# Adds to the totals, and remembers them for the step's own line.
count() {
    step_counts="$1 passed, $2 failed, $3 skipped"
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

finish_step() {
    [ -z "$filter" ] || [ "$step_counts" != '0 passed, 0 failed, 0 skipped' ] || return 0
    now=$(date +%s)
    printf '%-44s %4d s   %s\n' "$1" $((now - step_begin)) "$step_counts"
    step_begin=$now
}

skip_line() { printf '  skipped: %s\n' "$1"; }

# --- C -----------------------------------------------------------------------------------------------------------

c_tests() {
    preset=$1 title="C tests, preset $1"
    case $preset in
        asan | tsan)
            if ! why=$(sh "$root/tools/doctor.sh" --need "$preset" 2>&1); then
                skip_line "$title: ${why#conch: }"
                count 0 0 1
                finish_step "$title"
                return
            fi ;;
    esac
    forget_moved_tree "$preset"
    if ! logged "test-build-$preset" cmake_build "$preset"; then
        count 0 1 0
        finish_step "$title"
        return
    fi
    log=$root/build/log/test-$preset.log
    (cd "$root" && ctest --preset "$preset" --timeout 300 ${filter:+-R "$filter"}) >"$log" 2>&1 </dev/null
    status=$?
    set -- $(awk '/^ *[0-9]+\/[0-9]+ Test +#[0-9]+:/ { if (/ Passed /) p++; else if (/Skipped/) s++; else f++ }
        END { print p + 0, f + 0, s + 0 }' "$log")
    ctest_skips "$log" "$root/build/$preset/Testing/Temporary/LastTest.log"
    if [ $status != 0 ] && [ "$2" = 0 ]; then set -- "$1" 1 "$3"; fi
    [ "$2" = 0 ] || show "$log" ' Passed |^ *Start +[0-9]+:'
    count "$1" "$2" "$3"
    finish_step "$title"
}

# Prints each skipped test with the first line that it printed, which says why.
ctest_skips() {
    sed -n 's/^ *[0-9]*\/[0-9]* Test *#[0-9]*: \([^ ]*\) .*\*\*\*Skipped.*/\1/p' "$1" | while read -r name; do
        skip_line "$name: $(awk -v name="$name" '
            $2 == "Testing:" { inside = $3 == name; output = 0 }
            inside && output && NF && !/^-+$/ { sub(/^[Ss]kip(ped)?: */, ""); print; exit }
            /^Output:/ { output = 1 }' "$2")"
    done
}

# --- Java --------------------------------------------------------------------------------------------------------

java_tests() {
    rm -rf "$root"/java/target/surefire-reports "$root"/bench/target/surefire-reports
    set -- -pl java,bench -Dconch.native.skip -Dmaven.test.failure.ignore
    [ -z "$filter" ] || set -- "$@" "-Dtest=*$filter*,*#*$filter*,ScriptTest" "-Dconch.test.filter=$filter"
    if ! logged test-java maven "$@" test; then
        count 0 1 0
        finish_step 'Java tests'
        return
    fi
    set -- $(cat "$root"/java/target/surefire-reports/TEST-*.xml "$root"/bench/target/surefire-reports/TEST-*.xml 2>/dev/null | awk '
        function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        /<testsuite / { suite = 1 }
        suite && / tests="/ { tests += number("tests"); bad += number("errors") + number("failures"); skip += number("skipped"); suite = 0 }
        END { print tests - bad - skip, bad + 0, skip + 0 }')
    java_skips
    [ "$2" = 0 ] || show "$root/build/log/test-java.log" '^\[INFO\]|^ *$|WARNING: .*(Unsafe|maintainers)|^SLF4J|surefire-reports|dumpstream'
    count "$1" "$2" "$3"
    finish_step 'Java tests'
}

java_skips() {
    cat "$root"/java/target/surefire-reports/TEST-*.xml 2>/dev/null | awk '
        function value(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
        /<testcase / { name = value("classname") "." value("name") }
        /<skipped/ { why = value("message"); if (why == "") { why = $0; sub(/.*CDATA\[([A-Za-z0-9_.$]*: )?/, "", why) } print name ": " why }' | while read -r line; do skip_line "$line"; done
}

# --- checks ------------------------------------------------------------------------------------------------------

# Runs the command "$2 …": it passed if it exits with 0, and was skipped if it then says so: "skipped: WHY". A command that counts
# its checks says that in its last line, "N passed, N failed, N skipped".
check() {
    title=$1
    shift
    case "$title $*" in *"$filter"*) ;; *) return ;; esac
    log=$root/build/log/test-$(basename "${2:-$1}" | sed 's/\..*//').log
    (cd "$root" && "$@") >"$log" 2>&1 </dev/null
    status=$? counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$log")
    if [ $status != 0 ]; then
        show "$log" '^$'
        case $counts in '' | *' 0 '*) counts='0 1 0' ;; esac
    elif grep -q '^skipped: ' "$log"; then
        skip_line "$title: $(sed -n 's/^skipped: //p' "$log" | head -n 1)"
        counts='0 0 1'
    fi
    count ${counts:-1 0 0}
    finish_step "$title"
}

# The end of log $1, without the lines that match $2.
show() {
    printf '  from %s:\n' "${1#"$root"/}"
    grep -v -E "$2" "$1" | tail -n 80 | sed 's/^/    /'
}
