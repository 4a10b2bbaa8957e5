/**
 * Campaigns that last: what the bank sets out to do with groups of customers, round after round, step by step.
 *
 * <p>Owns the {@code campaign…}, {@code enrolment…} and {@code contact…} tables. Promises that a customer is enrolled and
 * moved on exactly once, that a control group stays untouched, that caps, budget and stock hold exactly over all campaigns
 * and processes, and that whatever was not sent or given is kept with its reason. Imports {@code loyalty}, {@code segment},
 * {@code tier}, {@code intake}, {@code balance}, {@code customer} and the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign;
