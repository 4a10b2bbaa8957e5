package dev.kequn.customer;

/**
 * A rule that reads a declared attribute with the term of another type.
 *
 * @param name the attribute
 * @param term name of the term that the rule uses
 */
public record AttributeMismatch(String name, AttributeType declared, String term) {
    /** For whoever wrote the rule. */
    public String message() {
        return "'%s' is declared as %s: %s(\"%s\") reads it, %s does not"
                .formatted(name, declared, declared.term(), name, term);
    }
}
