package org.discern.figure.scatter;

/// Points that look alike.
///
/// @param name as the legend shows it
/// @param onLight its colour on light surfaces, as red, green and blue of 8 bits each; `onDark` on dark ones
public record PointClass(String name, int onLight, int onDark, Mark mark) {
    public int colour(boolean dark) {
        return dark ? onDark : onLight;
    }
}
