/**
 * Ends the run with one plain line, `N passed, N failed`, that tools which know no jest can read.
 * A suite that could not even be loaded counts as one failure.
 */
module.exports = class PlainReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // At exit, because jest's own summary comes after the last reporter.
    process.once("exit", () => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`));
  }
};
