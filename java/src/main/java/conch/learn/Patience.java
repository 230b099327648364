package conch.learn;

import java.time.Duration;

/** How long an author's check may still repeat measurements that other programs spoil: all its exercises share it, so that a busy machine does not hold it up for good. */
final class Patience {
    private Duration left;

    Patience(Duration total) {
        left = total;
    }

    synchronized boolean isLeft() {
        return left.isPositive();
    }

    synchronized void spend(Duration time) {
        left = left.minus(time);
    }
}
