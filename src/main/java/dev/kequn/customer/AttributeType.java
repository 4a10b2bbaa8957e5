package dev.kequn.customer;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CustomerAttributeType")
@Description("What the values of an attribute are, and the term that reads them in rules.")
public enum AttributeType {
    @Description("Text; attribute(\"name\").")
    TEXT("attribute"),
    @Description("A whole number; intAttribute(\"name\").")
    INT("intAttribute"),
    @Description("A number with two decimals, an amount or an area; moneyAttribute(\"name\").")
    MONEY("moneyAttribute"),
    @Description("A day, text like 2026-01-31; dateAttribute(\"name\").")
    DATE("dateAttribute"),
    @Description("true or false; boolAttribute(\"name\").")
    BOOL("boolAttribute");

    private final String term;

    AttributeType(String term) {
        this.term = term;
    }

    /** Name of the term that reads an attribute of the type. */
    public String term() {
        return term;
    }

    /** The type that a term of this name reads; empty for a term that reads no attribute. */
    static Optional<AttributeType> readBy(String term) {
        return Arrays.stream(values()).filter(type -> type.term.equals(term)).findFirst();
    }
}
