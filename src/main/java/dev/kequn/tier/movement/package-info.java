/**
 * Between two dates: who moved from which level to which (迁徙), and what money came and went (进水量, 出水量).
 *
 * <p>Owns no table; reads the assessments in force on the two dates and the flow of funds of {@code balance}. Promises
 * that everything reconciles: with the population and the money of both dates, and migration with flow.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.movement;
