package dev.kequn.intake.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) of one or more members and takes nothing less than all of it.
 *
 * <p>The Java platform's own stream ends silently where a later member is cut off, where rubbish follows the first, or
 * where the network has nothing to give at the end of a member; here each of these is refused or waited for.
 */
public final class GzipStream extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream packed;
    private final byte[] input = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int position;
    private int limit;
    private long length;
    private boolean inMember;
    private boolean ended;

    public GzipStream(InputStream packed) {
        this.packed = packed;
    }

    /** Whether these are the first bytes of a gzip. */
    public static boolean isMagic(int first, int second) {
        return first == 0x1f && second == 0x8b;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        try {
            while (!ended) {
                if (!inMember && !openMember()) {
                    break;
                }
                int unpacked = inflate(target, offset, count);
                if (unpacked > 0) {
                    return unpacked;
                }
            }
            return -1;
        } catch (EOFException e) {
            throw broken("The gzip ends early");
        } catch (DataFormatException e) {
            throw broken("The gzip is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] target, int offset, int count) throws IOException, DataFormatException {
        int unpacked = inflater.inflate(target, offset, count);
        checksum.update(target, offset, unpacked);
        length += unpacked;
        if (inflater.finished()) {
            closeMember();
        } else if (unpacked == 0) {
            if (inflater.needsDictionary()) {
                throw broken("The gzip is damaged");
            }
            if (position == limit && !fill()) {
                throw new EOFException();
            }
            inflater.setInput(input, position, limit - position);
            position = limit;
        }
        return unpacked;
    }

    private boolean openMember() throws IOException {
        if (position == limit && !fill()) {
            ended = true;
            return false;
        }
        if (!isMagic(next(), next()) || next() != 8) {
            throw broken("What follows is not gzip");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        for (int text : new int[] {NAME, COMMENT}) {
            if ((flags & text) != 0) {
                skipText();
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        length = 0;
        inMember = true;
        return true;
    }

    private void closeMember() throws IOException {
        position = limit - inflater.getRemaining();
        long expected = nextInt();
        long size = nextInt();
        if (expected != checksum.getValue() || size != (length & 0xffff_ffffL)) {
            throw broken("The gzip's check sum is wrong");
        }
        inMember = false;
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // The original name and the comment are of no interest.
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private long nextInt() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException();
        }
        return input[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, packed.read(input, 0, input.length));
        return limit > 0;
    }

    private static MalformedFile broken(String message) {
        return new MalformedFile(Fault.BROKEN_GZIP, message);
    }
}
