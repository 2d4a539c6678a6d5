import { describeFault } from '../../src/errors.js';
import { testPack } from '../../src/packs/test-pack.js';

test('finds in every sentence beside a rule of the shipped pack what the sentence says', () => {
  const { run, faults } = testPack('data/packs/data-sharing');
  expect(faults.map(describeFault)).toEqual([]);
  expect(run).toBeGreaterThan(3000);
});
