#!/bin/sh
# The one list of tools that Conch needs: what is here, what is missing, and the line that repairs it.
#
#   tools/doctor.sh [--json]      the whole list (this is `conch doctor`); exit 1 if a required tool is missing
#   tools/doctor.sh --need TOOL…  one line on stderr for each TOOL that is missing or too old; exit 1 if any is
#   tools/doctor.sh --jdk         the folder of the JDK that Conch takes; exit 1 with one line on stderr if there is none
#
# It is plain sh, because it must work where nothing else does.

required='jdk maven cmake make cc'
optional='python3 python3-headers numpy sqlite clang jextract gdb asan tsan asan-jvm tsan-jvm'
jdk_least=25
probe=

purpose() {
    case $1 in
        jdk) echo 'compiles and runs Conch' ;;
        maven) echo 'builds the Java part' ;;
        cmake) echo 'builds the C part' ;;
        make) echo 'runs what CMake wrote' ;;
        cc) echo 'compiles the C part and extension modules (C17)' ;;
        python3) echo 'the peer that Conch is compared with' ;;
        python3-headers) echo 'compiles the same modules for CPython' ;;
        numpy) echo 'a figure to compare the kernels with' ;;
        jextract) echo 'regenerates the bindings' ;;
        gdb) echo 'looks into a crashed extension' ;;
        asan) echo 'AddressSanitizer: finds memory errors in C' ;;
        tsan) echo 'ThreadSanitizer: finds data races in C' ;;
        sqlite) echo 'import sqlite3' ;;
        clang) echo 'a second compiler for the race demos and for extensions' ;;
        asan-jvm) echo 'conch ext check: memory errors of an extension' ;;
        tsan-jvm) echo 'conch ext check: data races of an extension' ;;
    esac
}

title() {
    case $1 in
        jdk) echo "JDK $jdk_least or newer" ;;
        maven) echo 'Maven 3.8 or newer' ;;
        cmake) echo 'CMake 3.20 or newer' ;;
        cc) echo 'C compiler' ;;
        python3) echo 'Python 3' ;;
        python3-headers) echo 'CPython headers' ;;
        asan) echo 'AddressSanitizer' ;;
        tsan) echo 'ThreadSanitizer' ;;
        asan-jvm) echo 'ASan in the JVM' ;;
        tsan-jvm) echo 'TSan in the JVM' ;;
        sqlite) echo 'SQLite library' ;;
        *) echo "$1" ;;
    esac
}

# The command that repairs it: apt on Debian and Ubuntu, brew on macOS, elsewhere the name to look for.
repair() {
    if [ "$(uname -s)" = Darwin ]; then
        case $1 in
            jdk) echo 'brew install openjdk, then export JAVA_HOME="$(brew --prefix openjdk)/libexec/openjdk.jdk/Contents/Home"' ;;
            maven) echo 'brew install maven' ;;
            cmake) echo 'brew install cmake' ;;
            make | cc | asan | tsan | clang) echo 'xcode-select --install' ;;
            sqlite) echo 'brew install sqlite' ;;
            asan-jvm | tsan-jvm) echo 'none: a sanitizer is preloaded into the JVM on Linux only' ;;
            python3 | python3-headers) echo 'brew install python@3.11' ;;
            numpy) echo 'python3 -m pip install numpy' ;;
            jextract) echo 'unpack the early-access build from https://jdk.java.net/jextract and put its bin on the PATH' ;;
            gdb) echo 'brew install gdb' ;;
        esac
    elif command -v apt-get >/dev/null 2>&1; then
        case $1 in
            jdk) echo 'sudo apt-get install openjdk-25-jdk (where the release lacks it: temurin-25-jdk, see https://adoptium.net/installation/linux)' ;;
            maven) echo 'sudo apt-get install maven' ;;
            cmake) echo 'sudo apt-get install cmake' ;;
            make | cc | asan | tsan) echo 'sudo apt-get install build-essential' ;;
            sqlite) echo 'sudo apt-get install libsqlite3-0' ;;
            clang) echo 'sudo apt-get install clang' ;;
            asan-jvm | tsan-jvm) sanitizer_repair "${1%-jvm}" ;;
            python3) echo 'sudo apt-get install python3' ;;
            python3-headers) echo 'sudo apt-get install python3-dev' ;;
            numpy) echo 'sudo apt-get install python3-numpy' ;;
            jextract) echo 'unpack the early-access build from https://jdk.java.net/jextract and put its bin on the PATH' ;;
            gdb) echo 'sudo apt-get install gdb' ;;
        esac
    else
        echo "install $(title "$1") with this system's package manager"
    fi
}

