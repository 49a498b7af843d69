// Reads the grader through stack traces.
// expect: graded 0
Error.stackTraceLimit = 10000;
Error.prepareStackTrace = (e, frames) => frames.map((f) => [f.getFileName?.(), f.getFunction?.(), f.getThis?.()].join());
function solve() {
    const seen = String(new Error().stack);
    print(seen.slice(0, 2000));
    if (/checks\.json|ExerciseChecker|AnswerKey|solutions/.test(seen)) throw new Error('REACHED ' + seen);
    return {};
}
