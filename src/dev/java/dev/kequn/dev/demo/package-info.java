/**
 * The demo bank: twenty thousand invented customers, the same on every machine.
 *
 * <p>Everything follows from one seed, a customer's place in the bank and the topic asked for, so the files can be
 * written in any order, at any size, streamed, and always with the same bytes. No clock, locale, time zone or
 * library random number takes part.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.dev.demo;
