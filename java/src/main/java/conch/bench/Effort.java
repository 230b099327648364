package conch.bench;

/**
 * How much a comparison takes.
 *
 * @param processes how many pairs of processes for each case: two runs of one program may be compiled differently by the JVM
 * @param warmUp seconds of each case in Conch before the first sample, for the just-in-time compiler
 * @param peerWarmUp the same in CPython, which specialises its bytecode within some calls
 * @param samples of each case and process, each side's in turn
 * @param sampleSeconds the least time of a sample
 * @param starts how often each program is started for the start-up time
 */
record Effort(int processes, double warmUp, double peerWarmUp, int samples, double sampleSeconds, int starts) {
    static final Effort QUICK = new Effort(1, 1.2, 0.1, 9, 0.02, 11);
    static final Effort FULL = new Effort(3, 4.0, 0.5, 15, 0.05, 41);
}
