package dev.kequn.customer.graphql;

import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Union
@Name("_Entity")
@Description("An object that other graphs may name by its key.")
public sealed interface Entity permits CustomerView {}
