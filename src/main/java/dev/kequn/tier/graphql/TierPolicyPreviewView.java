package dev.kequn.tier.graphql;

import dev.kequn.customer.Branch;
import dev.kequn.customer.graphql.BranchView;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.assessment.PolicyPreview;
import dev.kequn.tier.policy.TierPolicy;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierPolicyPreview")
@Description(
        "Who would stand where if the policy had been applied to the last assessed period. Service tiers are those of "
                + "the rules, without overrides. What is null is hidden from the caller: it has fewer customers than the bank's "
                + "limit, or would tell such a group.")
public record TierPolicyPreviewView(
        @NonNull @Description("The policy previewed.") TierPolicyView policy,
        @NonNull @Description("The assessment in force, which it is compared with.") TierRunView compared,
        @NonNull
                @Description("The period the preview looked at; another than the assessment's only where the policy "
                        + "assesses by another kind of period.")
                String period,
        @Description("Customers in the preview.") @Nullable Integer population,
        @NonNull @Description("Those who would rise on the composite ladder.") GroupView up,
        @NonNull @Description("Those who would fall on the composite ladder.") GroupView down,
        @NonNull
                @Description("Composite level now × under the policy: every cell, empty ones too, by rank; then those "
                        + "who would come and go, where there are any.")
                List<@NonNull CellView> composite,
        @NonNull @Description("Service level now × under the policy, in the same way.") List<@NonNull CellView> service,
        @NonNull @Description("What would move in each branch, by branch code.") List<@NonNull BranchMoveView> branches,
        @Ignore long policyId,
        @Ignore long comparedId) {

    @Name("TierPolicyPreviewGroup")
    @Description("A group of customers.")
    public record GroupView(
            @Description("How many customers.") @Nullable Integer customers,
            @Description("Sum of their average AUM and loans.") @Nullable Decimal money) {}

    @Name("TierPolicyPreviewCell")
    @Description("Customers with one level now and one under the policy.")
    public record CellView(
            @Description("Level now; null for customers the assessment does not have.") @Nullable TierLevelView from,
            @Description("Level under the policy; null for customers the preview does not have.") @Nullable
                    TierLevelView to,
            @Description("How many customers.") @Nullable Integer customers,
            @Description("Sum of their average AUM.") @Nullable Decimal aum,
            @Description("Sum of their average loans.") @Nullable Decimal loan) {}

    @Name("TierPolicyPreviewBranch")
    @Description("What would move in a branch, on the composite ladder.")
    public record BranchMoveView(
            @NonNull @Description("The branch.") BranchView branch,
            @Description("Its customers in the preview.") @Nullable Integer customers,
            @NonNull @Description("Those who would rise.") GroupView up,
            @NonNull @Description("Those who would fall.") GroupView down) {}

    static TierPolicyPreviewView of(PolicyPreview preview, Map<String, Branch> branches, int smallest) {
        PreviewHiding hiding = new PreviewHiding(preview, smallest);
        return new TierPolicyPreviewView(
                TierPolicyView.of(preview.policy()),
                TierRunView.of(preview.compared()),
                preview.period().name(),
                hiding.customers(PreviewHiding.POPULATION, preview.population()),
                hiding.group(PreviewHiding.UP, preview.up()),
                hiding.group(PreviewHiding.DOWN, preview.down()),
                preview.composite().stream()
                        .map(cell -> cell(preview, cell, hiding.hides(PreviewHiding.composite(cell))))
                        .toList(),
                preview.service().stream()
                        .map(cell -> cell(preview, cell, hiding.hides(PreviewHiding.service(cell))))
                        .toList(),
                preview.branches().entrySet().stream()
                        .map(branch -> new BranchMoveView(
                                BranchView.of(branches.get(branch.getKey())),
                                hiding.customers(
                                        PreviewHiding.branch(branch.getKey()),
                                        branch.getValue().customers()),
                                hiding.group(
                                        PreviewHiding.up(branch.getKey()),
                                        branch.getValue().up()),
                                hiding.group(
                                        PreviewHiding.down(branch.getKey()),
                                        branch.getValue().down())))
                        .toList(),
                preview.policy().id(),
                preview.compared().runId());
    }

    private static CellView cell(PolicyPreview preview, PolicyPreview.Cell cell, boolean hidden) {
        return new CellView(
                level(preview.before(), cell.from()),
                level(preview.policy(), cell.to()),
                hidden ? null : Math.toIntExact(cell.customers()),
                hidden ? null : Decimal.ofMinor(cell.aum()),
                hidden ? null : Decimal.ofMinor(cell.loan()));
    }

    private static @Nullable TierLevelView level(TierPolicy policy, @Nullable String code) {
        return code == null ? null : TierLevelView.of(policy.level(code));
    }
}
