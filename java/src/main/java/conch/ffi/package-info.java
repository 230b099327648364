/**
 * The lock, its event stream and native memory, as Java sees them. No objects of the interpreted program are known here.
 *
 * <p>Everything goes through the bindings that jextract generates from {@code native/include/conch_host.h}; this package gives them types
 * and lifetimes. Nothing above it, but for conch.capi, sees an address or a {@code MemorySegment}.
 */
package conch.ffi;
