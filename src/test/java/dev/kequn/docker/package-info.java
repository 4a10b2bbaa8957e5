/** What the images are made of: the Dockerfiles, and what each lets into its build. */
@org.jspecify.annotations.NullMarked
package dev.kequn.docker;
