package dev.kequn.segment.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentTemplateValueInput")
@Description("What a parameter of a template shall be.")
public record SegmentTemplateValueInput(
        @NonNull @Description("Name of the parameter.") String parameter,
        @NonNull
                @Description(
                        "INT: a whole number between its limits. MONEY: an amount not below zero, up to 12 digits and "
                                + "two decimals. STRING: 1 to 200 characters in one line.")
                String value) {}
