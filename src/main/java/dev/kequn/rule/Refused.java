package dev.kequn.rule;

import java.util.Map;
import java.util.Set;

/** What CEL has and rules have not. */
final class Refused {
    /** CEL's names of operators, and what to say of each. */
    static final Map<String, String> OPERATORS = Map.of(
            "_*_", "'*' is not allowed",
            "_/_", "'/' is not allowed",
            "_%_", "'%' is not allowed",
            "_?_:_", "'? :' is not allowed",
            "_[_]", "'[…]' is not allowed: terms have no elements",
            "_[?_]", "'[?…]' is not allowed: terms have no elements",
            "_?._", "'.?' is not allowed: terms have no fields");

    /** Functions and macros of the standard, so that they are not taken for misspelt terms. */
    static final Set<String> FUNCTIONS = Set.of(
            "has",
            "size",
            "int",
            "uint",
            "double",
            "string",
            "bytes",
            "bool",
            "type",
            "dyn",
            "duration",
            "timestamp",
            "matches",
            "contains",
            "startsWith",
            "endsWith",
            "all",
            "exists",
            "exists_one",
            "map",
            "filter");

    private Refused() {}
}
