package conch.bench;

/**
 * How much a comparison takes.
 *
 * @param processes how many pairs of processes for each case: two runs of one program may be compiled differently by the JVM
 * @param warmUp seconds of each case before the first sample, for the just-in-time compiler
 * @param samples of each case and process, each side's in turn
 * @param sampleSeconds the least time of a sample
 * @param starts how often each program is started for the start-up time
 */
record Effort(int processes, double warmUp, int samples, double sampleSeconds, int starts) {
    static final Effort QUICK = new Effort(1, 1.0, 9, 0.02, 11);
    static final Effort FULL = new Effort(3, 4.0, 15, 0.05, 41);
}
