package org.discern.data.synthetic;

/// A measured value; its column name ends in the unit.
enum ClinicalValue {
    O2_SATURATION("o2_saturation_percent", 0),
    RESPIRATORY_RATE("respiratory_rate_per_min", 0),
    HEART_RATE("heart_rate_per_min", 0),
    TEMPERATURE("temperature_celsius", 1),
    LEUKOCYTES("wbc_10e9_per_l", 1),
    CRP("crp_mg_per_l", 1),
    BNP("bnp_pg_per_ml", 0),
    HAEMOGLOBIN("haemoglobin_g_per_dl", 1),
    CREATININE("creatinine_mg_per_dl", 2);

    private final String column;
    private final int decimals;

    ClinicalValue(String column, int decimals) {
        this.column = column;
        this.decimals = decimals;
    }

    String column() {
        return column;
    }

    int decimals() {
        return decimals;
    }

    boolean isVitalSign() {
        return ordinal() <= TEMPERATURE.ordinal();
    }
}
