package org.discern.figure;

/// Text as HTML and XML need it.
final class Html {
    private Html() {}

    /// `text` for use between tags and within quoted attributes.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (char c : printable(text).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /// `text` without the characters that no XML document may hold: controls, lone surrogates and the like.
    static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Html::allowed).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean allowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= 0x20 && codePoint < 0xd800
                || codePoint >= 0xe000 && codePoint < 0xfffe
                || codePoint >= 0x10000;
    }
}
