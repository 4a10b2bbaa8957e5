package dev.kequn;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits of the committed contract. */
class SchemaLintTest {
    private static final TypeDefinitionRegistry SCHEMA =
            new SchemaParser().parse(Path.of("src/main/graphql/schema.graphql").toFile());
    /** Rates, shares, probabilities and spans of time; money and counts are never approximate. */
    private static final Set<String> MAY_BE_FLOAT = Set.of(
            "CampaignArmResult.conversionShare",
            "CampaignArmResult.conversionShareHigh",
            "CampaignArmResult.conversionShareLow",
            "CampaignArmResult.holdingsChange",
            "CampaignCost.contactsPerConversion",
            "CampaignCost.refusalShare",
            "CampaignFunnelStep.medianDays",
            "CampaignHoldingsLift.control",
            "CampaignHoldingsLift.high",
            "CampaignHoldingsLift.lift",
            "CampaignHoldingsLift.low",
            "CampaignHoldingsLift.treated",
            "CampaignShareLift.control",
            "CampaignShareLift.high",
            "CampaignShareLift.lift",
            "CampaignShareLift.low",
            "CampaignShareLift.relative",
            "CampaignShareLift.treated",
            "OfferAcceptance.high",
            "OfferAcceptance.low",
            "OfferAcceptance.share",
            "ComparisonCell.balanceIndex",
            "ComparisonCell.index",
            "ComparisonCell.pValue",
            "ComparisonShare.balanceShare",
            "ComparisonShare.share",
            "JobProgress.secondsLeft",
            "JobProgress.unitsPerSecond",
            "LookalikeDecile.found",
            "LookalikeDecile.told",
            "LookalikeFactor.lift",
            "LookalikeFactor.points",
            "LookalikeFactor.restShare",
            "LookalikeFactor.seedShare",
            "LookalikeQuality.auc",
            "LookalikeQuality.aucError",
            "LookalikeQuality.brier",
            "LookalikeQuality.brierOfShare",
            "LookalikeQuality.lift",
            "LookalikeQuality.recall",
            "LookalikeReached.lift",
            "LookalikeReached.recall",
            "OfferFactors.context",
            "OfferFactors.lever",
            "OfferFactors.propensity",
            "OfferFactors.score",
            "PortraitCell.balanceIndex",
            "PortraitCell.balanceShare",
            "PortraitCell.index",
            "PortraitCell.pValue",
            "PortraitCell.populationBalanceShare",
            "PortraitCell.populationShare",
            "PortraitCell.share",
            "SegmentComparison.jaccard",
            "SegmentIntersection.lift",
            "SegmentIntersection.share");

    @Test
    void everythingIsDescribed() {
        List<String> silent = new ArrayList<>();
        SCHEMA.types().values().forEach(type -> note(silent, type.getName(), type));
        fields().forEach(field -> {
            note(silent, field.path(), field.definition());
            field.definition()
                    .getInputValueDefinitions()
                    .forEach(argument -> note(silent, field.path() + "(" + argument.getName() + ")", argument));
        });
        inputFields().forEach(input -> note(silent, input.path(), input.definition()));
        for (EnumTypeDefinition type : SCHEMA.getTypes(EnumTypeDefinition.class)) {
            for (EnumValueDefinition value : type.getEnumValueDefinitions()) {
                note(silent, type.getName() + "." + value.getName(), value);
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void pageSizesAreInt() {
        List<String> types = fields().flatMap(field -> field.definition().getInputValueDefinitions().stream())
                .filter(argument -> argument.getName().equals("first"))
                .map(argument -> name(argument.getType()))
                .toList();

        assertThat(types).isNotEmpty().containsOnly("Int");
    }

    @Test
    void listsThatArePagedHaveADefaultSizeAndSayTheLimit() {
        List<InputValueDefinition> sizes = fields().filter(
                        field -> !field.path().startsWith("Mutation."))
                .flatMap(field -> field.definition().getInputValueDefinitions().stream())
                .filter(argument -> argument.getName().equals("first"))
                .toList();

        assertThat(sizes).allSatisfy(size -> {
            assertThat(size.getDefaultValue()).isNotNull();
            assertThat(size.getDescription().getContent()).containsPattern("\\b1 to (100|20)\\b");
        });
    }

    @Test
    void nothingExactIsAFloat() {
        List<String> floats = fields().filter(
                        field -> name(field.definition().getType()).equals("Float"))
                .map(Field::path)
                .toList();

        assertThat(floats).containsExactlyInAnyOrderElementsOf(MAY_BE_FLOAT);
        assertThat(inputFields().map(input -> name(input.definition().getType())))
                .doesNotContain("Float");
    }

    @Test
    void hasNoNumberThatWrapsAround() {
        Stream<String> used = Stream.concat(
                        Stream.concat(
                                fields().map(field -> field.definition().getType()),
                                fields().flatMap(field -> field.definition().getInputValueDefinitions().stream())
                                        .map(InputValueDefinition::getType)),
                        inputFields().map(input -> input.definition().getType()))
                .map(SchemaLintTest::name);

        assertThat(used).doesNotContain("BigInteger", "BigDecimal", "Long", "Short", "Byte");
    }

    @Test
    void everyErrorOfAPayloadHasACode() {
        List<ObjectTypeDefinition> errors = SCHEMA.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getName().endsWith("Error"))
                .toList();

        assertThat(errors).isNotEmpty().allSatisfy(error -> assertThat(error.getFieldDefinitions())
                .extracting(FieldDefinition::getName)
                .contains("code", "field", "message"));
    }

    private record Field(String path, FieldDefinition definition) {}

    private record Input(String path, InputValueDefinition definition) {}

    private static Stream<Field> fields() {
        return SCHEMA.getTypes(ObjectTypeDefinition.class).stream().flatMap(type -> type.getFieldDefinitions().stream()
                .map(field -> new Field(type.getName() + "." + field.getName(), field)));
    }

    private static Stream<Input> inputFields() {
        return SCHEMA.getTypes(InputObjectTypeDefinition.class).stream()
                .flatMap(type -> type.getInputValueDefinitions().stream()
                        .map(field -> new Input(type.getName() + "." + field.getName(), field)));
    }

    private static void note(List<String> silent, String path, NamedNode<?> node) {
        if (!(node instanceof AbstractDescribedNode<?> described)
                || described.getDescription() == null
                || described.getDescription().getContent().isBlank()) {
            silent.add(path);
        }
    }

    private static String name(Type<?> type) {
        return ((TypeName) TypeUtil.unwrapAll(type)).getName();
    }
}
