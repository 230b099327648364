"""Checks of the scheduler: check_sched.py FOLDER CHECK LABEL...  runs the function of that name over FOLDER/NAME-LABEL.

A check passes when it returns; a failed assertion ends the process with 1.
"""
import json
import subprocess
import sys
import time
from itertools import permutations

FOLDER, CHECK, *LABELS = sys.argv[1:]
EXAMPLES = "incref three_steps incref_decref double_free double_free_atomic two_locks spawned".split()


def run(name, *arguments, label="cc-O2", code=0):
    """The lines that the program reports, as objects. The exit code must be `code`."""
    done = subprocess.run([f"{FOLDER}/{name}-{label}", *arguments], capture_output=True, text=True, timeout=100)
    assert done.returncode == code, (name, label, arguments, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return [json.loads(line) for line in done.stdout.splitlines()]


def explore(name, *arguments, label="cc-O2"):
    return run(name, "explore", *arguments, label=label)[-1]


def replay(name, schedule, *arguments, label="cc-O2", code=0):
    return run(name, "replay", "--schedule", schedule, *arguments, label=label, code=code)[-1]


def counts(report):
    return {outcome["result"]: outcome["count"] for outcome in report["outcomes"]}


def schedules(name, label):
    """(schedule, result, switches, prefix) of every interleaving."""
    *lines, report = run(name, "explore", "--list", label=label)
    assert report["exhaustive"] and report["total"] == report["explored"] == len(lines)
    return [(line["schedule"], line["result"], line["switches"], line["prefix"]) for line in lines]


def orders():
    """All 6 orders of two load/store pairs, all 20 of two updates of three steps, each once, with the outcome that follows from it."""
    for label in LABELS:
        found = schedules("incref", label)
        assert sorted(s for s, *_ in found) == sorted({"".join(p) for p in permutations("0011")})
        for schedule, result, *_ in found:
            lost = schedule not in ("0011", "1100")
            assert result == ("2 (one update lost)" if lost else "3"), (schedule, result)
        found = schedules("three_steps", label)
        assert sorted(s for s, *_ in found) == sorted({"".join(p) for p in permutations("000111")})
        for schedule, result, *_ in found:
            assert result == three_steps(schedule), (schedule, result)


def three_steps(schedule):
    """examples/three_steps.c, in Python."""
    count, private, at, signature = 0, [0, 0], [0, 0], -1
    for thread in map(int, schedule):
        if at[thread] == 0:
            private[thread] = count
        elif at[thread] == 1:
            count = private[thread] + 1
        else:
            signature = thread
        at[thread] += 1
    return f"count {count}, signed by {signature}"


def same_everywhere():
    """The same schedules with the same outcomes, and the same trace of each witness, whatever the compiler and its level."""
    for name in EXAMPLES:
        first = sorted(schedules(name, LABELS[0]))
        for label in LABELS[1:]:
            assert sorted(schedules(name, label)) == first, (name, label)
        for outcome in explore(name)["outcomes"]:
            traces = [shape(replay(name, outcome["witness"], label=label)) for label in LABELS]
            assert all(trace == traces[0] for trace in traces), (name, outcome)


def shape(report):
    """A trace without the names that a compiler may change: it may split a struct, or give merged code no line."""
    keys = ("thread", "operation", "size", "before", "after")
    return report["result"], report["schedule"], [{key: step.get(key) for key in keys} for step in report["steps"]]


def replay_twice():
    for name in EXAMPLES:
        for label in LABELS:
            for outcome in explore(name, label=label)["outcomes"]:
                report = replay(name, outcome["witness"], "--times", "1000", label=label)
                assert report["identical"] == 1000 and report["result"] == outcome["result"]
                assert report["schedule"] == outcome["schedule"]
                again = replay(name, outcome["schedule"], "--times", "1000", label=label)
                assert again == report, "another process, the whole schedule: the same trace"


def check_replay():
    replay_twice()
    report = replay("incref", "0110", label="cc-O0")
    steps = [(s["thread"], s["operation"], s["before"], s["after"], s["object"]) for s in report["steps"]]
    assert steps == [(0, "read", 1, 1, "object+4"), (1, "read", 1, 1, "object+4"),
                     (1, "write", 1, 2, "object+4"), (0, "write", 2, 2, "object+4")], steps
    assert {s["at"] for s in report["steps"]} == {"incref.c:" + line_of("incref", "ref_count++")}


def line_of(name, text):
    source = f"{sys.path[0]}/../../sched/examples/{name}.c"
    with open(source) as lines:
        return str(next(i for i, line in enumerate(lines, 1) if text in line))


def speed():
    """10,000 schedules of a longer incref in under ten seconds."""
    begin = time.monotonic()
    report = explore("long_incref", "--max", "10000")
    seconds = time.monotonic() - begin
    print(f"10,000 schedules of 80 steps: {seconds:.2f} s")
    assert report["explored"] == 10000 and not report["exhaustive"] and report["total"] is None
    assert report["preemption_bound"] == 2
    assert seconds < 10


def deadlocks():
    for label in LABELS:
        report = explore("two_locks", label=label)
        (deadlock,) = report["deadlocks"]
        assert counts(report)["deadlock"] == deadlock["count"] == 2 and deadlock["witness"] == "01"
        waits = [(w["thread"], w["object"], w["held_by"]) for w in deadlock["waits"]]
        assert waits == [(0, "second", 1), (1, "first", 0)], waits
        for words in ("thread 0 waits at two_locks.c", "for second, which thread 1 holds", "for first, which thread 0 holds"):
            assert words in deadlock["explanation"], deadlock["explanation"]
        assert replay("two_locks", "01", label=label)["result"] == "deadlock"
    assert "which it holds itself" in explore("self_lock")["deadlocks"][0]["explanation"]
    forgotten = explore("forgotten_lock")
    assert counts(forgotten).keys() == {"deadlock", "a lock is held at the end"}, counts(forgotten)
    assert "which thread 0 holds and has ended" in forgotten["deadlocks"][0]["explanation"]
    (held,) = [o for o in forgotten["outcomes"] if o["kind"] == "failed"]
    assert held["detail"] == "thread 0 has ended and never unlocked mutex" and held["at"].startswith("forgotten_lock.c:"), held


def conditions():
    """A signal that comes before the wait is lost; it wakes any one of those that wait; a broadcast wakes all; `if` is not `while`."""
    assert counts(explore("condition_right")).keys() == {"took one"}
    early = explore("condition_early")
    assert counts(early).keys() == {"took one", "deadlock"}, counts(early)
    (deadlock,) = early["deadlocks"]
    assert "for condition, which nobody will signal" in deadlock["explanation"], deadlock["explanation"]
    assert replay("condition_early", deadlock["witness"])["result"] == "deadlock"
    assert counts(explore("condition_if")).keys() == {"took one", "took nothing"}
    one = explore("signals_one")
    assert counts(one).keys() == {"deadlock"}
    assert {w["thread"] for d in one["deadlocks"] for w in d["waits"]} == {0, 1}, one["deadlocks"]
    assert counts(explore("signals_all")).keys() == {"0 first", "1 first"}
    assert counts(explore("time_limits")).keys() == {"in time", "timed out"}


def rwlocks():
    assert counts(explore("rwlock_right")).keys() == {"two readers", "one reader at a time"}
    found = explore("rwlock_self", "--max", "2000")
    assert counts(found) == {"deadlock": 2000}
    assert all("which it holds itself" in d["explanation"] for d in found["deadlocks"])


def waiting():
    """What lets one in at a time does so in every schedule, and nobody waits for ever."""
    for name in ("semaphore", "spinlock", "recursive", "checked", "c11", "barrier", "once"):
        report = explore(name)
        assert counts(report).keys() == {"right"} and report["exhaustive"] and report["total"] > 1, (name, counts(report))


def shrink():
    """Shrink and explore agree with brute force over the list of all schedules: switches, then prefix, then order."""
    for name in EXAMPLES:
        everything = schedules(name, "cc-O2")
        for outcome in explore(name)["outcomes"]:
            same = [(switches, prefix, s) for s, result, switches, prefix in everything if result == outcome["result"]]
            switches, prefix, schedule = min(same)
            assert switches == sum(a != b for a, b in zip(schedule, schedule[1:]))
            assert (outcome["switches"], outcome["schedule"], outcome["witness"]) == (switches, schedule, schedule[:prefix])
            worst = max(same)[2]
            for how in (("--schedule", worst), ("--outcome", outcome["result"])):
                (report,) = run(name, "shrink", *how)
                assert report["minimal"]
                assert (report["switches"], report["schedule"], report["witness"]) == (switches, schedule, schedule[:prefix]), report
            shorter = [s for s, result, *_ in everything if result == outcome["result"] and s.startswith(schedule[:prefix])]
            assert shorter and replay(name, schedule[:prefix])["result"] == outcome["result"]
    assert "no schedule" in run("incref", "shrink", "--outcome", "17", code=3)[0]["error"]
    (report,) = run("long_incref", "shrink", "--outcome", "21")
    assert report["minimal"] and report["switches"] == 2, report
    lowest = "0" + "1" * 38 + "0" + "1" + "0" * 38 + "1"
    (report,) = run("long_incref", "shrink", "--schedule", lowest, "--max", "500")
    assert report["result"] == "3" and not report["minimal"] and replay("long_incref", report["witness"])["result"] == "3"


def memory():
    for label in LABELS:
        assert counts(explore("double_free", label=label)).keys() == {"freed once", "leaked", "double free", "use after free"}
        assert counts(explore("double_free_atomic", label=label)).keys() == {"freed once"}
        found = counts(explore("incref_decref", label=label))
        assert {"freed", "use after free", "alive, count 1"} <= found.keys(), found
    (bad,) = [o for o in explore("double_free", label="cc-O0")["outcomes"] if o["result"] == "double free"]
    assert bad["at"] == "double_free.c:" + line_of("double_free", "free(object)") and "thread" in bad["detail"]
    assert counts(explore("out_of_bounds")) == {"outside a block": 1}
    assert counts(explore("leftovers")).keys() == {"fresh"}


def atomics():
    for label in LABELS:
        report = explore("atomics", "--bound", "2", label=label)
        assert counts(report).keys() == {"right"} and report["preemption_bound"] == 2 and report["explored"] > 20


def spawned():
    for label in LABELS:
        assert counts(explore("spawned", label=label)).keys() == {"3"}


def failures():
    """What goes wrong inside a thread is an outcome, and the search goes on."""
    assert counts(explore("crash")).keys() == {"survived", "crash: segmentation fault"}
    assert counts(explore("fails")).keys() == {"in order", "assertion failed"}
    found = explore("foreign_unlock")["outcomes"]
    assert {o["result"] for o in found} == {"unlock of a free mutex", "unlock of another's mutex"}
    assert counts(explore("not_modelled")) == {"not modelled: thrd_create": 1}
    spinning = explore("spin", "--max", "20")
    assert counts(spinning).keys() == {"seen", "no end after 2000 steps"}
    assert any("spins" in o.get("detail", "") for o in spinning["outcomes"]), spinning["outcomes"]


def hang():
    assert counts(explore("private_loop")) == {"no end: a loop without shared memory": 1}
    assert "hangs" in run("hang", "explore", "--hang", "1", code=3)[0]["error"]
    assert "same twice" in run("moody", "explore", code=3)[0]["error"]


def refusals():
    for arguments in ((), ("dance",), ("explore", "--bound"), ("explore", "--max", "0"), ("explore", "--max", "many"),
                      ("replay", "--schedule", "01z"), ("shrink",), ("explore", "--shared", "nobody+0:4")):
        (report,) = run("incref", *arguments, code=2)
        assert report["error"], arguments
    impossible = replay("incref", "02", code=4)
    assert "step 1" in impossible["error"] and impossible["can_go_on"] == [0, 1]
    assert "ends after 4" in replay("incref", "01100", code=4)["error"]
    assert replay("two_locks", "010", code=4)["error"]


def check_random():
    report, again, other = (run("long_incref", "random", "--runs", "500", "--seed", seed)[0] for seed in "778")
    assert report == again != other
    assert report["runs"] == sum(counts(report).values()) == 500 and not report["exhaustive"]
    for outcome in report["outcomes"]:
        assert replay("long_incref", outcome["witness"])["result"] == outcome["result"]
    assert counts(run("incref", "random", "--runs", "200")[0]).keys() == {"3", "2 (one update lost)"}


def stop():
    """What play needs: the state after a prefix, and what each thread would do next."""
    report = replay("incref", "01", "--stop")
    assert report["kind"] == "stopped" and len(report["steps"]) == 2 and report["can_go_on"] == [0, 1]
    assert [(n["thread"], n["operation"]) for n in report["next"]] == [(0, "write"), (1, "write")]
    report = replay("two_locks", "0", "--stop")
    assert report["next"][0]["object"] == "second" and report["can_go_on"] == [0, 1]
    report = replay("two_locks", "00", "--stop")
    assert report["can_go_on"] == [0] and report["next"][1]["held_by"] == 0
    shared = ",".join(explore("incref")["shared"])
    assert replay("incref", "0110", "--shared", shared) == replay("incref", "0110")


def progress():
    done = subprocess.run([f"{FOLDER}/long_incref-cc-O2", "explore", "--max", "5000", "--progress"], capture_output=True, text=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["explored"] for line in lines] == sorted(line["explored"] for line in lines) and len(lines) >= 4
    assert {line["preemptions"] for line in lines} <= {0, 1, 2, None}


CHECKS = {"replay": check_replay, "random": check_random}
CHECKS.get(CHECK, globals().get(CHECK))()
