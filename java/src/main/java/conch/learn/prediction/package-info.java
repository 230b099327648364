/** A learner's prediction against what was measured on the same machine, key by key, both side by side. */
package conch.learn.prediction;
