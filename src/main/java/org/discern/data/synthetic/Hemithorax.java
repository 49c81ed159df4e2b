package org.discern.data.synthetic;

/// One side of the chest: the pleural cavity, the lung in it, and the dome of the diaphragm below. The lung
/// fills the cavity unless air (pneumothorax) or fluid (effusion) lies between them.
final class Hemithorax {
    /// The cavity's width shrinks towards its apex as (1 - h^POWER)^ROUNDNESS, h the share of its height.
    private static final double POWER = 2.6;

    private static final double ROUNDNESS = 0.6;
    private static final double FLOOR = -6.5;
    private static final double BREATH_CM = 1.3;

    private final Side side;
    private final Anatomy anatomy;
    private double domeTop;
    private double fluidLevel = Double.NEGATIVE_INFINITY;
    private double meniscus = 1;
    private double collapse;

    /// @param inspiration -1 for shallow to 1 for deep
    Hemithorax(Side side, Anatomy anatomy, double inspiration) {
        this.side = side;
        this.anatomy = anatomy;
        this.domeTop = anatomy.rightDome() - (side == Side.LEFT ? anatomy.leftDomeDrop() : 0) - BREATH_CM * inspiration;
    }

    Side side() {
        return side;
    }

    void raiseDome(double cm) {
        domeTop += cm;
    }

    /// Fills the cavity with fluid up to `depth` cm above its floor, and `rise` cm further along the wall.
    void fill(double depth, double rise) {
        fluidLevel = floor() + depth;
        meniscus = rise;
    }

    /// Lets the lung fall away from the wall by this share of its width, most at the apex.
    void collapse(double share) {
        collapse = share;
    }

    boolean isCollapsed() {
        return collapse > 0;
    }

    /// Height of the dome's top in cm.
    double domeTop() {
        return domeTop;
    }

    /// Height of the costophrenic recess in cm.
    double floor() {
        return domeTop - 0.97 * anatomy.domeArch();
    }

    /// Half width that the bony cage needs at height `z`, measured from the midline.
    double cageHalfWidth(double z) {
        double h = share(z);
        return axis(h) + (anatomy.halfWidth() - axis(0)) * taper(h, POWER);
    }

    double cageHalfDepth(double z) {
        return anatomy.halfDepth() * taper(share(z), 3);
    }

    double cageMiddle(double z) {
        double h = share(z);
        return -0.5 - 2.6 * h * h * anatomy.kyphosis();
    }

    /// Horizontal cut through cavity less fluid: where lung or free air can be. [Section#NONE] above and
    /// below it.
    Section cavity(double z) {
        return section(z, dry(z), dry(z));
    }

    /// Horizontal cut through the lung's surface, `shrunk` cm inside of it.
    Section lung(double z, double shrunk) {
        double h = share(z);
        double fallen = collapse * (0.35 + 0.65 * h);
        double sunk = collapse > 0 ? taper(Math.min(1, h / (1 - 0.22 * collapse)), POWER) / taper(h, POWER) : 1;
        Section section = section(z, dry(z) * (1 - fallen) * sunk, dry(z) * (1 - 0.4 * fallen) * sunk);
        return section.shrunk(shrunk);
    }

    /// How much denser than an expanded lung this one is.
    double density() {
        return 1 / ((1 - collapse) * (1 - 0.5 * collapse));
    }

    /// The dome as an ellipsoid; only its upper half bounds the lung.
    Quadric dome() {
        double arch = anatomy.domeArch();
        return Quadric.ellipsoid(
                new Point(side.sign * 0.46 * anatomy.halfWidth(), 2, domeTop - arch),
                0.56 * anatomy.halfWidth(),
                1.3 * anatomy.halfDepth(),
                arch);
    }

    private Section section(double z, double widthShare, double depthShare) {
        if (z <= floor() || z >= anatomy.apex() || widthShare <= 0) return Section.NONE;
        double h = share(z);
        return new Section(
                side.sign * axis(h),
                cageMiddle(z),
                (anatomy.halfWidth() - axis(0)) * taper(h, POWER) * widthShare,
                cageHalfDepth(z) * depthShare);
    }

    /// Share of the cavity's width that fluid leaves; its surface climbs the wall.
    private double dry(double z) {
        return Math.pow(Math.clamp((z - fluidLevel) / meniscus, 0, 1), 0.3);
    }

    /// Distance of the cavity's axis from the midline.
    private static double axis(double h) {
        double t = Math.clamp((h - 0.35) / 0.65, 0, 1);
        return 1.8 + 2.9 * t * t * (3 - 2 * t);
    }

    private double share(double z) {
        return Math.clamp((z - FLOOR) / (anatomy.apex() - FLOOR), 0, 1);
    }

    private static double taper(double h, double power) {
        return Math.pow(Math.max(0, 1 - Math.pow(h, power)), ROUNDNESS);
    }
}
