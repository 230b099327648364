# The slow half of the launcher (sourced by `conch` and by tools/test.sh): builds what changed, one builder at a time.
# Needs from whoever sources it: root, jvm_flags, say, changed_since, the *_sources lists.
#
# A stamp in build/stamps says "built from everything older than me": its time is that of the start of the build, and
# it is made by rename after the last step has succeeded. The full logs stay in build/log.

# Builds the C part, the Java part, the start-up cache, and for the command `bench` the benchmarks; then writes build/ready.
build_what_changed() {
    mkdir -p "$root/build/log" "$root/build/stamps" "$root/build/app" 2>/dev/null && [ -w "$root/build/stamps" ] || {
        say "cannot write below $root/build, where Conch is built. Copy the checkout to a folder of your own and start it there"
        return 1
    }
    lock_build || return
    trap 'unlock_build' EXIT
    trap 'interrupted 129' HUP
    trap 'interrupted 130' INT
    trap 'interrupted 143' TERM
    if [ "$1" != bench ] && is_ready; then
        built=0
    else
        build_parts "$1"
        built=$?
    fi
    unlock_build
    trap - EXIT HUP INT TERM
    return $built
}

interrupted() {
    trap - EXIT
    sweep
    unlock_build
    say 'build interrupted; the next start goes on from here'
    exit "$1"
}

build_parts() {
    begin=$root/build/stamps/begin.$$
    : >"$begin"
    build_native && build_java "$1" && write_ready
    status=$?
    sweep
    return $status
}

# What this process left half-made; every such name ends in its number.
sweep() {
    rm -f "$root"/build/*.$$ "$root"/build/stamps/*.$$ "$root"/build/app/*.$$* "$root"/build/app/lib/*.$$ "$root"/build/bench/*.$$
}

# --- one builder at a time ---------------------------------------------------------------------------------------
# The lock is a symbolic link whose target is the owner's process number: made and readable in one step.

lock_build() {
    lock=$root/build/lock
    told=
    until ln -s $$ "$lock" 2>/dev/null; do
        owner=$(readlink "$lock") || continue
        if ! kill -0 "$owner" 2>/dev/null && [ -z "$(ps -p "$owner" -o pid= 2>/dev/null)" ]; then
            # Only one of several waiters gets to move the dead owner's link away.
            mv "$lock" "$lock.dead.$$" 2>/dev/null
            if [ "$(readlink "$lock.dead.$$")" != "$owner" ]; then mv "$lock.dead.$$" "$lock" 2>/dev/null; fi
            rm -f "$lock.dead.$$"
            continue
        fi
        [ -n "$told" ] || say "another start is building (process $owner); waiting for it"
        told=yes
        sleep 1
    done
}

unlock_build() {
    [ "$(readlink "$root/build/lock" 2>/dev/null)" = $$ ] && rm -f "$root/build/lock"
    return 0
}

# --- stamps ------------------------------------------------------------------------------------------------------

# Why part $1 (of the sources in $2) must be built, in words; nothing if it need not.
reason_to_build() {
    if [ ! -f "$root/build/stamps/$1" ]; then
        echo 'first build'
        return
    fi
    # A folder is named only where no file is: then one was removed from it.
    changed_since "build/stamps/$1" "$2" | while read -r path; do
        if [ -d "$root/$path" ]; then echo "1 $path"; else echo "0 $path"; fi
    done | sort | awk '
        NR == 1 { kind = $1; first = substr($0, 3) }
        $1 == kind { n++ }
        END { if (n == 1) print first " changed"; else if (n > 1) print first " and " n - 1 " more changed" }'
}

stamp() {
    mv "$1" "$root/build/stamps/$2"
}

# --- the C part --------------------------------------------------------------------------------------------------

build_native() {
    forget_moved_tree release
    reason=$(reason_to_build native "$native_sources")
    [ -n "$reason" ] || [ ! -f "$root/build/release/CMakeCache.txt" ] || return 0
    sh "$root/tools/doctor.sh" --need cmake make cc || return
    say "building the C part with CMake (${reason:-build/release is gone, or was made elsewhere}) …"
    native_begin=$root/build/stamps/native.$$
    : >"$native_begin"
    logged native cmake_build release && stamp "$native_begin" native
}

# CMake refuses a build folder that was made in another place; such a one is of no use.
forget_moved_tree() {
    cache=$root/build/$1/CMakeCache.txt
    [ -f "$cache" ] || return 0
    [ "$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$cache")" = "$root" ] || rm -rf "${root:?}/build/$1"
}

cmake_build() {
    cmake --preset "$1" && cmake --build --preset "$1" --parallel "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)"
}

# --- the Java part -----------------------------------------------------------------------------------------------

build_java() {
    java_home=$(sh "$root/tools/doctor.sh" --jdk) || return
    modules=java
    reason=$(reason_to_build java "$java_sources")
    [ -n "$reason" ] || [ -f "$root/build/app/conch.jar" ] || reason='build/app is gone'
    if [ "$1" = bench ]; then
        bench_reason=$(reason_to_build bench "$bench_sources")
        if [ -n "$reason$bench_reason" ] || [ ! -f "$root/build/bench/conch-bench.jar" ]; then
            modules=java,bench
            reason="${reason:-benchmarks: ${bench_reason:-build/bench is gone}}"
        fi
    fi
    if [ -z "$reason" ]; then
        build_cache
        return
    fi
    JAVA_HOME=$java_home sh "$root/tools/doctor.sh" --need maven || return
    say "building the Java part with Maven ($reason) …"
    java_begin=$root/build/stamps/java.$$
    : >"$java_begin"
    logged java maven -pl "$modules" -DskipTests -Dconch.native.skip package || return
    install_jars java conch app || return
    if [ $modules = java,bench ]; then
        install_jars bench conch-bench bench || return
        cp -p "$java_begin" "$root/build/stamps/bench"
    fi
    stamp "$java_begin" java
    rm -f "$root/build/stamps/cache"
    build_cache
}

# Offline once everything has been fetched for these POMs, so that a later start needs no network.
maven() {
    fetched=$root/build/stamps/fetched
    if [ -f "$fetched" ] && [ -z "$(changed_since build/stamps/fetched 'pom.xml java/pom.xml bench/pom.xml')" ]; then
        run_maven -o "$@" && return
        grep -q 'has not been downloaded' "$root/$log" || return
    fi
    run_maven "$@" && : >"$fetched"
}

run_maven() {
    (cd "$root" && JAVA_HOME=$java_home mvn -B -ntp -Dstyle.color=never "$@" </dev/null)
}

# Puts the jar $2 of module $1 and its libraries into build/$3, each by rename: a JVM that runs keeps the file it has open.
install_jars() {
    into=$root/build/$3
    mkdir -p "$into/lib" && cp -p "$root/$1/target/$2.jar" "$into/$2.jar.$$" && mv "$into/$2.jar.$$" "$into/$2.jar" || return
    for jar in "$root/$1/target/lib"/*.jar; do
        cmp -s "$jar" "$into/lib/${jar##*/}" || { cp -p "$jar" "$into/lib/${jar##*/}.$$" && mv "$into/lib/${jar##*/}.$$" "$into/lib/${jar##*/}"; } || return
    done
}

