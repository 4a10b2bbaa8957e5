package dev.kequn.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The unpacked bytes of a file, counted, digested and limited on their way. */
public final class FileBytes extends InputStream {
    private final InputStream bytes;
    private final long most;
    private final MessageDigest digest;
    private long count;

    private FileBytes(InputStream bytes, long most) {
        this.bytes = bytes;
        this.most = most;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /**
     * The bytes of {@code body}, unpacked when it begins as a gzip does (no UTF-8 text begins so).
     *
     * @param most how many unpacked bytes there may be
     */
    public static FileBytes of(InputStream body, long most) throws IOException {
        PushbackInputStream start = new PushbackInputStream(body, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean packed = magic.length == 2 && GzipStream.isMagic(magic[0] & 0xff, magic[1] & 0xff);
        return new FileBytes(packed ? new GzipStream(start) : start, most);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = bytes.read(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
            count += read;
            if (count > most) {
                throw new MalformedFile(Fault.FILE_TOO_LARGE, "The file has more than " + most + " bytes");
            }
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** How many bytes have been read. */
    public long count() {
        return count;
    }

    /** SHA-256 of the bytes read, in hexadecimal; to be asked once, at the end. */
    public String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
