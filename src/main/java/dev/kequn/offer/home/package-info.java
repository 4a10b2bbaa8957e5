/** One customer as his home page needs him, in one statement. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.home;