# The JVM's own cache of loaded and linked classes, made by a training run. It belongs to one jar, one JDK and one set
# of flags. Without it everything works, only slower at the start, so its failure is told and is no failure.
build_cache() {
    made_for="$java_home $jvm_flags $root"
    [ -f "$root/build/app/conch.aot" ] && [ "$(cat "$root/build/stamps/cache" 2>/dev/null)" = "$made_for" ] && return 0
    rm -f "$root/build/app/conch.aot"
    train "$root/build/app/conch.aot.$$" >"$root/build/log/cache.log" 2>&1 ||
        say 'the training run of the start-up cache failed, so each start takes longer (why: build/log/cache.log)'
    if [ -f "$root/build/app/conch.aot.$$" ]; then
        mv "$root/build/app/conch.aot.$$" "$root/build/app/conch.aot" && printf '%s\n' "$made_for" >"$root/build/stamps/cache"
    fi
    return 0
}

# Without the profiles of the training run: they would have the JVM compile methods while a short script has long ended.
train() {
    "$java_home/bin/java" $jvm_flags -XX:-AOTRecordTraining -XX:AOTCacheOutput="$1" \
        -Dconch.training=true -Dconch.home="$root" -cp "$root/build/app/conch.jar" conch.cli.Main \
        "$root/tools/warm_up.py" </dev/null
}

# --- results -----------------------------------------------------------------------------------------------------

write_ready() {
    {
        printf 'ready_root=%s\n' "$(quoted "$root")"
        printf 'ready_java=%s\n' "$(quoted "$java_home/bin/java")"
        printf 'ready_java_home=%s\n' "$(quoted "${JAVA_HOME-}")"
    } >"$ready.$$" && touch -r "$begin" "$ready.$$" && mv "$ready.$$" "$ready"
}

# $1 as one word of the shell.
quoted() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

# Runs "$2 …" below the root with its output in build/log/$1.log; if it fails, shows what matters of it.
logged() {
    log=build/log/$1.log
    shift
    (cd "$root" && "$@") >"$root/$log" 2>&1 </dev/null && return 0
    first=$(grep -m 1 -E '( error: |fatal error:|CMake Error|undefined reference|^\[ERROR\] .*\.java:\[[0-9]+,[0-9]+\])' "$root/$log" | sed "s#$root/##g")
    say "the build failed${first:+; first error:}"
    [ -z "$first" ] || printf '    %s\n' "$first" >&2
    printf '  last lines of %s:\n' "$log" >&2
    # Without Maven's standing advice, which hides the error itself.
    grep -v -E '^\[(ERROR|INFO)\] *(-+)?$|\[Help [0-9]\]|re-run Maven|Re-run Maven|For more information|resume the build|mvn <args>' "$root/$log" |
        tail -n 12 | sed "s#$root/##g; s/^/    /" >&2
    if grep -q -i -E 'Could not transfer|Unknown host|Cannot access .* in offline mode' "$root/$log"; then
        say 'libraries could not be fetched: the first build needs the network (behind a proxy: set it in ~/.m2/settings.xml)'
    else
        say 'mend the error and start again: only what changed is built'
    fi
    return 1
}
