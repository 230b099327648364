package conch.compile;

import conch.object.PyStr;
import conch.syntax.Ast;
import conch.syntax.Span;
import conch.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One block being compiled: its scope, its instructions so far, its constants and names, and the compilers of its parts. */
final class Unit {
    final CompilerContext context;
    final Scope scope;
    final Unit parent;
    final String qualname;
    /** The class whose private names ({@code __x}) are mangled here; null outside classes. */
    final String privateName;
    final Assembler code = new Assembler();
    final ConstantPool constants;
    final Blocks blocks = new Blocks(this);
    final Statements statements = new Statements(this);
    final Expressions expressions = new Expressions(this);
    final Targets targets = new Targets(this);
    final Functions functions = new Functions(this);
    private final List<PyStr> names = new ArrayList<>();
    private final Map<String, Integer> nameIndex = new HashMap<>();
    private final Map<String, Integer> variableIndex = new HashMap<>();
    private final List<String> variables = new ArrayList<>();
    private final int localCount;
    private final List<String> cells, free;
    int flags, argCount, positionalOnlyCount, keywordOnlyCount, firstLine;

    Unit(CompilerContext context, Scope scope, Unit parent, String privateName, int firstLine) {
        this.context = context;
        constants = new ConstantPool(context.literals());
        this.scope = scope;
        this.parent = parent;
        this.privateName = privateName;
        this.firstLine = firstLine;
        qualname = qualname(scope, parent);
        cells = scope.cells();
        free = scope.free();
        for (String local : scope.locals()) addVariable(local);
        localCount = variables.size();
        for (String cell : cells) if (!variableIndex.containsKey(cell)) addVariable(cell);
        int base = variables.size();
        for (String name : free) {
            if (!variableIndex.containsKey(name)) variableIndex.put(name, variables.size());
            variables.add(name);
        }
        if (variables.size() != base + free.size()) throw new IllegalStateException("free variables misplaced");
    }

    private void addVariable(String name) {
        variableIndex.put(name, variables.size());
        variables.add(name);
    }

    private static String qualname(Scope scope, Unit parent) {
        if (parent == null || parent.parent == null && parent.scope.kind == Scope.Kind.MODULE) return scope.name;
        if (parent.scope.kind == Scope.Kind.MODULE) return scope.name;
        if (parent.scope.binding(scope.name) == Scope.Binding.GLOBAL_EXPLICIT) return scope.name;
        return parent.qualname + (parent.scope.isFunction() ? ".<locals>." : ".") + scope.name;
    }

    /** The prologue that CPython's assembler inserts: cells, free variables, the generator. */
    void begin() {
        code.at(null);
        for (String cell : cells) code.emit(Opcode.MAKE_CELL, variableIndex.get(cell));
        if (!free.isEmpty()) code.emit(Opcode.COPY_FREE_VARS, free.size());
        code.at(new Span(firstLine, 0, firstLine, 0));
        if (scope.isGenerator) {
            code.emit(Opcode.RETURN_GENERATOR);
            code.emit(Opcode.POP_TOP);
        }
        code.emit(Opcode.RESUME);
    }

    int variable(String name) {
        return variableIndex.get(name);
    }

    int name(String name) {
        return nameIndex.computeIfAbsent(name, n -> {
            names.add(PyStr.intern(n));
            return names.size() - 1;
        });
    }

    List<String> free() {
        return free;
    }

    String mangle(String name) {
        return PrivateNames.mangle(privateName, name);
    }

    /** An annotation's value, or its text where the module asked for that. */
    void annotation(Ast.ExprNode annotation) {
        if (context.annotationsAsText()) loadConstant(context.source().text(annotation.pos()));
        else expressions.visit(annotation);
    }

    void loadConstant(Object value) {
        code.emit(Opcode.LOAD_CONST, constants.add(value));
    }

    void loadNone() {
        loadConstant(ConstantPool.Mark.NONE);
    }

    SyntaxError error(String message, Span span) {
        return new SyntaxError(message, context.source(), span);
    }

    Code finish() {
        CodeBuilder b = new CodeBuilder();
        code.finish(b);
        b.name = scope.name;
        b.qualname = qualname;
        b.filename = context.source().filename();
        b.firstLine = firstLine;
        b.flags = flags | (scope.isNested() ? Code.NESTED : 0) | (scope.isGenerator ? Code.GENERATOR : 0)
            | (scope.isFunction() ? Code.OPTIMIZED | Code.NEWLOCALS : 0);
        b.argCount = argCount;
        b.positionalOnlyCount = positionalOnlyCount;
        b.keywordOnlyCount = keywordOnlyCount;
        b.constants = constants.toArray();
        b.names = names.toArray(PyStr[]::new);
        b.locals = variables.stream().map(String::intern).toArray(String[]::new);
        b.localCount = localCount;
        b.cells = cells.toArray(String[]::new);
        b.free = free.toArray(String[]::new);
        return new Code(b);
    }

    /** The inner block of a definition or comprehension. */
    Unit inner(Object node, String privateName, int firstLine) {
        return new Unit(context, context.scopes().get(node), this, privateName, firstLine);
    }
}
