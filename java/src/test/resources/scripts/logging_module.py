import io
import logging
import logging.handlers
import os
import sys
import tempfile
import warnings


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


out = io.StringIO()
logging.basicConfig(stream=out, level=logging.INFO)
logging.debug("no")
logging.info("yes %d %s", 1, "two")
logging.warning("with %(name)s", {"name": "mapping"})
logging.error("plain %s")
logging.log(45, "odd level")
try:
    1 / 0
except ZeroDivisionError:
    logging.exception("caught")
text = out.getvalue()
print(text[:text.index("Traceback")], text.splitlines()[-1])
log = logging.getLogger("a.b")
print(log, logging.getLogger("a.b") is log, logging.getLogger(), logging.getLogger("root") is logging.root, log.parent.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(10))
top = logging.getLogger("a")
deep = log.getChild("c.d")
print(log.parent is top, deep.name, deep.parent is log, top.parent is logging.root)
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(filename)s|%(module)s|%(threadName)s|%(processName)s|%(message)s"))
log.addHandler(handler)
log.propagate = False


def inner():
    log.info("inside")
    log.warning("twice", stacklevel=2)


inner()
log.setLevel("ERROR")
inner()
log.critical("end")
print(stream.getvalue())
stream.truncate(0)
stream.seek(0)
log.setLevel(logging.DEBUG)
handler.setLevel(logging.WARNING)
log.debug("too low")
log.warning("high enough", extra={"more": 5})
shows(log.warning, "x", extra={"name": 5})
handler.setFormatter(logging.Formatter("{levelname} {message} {x}", style="{", defaults={"x": "default"}))
log.error("braces")
log.error("own", extra={"x": "mine"})
handler.setFormatter(logging.Formatter("$levelname ${message} $$", style="$"))
log.error("dollars")
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y"))
log.error("dated")
record = logging.makeLogRecord({"msg": "made %s", "args": ("up",), "name": "n", "levelname": "L", "created": 0.5, "msecs": 500.0})
f = logging.Formatter("%(asctime)s %(message)s")
f.converter = __import__("time").gmtime
print(f.format(record), record.getMessage(), logging.Formatter().format(record))
print([line if "dated" not in line else len(line) for line in stream.getvalue().splitlines()])


class Quiet(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()


stream.truncate(0)
stream.seek(0)
handler.setFormatter(None)
log.addFilter(Quiet())
handler.addFilter(lambda record: record.levelno != 50)
log.error("secret")
log.error("open")
log.critical("filtered by the handler")
log.filters.clear()
logging.disable(logging.ERROR)
log.error("disabled")
logging.disable(logging.NOTSET)
log.error("again")
log.error("bad %d", "args") if False else None
print(stream.getvalue().split("\n"))
print(handler, logging.NullHandler(), log.handlers == [handler], log.hasHandlers(), logging.getLogger("zzz").hasHandlers())
log.removeHandler(handler)
print(log.handlers)
for bad in "NOPE", None, 1.5:
    shows(log.setLevel, bad)
shows(logging.getLogger, 5)
shows(logging.Formatter, "no fields")
shows(logging.Formatter, style="?")
shows(log.log, "x", "y")
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(35), logging.getLevelName("x"))
logging.addLevelName(35, "NOTICE")
print(logging.getLevelName(35), logging.getLevelName("NOTICE"))


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(record)


collect = Collect()
log.addHandler(collect)
adapter = logging.LoggerAdapter(log, {"who": "me"})
adapter.info("adapted %s", 1)
adapter.error("e")
print([(r.levelname, r.getMessage(), r.who, r.args) for r in collect.records], repr(collect.records[0])[:22], adapter.name)
logging.captureWarnings(True)
caught = logging.getLogger("py.warnings")
caught.addHandler(collect)
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.warn("careful")
print(collect.records[-1].name, "UserWarning: careful" in collect.records[-1].getMessage())
logging.captureWarnings(False)
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "log")
    h = logging.FileHandler(name, "w", delay=True)
    print(os.path.exists(name))
    log.addHandler(h)
    log.info("to a file")
    log.removeHandler(h)
    h.close()
    print(open(name).read(), h.baseFilename == name)
memory = logging.handlers.MemoryHandler(2, target=collect)
log.handlers = [memory]
before = len(collect.records)
log.info("1")
print(len(collect.records) - before)
log.info("2")
print(len(collect.records) - before)
log.error("3")
print(len(collect.records) - before)
logging.basicConfig(force=True, format="%(message)s", stream=sys.stdout, level="DEBUG")
logging.getLogger("x.y.z").debug("to standard output")
shows(logging.basicConfig, force=True, stream=sys.stdout, filename="x")
print(logging.root.handlers)
sys.stderr = sys.stdout
logging.getLogger("q").warning("last resort")
logging.getLogger("q").info("not shown")
