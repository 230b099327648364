import io
import os
import signal
import subprocess
import sys
import tempfile
from subprocess import DEVNULL, PIPE, STDOUT


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


print(subprocess.run(["echo", "hi"], capture_output=True))
print(subprocess.run("echo hi; echo no >&2; exit 3", shell=True, capture_output=True, text=True))
print(subprocess.run(["cat"], input=b"bytes", stdout=PIPE).stdout, subprocess.run(["cat"], input="text\n\xe9\r\nx", stdout=PIPE, text=True).stdout)
print(subprocess.run(["cat"], input="\xe9", stdout=PIPE, encoding="latin-1").stdout, subprocess.run(["printf", "\\351"], stdout=PIPE, encoding="utf-8", errors="replace").stdout == "\ufffd")
shows(subprocess.run, ["false"], check=True)
shows(subprocess.run, ["sh", "-c", "kill -9 $$"], check=True)
shows(subprocess.run, "kill -TERM $$", shell=True)
shows(subprocess.run, ["no-such-command-here"])
shows(subprocess.run, ["/tmp"])
shows(subprocess.run, ["ls"], cwd="/no/such/folder")
shows(subprocess.run, ["/etc/passwd"])
shows(subprocess.run, [])
shows(subprocess.run, ["cat"], input=b"x", stdin=PIPE)
shows(subprocess.run, ["cat"], capture_output=True, stdout=PIPE)
shows(subprocess.check_output, ["echo", "out"])
shows(subprocess.check_output, ["echo", "out"], stdout=PIPE)
shows(subprocess.check_output, "echo a; exit 2", shell=True)
shows(subprocess.check_output, ["cat"], input=None)
shows(subprocess.check_output, "echo a >&2; echo b", shell=True, stderr=STDOUT, text=True)
shows(subprocess.check_call, ["true"])
shows(subprocess.check_call, ["false"])
shows(subprocess.call, ["sh", "-c", "exit 7"])
shows(subprocess.call, ["sh", "-c", "echo lost; echo lost >&2"], stdout=DEVNULL, stderr=DEVNULL)
shows(subprocess.call, ["cat"], stdin=DEVNULL)
shows(subprocess.getoutput, "echo one; echo two")
shows(subprocess.getstatusoutput, "echo x; exit 4")
try:
    subprocess.run(["sleep", "10"], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e.cmd, 0 < e.timeout <= 0.05, e.stdout, subprocess.TimeoutExpired("x", 5))
shows(subprocess.list2cmdline, ["a", "b c", 'd"e', "", "f\\", "g h\\"])
try:
    subprocess.run(["sh", "-c", "echo said; echo wrong >&2; exit 5"], check=True, capture_output=True)
except subprocess.CalledProcessError as e:
    print(e.returncode, e.cmd, e.output, e.stdout, e.stderr, isinstance(e, subprocess.SubprocessError), repr(e).split("(")[0])
    try:
        subprocess.CompletedProcess(["x"], 1, b"o").check_returncode()
    except subprocess.CalledProcessError as e:
        print(e, e.output)

print(subprocess.run(["sh", "-c", "echo $VALUE; pwd"], env={"VALUE": "set", "PATH": os.environ["PATH"]}, cwd="/", stdout=PIPE).stdout)
os.environ["CONCH_CHILD"] = "inherited"
print(subprocess.check_output("echo $CONCH_CHILD", shell=True))
del os.environ["CONCH_CHILD"]
print(subprocess.check_output(["-c", "echo $0"], executable="/bin/sh") if False else subprocess.check_output("echo $0", shell=True, executable="/bin/sh"))

p = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE)
print(p.poll(), p.returncode, p.pid > 0, p.args, repr(p).startswith("<Popen: returncode: None args"), p.stdin.write(b"line\n"), p.stdin.flush(), p.stdout.readline())
p.stdin.write(b"rest")
p.stdin.close()
print(p.stdout.read(), p.wait(), p.returncode, p.poll(), p.stdout.closed, p.stdin.closed)
p.stdout.close()
with subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as p:
    print(p.stdin.write("typed\n"), repr(p.stdout.readline()), type(p.stdout).__name__, p.universal_newlines)
    p.stdin.write("more\nlines\n")
    p.stdin.close()
    print(list(p.stdout))
print(p.returncode)
p = subprocess.Popen(["sh", "-c", "cat; echo end >&2"], stdin=PIPE, stdout=PIPE, stderr=PIPE)
data = b"x" * 300000
out, err = p.communicate(data)
print(len(out), out == data, err, p.returncode)
p = subprocess.Popen(["sleep", "20"])
shows(p.wait, 0.02)
p.terminate()
print(p.wait())
p = subprocess.Popen(["sleep", "20"], stdout=PIPE)
shows(p.communicate, timeout=0.02)
p.kill()
print(p.communicate(), p.returncode)
p = subprocess.Popen(["sleep", "20"])
p.send_signal(signal.SIGINT)
print(p.wait(), p.send_signal(signal.SIGTERM))
p = subprocess.Popen(["true"], stdin=PIPE)
p.wait()
try:
    p.communicate(b"x" * 100000)
except BrokenPipeError:
    print("broken")
print(p.returncode)
shows(subprocess.Popen, ["true"], stdout=STDOUT)
shows(subprocess.Popen, ["true"], bufsize="x")

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "file")
    with open(name, "w") as f:
        f.write("before ")
        f.flush()
        print(subprocess.call(["echo", "inside"], stdout=f))
        f.write("after")
    print(open(name).read().split())
    with open(name) as f:
        print(subprocess.check_output(["wc", "-w"], stdin=f).strip())
    with open(name, "wb") as f:
        subprocess.run("echo both; echo of >&2", shell=True, stdout=f, stderr=STDOUT)
    print(open(name, "rb").read())
with os.popen("echo popen; exit 3") as f:
    print(f.read())
print(os.system("exit 3") >> 8, os.popen("cat > /dev/null", "w").write("x"))