# The runtime of a sanitizer comes with the compiler; what else keeps it out of the JVM is the kernel.
sanitizer_repair() {
    major=$(gcc -dumpversion 2>/dev/null | sed 's/\..*//')
    case $1 in
        asan) echo "sudo apt-get install libasan8 gcc${major:+ libgcc-$major-dev}" ;;
        tsan) echo "sudo apt-get install libtsan2 gcc util-linux${major:+ libgcc-$major-dev}; where setarch -R is forbidden: sudo sysctl vm.mmap_rnd_bits=28" ;;
    esac
}

# 0 if version $1 is at least $2; numbers apart by dots, anything after them ignored.
at_least() {
    awk -v have="$1" -v want="$2" 'BEGIN {
        n = split(want, w, "."); split(have, h, /[.+_-]/)
        for (i = 1; i <= n; i++) { if (h[i] + 0 > w[i] + 0) exit 0; if (h[i] + 0 < w[i] + 0) exit 1 }
        exit 0 }'
}

# Version of the JDK in folder $1, or nothing if there is no compiler. The release file answers without starting a JVM.
jdk_version() {
    [ -x "$1/bin/javac" ] || return 1
    version=
    [ -r "$1/release" ] && version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release")
    [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p')
    [ -n "$version" ] && echo "$version"
}

# Prints the first folder that holds a JDK new enough: JAVA_HOME, the javac on the PATH, then the usual install folders.
find_jdk() {
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) && on_path=${on_path%/bin/javac}
    for folder in "${JAVA_HOME-}" "${on_path-}" \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* "$HOME"/.gradle/jdks/* "$HOME"/.m2/jdks/*
    do
        [ -n "$folder" ] && version=$(jdk_version "$folder") && at_least "$version" "$jdk_least" && echo "$folder" && return 0
    done
    return 1
}

compiler() {
    for name in ${CC:+"$CC"} cc gcc clang; do
        command -v "$name" >/dev/null 2>&1 && echo "$name" && return 0
    done
    return 1
}

# Compiles and runs a two-threaded program with flags $*; the answer is the exit status.
runs_with() {
    folder=$(mktemp -d) || return 1
    cat >"$folder/probe.c" <<'C'
#include <pthread.h>
static void *work(void *cell) { ++*(int *)cell; return 0; }
int main(void) {
    int cell = 0;
    pthread_t thread;
    if (pthread_create(&thread, 0, work, &cell) || pthread_join(thread, 0)) return 1;
    return cell - 1;
}
C
    { "$(compiler)" -std=c17 -pthread "$@" -o "$folder/probe" "$folder/probe.c" && $probe "$folder/probe"; } >/dev/null 2>&1
    status=$?
    rm -rf "$folder"
    return $status
}

# Starts the JVM with the runtime of sanitizer $1 preloaded, as `conch ext check` does (conch.ext.Sanitizer), and with options $2.
starts_jvm() {
    [ "$(uname -s)" = Linux ] || { note='Linux only'; return 1; }
    runtime=$("$(compiler)" -print-file-name="lib$1.so" 2>/dev/null)
    case $runtime in
        /*) ;;
        *) note="the compiler has no shared lib$1.so"; return 1 ;;
    esac
    home=$(find_jdk) || { note="needs a JDK $jdk_least"; return 1; }
    [ "$1" = tsan ] && setarch "$(uname -m)" -R true 2>/dev/null && fixed="setarch $(uname -m) -R" || fixed=
    path=$(readlink -f "$runtime")
    if said=$($fixed env LD_PRELOAD="$path" ASAN_OPTIONS="$2" TSAN_OPTIONS="$2" "$home/bin/java" -XX:+UseSerialGC -version 2>&1); then return 0; fi
    note="no JVM starts with $path preloaded: $(printf '%s\n' "$said" | sed -n '/./{p;q;}')" path=
    return 1
}

# Prints where the shared library $1 is, if the linker at run time would find it.
shared_library() {
    { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | sed -n "s/.*$1 .*=> //p" | sed -n 1p
}

# Sets state (ok, missing, old or broken), version, path and note for tool $1.
look() {
    state=missing version= path= note=
    case $1 in
        jdk)
            if path=$(find_jdk); then
                state=ok version=$(jdk_version "$path")
            elif [ -n "${JAVA_HOME-}" ] && version=$(jdk_version "$JAVA_HOME"); then
                state=old path=$JAVA_HOME
            elif path=$(command -v javac); then
                state=old version=$("$path" -version 2>&1 | sed -n 's/^javac //p')
            else
                note='looked at JAVA_HOME, the PATH, /usr/lib/jvm, /Library/Java/JavaVirtualMachines, ~/.sdkman, ~/.jdks and the like'
            fi ;;
        maven)
            path=$(command -v mvn) || return
            version=$(JAVA_HOME=$(find_jdk || echo "${JAVA_HOME-}") mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
            judge 3.8 ;;
        cmake)
            path=$(command -v cmake) || return
            version=$(cmake --version 2>/dev/null | sed -n 's/^cmake version //p')
            judge 3.20 ;;
        make)
            path=$(command -v make) || return
            version=$(make --version 2>/dev/null | sed -n '1s/.* //p')
            state=ok ;;
        cc)
            path=$(compiler) && path=$(command -v "$path") || return
            version=$("$path" --version 2>/dev/null | sed -n 1p)
            state=ok
            runs_with || { state=broken note='a small C17 program with threads does not compile and run with it'; } ;;
        python3)
            path=$(command -v python3) || return
            version=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null)
            judge 3 ;;
        python3-headers)
            folder=$(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))' 2>/dev/null) || return
            [ -r "$folder/Python.h" ] || { note="no $folder/Python.h"; return; }
            state=ok path=$folder version=$(sed -n 's/^#define PY_VERSION *"\(.*\)"/\1/p' "$folder/patchlevel.h") ;;
        numpy)
            version=$(python3 -c 'import numpy; print(numpy.__version__)' 2>/dev/null) && state=ok ;;
        sqlite)
            if [ "$(uname -s)" = Darwin ]; then path=/usr/lib/libsqlite3.dylib state=ok; return; fi
            path=$(shared_library libsqlite3.so.0)
            for folder in /lib /usr/lib /lib64 /usr/lib64 /usr/local/lib; do
                [ -n "$path" ] || [ ! -e "$folder/libsqlite3.so.0" ] || path=$folder/libsqlite3.so.0
            done
            [ -z "$path" ] || state=ok ;;
        clang)
            for name in clang clang-22 clang-21 clang-20 clang-19 clang-18 clang-17 clang-16 clang-15 clang-14; do
                path=$(command -v "$name") && break
            done
            [ -n "$path" ] || return
            state=ok version=$("$path" --version 2>/dev/null | sed -n '1s/.*version \([0-9.]*\).*/\1/p') ;;
        asan-jvm)
            compiler >/dev/null || { note='needs a C compiler'; return; }
            starts_jvm asan handle_segv=0:allow_user_segv_handler=1:handle_sigbus=0:handle_sigfpe=0:detect_leaks=0 && state=ok ;;
        tsan-jvm)
            compiler >/dev/null || { note='needs a C compiler'; return; }
            starts_jvm tsan ignore_noninstrumented_modules=1:handle_segv=0:allow_user_segv_handler=1:handle_sigbus=0:handle_sigfpe=0:report_signal_unsafe=0 && state=ok ;;
        jextract)
            path=$(command -v jextract) || return
            state=ok version=$(jextract --version 2>/dev/null | sed -n 1p) ;;
        gdb)
            path=$(command -v gdb) || return
            state=ok version=$(gdb --version 2>/dev/null | sed -n '1s/.* //p') ;;
        asan)
            compiler >/dev/null || { note='needs a C compiler'; return; }
            if runs_with -fsanitize=address,undefined; then state=ok; else note='a program compiled with -fsanitize=address does not build or run'; fi ;;
        tsan)
            compiler >/dev/null || { note='needs a C compiler'; return; }
            if runs_with -fsanitize=thread; then
                state=ok
            elif probe="setarch $(uname -m) -R" && runs_with -fsanitize=thread; then
                state=ok note='only with address-space randomisation off (setarch -R)'
            else
                note='a program compiled with -fsanitize=thread does not build or run'
            fi
            probe= ;;
    esac
}

