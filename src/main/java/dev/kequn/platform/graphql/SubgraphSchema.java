package dev.kequn.platform.graphql;

import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema as a part of a federated graph: whole, without what only serves the router, and with the keys by which
 * others may name its objects. SmallRye's own federation answers what it does not know with a fault, for the whole
 * request, and asks for each object alone.
 */
public final class SubgraphSchema {
    private static final String LINK =
            "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\"])\n\n";
    /** Names the federation specification gives. */
    private static final Set<String> OF_THE_ROUTER = Set.of("_service", "_entities", "_Any", "_Entity", "_Service");

    private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
            .includeDirectives(false)
            .includeDirectiveDefinitions(false)
            .includeSchemaElement(element ->
                    !(element instanceof GraphQLNamedSchemaElement named && OF_THE_ROUTER.contains(named.getName()))));

    private SubgraphSchema() {}

    /** @param keys per type the keys its objects are known by */
    public static String of(GraphQLSchema schema, Map<String, List<String>> keys) {
        String text = PRINTER.print(schema);
        for (Map.Entry<String, List<String>> type : keys.entrySet()) {
            String head = "type " + type.getKey() + " ";
            if (!text.contains("\n" + head)) {
                throw new IllegalStateException("No " + head);
            }
            String known = type.getValue().stream()
                    .map(fields -> "@key(fields: \"" + fields + "\") ")
                    .collect(Collectors.joining());
            text = text.replace("\n" + head, "\n" + head + known);
        }
        return LINK + text;
    }
}
