/** Threads for work that nobody waits for. */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.work;
