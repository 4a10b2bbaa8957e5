/**
 * Durable jobs: runs that are due or asked for, cut into chunks any replica can finish.
 *
 * <p>Owns {@code job_run} and {@code job_chunk}. Promises one run per due instant whatever the number of replicas,
 * work and checkpoint in one transaction guarded by a fence, and runs of one resource in order. Rooms bring their work
 * as a {@link Job}. Imports {@code platform} and {@code access}.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.job;
