package dev.kequn.rule;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CEL as rules have it: no macros, no standard functions, our operators on our types, and the terms. */
final class RuleLanguage {
    static final String MONEY = "money";
    static final String DATE = "date";
    static final String KNOWN = "known";
    static final int LONGEST = 2000;

    /** CEL's own measure: levels of brackets and operators that wait for their right side. */
    private static final int DEEPEST = 100;

    private static final Map<TermType, CelType> TYPES = new EnumMap<>(Map.of(
            TermType.BOOL, SimpleType.BOOL,
            TermType.INT, SimpleType.INT,
            TermType.STRING, SimpleType.STRING,
            TermType.DATE, OpaqueType.create(DATE),
            TermType.MONEY, OpaqueType.create(MONEY)));

    private final CelCompiler cel;

    RuleLanguage(Collection<Term> terms) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .enableHomogeneousLiterals(true)
                        .build())
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(Arrays.stream(Operator.values())
                        .map(RuleLanguage::declare)
                        .toList())
                .addFunctionDeclarations(
                        function(MONEY, TermType.MONEY, TermType.STRING),
                        function(DATE, TermType.DATE, TermType.STRING),
                        known());
        terms.forEach(term -> declare(builder, term));
        this.cel = builder.build();
    }

    CelCompiler cel() {
        return cel;
    }

    static TermType typeOf(CelType type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " is no type of rules"))
                .getKey();
    }

    private static void declare(CelCompilerBuilder builder, Term term) {
        if (term.parameters().isEmpty()) {
            builder.addVar(term.name(), TYPES.get(term.type()));
        } else {
            builder.addFunctionDeclarations(function(
                    term.name(),
                    term.type(),
                    term.parameters().stream().map(Parameter::type).toArray(TermType[]::new)));
        }
    }

    private static CelFunctionDecl function(String name, TermType result, TermType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                CelOverloadDecl.newGlobalOverload(
                        name,
                        TYPES.get(result),
                        Stream.of(arguments).map(TYPES::get).toList()));
    }

    private static CelFunctionDecl known() {
        return CelFunctionDecl.newFunctionDeclaration(
                KNOWN,
                TYPES.values().stream()
                        .map(type ->
                                CelOverloadDecl.newGlobalOverload(KNOWN + "_" + type.name(), SimpleType.BOOL, type))
                        .toList());
    }

    private static CelFunctionDecl declare(Operator operator) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator.function(),
                operator.operands().stream()
                        .map(type -> overload(operator, TYPES.get(type)))
                        .toList());
    }

    private static CelOverloadDecl overload(Operator operator, CelType type) {
        CelType result = operator.arithmetic() ? type : SimpleType.BOOL;
        CelType right = operator == Operator.IN ? ListType.create(type) : type;
        List<CelType> operands = operator.unary() ? List.of(type) : List.of(type, right);
        return CelOverloadDecl.newGlobalOverload(operator.name() + "_" + type.name(), result, operands);
    }
}
