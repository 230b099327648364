/**
 * The measuring behind the gate `speed`. A script does the same work in two ways, a() and b(); {@code drive.py} calls them in turns, and in each
 * round measures as well what plain C threads attain on this machine at that moment ({@link conch.learn.speed.Round}).
 * {@link conch.learn.speed.Rounds} sums rounds up as medians and an interval, {@link conch.learn.speed.SpeedTest} judges by the interval's ends, and
 * takes more rounds where they lie on both sides of what is wanted. What it cannot decide it calls so: a noisy machine fails nobody.
 */
package conch.learn.speed;
