/**
 * Programs that may crash, hang, print without end or eat memory, each in a process of its own with limits. {@link conch.child.Child} starts
 * one and waits; {@link conch.child.Ending} says in words how it ended, whatever that was: nothing that a child does is an exception here.
 */
package conch.child;
