package conch.compile;

import conch.syntax.Source;
import java.util.Map;

/** What all blocks of one compilation share. {@code scopes} is keyed by the identity of the node that opens the block. */
record CompilerContext(Source source, Map<Object, Scope> scopes, boolean interactive) {
}
