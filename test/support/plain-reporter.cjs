/**
 * Ends the run with one plain line, `N passed, N failed`, that tools which know no jest can read.
 * A suite that could not even be loaded counts as one failure.
 */
module.exports = class PlainReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
  }
};
