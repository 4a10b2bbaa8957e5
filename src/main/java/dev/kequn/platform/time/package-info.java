/** Business time: the bank's zone, its business date, its periods. Leases and tokens use real time instead. */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.time;
