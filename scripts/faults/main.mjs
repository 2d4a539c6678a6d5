// `npm run faults [-- --quick] [-- NAME…]`: what the bot must come through, with figures. Exits with 1 when a bar is missed.
import { parseArgs } from 'node:util';
import { backups } from './backups.mjs';
import { burst } from './burst.mjs';
import { kills } from './kills.mjs';
import { migrations } from './migrations.mjs';
import { pauses } from './pauses.mjs';
import { points } from './points.mjs';
import { powerCuts } from './power-cuts.mjs';
import { sockets } from './sockets.mjs';

/** Every script, by the name it is called with; each returns its figures and whether its bar is met. */
const SCRIPTS = { points, kills, 'power-cuts': powerCuts, pauses, migrations, sockets, burst, backups };

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in SCRIPTS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(SCRIPTS).join(', ')}.`);
  process.exit(2);
}

for (const name of positionals.length > 0 ? positionals : Object.keys(SCRIPTS)) {
  const started = performance.now();
  const { figures, passed } = await SCRIPTS[name](values);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`);
  for (const [what, figure] of Object.entries(figures)) console.log(`  ${what}: ${figure}`);
  if (!passed) process.exitCode = 1;
}