judge() {
    if [ -z "$version" ]; then
        state=broken note="$path does not tell its version"
    elif at_least "$version" "$1"; then
        state=ok
    else
        state=old
    fi
}

# What is wrong with the tool that look saw, in words.
fault() {
    case $state in
        missing) echo "no $(title "$1") found${note:+ ($note)}" ;;
        old) echo "no $(title "$1") found, only $version in $path" ;;
        broken) echo "$path does not work: $note" ;;
    esac
}

need() {
    failed=0
    for tool in "$@"; do
        look "$tool"
        [ "$state" = ok ] && continue
        failed=1
        echo "conch: $(fault "$tool"). Repair: $(repair "$tool")" >&2
    done
    return $failed
}

report() {
    failed=0
    for tool in $required $optional; do
        look "$tool"
        is_required "$tool" && kind=required || kind=optional
        if [ "$state" = ok ]; then
            printf 'ok       %-20s %s\n' "$(title "$tool")" "${version:-works}${path:+  $path}${note:+  ($note)}"
            continue
        fi
        [ $kind = required ] && failed=1
        case $kind in
            required) printf 'MISSING  %-20s %s; %s\n' "$(title "$tool")" "$(fault "$tool")" "$(purpose "$tool")" ;;
            optional) printf 'absent   %-20s %s; %s\n' "$(title "$tool")" "$(fault "$tool")" "$(purpose "$tool")" ;;
        esac
        printf '         %-20s repair: %s\n' '' "$(repair "$tool")"
    done
    if [ $failed = 0 ]; then echo 'Everything that Conch needs is here.'; else echo 'Conch cannot be built until what is MISSING is installed.'; fi
    return $failed
}

