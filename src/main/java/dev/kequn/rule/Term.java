package dev.kequn.rule;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A word of the vocabulary: a fact that is known of a customer, or may be missing.
 *
 * <p>{@code sql} is an expression over one customer. In it <code>${customer}</code> stands for the alias of a row of
 * {@code customer}, <code>${day}</code> for the last day that counts (inclusive), and one {@code ?} for each parameter,
 * in their order, as {@code text}, {@code bigint} or {@code date}. Its own aliases have more than one letter, so that they never
 * hide the caller's. It gives {@code boolean}, {@code bigint} (INT; MONEY in minor units), {@code text} or
 * {@code date}; numbers stay within ±10^15, so that no sum in a rule overflows. Null for a local term, whose value the
 * asking room puts in itself.
 *
 * <p>A part of {@code sql} between <code>{{</code> and <code>}}</code> takes no parameter and stands in other terms too: a
 * statement that needs it often looks it up once for each customer.
 */
public record Term(String name, TermType type, List<Parameter> parameters, String description, @Nullable String sql) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern SHARED = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Set<String> TAKEN = Set.of(
            "money",
            "date",
            "known",
            "in",
            "true",
            "false",
            "null",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    public Term {
        parameters = List.copyOf(parameters);
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException("Not a name for a term: " + name);
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException(name + " has no description");
        }
        if (sql != null && sql.chars().filter(c -> c == '?').count() != parameters.size()) {
            throw new IllegalArgumentException(name + " needs one ? for each parameter");
        }
    }

    /** A term every room can ask for. */
    public static Term of(String name, TermType type, String description, String sql, Parameter... parameters) {
        return new Term(name, type, List.of(parameters), description, sql);
    }

    /** A term whose value the asking room has at hand. */
    public static Term local(String name, TermType type, String description, Parameter... parameters) {
        return new Term(name, type, List.of(parameters), description, null);
    }

    /** Its expression; a local term has none. */
    String requireSql() {
        if (sql == null) {
            throw new IllegalStateException(name + " is known to the asking room alone");
        }
        return sql;
    }

    /** Its expression, with each shared part as {@code place} gives it. */
    String assembled(UnaryOperator<String> place) {
        return SHARED.matcher(requireSql()).replaceAll(found -> Matcher.quoteReplacement(place.apply(found.group(1))));
    }

    /** What it shares with other terms. */
    Set<String> sharedParts() {
        return SHARED.matcher(requireSql())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Whether its value is looked up, and not at hand in the customer's row. */
    boolean asksTables() {
        return requireSql().contains("SELECT");
    }
}
