package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/// One row of rays through one side of the chest: how much attenuation changes where soft tissue gives way to
/// the air of a pneumothorax, to lung, and to what fills the lung.
final class LungRow {
    private static final double PLEURA_CM = 0.13;

    private final Hemithorax hemithorax;
    private final Projection projection;
    private final double z;
    private final Slice cavity;
    private final Slice lung;
    private final Slice insideOfPleura;
    private final double lungDensity;
    private final List<Opacity> opacities = new ArrayList<>();
    private final List<Slice> opacitySlices = new ArrayList<>();

    LungRow(Chest chest, Hemithorax hemithorax, Projection projection, double z) {
        this.hemithorax = hemithorax;
        this.projection = projection;
        this.z = z;
        cavity = hemithorax.cavity(z).slice(projection);
        lung = hemithorax.lung(z, 0).slice(projection);
        insideOfPleura =
                hemithorax.isCollapsed() ? hemithorax.lung(z, PLEURA_CM).slice(projection) : lung;
        lungDensity = hemithorax.density() * chest.anatomy().lungDensity();
        for (Opacity opacity : chest.opacities()) addOpacity(opacity);
    }

    private void addOpacity(Opacity opacity) {
        Slice slice = opacity.shape().slice(projection, z);
        if (!slice.isHit()) return;
        opacities.add(opacity);
        opacitySlices.add(slice);
    }

    boolean isHit() {
        return cavity.isHit();
    }

    boolean isHit(double u) {
        return cavity.half(u) > 0;
    }

    /// Change of attenuation at `u` against a body of soft tissue only.
    ///
    /// @param organs  of this ray
    /// @param grain   fine structure of the lung
    /// @param patches structure of what fills it
    double change(double u, Obstacles organs, Texture grain, Texture patches) {
        Span whole = Span.of(cavity, u).on(hemithorax.side(), u, projection);
        double air = organs.free(whole);
        if (air <= 0) return 0;
        Span tissue = whole.and(Span.of(lung, u));
        double outer = organs.free(tissue);
        double inner = insideOfPleura == lung ? outer : organs.free(whole.and(Span.of(insideOfPleura, u)));
        double change = -Attenuation.SOFT_TISSUE * (air - (outer - inner));
        change += inner * lungDensity * (1 + 0.13 * grain.at(u, z));
        for (int i = 0; i < opacities.size(); i++) {
            Slice slice = opacitySlices.get(i);
            double length = organs.free(tissue.and(Span.of(slice, u)));
            if (length > 0)
                change += length
                        * opacities.get(i).density()
                        * fading(opacities.get(i), slice, u)
                        * (1 + 0.4 * patches.at(u, z));
        }
        return change;
    }

    /// 1 in the middle of an opacity; a soft one fades towards its edge.
    private static double fading(Opacity opacity, Slice slice, double u) {
        double depth = slice.half(u) * Math.sqrt(slice.a());
        return 1 - opacity.softness() * (1 - depth * depth);
    }
}
