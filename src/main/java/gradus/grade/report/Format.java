package gradus.grade.report;

/** The formats of reports, by the names that the command line takes. */
public enum Format {
    gradescope,
    exercism,
    junit,
    csv,
    json,
    html
}
