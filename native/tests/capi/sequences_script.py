# Random sequences of API calls, checked after every step against a model of who holds what: sequences_script.py [SEED [SECONDS [STEPS]]].
# The model is right only if CPython agrees: the same two files pass there. A failure prints the seed and the last steps.
#
# A Node stands for an object. Its `refs` are the slots of C's table, this script's `held`, buffers, and the containers that hold it. What falls to
# zero dies at once, and what says so (capsules, instances of C types, instances with __del__) must say so in that step and in no other.
# Cycles are made, too, and die in gc.collect(), which the model does by reachability.
import gc
import random
import sys
import time
import weakref

import sequences as seq

SLOTS, VIEWS, HELD, MOST_ITEMS = seq.SLOTS, seq.VIEWS, 6, 10
LEAVES = ("int", "big", "float", "text", "wide", "bytes")
TELLING = ("capsule", "pin", "box", "sub", "noted")
HASHABLE = LEAVES + TELLING
SEQUENCES = ("list", "tuple")
WITH_NOTE = ("box", "sub", "noted")
WAYS = 7


class Node:
    def __init__(self, kind, serial):
        self.kind, self.serial = kind, serial
        self.refs = self.exports = self.position = 0
        self.alive = True
        self.equal = serial  # two keys are one where this is the same
        self.items = []      # of a sequence; what an iterator, a view or an exception holds; a note
        self.map = {}        # of a dict or set: what is equal → (key, value)

    def children(self):
        if not self.map:
            return self.items
        return self.items + [node for pair in self.map.values() for node in pair if node is not None]


class Noted:
    def __init__(self, serial):
        self.serial = serial

    def __del__(self):
        script_deaths.append(self.serial)


class Sub(seq.Box):
    pass


class Mismatch(Exception):
    pass


script_deaths = []


