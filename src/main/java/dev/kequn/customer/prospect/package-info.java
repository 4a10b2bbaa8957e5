/**
 * The pool of prospects: who left a name and a phone, and becomes a customer under the same id.
 *
 * <p>A prospect is a row of {@code customer} without a number. Promises that a branch has one prospect to a phone, and
 * that a number is given to one customer only, whether by hand or by the bank's file.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.customer.prospect;
