package conch.learn.watch;

import conch.learn.Trouble;
import java.util.function.Consumer;

/** What takes time, one job after the other on a thread of its own; the next one cancels the one before. Used by the loop's thread only. */
final class Work {
    private static final long FAREWELL_MS = 5000;

    /** @throws InterruptedException where it was cancelled; its child processes have ended then */
    interface Job {
        void run(int number) throws Exception;
    }

    private final Consumer<Input> inbox;
    private Thread thread;
    private int number;

    Work(Consumer<Input> inbox) {
        this.inbox = inbox;
    }

    /** The number of the job that was started last, whether or not it goes on. */
    int number() {
        return number;
    }

    /** Starts a job as soon as the one before has cleaned up; does not wait for that. */
    void start(Job job) {
        Thread before = thread;
        if (before != null) before.interrupt();
        int mine = ++number;
        thread = Thread.ofPlatform().daemon().name("job " + mine).start(() -> run(job, mine, before));
    }

    private void run(Job job, int mine, Thread before) {
        String trouble = null;
        try {
            if (before != null) before.join();
            job.run(mine);
        } catch (InterruptedException e) {
            return;
        } catch (Exception e) {
            // An interrupt may show as a channel that was closed.
            if (Thread.currentThread().isInterrupted()) return;
            trouble = Trouble.words(e);
        } catch (OutOfMemoryError e) {
            trouble = "out of memory: that was too much to show";
        }
        inbox.accept(new Input.Ended(mine, trouble));
    }

    /** Its inputs count no longer; its children are being killed. */
    void cancel() {
        number++;
        if (thread != null) thread.interrupt();
    }

    /** Cancels what runs, and waits for the end of its children. */
    void end() throws InterruptedException {
        cancel();
        if (thread != null) thread.join(FAREWELL_MS);
    }
}
