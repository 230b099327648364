#!/bin/sh
# Tests watch mode of `conch learn` as a learner uses it: in a terminal (tmux), by keystrokes, the editor being cp and sed. What is waited for is a text
# on the screen, so a slow machine makes it slower and nothing else. The last line counts.

home=$(cd -P "$(dirname "$0")/.." && pwd -P)
if ! command -v tmux >/dev/null; then
    echo 'skipped: there is no tmux to press keys in (apt-get install tmux)'
    exit 0
fi
work=$(mktemp -d) || exit 1
work=$(cd -P "$work" && pwd -P)
passed=0 failed=0 skipped=0
unset NO_COLOR CONCH_PATH CONCH_JVM_OPTIONS TMUX
conch=$home/conch
exercises=$home/exercises
LC_ALL=C.UTF-8; export LC_ALL

terminal() { tmux -u -S "$work/tmux" -f /dev/null "$@"; }
trap 'terminal kill-server 2>/dev/null; rm -rf "$work"' EXIT
screen() { terminal capture-pane -p -t "${pane:-0}"; }
keys() { terminal send-keys -t "${pane:-0}" "$@"; }
# Waits until the screen shows a text; half a minute is long for what is asked here, a check on a busy machine takes its time.
sees() {
    n=0
    until screen | grep -qF -e "$1"; do
        n=$((n + 1))
        [ $n -lt "${2:-300}" ] || return 1
        sleep 0.1
    done
}
sees_not() {
    n=0
    while screen | grep -qF -e "$1"; do
        n=$((n + 1))
        [ $n -lt 100 ] || return 1
        sleep 0.1
    done
}
# The same for running text, which the window's edge may break anywhere between words.
says() {
    n=0
    until screen | tr -s '\n ' ' ' | grep -qF -e "$1"; do
        n=$((n + 1))
        [ $n -lt "${2:-300}" ] || return 1
        sleep 0.1
    done
}
check() {
    if [ $? = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'failed: %s\n' "$1"; screen | sed 's/^/    |/'; fi
}
# Starts conch learn in the learner's folder; the terminal's settings before and after are kept.
start() { keys "clear; stty -a >before; $1 '$conch' learn; echo \"code \$?\"; stty -a >after" Enter; }
# Without the size: a window that was resized meanwhile has another one.
same_terminal() { sed 's/rows.*columns [0-9]*;//' "$work/me/before" >"$work/1"; sed 's/rows.*columns [0-9]*;//' "$work/me/after" >"$work/2"; cmp -s "$work/1" "$work/2"; }
ended() { sees "code $1" && n=0 && until [ -s "$work/me/after" ]; do n=$((n + 1)); [ $n -lt 50 ] || return 1; sleep 0.1; done; }
fits() { screen | sed 's/…/./g' | awk -v w="$1" 'length($0) > w { bad = 1 } END { exit bad }'; }

mkdir "$work/me"
terminal new-session -d -x 100 -y 40 -c "$work/me" 'PS1="$ " sh' || { echo 'skipped: tmux cannot start here'; exit 0; }
me=$work/me/conch-exercises

# --- the first exercise, with what is on the screen

start ''
sees 'A1 Count by hand'; check 'it starts with the first exercise'
sees 'edit conch-exercises/A1-count-by-hand/prediction.toml'; check 'it says what to edit'
sees 'Nothing is predicted yet' && ! screen | grep -q differs; check 'a prediction that was not begun is not measured'
keys t; sees 'nothing is predicted yet, and the timeline'; check 't keeps back what a prediction asks for'
keys Escape p; sees 'nothing was measured yet: write your prediction'; check 'p says what comes first'
sed -i 's/= "?"/= 9/' "$me/A1-count-by-hand/prediction.toml"
sees 'The gate correct blocks:' && sees 'differs'; check 'a save checks, and says what blocks'
keys p; sees 'What you predicted, and what was measured'; check 'p shows predictions beside the measurement'
keys t; sees 'Who held the lock when, in measure.py' 600; check 't draws the timeline of the measurement'
keys Escape
printf 'nonsense\n' >>"$me/A1-count-by-hand/prediction.toml"
sees 'prediction.toml:12 | nonsense'; check 'a mistake is shown with file, line and source'
cp "$exercises/A1-count-by-hand/solution/prediction.toml" "$me/A1-count-by-hand/prediction.toml"
sees 'A1 is passed. n goes on' && sees '1 of 31'; check 'a solution passes, and is counted'
sleep 1; screen | grep -q 'A1 Count by hand'; check 'it does not go on by itself'
keys o; sees 'The solution of A1'; check 'o shows the solution once it is passed'
keys Escape; sees 'A1 is passed'; check 'Esc goes back'

# --- an extension

keys n; sees 'A2 Leak'; check 'n goes to the next one'
sees 'The gate references blocks:' 600; check 'the starter fails at its gate'
keys o; sees 'the solution is shown when A2 is passed'; check 'no solution before'
keys h; sees 'Hint 1 of 3'; check 'the first hint'
keys h; sees 'Hint 2 of 3'; keys h; sees 'Hint 3 of 3' && sees 'That was the last one'; check 'three levels of hints'
keys Escape; keys h; sees 'Hint 1 of 3' && sees 'Hint 3 of 3'; check 'hints that were shown are there again'
keys p; sees 'A2 is not graded for speed'; check 'p says why it has nothing'
keys s; sees 'A2 has no witness'; check 's says why it has nothing'
keys t; sees 'Who held the lock when' 600 && sees 'MainThread: holds'; check 't draws the timeline of the test'
keys '?'; sees 'Edit the file that is named at the top'; check '? explains the keys'
keys Escape

sed -i 's/(void)module;/& for (volatile int i = 1; i;) ;/' "$me/A2-leak/leak.c"
cp "$me/A2-leak/leak.c" "$work/mine.c"
sees 'correct     running' 600; check 'a running gate is shown'
sees 'Before this run: the gate references blocks'; check 'the error stays on the screen meanwhile'
cp "$exercises/A2-leak/solution/leak.c" "$me/A2-leak/leak.c"
sees 'A2 is passed' 600 && ! screen | grep -q 'did not end'; check 'a save cancels the check that runs'
cmp -s "$exercises/A2-leak/solution/leak.c" "$me/A2-leak/leak.c"; check "the learner's file is untouched"

keys x; sees 'Put the starter of A2 back?'; check 'x asks'
keys n; sees 'nothing was changed' && cmp -s "$exercises/A2-leak/solution/leak.c" "$me/A2-leak/leak.c"; check 'n changes nothing'
keys x; sees 'y yes'; keys y; sees 'what you had is now conch-exercises/A2-leak/leak.c.bak-' && cmp -s "$exercises/A2-leak/leak.c" "$me/A2-leak/leak.c" &&
    cmp -s "$exercises/A2-leak/solution/leak.c" "$me"/A2-leak/leak.c.bak-*; check 'y puts the starter back and keeps what there was'
sees 'The gate references blocks:' 600
rm "$me/A2-leak/leak.c"; sees 'leak.c is gone'; check 'a deleted file is said'
rm -rf "$me/A2-leak"; sees 'the folder conch-exercises/A2-leak is gone'; check 'a deleted folder is said'
keys r; sees_not 'is gone' && sees 'The gate references blocks:' 600 && [ -f "$me/A2-leak/leak.c" ]; check 'r makes it anew'

# --- the list, and windows of other sizes

keys l; sees '> A2'; check 'l shows the list, at the current exercise'
keys j; sees '> A3'; keys Up; sees '> A2'; check 'j and arrows move'
keys Escape; sees 'The gate references blocks:'; check 'Esc leaves the list'
terminal resize-window -x 40 -y 30; sees '? help  q quit' && fits 40 && sees 'The gate references blocks:'; check 'a window of 40 columns'
keys h; sees 'Hint 1 of 3' && fits 40; keys Escape
terminal resize-window -x 40 -y 10; sees 'q quit' && fits 40 && [ "$(screen | wc -l)" -le 10 ]; check 'a window of 10 lines'
keys G; for _ in 1 2 3 4 5 6; do keys j; done; sees '7-'; check 'j scrolls in it'
terminal resize-window -x 20 -y 5; sees 'q quit' && fits 20 && [ "$(screen | wc -l)" -le 5 ]; check 'a window of 20 columns and 5 lines'
terminal resize-window -x 40 -y 10; sees 'h hint'
keys l; sees '> A2'; keys End; sees '> F4'; check 'the list scrolls'
keys Escape
terminal resize-window -x 100 -y 40; sees 'A References'; check 'a larger window is filled again'

# --- races

keys l; keys End Up Up Up; sees '> F1'; keys Enter; sees 'F1 Race on the count' && sees 'The gate races blocks:' 600; check 'an exercise is chosen from the list'
keys s; sees 'The witness, replayed' 600 && sees 'Outcome: '; check 's replays the witness'
keys Escape; keys l; sees '> F1'; keys Home j; sees '> A2'; keys Enter; sees 'The gate references blocks:' 600

# --- two at once, the end

pane=1; terminal split-window -h -c "$work/me" 'PS1="$ " sh'; keys "'$conch' learn; echo code \$?" Enter
sees 'another conch learn watches' && sees 'code 2'; check 'a second one on the same folder is told so'
terminal kill-pane -t 1; pane=0
keys q; ended 0 && same_terminal; check 'q ends it, and the terminal is as it was'
sees 'of 31 exercises are passed; conch learn goes on where you stopped'; check 'it says where things stand'

start ''; sees 'A2 Leak' && sees 'The gate references blocks:' 600
terminal capture-pane -p -e -t 0 | grep -q "$(printf '\033')\[3[0-9]m"; check 'there are colours'
rm -f "$work/me/after"; cp "$work/mine.c" "$me/A2-leak/leak.c"
sees 'correct     running' 600
keys C-c; ended 130 && same_terminal; check 'Ctrl-C ends it with 130, and the terminal is as it was'
! ps -eo args | grep -F "$work/me" | grep -v -e grep -e tmux -e "sh -c" | grep -q java; check 'Ctrl-C ends what was running'
[ -z "$(ls "$me/.conch/run" 2>/dev/null)" ]; check 'nothing is left in the scratch folder'
cp "$exercises/A2-leak/leak.c" "$me/A2-leak/leak.c"

# --- what a learner's code, or the system, may do

hostile() { sed "s/(void)module;/& $2/" "$exercises/A2-leak/solution/leak.c" | sed "1a $1" >"$work/hostile.c"; cp "$work/hostile.c" "$me/A2-leak/leak.c"; }
same_file() { cmp -s "$work/hostile.c" "$me/A2-leak/leak.c"; }
rm -f "$work/me/after"; start ''; sees 'The gate references blocks:' 600
hostile '#include <stdlib.h>' 'exit(0);'
sees 'was ended with exit code 0 before' 600 && same_file; check 'exit(0) in C is not passed'
hostile '#include <stdio.h>' 'for (;;) puts("again");'
sees 'printed more than 1 MiB' 600 && same_file; check 'endless output is said, and stays off the screen'
hostile '#include <stdlib.h>' 'abort();'
sees 'was killed by SIGABRT' 600 && same_file; check 'a crash is said'
if [ "$(uname)" = Linux ]; then
    hostile '#include <unistd.h>' 'for (;;) if (fork() == 0) { setsid(); pause(); }'
    sees 'started more than 300 threads and processes' 600 && same_file; check 'processes without end, each in a session of its own, are said'
    [ "$(pgrep -fc "$me/.conch/run/")" = 0 ]; check 'none of them is left'
fi
rm "$me/A2-leak/leak.c"; mkdir "$me/A2-leak/leak.c"; sees 'leak.c is a folder, not a file' 600; check 'a folder in the place of the file is said'
rmdir "$me/A2-leak/leak.c"; cp "$work/mine.c" "$me/A2-leak/leak.c"; sees 'correct     running' 600
keys C-z; sees 'Stopped' || sees '$ '; keys 'fg' Enter; sees 'correct     running' 600; check 'Ctrl-Z and fg: the screen is back'
session=$(terminal display-message -p -t 0 '#{pane_pid}')
keys q; sees 'conch learn goes on where you stopped'; n=0; while ps -o comm= -s "$session" | grep -q java && [ $n -lt 100 ]; do n=$((n + 1)); sleep 0.1; done
cmp -s "$work/mine.c" "$me/A2-leak/leak.c"; check 'and q ends it; the file is untouched'
[ "$(pgrep -fc "$me/.conch/run/")" = 0 ]; check 'nothing is left running'
cp "$exercises/A2-leak/leak.c" "$me/A2-leak/leak.c"

# --- the terminal goes away during a check

rm -f "$work/me/after"; start ''; sees 'The gate references blocks:' 600
cp "$work/mine.c" "$me/A2-leak/leak.c"; sees 'correct     running' 600; check 'a check runs when the terminal is closed'
cp "$me/.conch/state.json" "$work/state.json"
left() { ps -o pid= -s "$session"; pgrep -f "$me/.conch/run/"; }
terminal kill-session
n=0; while [ -n "$(left)" ] && [ $n -lt 200 ]; do n=$((n + 1)); sleep 0.1; done
[ -z "$(left)" ]; check 'a terminal that is closed ends conch learn and what it was running'
cmp -s "$work/state.json" "$me/.conch/state.json" && cmp -s "$work/mine.c" "$me/A2-leak/leak.c" && [ "$(ls "$me/.conch" | grep -c '^state.json')" = 1 ]
check 'state and file are what they were'
terminal new-session -d -x 100 -y 40 -c "$work/me" 'PS1="$ " sh'
cp "$exercises/A2-leak/leak.c" "$me/A2-leak/leak.c"
start ''; sees 'The gate references blocks:' 600 && [ "$(ls "$me/.conch/run" | wc -l)" -le 1 ]; check 'the next start goes on there, and sweeps up'
rm -f "$work/me/after"; keys q; ended 0

# --- the disk is full

# In a name space of its own one may mount a small disk, where the system lets one have that.
small=$work/small; mkdir "$small"
if why=$(unshare -rm sh -c 'mount -t tmpfs -o size=16m none "$0"' "$small" 2>&1); then
    keys "clear; unshare -rm sh -c 'mount -t tmpfs -o size=16m none $small && cd $small && echo \$\$ >$work/inside && exec \"$conch\" learn'" Enter
    sees 'A1 Count by hand' 600; keys n; sees 'The gate references blocks:' 600; check 'conch learn on a small disk'
    disk=/proc/$(cat "$work/inside")/root$small mine=conch-exercises/A2-leak/leak.c state=conch-exercises/.conch/state.json
    cp "$work/mine.c" "$disk/$mine"; sees 'correct     running' 600
    cp "$disk/$state" "$work/state.json"
    dd if=/dev/zero of="$disk/fill" bs=4096 2>/dev/null
    says 'It could not be checked: ' 600 && says 'No space left on device. Your files were not touched'; check 'a disk that fills up during a check is said, and no verdict'
    cmp -s "$work/mine.c" "$disk/$mine" && cmp -s "$work/state.json" "$disk/$state"; check 'file and state are what they were'
    rm "$disk/fill"; cp "$exercises/A2-leak/solution/leak.c" "$disk/$mine"; sees 'A2 is passed' 600; check 'with room again it goes on'
    keys q; sees 'exercises are passed; conch learn goes on'
else
    skipped=$((skipped + 1)); printf 'not run: a full disk: no small one may be mounted here (%s)\n' "$why"
fi

rm -f "$work/me/after"; start 'NO_COLOR=1'; sees 'The gate references blocks:' 600
! terminal capture-pane -p -e -t 0 | grep -q "$(printf '\033')\[3[0-9]m"; check 'NO_COLOR: there are none'
rm -f "$work/me/after"; keys q; ended 0
start 'TERM=dumb'; sees 'keys: h hint' 600 && sees 'The gate references blocks:' && ! terminal capture-pane -p -e -t 0 | grep -q "$(printf '\033')\["; check 'TERM=dumb: plain lines, no colours'
rm -f "$work/me/after"; keys C-c; ended 130 && same_terminal; check 'TERM=dumb: Ctrl-C'

printf '%d passed, %d failed, %d skipped\n' $passed $failed $skipped
[ $failed = 0 ]
