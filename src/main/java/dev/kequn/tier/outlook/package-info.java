/**
 * Between assessments: where each customer is heading, what he must keep to stay or to climb (还差多少), and whom to call
 * before he falls.
 *
 * <p>Owns no table and no rule: it asks the assessment itself what it would find if everyone kept what he keeps now.
 * Promises that the amounts are exact: kept on every day left they reach the level, a cent less does not.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.outlook;
