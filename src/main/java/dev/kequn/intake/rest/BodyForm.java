package dev.kequn.intake.rest;

import dev.kequn.intake.IntakeRefusal;
import dev.kequn.intake.csv.GzipStream;
import dev.kequn.platform.Refusal;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the request's headers say about its body. Without them the bytes speak for themselves; so they do about their
 * charset, which clients often name without knowing it.
 */
public record BodyForm(boolean gzip) {
    private static final Set<String> GZIP = Set.of("application/gzip", "application/x-gzip");
    private static final Set<String> PLAIN = Set.of("text/csv", "text/plain", "application/octet-stream");

    /** @throws Refusal {@code UNSUPPORTED_TYPE} */
    public static BodyForm of(@Nullable String contentType, @Nullable String contentEncoding) {
        String encoding = contentEncoding == null ? "identity" : contentEncoding.toLowerCase(Locale.ROOT);
        boolean packed = encoding.equals("gzip") || encoding.equals("x-gzip");
        if (!packed && !encoding.equals("identity")) {
            throw unsupported();
        }
        boolean typed = contentType != null && isGzip(contentType);
        return new BodyForm(packed || typed);
    }

    private static boolean isGzip(String contentType) {
        try {
            MediaType type = MediaType.valueOf(contentType);
            String name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
            if (!GZIP.contains(name) && !PLAIN.contains(name)) {
                throw unsupported();
            }
            return GZIP.contains(name);
        } catch (IllegalArgumentException e) {
            throw unsupported();
        }
    }

    /** The same body; refused when it should be gzip and does not begin so. */
    public InputStream check(InputStream body) {
        if (!gzip) {
            return body;
        }
        try {
            PushbackInputStream start = new PushbackInputStream(body, 2);
            byte[] magic = start.readNBytes(2);
            if (magic.length < 2 || !GzipStream.isMagic(magic[0] & 0xff, magic[1] & 0xff)) {
                throw new Refusal(IntakeRefusal.NOT_GZIP, "The request says gzip and the body is none");
            }
            start.unread(magic);
            return start;
        } catch (IOException e) {
            throw new Refusal(IntakeRefusal.BROKEN_OFF, "The body broke off before its end");
        }
    }

    private static Refusal unsupported() {
        return new Refusal(IntakeRefusal.UNSUPPORTED_TYPE, "A file is text/csv in UTF-8, plain or gzip");
    }
}
