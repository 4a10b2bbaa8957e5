/** Threads for work that nobody waits for, and transactions that many share. */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.work;
