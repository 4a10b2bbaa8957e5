/** The cluster's manifests: read strictly, held to what they promise. */
@org.jspecify.annotations.NullMarked
package dev.kequn.k8s;
