// Prints `N passed, N failed` from a jest report; exits 1 when something failed or nothing ran.
import { readFileSync } from 'node:fs';

/** A run that ended before jest wrote its report (an install, a type, a lint error) counts as one failure. */
function readCounts(file) {
  const text = readFileSync(file, 'utf8');
  if (text.trim() === '') return { passed: 0, failed: 1 };
  const report = JSON.parse(text);
  // A test file that cannot be loaded has no tests of its own to fail.
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
}

const { passed, failed } = readCounts(process.argv[2]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
