// `npm run faults [-- --quick] [-- NAME…] [-- --report FILE]`: what the bot must come through, with figures.
// Exits with 1 when a bar is missed. The report says `{name: passed}` of each script, and is written as they go:
// one that never came to its end stands in it as not passed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { approvals } from './approvals.mjs';
import { backups } from './backups.mjs';
import { burst } from './burst.mjs';
import { kills } from './kills.mjs';
import { migrations } from './migrations.mjs';
import { nasty } from './nasty.mjs';
import { pauses } from './pauses.mjs';
import { points } from './points.mjs';
import { powerCuts } from './power-cuts.mjs';
import { sockets } from './sockets.mjs';

/** Every script, by the name it is called with; each returns its figures and whether its bar is met. */
const SCRIPTS = {
  points,
  kills,
  'power-cuts': powerCuts,
  pauses,
  migrations,
  sockets,
  burst,
  backups,
  approvals,
  'nasty-strings': nasty,
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, report: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(SCRIPTS, name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(SCRIPTS).join(', ')}.`);
  process.exit(2);
}

const names = positionals.length > 0 ? positionals : Object.keys(SCRIPTS);
const results = Object.fromEntries(names.map((name) => [name, false]));
const report = () => values.report && writeFileSync(values.report, JSON.stringify(results));

report();
for (const name of names) {
  const started = performance.now();
  const { figures, passed } = await run(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`);
  for (const [what, figure] of Object.entries(figures)) console.log(`  ${what}: ${figure}`);
  results[name] = passed;
  report();
  if (!passed) process.exitCode = 1;
}

/** A script that breaks off has failed, and the others still run. */
async function run(name) {
  try {
    return await SCRIPTS[name](values);
  } catch (error) {
    return { figures: { 'broke off': error.stack }, passed: false };
  }
}
