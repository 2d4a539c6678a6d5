// `npm start`: runs the built bot, or says how to build it. It installs and compiles nothing, so that a
// production machine starts exactly what was put there.
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(built)) {
  process.argv.splice(2, 0, 'start');
  await import(built.href);
} else {
  console.error('Framewright is not built yet. Run `npm ci` and `npm run build`, then `npm start` again.');
  process.exitCode = 2;
}
