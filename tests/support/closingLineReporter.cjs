/** Prints the one line by which CI reads the outcome, after everything else. */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.line = `${results.numPassedTests} passed, ${failed} failed`;
    process.on('exit', () => process.stdout.write(`${this.line}\n`));
  }
}
module.exports = ClosingLineReporter;
