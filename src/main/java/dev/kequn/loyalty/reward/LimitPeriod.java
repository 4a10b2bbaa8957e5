package dev.kequn.loyalty.reward;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("RewardLimitPeriod")
@Description("Over which days a customer's redemptions of a reward are counted; days of the bank's calendar.")
public enum LimitPeriod {
    @Description("The business date alone.")
    DAY,
    @Description("The calendar month.")
    MONTH,
    @Description("The calendar year.")
    YEAR,
    @Description("All days there were.")
    EVER
}
