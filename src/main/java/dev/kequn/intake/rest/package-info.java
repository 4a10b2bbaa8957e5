/** The HTTP door for daily files and their rejects; everything else about them is GraphQL. */
@org.jspecify.annotations.NullMarked
package dev.kequn.intake.rest;
