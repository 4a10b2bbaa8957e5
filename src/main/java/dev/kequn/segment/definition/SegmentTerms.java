package dev.kequn.segment.definition;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Lookup;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about segments: stored membership, as of the day. */
@ApplicationScoped
class SegmentTerms implements FactProvider {
    static final String IN_SEGMENT = "inSegment";

    @Override
    public TermGroup group() {
        return TermGroup.SEGMENTS;
    }

    @Override
    public List<Term> terms() {
        return List.of(Term.of(
                IN_SEGMENT,
                TermType.BOOL,
                "Whether the customer is a member of the segment on the day; never missing, false for an unknown code.",
                Lookup.finds(
                        """
                        FROM segment_member stay
                        WHERE stay.customer_id = ${customer}.customer_id
                          AND stay.segment_id = (SELECT named.segment_id FROM segment named WHERE named.code = ?)
                          AND stay.entered_on <= ${day} AND (stay.left_on IS NULL OR stay.left_on > ${day})"""),
                Parameter.string("code", "Code of the segment.")));
    }
}
