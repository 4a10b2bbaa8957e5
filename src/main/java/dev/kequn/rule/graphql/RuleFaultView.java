package dev.kequn.rule.graphql;

import dev.kequn.rule.RuleFault;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RuleFault")
@Description("What is wrong with the text of a rule, and where.")
public record RuleFaultView(
        @NonNull @Description("Line, the first is 1.") Integer line,
        @NonNull @Description("Column, the first is 1; counted in Unicode code points.") Integer column,
        @NonNull @Description("What is wrong, in English, for whoever wrote the rule.") String message) {

    static RuleFaultView of(RuleFault fault) {
        return new RuleFaultView(fault.line(), fault.column(), fault.getMessage());
    }
}
