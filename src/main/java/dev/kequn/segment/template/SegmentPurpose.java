package dev.kequn.segment.template;

import org.eclipse.microprofile.graphql.Description;

@Description("What a group of customers is for.")
public enum SegmentPurpose {
    @Description("To know who they are: for portraits, benefits and combinations (分群经营).")
    KNOW,
    @Description("To gather money that they have elsewhere or that lies idle (资金归集).")
    GATHER,
    @Description("To lend to those who need money (信贷).")
    LEND,
    @Description("To keep those whose money may leave (防流失).")
    KEEP,
    @Description("To sell one product more, so that they stay (加挂产品).")
    DEEPEN
}
