/**
 * What earns points: rules as dated versions of a code, checked as they are written, approved by a second person, and
 * compiled for those who apply them. An approved rule never changes; it ends.
 *
 * <p>And what applies them: {@link dev.kequn.loyalty.earning.EarningConsumer} to the event log, {@link
 * dev.kequn.loyalty.earning.PeriodEarningJob} to months, {@link dev.kequn.loyalty.earning.EarningSimulations} to the past
 * without writing. {@code Limits} decide what caps and budgets leave, always behind the locks on accounts: accounts by
 * customer, then budgets by code, then rewards.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.earning;