is_required() {
    case " $required " in *" $1 "*) return 0 ;; esac
    return 1
}

json_string() {
    if [ -n "$1" ]; then printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"; else printf null; fi
}

report_json() {
    failed=0 comma=
    printf '{\n  "tools": ['
    for tool in $required $optional; do
        look "$tool"
        is_required "$tool" && kind=true || kind=false
        [ "$state" != ok ] && [ $kind = true ] && failed=1
        repair=
        [ "$state" = ok ] || repair=$(repair "$tool")
        printf '%s\n    {"name": "%s", "required": %s, "state": "%s", "version": %s, "path": %s, "purpose": %s, "note": %s, "repair": %s}' \
            "$comma" "$tool" $kind "$state" "$(json_string "$version")" "$(json_string "$path")" \
            "$(json_string "$(purpose "$tool")")" "$(json_string "$note")" "$(json_string "$repair")"
        comma=,
    done
    printf '\n  ],\n  "ok": %s\n}\n' "$([ $failed = 0 ] && echo true || echo false)"
    return $failed
}

case ${1-} in
    '') report ;;
    --json) report_json ;;
    --need) shift; need "$@" ;;
    --jdk) find_jdk || need jdk ;;
    *) echo "conch: doctor has no '$1': it takes --json or nothing" >&2; exit 2 ;;
esac
