package conch.compile;

import conch.object.PyObject;
import conch.syntax.Source;
import java.util.Map;

/**
 * What all blocks of one compilation share.
 *
 * @param annotationsAsText whether {@code from __future__ import annotations} holds
 * @param scopes keyed by the identity of the node that opens the block
 * @param literals the object of each constant, so that equal constants are one object in all blocks, as in CPython
 */
record CompilerContext(Source source, Map<Object, Scope> scopes, Map<Object, PyObject> literals, boolean interactive,
                       boolean annotationsAsText) {
}
