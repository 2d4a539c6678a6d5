import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createScratch } from './scratch.js';

// The built program: what only a real process with real pipes can show.
const main = join(import.meta.dirname, '../../dist/cli/main.js');
const scratch = createScratch();

// A process of its own reads the whole pack first, and a busy machine takes its time.
const PATIENCE_MS = 60_000;

function start(args: string[]) {
  return spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd: scratch.dir });
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

test(
  'ends without a word when the reader closes the pipe',
  async () => {
    const line = JSON.stringify({
      id: 'd',
      text: 'Teachers and nurses can help our kids when schools share. '.repeat(3),
    });
    const child = start(['review', '--jsonl', scratch.write('many.jsonl', `${line}\n`.repeat(60))]);
    child.stdout.once('data', () => child.stdout.destroy());
    const complained = collect(child.stderr);
    const [code] = await once(child, 'close');
    expect(await complained).toBe('');
    expect(code).toBe(0);
  },
  PATIENCE_MS,
);

test(
  'exits with the code of its command',
  async () => {
    const child = start(['review', '--format', 'novel']);
    const complained = collect(child.stderr);
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(await complained).toContain('novel');
  },
  PATIENCE_MS,
);
