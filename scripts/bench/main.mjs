// npm run bench: how fast the review is beside other checkers of prose, how it grows, and what the bot needs.
// The other checkers live in a package of their own here, installed when the bench first runs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const pack = fileURLToPath(new URL('../../data/packs/data-sharing', import.meta.url));

function installCheckers() {
  if (existsSync(new URL('node_modules', import.meta.url))) return;
  console.log('Installing the checkers to compare with.');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci failed in scripts/bench.');
}

installCheckers();
const { reviewDraft } = await import('../../dist/framing/review-draft.js');
const { loadPack } = await import('../../dist/packs/load-pack.js');
const { compareSpeed } = await import('./speed.mjs');
const { measureGrowth, measureNasty } = await import('./growth.mjs');
const { measureLibrary } = await import('./library.mjs');
const { measureBot } = await import('./bot.mjs');

const compiled = loadPack(pack);
const review = (text) => reviewDraft(text, compiled).wording.length;
const missed = [];
for (const part of [compareSpeed, measureGrowth, measureNasty, measureLibrary, measureBot]) {
  missed.push(...(await part(review)));
  console.log();
}
console.log(missed.length === 0 ? 'Every bar holds.' : `Not held: ${missed.join('; ')}.`);
process.exitCode = missed.length === 0 ? 0 : 1;
