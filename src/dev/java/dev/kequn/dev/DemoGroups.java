package dev.kequn.dev;

import dev.kequn.segment.definition.Combination;
import dev.kequn.segment.definition.Reach;
import dev.kequn.segment.definition.SegmentContent;
import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.template.SegmentTemplate;
import dev.kequn.segment.template.SegmentTemplates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The segments of the demo bank: what the product's templates say, and one of each other kind. */
final class DemoGroups {
    static final String HIGH_END = "HIGH_END";
    static final String LOOKALIKE = "LIKE_INSTALMENT_SAVERS";
    /** Who has this tag is in TEA_GUESTS. */
    static final String TAG = "春茶会";

    private static final String SEED = "INSTALMENT_SAVERS";
    /** Left for whoever tries to draft a segment from a template. */
    private static final Set<String> LEFT = Set.of("MERCHANTS_ELSEWHERE", "CLUSTER_PROSPECTS");

    private DemoGroups() {}

    /** By code, those built on others behind them. */
    static Map<String, SegmentContent> first() {
        Map<String, SegmentContent> groups = new LinkedHashMap<>();
        SegmentTemplates.ALL.stream()
                .filter(template -> !LEFT.contains(template.code()))
                .forEach(template -> groups.put(template.code(), content(template, Map.of())));
        groups.put(HIGH_END, highEnd("300000"));
        groups.put(SEED, rule("零存整取客户", "Instalment savers", "status == \"ACTIVE\" && holds(\"P04\")"));
        groups.put(
                "GROWER_PROSPECTS",
                rule("种植意向客户", "Prospects who grow", "status == \"PROSPECT\" && known(attribute(\"crop\"))"));
        groups.put("TEA_GUESTS", rule("春茶会来宾", "Guests of the spring tea", "hasTag(\"" + TAG + "\")"));
        groups.put(
                "TEA_INVITED",
                content(
                        SegmentKind.LIST,
                        "春茶会名单",
                        "Invited to the spring tea",
                        "status == \"ACTIVE\" && branch == \"B01\" && averageAum(90) >= money(\"100000\")",
                        null));
        return groups;
    }

    /** From so much on; with another amount some come or leave. */
    static SegmentContent highEnd(String amount) {
        SegmentTemplate template = SegmentTemplates.ALL.stream()
                .filter(one -> one.code().equals(HIGH_END))
                .findFirst()
                .orElseThrow();
        return content(template, Map.of("amount", amount));
    }

    static SegmentContent lookalike() {
        return content(SegmentKind.LOOKALIKE, "类零存整取客户", "Like instalment savers", null, SEED);
    }

    private static SegmentContent content(SegmentTemplate template, Map<String, String> values) {
        return new SegmentContent(
                template.kind(),
                template.nameZh(),
                template.nameEn(),
                template.descriptionZh(),
                template.rule(values),
                template.combination(),
                null,
                null,
                null);
    }

    private static SegmentContent rule(String nameZh, String nameEn, String rule) {
        return content(SegmentKind.RULE, nameZh, nameEn, rule, null);
    }

    private static SegmentContent content(
            SegmentKind kind, String nameZh, String nameEn, @Nullable String rule, @Nullable String seed) {
        Reach reach = seed == null ? null : Reach.BALANCED;
        return new SegmentContent(kind, nameZh, nameEn, null, rule, Combination.NONE, seed, reach, null);
    }
}
