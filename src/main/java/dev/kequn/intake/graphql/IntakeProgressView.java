package dev.kequn.intake.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("IntakeProgress")
@Description("How far the merge of a daily file is.")
public record IntakeProgressView(
        @Description("Rows the merge is done with, those it refused included.") int done,
        @Description("Rows it has to do with: those whose form was good.") int total) {}
