// Part of the build: compiles the pack that ships, so that the bot does not read dozens of YAML files at each start.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileStartersAhead } from '../dist/library/starters.js';
import { compileAhead } from '../dist/packs/load-pack.js';
import { runMain } from './run-main.mjs';

const SHIPPED_PACK = fileURLToPath(new URL('../data/packs/data-sharing', import.meta.url));

await runMain(() => {
  rmSync(new URL('../dist/compiled', import.meta.url), { recursive: true, force: true });
  compileAhead(SHIPPED_PACK);
  compileStartersAhead(SHIPPED_PACK);
  return 0;
});
