package conch.stdlib;

import conch.eval.ThreadState;
import conch.ffi.Gil;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time into a file's buffers while it reads or writes with the GIL let go. Whoever waits for it waits without the
 * GIL, so its owner always gets on.
 */
final class IoLock implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();

    /** For a {@code try} that ends with the exclusive part. */
    IoLock enter() {
        if (lock.tryLock()) return this;
        // At the end of the interpreter a daemon thread may keep it for ever: it stopped where it wanted the GIL back.
        if (ThreadState.current().interpreter.finishing) throw conch.object.Errors.runtime("could not acquire lock for a file at interpreter shutdown");
        try (var released = Gil.release("file lock")) {
            lock.lock();
        }
        return this;
    }

    @Override
    public void close() {
        lock.unlock();
    }
}
