/**
 * Offers: what the bank proposes to a customer who comes to it by himself, first of all on his phone's home page.
 *
 * <p>Owns the {@code offer…} tables. Promises that nobody is offered what he may not have, that a home page costs at most two
 * statements and writes nothing, that each offer shown and each one dropped can be explained, and that whatever a customer
 * says to one counts once. Imports {@code campaign}, {@code loyalty}, {@code segment}, {@code tier}, {@code balance},
 * {@code customer} and the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer;
