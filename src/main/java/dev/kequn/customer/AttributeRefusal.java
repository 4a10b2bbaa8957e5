package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CustomerAttributeRefusal")
@Description("Why an attribute was not declared.")
public enum AttributeRefusal {
    @Description("The name has not 1 to 200 characters in one line.")
    INVALID_NAME,
    @Description("nameZh or nameEn has not 1 to 100 characters, or description not 1 to 500, in one line.")
    INVALID_TEXT,
    @Description(
            "The attribute is declared with another type; a type never changes, for rules were written against it.")
    TYPE_FIXED,
    @Description("500 attributes are declared already.")
    TOO_MANY
}
