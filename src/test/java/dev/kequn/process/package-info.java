/** The packaged application as a real process: how it starts, what it serves, what is in it. */
@org.jspecify.annotations.NullMarked
package dev.kequn.process;
