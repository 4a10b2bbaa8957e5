package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

/**
 * A quadrant of the matrix of composite and service tier. The tier room decides who stands where; the name lives here
 * because the customer list filters by it.
 */
@Description("One of the four quadrants of composite tier × service tier; the policy says from which level each axis is high.")
public enum Quadrant {
    @Description("普通: both low. Activate services, then move to VALUE.")
    ORDINARY,
    @Description("价值: composite high, service low. Keep the value, move to KEY.")
    VALUE,
    @Description("潜力: composite low, service high. Gather the funds held elsewhere.")
    POTENTIAL,
    @Description("重点: both high. Maximise value, prevent loss.")
    KEY
}
