package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.Laterality;
import org.discern.model.Sex;
import org.discern.model.ViewPosition;

/// An invented patient with all studies. It depends on the cohort's seed and its own number only, and each
/// part of it has a random stream of its own.
record Patient(
        String patientId,
        Sex sex,
        int ageYears,
        Anatomy anatomy,
        DiseaseModel disease,
        Map<Pathology, Lesion> lesions,
        List<Study> studies) {
    private static final int MOST_STUDIES = 4;

    static Patient draw(long seed, int number) {
        SplittableRandom random =
                new SplittableRandom(new SplittableRandom(seed).nextLong() ^ (0x9E3779B97F4A7C15L * number));
        SplittableRandom anatomyRandom = random.split();
        SplittableRandom diseaseRandom = random.split();
        SplittableRandom lesionRandom = random.split();
        SplittableRandom studyRandom = random.split();
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        int ageYears = (int) Math.clamp(58 + 19 * random.nextGaussian(), 18, 95);
        String id = "SYN%04d".formatted(number);
        Anatomy anatomy = Anatomy.draw(sex, ageYears, anatomyRandom);
        DiseaseModel disease = DiseaseModel.draw(ageYears, diseaseRandom);
        Map<Pathology, Lesion> lesions = new EnumMap<>(Pathology.class);
        for (Pathology pathology : Pathology.values()) {
            lesions.put(pathology, Lesion.draw(pathology, lesionRandom.split()));
        }
        List<Study> studies =
                drawStudies(id, new ClinicalModel(sex, ageYears, disease.conditions(), Map.of()), disease, studyRandom);
        return new Patient(id, sex, ageYears, anatomy, disease, lesions, studies);
    }

    private static List<Study> drawStudies(
            String id, ClinicalModel clinical, DiseaseModel disease, SplittableRandom random) {
        int count = 1 + random.nextInt(MOST_STUDIES);
        List<Map<Pathology, Double>> course = disease.course(count, random.split());
        double illness = disease.conditions().getOrDefault(Condition.CRITICAL_ILLNESS, 0.0);
        List<Study> studies = new ArrayList<>();
        int day = 0;
        for (int i = 0; i < count; i++) {
            SplittableRandom own = random.split();
            String studyId = "%s-%d".formatted(id, i + 1);
            Map<Pathology, Double> severities = course.get(i);
            boolean portable = own.nextDouble() < (illness > 0 ? 0.85 : 0.15);
            studies.add(new Study(
                    studyId,
                    day,
                    Math.clamp(0.2 + 0.5 * own.nextGaussian() - (portable ? 0.5 : 0), -1, 1),
                    severities,
                    Report.write(severities, own.split()),
                    clinical.with(severities).measure(own.split()),
                    drawFilms(studyId, portable, own.split())));
            day += 1 + (int) Math.exp(random.nextDouble(0, 5.5));
        }
        return studies;
    }

    private static List<Film> drawFilms(String studyId, boolean portable, SplittableRandom random) {
        List<Film> films = new ArrayList<>();
        films.add(drawFilm(studyId, portable ? ViewPosition.AP : ViewPosition.PA, random));
        if (!portable && random.nextDouble() < 0.93) films.add(drawFilm(studyId, ViewPosition.LL, random));
        return films;
    }

    private static Film drawFilm(String studyId, ViewPosition view, SplittableRandom random) {
        String imageId = studyId + "-" + view;
        boolean lateral = view.laterality() == Laterality.LATERAL;
        Technique technique = Technique.draw(lateral, view == ViewPosition.AP, random);
        return new Film(imageId, view, "films/" + imageId + ".png", technique, random.nextLong());
    }

    /// The patient's chest at one study.
    Chest chest(Study study) {
        Chest chest = new Chest(anatomy, study.inspiration());
        lesions.forEach((pathology, lesion) -> {
            double severity = study.severities().getOrDefault(pathology, 0.0);
            if (severity > 0) lesion.place(chest, severity);
        });
        return chest;
    }
}
