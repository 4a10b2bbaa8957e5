/** Groups that banks work with, as definitions to begin from; the same for every bank, and written nowhere. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.template;
