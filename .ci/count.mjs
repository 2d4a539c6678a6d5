// Prints `N passed, N failed` from jest's report and that of the fault drills; exits 1 when something failed or nothing ran.
import { readFileSync } from 'node:fs';

/** A run that ended before its report was written (an install, a type, a lint error) counts as one failure. */
function readCounts(file, count) {
  const text = readFileSync(file, 'utf8');
  return text.trim() === '' ? { passed: 0, failed: 1 } : count(JSON.parse(text));
}

/** A test file that cannot be loaded has no tests of its own to fail. */
const countTests = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
});

/** `{name: passed}`: each script of the drills counts as one. */
function countDrills(report) {
  const results = Object.values(report);
  const passed = results.filter((isPassed) => isPassed === true).length;
  return { passed, failed: results.length - passed };
}

const [tests, drills] = process.argv.slice(2);
const counts = [readCounts(tests, countTests), readCounts(drills, countDrills)];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
