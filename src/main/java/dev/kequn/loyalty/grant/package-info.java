/** Points granted by hand: up to a limit by one person alone, beyond it by two. */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.grant;
