package dev.kequn.tier.graphql;

import dev.kequn.access.SmallCells;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.assessment.PolicyPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which groups of a preview a caller does not see. */
final class PreviewHiding {
    static final Object POPULATION = "population";
    static final Object UP = "up";
    static final Object DOWN = "down";

    private final Set<Object> hidden;

    PreviewHiding(PolicyPreview preview, int smallest) {
        SmallCells<Object> groups = new SmallCells<>(smallest);
        groups.group(POPULATION, preview.population());
        groups.group(UP, preview.up().customers());
        groups.group(DOWN, preview.down().customers());
        List<Object> composite = new ArrayList<>();
        List<Object> service = new ArrayList<>();
        List<Object> up = new ArrayList<>();
        List<Object> down = new ArrayList<>();
        for (PolicyPreview.Cell cell : preview.composite()) {
            groups.group(composite(cell), cell.customers());
            (cell.to() == null ? new ArrayList<>() : composite).add(composite(cell));
            int step = preview.step(cell);
            if (step != 0) {
                (step > 0 ? up : down).add(composite(cell));
            }
        }
        for (PolicyPreview.Cell cell : preview.service()) {
            groups.group(service(cell), cell.customers());
            (cell.to() == null ? new ArrayList<>() : service).add(service(cell));
        }
        groups.sum(POPULATION, composite);
        groups.sum(POPULATION, service);
        groups.sum(UP, up);
        groups.sum(DOWN, down);
        branches(preview, groups);
        this.hidden = groups.hidden();
    }

    private static void branches(PolicyPreview preview, SmallCells<Object> groups) {
        List<String> codes = List.copyOf(preview.branches().keySet());
        preview.branches().forEach((code, branch) -> {
            groups.group(branch(code), branch.customers());
            groups.group(up(code), branch.up().customers());
            groups.group(down(code), branch.down().customers());
        });
        groups.sum(POPULATION, codes.stream().map(PreviewHiding::branch).toList());
        groups.sum(UP, codes.stream().map(PreviewHiding::up).toList());
        groups.sum(DOWN, codes.stream().map(PreviewHiding::down).toList());
    }

    static Object composite(PolicyPreview.Cell cell) {
        return List.of("composite", cell);
    }

    static Object service(PolicyPreview.Cell cell) {
        return List.of("service", cell);
    }

    static Object branch(String code) {
        return List.of("branch", code);
    }

    static Object up(String code) {
        return List.of("up", code);
    }

    static Object down(String code) {
        return List.of("down", code);
    }

    boolean hides(Object group) {
        return hidden.contains(group);
    }

    @Nullable
    Integer customers(Object group, long count) {
        return hides(group) ? null : Math.toIntExact(count);
    }

    TierPolicyPreviewView.GroupView group(Object group, PolicyPreview.Group content) {
        return new TierPolicyPreviewView.GroupView(
                customers(group, content.customers()), hides(group) ? null : Decimal.ofMinor(content.money()));
    }
}
