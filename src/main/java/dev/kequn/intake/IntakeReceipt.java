package dev.kequn.intake;

/**
 * What was accepted; the merge follows by itself.
 *
 * @param bytes of the file, unpacked
 * @param digest SHA-256 of these bytes, in hexadecimal
 * @param rowsRead rows below the header
 * @param rowsStaged rows that wait to be merged
 * @param rowsRejected rows whose form was refused; the merge may refuse more
 */
public record IntakeReceipt(
        long id, IntakeFile file, long bytes, String digest, long rowsRead, long rowsStaged, long rowsRejected) {}