class Run:
    def __init__(self, seed):
        self.random = random.Random(seed).random
        self.slots = [None] * SLOTS
        self.views = [None] * VIEWS
        self.held = [None] * HELD       # the objects themselves
        self.held_nodes = [None] * HELD
        self.weak = []                  # (weak reference, node)
        self.deaths = []
        self.serial = 1000
        self.steps = 0
        self.done = {}
        self.last = []

    # --- the model ---

    def node(self, kind, *items):
        self.serial += 1
        made = Node(kind, self.serial)
        for child in items:
            child.refs += 1
            made.items.append(child)
        return made

    def drop(self, node):
        dying = [node]
        while dying:
            n = dying.pop()
            n.refs -= 1
            if n.refs == 0:
                dying += self.end(n)

    def end(self, n):
        n.alive = False
        if n.kind in TELLING:
            self.deaths.append(n.serial)
        children = n.children()
        if n.kind == "view":
            children[0].exports -= 1
        n.items, n.map = [], {}
        return children

    def put(self, i, node):
        node.refs += 1
        self.empty(i, node)

    def empty(self, i, node=None):
        old, self.slots[i] = self.slots[i], node
        if old is not None:
            self.drop(old)

    def change(self, n, index, node):
        node.refs += 1
        old, n.items[index] = n.items[index], node
        self.drop(old)

    def set_pair(self, n, key, value):
        """value: None for a set."""
        if value is not None:
            value.refs += 1
        old = n.map.get(key.equal)
        if old is None:
            key.refs += 1
            n.map[key.equal] = (key, value)
        elif value is not None:
            n.map[key.equal] = (old[0], value)
            self.drop(old[1])

    def delete_pair(self, n, key):
        for node in n.map.pop(key.equal):
            if node is not None:
                self.drop(node)

    def collect(self):
        everything, seen, todo = [], set(), [n for n in self.slots + self.views + self.held_nodes if n is not None]
        while todo:
            n = todo.pop()
            if id(n) not in seen:
                seen.add(id(n))
                everything.append(n)
                todo += n.children()
        return seen

    # --- choosing ---

    def below(self, n):
        return int(self.random() * n)

    def pick(self, *kinds):
        """The number of a slot with an object of one of the kinds, any if none is named; None where none was found in a few tries."""
        for _ in range(8):
            i = self.below(SLOTS)
            n = self.slots[i]
            if n is not None and (not kinds or n.kind in kinds):
                return i
        return None

    def note(self, *what):
        self.last.append(what)
        if len(self.last) > 40:
            del self.last[:20]

    def do(self, name, *args):
        self.note(name, *args)
        self.done[name] = self.done.get(name, 0) + 1
        return getattr(seq, name)(*args)

    # --- steps: each does something to both, or returns None where it finds nothing to do ---

    def step_leaf(self):
        i, kind = self.below(SLOTS), LEAVES[self.below(len(LEAVES))]
        n = self.node(kind)
        self.do("make_" + kind, i, n.serial)
        self.put(i, n)

    def step_telling(self):
        i, kind = self.below(SLOTS), TELLING[self.below(4)]
        n = self.node("box" if kind == "sub" else kind)
        if n.kind == "box":
            self.do("make_box", i, n.serial, self.below(4))
        else:
            self.do("make_" + kind, i, n.serial)
        self.put(i, n)

    def step_script_made(self):
        i, n = self.below(SLOTS), self.node(("noted", "sub")[self.below(2)])
        self.note("script makes", i, n.kind, n.serial)
        seq.put_fast(i, (Noted if n.kind == "noted" else Sub)(n.serial))
        self.put(i, n)

    def step_empty_container(self):
        i, kind = self.below(SLOTS), ("dict", "set", "bytearray")[self.below(3)]
        n = self.node(kind)
        self.do("make_" + kind, i, n.serial)
        self.put(i, n)

    def step_sequence(self):
        i, kind = self.below(SLOTS), SEQUENCES[self.below(2)]
        items = [s for s in (self.pick() for _ in range(1 + self.below(4))) if s is not None]
        if items:
            n = self.node(kind, *[self.slots[s] for s in items])
            self.do("make_" + kind, i, *items)
            self.put(i, n)

    def step_pair(self):
        i, a, b = self.below(SLOTS), self.pick(), self.pick()
        if a is not None and b is not None:
            way = ("pack", "build_tuple", "build_list", "build_stealing")[self.below(4)]
            n = self.node("list" if way == "build_list" else "tuple", self.slots[a], self.slots[b])
            self.do(way, i, a, b)
            self.put(i, n)

    def step_build_dict(self):
        i, a, b = self.below(SLOTS), self.pick(), self.pick()
        if a is not None and b is not None:
            n = self.node("dict")
            for name, s in ("a", a), ("b", b):
                key = self.node("text")
                key.equal = name
                self.set_pair(n, key, self.slots[s])
            self.do("build_dict", i, a, b)
            self.put(i, n)

    def step_steal(self):
        i, j = self.below(SLOTS), self.pick()
        if j is not None and i != j:
            n = self.node("tuple", self.slots[j])
            self.do("steal", i, j)
            self.empty(j)
            self.put(i, n)

    def step_copy(self):
        i, j = self.below(SLOTS), self.pick()
        if j is not None:
            self.do("copy", i, j)
            self.put(i, self.slots[j])

    def step_move(self):
        i, j = self.below(SLOTS), self.pick()
        if j is not None and i != j:
            self.do("move", i, j)
            n, self.slots[j] = self.slots[j], None
            self.empty(i, n)

    def step_swap(self):
        i, j = self.below(SLOTS), self.below(SLOTS)
        self.do("swap", i, j)
        self.slots[i], self.slots[j] = self.slots[j], self.slots[i]

    def step_clear(self):
        i = self.below(SLOTS)
        self.do("clear", i)
        self.empty(i)

    def step_burst(self):
        i = self.pick()
        if i is not None:
            self.do("burst", i, self.below(100))

    def step_item(self):
        i, j = self.below(SLOTS), self.pick(*SEQUENCES)
        if j is not None and self.slots[j].items:
            items = self.slots[j].items
            k = self.below(len(items))
            self.do(("borrow", "item")[self.below(2)], i, j, k)
            self.put(i, items[k])

    def step_no_item(self):
        i, j = self.below(SLOTS), self.pick(*SEQUENCES)
        if j is not None:
            self.fails(IndexError, ("borrow", "item")[self.below(2)], i, j, len(self.slots[j].items))

    def fails(self, kind, *what):
        try:
            self.do(*what)
        except kind:
            return
        raise Mismatch(f"{what} did not raise {kind.__name__}")

    def step_add(self):
        i, j = self.pick("list"), self.pick()
        if i is None or j is None or len(self.slots[i].items) >= MOST_ITEMS:
            return
        n, way = self.slots[i], ("append", "append", "insert", "call_method", "append_on_thread")[self.below(5 if self.below(20) == 0 else 4)]
        at = self.below(len(n.items) + 1) if way == "insert" else len(n.items)
        self.do(way, i, j, at)
        self.slots[j].refs += 1
        n.items.insert(at, self.slots[j])

    def step_change(self):
        i, j = self.pick("list"), self.pick()
        if i is None or j is None or not self.slots[i].items:
            return
        n, new, way = self.slots[i], self.slots[j], ("list_set", "sequence_set", "list_move")[self.below(3)]
        k = self.below(len(n.items))
        if way == "list_move" and i == j:
            return
        self.do(way, i, j, k)
        self.change(n, k, new)
        if way == "list_move":
            self.empty(j)

    def step_delete(self):
        i = self.pick("list")
        if i is not None and self.slots[i].items:
            n = self.slots[i]
            k = self.below(len(n.items))
            self.do("sequence_delete", i, k)
            self.drop(n.items.pop(k))

    def step_reverse(self):
        i = self.pick("list")
        if i is not None:
            self.do("reverse", i)
            self.slots[i].items.reverse()

    def step_convert(self):
        i, j = self.below(SLOTS), self.pick(*SEQUENCES)
        if j is None or not self.slots[j].items:
            return
        n, way = self.slots[j], ("as_tuple", "to_list", "to_fast")[self.below(3)]
        if way == "as_tuple" and n.kind != "list":
            return self.fails(SystemError, way, i, j)
        made = n if way == "to_fast" else self.node("tuple" if way == "as_tuple" else "list", *n.items)
        self.do(way, i, j)
        self.put(i, made)

    def step_slice(self):
        i, j = self.below(SLOTS), self.pick(*SEQUENCES)
        if j is None or not self.slots[j].items:
            return
        n = self.slots[j]
        low = self.below(len(n.items))
        high = low + 1 + self.below(len(n.items) - low)
        whole = n.kind == "tuple" and high - low == len(n.items)
        made = n if whole else self.node(n.kind, *n.items[low:high])
        self.do("slice", i, j, low, high)
        self.put(i, made)

    def step_concat(self):
        i, j, k = self.below(SLOTS), self.pick(*SEQUENCES), self.pick(*SEQUENCES)
        if j is None or k is None:
            return
        a, b = self.slots[j], self.slots[k]
        if a.kind != b.kind:
            return self.fails(TypeError, "concat", i, j, k)
        if 0 < len(a.items) and 0 < len(b.items) and len(a.items) + len(b.items) <= MOST_ITEMS:
            n = self.node(a.kind, *a.items, *b.items)
            self.do("concat", i, j, k)
            self.put(i, n)

    def step_iterator(self):
        i, j = self.below(SLOTS), self.pick(*SEQUENCES)
        if j is not None:
            n = self.node("iterator", self.slots[j])
            self.do("get_iterator", i, j)
            self.put(i, n)

    def step_next(self):
        i, j = self.below(SLOTS), self.pick("iterator")
        if j is None:
            return
        n = self.slots[j]
        found = self.do("next", i, j)
        if n.items and n.position < len(n.items[0].items):
            item = n.items[0].items[n.position]
            n.position += 1
            if found:
                self.put(i, item)
        else:
            item = None
            if n.items:
                self.drop(n.items.pop())
        if found != (item is not None):
            raise Mismatch("the iterator's end")

    def step_dict_set(self):
        i, k, v = self.pick("dict"), self.pick(*HASHABLE), self.pick()
        if i is not None and k is not None and v is not None and len(self.slots[i].map) < MOST_ITEMS:
            self.do(("dict_set", "object_set")[self.below(2)], i, k, v)
            self.set_pair(self.slots[i], self.slots[k], self.slots[v])

    def step_dict_unhashable(self):
        i, k = self.pick("dict"), self.pick("list", "dict", "set", "bytearray")
        if i is not None and k is not None:
            self.fails(TypeError, ("dict_set", "object_set")[self.below(2)], i, k, k)

    def step_dict_delete(self):
        i, k = self.pick("dict"), self.pick(*HASHABLE)
        if i is None:
            return
        n = self.slots[i]
        if k is not None and self.slots[k].equal in n.map:
            self.do("dict_delete", i, k)
            self.delete_pair(n, self.slots[k])
        elif k is not None:
            self.fails(KeyError, "dict_delete", i, k)

    def step_dict_get(self):
        i, j, k = self.below(SLOTS), self.pick("dict"), self.pick(*HASHABLE)
        if j is None or k is None:
            return
        pair = self.slots[j].map.get(self.slots[k].equal)
        way = ("object_get", "dict_get")[self.below(2)]
        if pair is not None:
            self.do(way, i, j, k)
            self.put(i, pair[1])
        elif way == "object_get":
            self.fails(KeyError, way, i, j, k)

    def step_dict_default(self):
        i, j, k, v = self.below(SLOTS), self.pick("dict"), self.pick(*HASHABLE), self.pick()
        if j is None or k is None or v is None or len(self.slots[j].map) >= MOST_ITEMS:
            return
        n, key = self.slots[j], self.slots[k]
        self.do("dict_default", i, j, k, v)
        if key.equal not in n.map:
            self.set_pair(n, key, self.slots[v])
        self.put(i, n.map[key.equal][1])

    def step_dict_copy(self):
        i, j = self.below(SLOTS), self.pick("dict")
        if j is None or not self.slots[j].map:
            return
        way, pairs = ("dict_copy", "dict_keys", "dict_values", "dict_items", "dict_walk")[self.below(5)], list(self.slots[j].map.values())
        if way == "dict_copy":
            n = self.node("dict")
            for key, value in pairs:
                self.set_pair(n, key, value)
        elif way == "dict_items":
            n = self.node("list", *[self.node("tuple", *pair) for pair in pairs])
        elif way == "dict_walk":
            if len(pairs) * 2 > MOST_ITEMS:
                return
            n = self.node("list", *[node for pair in pairs for node in pair])
        else:
            n = self.node("list", *[pair[0 if way == "dict_keys" else 1] for pair in pairs])
        self.do(way, i, j)
        self.put(i, n)

    def step_dict_update(self):
        i, j = self.pick("dict"), self.pick("dict")
        if i is None or j is None or len(self.slots[i].map) + len(self.slots[j].map) > MOST_ITEMS:
            return
        self.do("dict_update", i, j)
        if self.slots[i] is not self.slots[j]:
            for key, value in list(self.slots[j].map.values()):
                self.set_pair(self.slots[i], key, value)

    def step_dict_clear(self):
        i = self.pick("dict")
        if i is None:
            return
        n = self.slots[i]
        self.do("dict_clear", i)
        old, n.map = n.map, {}
        for pair in old.values():
            for node in pair:
                self.drop(node)

    def step_set(self):
        i, k, way = self.pick("set"), self.pick(*HASHABLE), ("set_add", "set_add", "set_discard", "set_contains")[self.below(4)]
        if i is None or k is None:
            return
        n, key = self.slots[i], self.slots[k]
        there = key.equal in n.map
        if way == "set_add" and len(n.map) >= MOST_ITEMS:
            return
        answer = self.do(way, i, k)
        if way == "set_add":
            self.set_pair(n, key, None)
        elif answer != there:
            raise Mismatch(f"{way} says {answer}")
        if way == "set_discard" and there:
            self.delete_pair(n, key)

    def step_note(self):
        i, j = self.pick(*WITH_NOTE), self.pick()
        if i is None or j is None:
            return
        n, way = self.slots[i], ("attribute_set", "attribute_set", "attribute_get", "attribute_delete")[self.below(4)]
        if way == "attribute_set":
            self.do(way, i, j)
            old, n.items = n.items, [self.slots[j]]
            self.slots[j].refs += 1
            for node in old:
                self.drop(node)
        elif not n.items:
            self.fails(AttributeError, way, *((i,) if way == "attribute_delete" else (j, i)))
        elif way == "attribute_get":
            self.do(way, j, i)
            self.put(j, n.items[0])
        else:
            self.do(way, i)
            self.drop(n.items.pop())

    def step_call(self):
        i, j, way = self.below(SLOTS), self.pick(), self.below(WAYS)
        if j is None:
            return
        n, what, seen = self.slots[j], self.below(4), []

        def same(o):
            seen.append(sys.getrefcount(o))
            return o

        def pair(o):
            seen.append(sys.getrefcount(o))
            return o, o

        def fails(o):
            seen.append(sys.getrefcount(o))
            raise LookupError(o)

        references = n.refs
        self.note("call", (same, pair, fails, same)[what].__name__, way, i, j)
        if what == 2:
            try:
                seq.call(fails, way, i, j)
            except LookupError:
                pass
            else:
                raise Mismatch("call did not raise")
        elif what == 1:
            seq.call(pair, way, i, j)
            self.put(i, self.node("tuple", n, n))
        else:
            seq.call(same, way, i, j)
            self.put(i, n)
        # The function's local, getrefcount's argument, and at most a tuple and a dict by which the way of calling holds it.
        if len(seen) != 1 or not 2 <= seen[0] - references <= 4:
            raise Mismatch(f"the called function saw {seen} references beside {references}")

    def step_error(self):
        i, j = self.below(SLOTS), self.pick()
        if j is None or self.slots[j].kind in ("exception", "tuple"):
            return
        way = self.below(3)
        if way == 0:
            self.fails(ValueError, "raise_with", j)
        elif way == 1:
            self.do("clear_error", j)
        else:
            n = self.node("exception", self.slots[j])
            self.do("fetch", i, j)
            self.put(i, n)

    def step_buffer(self):
        v, j = self.below(VIEWS), self.pick("bytearray", "bytes")
        if self.views[v] is not None:
            self.do("buffer_release", v)
            n, self.views[v] = self.views[v], None
            n.exports -= 1
            self.drop(n)
        elif j is not None:
            n = self.slots[j]
            self.do("buffer_get", v, j)
            n.refs += 1
            n.exports += 1
            self.views[v] = n

    def step_view(self):
        i, j = self.below(SLOTS), self.pick("bytearray")
        if j is not None:
            n = self.node("view", self.slots[j])
            self.slots[j].exports += 1
            self.do("memory_view", i, j)
            self.put(i, n)

    def step_resize(self):
        i = self.pick("bytearray")
        if i is not None:
            size = 1 + self.below(200)
            if self.slots[i].exports:
                self.fails(BufferError, "resize", i, 300 + self.below(100))
            else:
                self.do("resize", i, size)

    # --- what the script holds, and does ---

    def hold(self, h, node, o):
        if node is not None:
            node.refs += 1
        old, self.held_nodes[h] = self.held_nodes[h], node
        self.held[h] = o
        if old is not None:
            self.drop(old)

    def step_take(self):
        h, i = self.below(HELD), self.pick()
        if i is not None:
            self.note("take", h, i)
            self.hold(h, self.slots[i], seq.take(i))

    def step_let_go(self):
        h = self.below(HELD)
        self.note("let go", h)
        self.hold(h, None, None)

    def step_put(self):
        h, g, i, way = self.below(HELD), self.below(HELD), self.below(SLOTS), self.below(6)
        n, m = self.held_nodes[h], self.held_nodes[g]
        if n is None or m is None:
            return
        self.note("put", way, h, g, i)
        if way == 0:
            seq.put_o(self.held[h])
            self.put(0, n)
        elif way == 1:
            seq.put_fast(i, self.held[h])
            self.put(i, n)
        elif way == 2:
            seq.put_parsed(i, self.held[h])
            self.put(i, n)
        elif way == 3:
            seq.put_parsed(i, other=self.held[g], o=self.held[h])
            self.put(i, n)
            self.put(0, m)
        elif way == 4:
            seq.put_args(self.held[h], self.held[g])
            self.put(0, self.node("tuple", n, m))
        else:
            seq.put_args(*[self.held[h]] * 9)
            self.put(0, self.node("tuple", *[n] * 9))

    def step_put_fresh(self):
        i, n, way = self.below(SLOTS), self.node(("float", "int")[self.below(2)]), self.below(5)
        value = n.serial + 0.5 if n.kind == "float" else n.serial + 1 - 1  # not the object that the node has
        self.note("put fresh", way, i, n.kind, n.serial)
        if way == 0:
            seq.put_o(value)
            i = 0
        elif way == 1:
            seq.put_fast(i, value)
        elif way == 2:
            seq.put_parsed(i, value)
        elif way == 3:
            seq.put_args(value)
            i, n = 0, self.node("tuple", n)
        else:
            seq.put_args([value])
            i, n = 0, self.node("tuple", self.node("list", n))
        value = None
        self.put(i, n)

    def step_script_changes(self):
        h, g = self.below(HELD), self.below(HELD)
        n, m = self.held_nodes[h], self.held_nodes[g]
        if n is None or m is None:
            return
        if n.kind == "list" and len(n.items) < MOST_ITEMS:
            self.note("script appends", h, g)
            self.held[h].append(self.held[g])
            m.refs += 1
            n.items.append(m)
        elif n.kind == "dict" and m.kind in HASHABLE and len(n.map) < MOST_ITEMS:
            self.note("script sets an item", h, g)
            self.held[h][self.held[g]] = self.held[h]
            self.set_pair(n, m, n)
        elif n.kind in WITH_NOTE:
            self.note("script sets a note", h, g)
            self.held[h].note = self.held[g]
            old, n.items = n.items, [m]
            m.refs += 1
            for node in old:
                self.drop(node)

    def step_weak(self):
        i = self.pick("noted", "sub", "set")
        if i is not None:
            self.note("weak reference", i)
            self.weak.append((weakref.ref(seq.take(i)), self.slots[i]))

    # --- looking ---

    def check_weak(self):
        for reference, node in self.weak:
            if (reference() is not None) != node.alive:
                raise Mismatch(f"the weak reference to {node.kind} {node.serial} says {not node.alive}")
        self.weak = [pair for pair in self.weak if pair[1].alive]

    def check(self):
        counts = seq.counts()
        for i in range(SLOTS):
            n = self.slots[i]
            if counts[i] != (0 if n is None else n.refs):
                raise Mismatch(f"slot {i}: {n and n.kind} has {counts[i]} references, not {n and n.refs}")
        died = seq.deaths() + script_deaths
        if died or self.deaths:
            script_deaths.clear()
            if sorted(died) != sorted(self.deaths):
                raise Mismatch(f"died: {sorted(died)}, not {sorted(self.deaths)}")
            self.deaths.clear()
        h = self.steps % HELD
        if self.held_nodes[h] is not None and sys.getrefcount(self.held[h]) != self.held_nodes[h].refs + 1:
            raise Mismatch(f"held {h}: {self.held_nodes[h].kind} has {sys.getrefcount(self.held[h]) - 1} references, not {self.held_nodes[h].refs}")

    def gather(self):
        """gc.collect(), in both: what the roots do not reach dies, and lets go of what lives."""
        self.note("gc.collect")
        gc.collect()
        seen = self.collect()
        lost = [n for n in self.known if n.alive and id(n) not in seen]
        for n in lost:
            n.alive = False
        for n in lost:
            for child in self.end(n):
                child.refs -= 1
        self.known = [n for n in self.known if n.alive]

    def all_known(self):
        """Keeps the nodes by which gather finds what is lost: everything that a root has ever reached."""
        made = self.node

        def node(kind, *items):
            n = made(kind, *items)
            self.known.append(n)
            return n

        self.known = []
        self.node = node

    def finish(self):
        for i in range(SLOTS):
            self.do("clear", i)
            self.empty(i)
        for v in range(VIEWS):
            if self.views[v] is not None:
                self.do("buffer_release", v)
                n, self.views[v] = self.views[v], None
                self.drop(n)
        for h in range(HELD):
            self.hold(h, None, None)
        self.check()
        self.gather()
        self.check()
        self.check_weak()
        if self.known:
            raise Mismatch(f"{len(self.known)} objects are left")

    def run(self, seconds, most):
        self.all_known()
        steps = [getattr(self, name) for name in sorted(dir(Run)) if name.startswith("step_")]
        end = time.monotonic() + seconds
        while self.steps < most and (self.steps & 255 or time.monotonic() < end):
            steps[self.below(len(steps))]()
            self.steps += 1
            if self.steps % 500 == 0:
                self.gather()
                self.check_weak()
            self.check()
        self.finish()


def main(seed, seconds, most):
    gc.collect()
    gc.disable()
    run = Run(seed)
    try:
        run.run(seconds, most)
    except Mismatch as wrong:
        print(f"seed {seed}, step {run.steps}: {wrong}")
        for what in run.last[-16:]:
            print("   ", *what)
        return 1
    print(f"seed {seed}: as the model says")
    print(f"{run.steps} steps", file=sys.stderr)
    return 0


if __name__ == "__main__":
    numbers = [float(word) for word in sys.argv[1:]] + [1, 10, 1e12][len(sys.argv) - 1:]
    status = main(int(numbers[0]), numbers[1], numbers[2])
    del sys.modules["sequences"], seq
    gc.collect()
    sys.exit(status)
