"""What is called at the end, in which order, and when: after the threads that are no daemons, before the modules are emptied."""
import atexit
import threading

script_ended = threading.Event()


def said(*words, end=""):
    print(*words, end=end + "\n")


def late():
    script_ended.wait()
    print("the thread has ended")


assert atexit.register(said, "registered first, called last") is said
atexit.register(said, "called", "second", end="!")


@atexit.register
def decorated():
    print("called first; the module still has", sorted(name for name in globals() if name.startswith("late")))
    atexit.register(said, "never called: registered meanwhile")


@atexit.register
def taken_back():
    print("never called")


atexit.unregister(taken_back)
atexit.unregister(len)
try:
    atexit.register(3)
except TypeError as error:
    print(error)
threading.Thread(target=late).start()
print("the script has ended")
script_ended.set()
