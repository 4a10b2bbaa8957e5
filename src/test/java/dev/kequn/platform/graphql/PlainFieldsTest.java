package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.TestBank;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Components are read lightly; nothing that asks who is calling, takes arguments or reads the database is. */
@QuarkusTest
@WithTestResource(TestBank.class)
class PlainFieldsTest {
    @Inject
    GraphQLSchema schema;

    @Inject
    Schema model;

    @Test
    void componentsAreReadLightlyAndNoMethodOfAnApiIs() {
        // Given
        Set<String> light = new TreeSet<>();
        Set<String> components = new TreeSet<>();
        Set<String> methods = new TreeSet<>();
        for (Type type : model.getTypes().values()) {
            type.getFields().keySet().forEach(field -> components.add(type.getName() + "." + field));
            type.getOperations().keySet().forEach(field -> methods.add(type.getName() + "." + field));
            type.getBatchOperations().keySet().forEach(field -> methods.add(type.getName() + "." + field));
        }

        // When
        for (var named : schema.getAllTypesAsList()) {
            if (named instanceof GraphQLObjectType type && !type.getName().startsWith("__")) {
                type.getFieldDefinitions().stream()
                        .filter(field -> fetcher(type, field) instanceof PlainField)
                        .forEach(field -> light.add(type.getName() + "." + field.getName()));
            }
        }

        // Then
        assertThat(methods).isNotEmpty().contains("Customer.branch", "TierLevel.name");
        components.removeAll(methods);
        assertThat(light).isEqualTo(components).contains("Customer.name", "PageInfo.endCursor");
        assertThat(light).doesNotContainAnyElementsOf(methods).noneMatch(field -> field.startsWith("Query."));
    }

    @Test
    void aFieldWithArgumentsIsNeverReadLightly() {
        schema.getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType)
                .map(type -> (GraphQLObjectType) type)
                .forEach(type -> type.getFieldDefinitions().stream()
                        .filter(field -> !field.getArguments().isEmpty())
                        .forEach(field -> assertThat(fetcher(type, field))
                                .as("%s.%s", type.getName(), field.getName())
                                .isNotInstanceOf(PlainField.class)));
    }

    private DataFetcher<?> fetcher(GraphQLObjectType type, GraphQLFieldDefinition field) {
        return schema.getCodeRegistry()
                .getDataFetcher(FieldCoordinates.coordinates(type.getName(), field.getName()), field);
    }
}
