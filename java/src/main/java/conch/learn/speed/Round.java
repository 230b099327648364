package conch.learn.speed;

/**
 * One round of {@code drive.py}, in seconds.
 *
 * @param a the one way
 * @param b the other way, which the exercise is about
 * @param one a job in plain C on one thread
 * @param many the same job on each of so many threads at once
 * @param threads that many
 */
record Round(double a, double b, double one, double many, int threads) {
    /** How many times as fast b is as a. */
    double ratio() {
        return a / b;
    }

    /** How many times as much so many threads got done as one. */
    double attainable() {
        return threads * one / many;
    }
}
