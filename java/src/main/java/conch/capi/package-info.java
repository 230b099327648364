/**
 * Between the objects of the interpreter and C.
 *
 * <p>{@link conch.capi.ExtensionLoader} loads a library and makes a module of it. {@link conch.capi.Mirrors} gives an object a native
 * {@code PyObject} and finds the object behind one; native/capi/mirror.h and docs/decisions/002-mirrors.md say who keeps whom alive.
 * {@link conch.capi.ExtensionCode} calls C, {@link conch.capi.HostCalls} is called by C. {@link conch.capi.Pending} carries exceptions across.
 * {@link conch.capi.Strict} switches on how mistakes of extensions are treated, and {@link conch.capi.StrictStop} says what C has found (docs/strict.md).
 *
 * <p>Everything here runs with the GIL held, but a stop.
 */
package conch.capi;
