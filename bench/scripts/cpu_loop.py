# Arithmetic in a loop, without a call: what the eval loop itself costs.
import harness

BLOCK = 100000      # from 0 again after as many, so that the numbers are of one size whatever n is


@harness.case("cpu-loop", "total += i * i for i in a range, a turn", block=BLOCK)
def cpu_loop(n):
    for _ in range(n // BLOCK):
        total = 0
        for i in range(BLOCK):
            total += i * i


harness.main()
