/** Assessments of a period: the job that makes them, their runs and revisions. */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.assessment;
