package dev.kequn.platform;

/** A code that says with which HTTP status a refusal is answered where it does not travel in a payload. */
public interface HttpStatus {
    int status();
}
