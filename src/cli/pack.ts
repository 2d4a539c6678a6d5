import { AppError, describeFault } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import type { Terminal } from './terminal.js';
import type { Tools } from './tools.js';

const HELP = `Usage: framewright pack check [DIR]
       framewright pack test [DIR]

DIR is a folder of vocabulary files; left out, it is the one FRAMEWRIGHT_PACK names, or the one that ships.

  check  reads every file and names each fault by file and line, with what to do about it; then shows the notices
         that must stay with any copy of the pack
  test   runs the sentences under match_these and not_these against the rules they stand beside

Both exit with 1 when they found a fault. docs/pack.md shows how to add a rule.
`;

/** `framewright pack`: holds the vocabulary files to their grammar, and to their own examples. */
export const pack: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { positionals } = parseCommandLine(args, {});
    const [action, dir, ...rest] = positionals;
    if (rest.length > 0) throw new AppError('usage', 'Give one folder.');
    if (action === 'check') return check(dir, terminal, tools);
    if (action === 'test') return test(dir, terminal, tools);
    throw new AppError('usage', 'Say check or test.');
  },
};

async function check(dir: string | undefined, terminal: Terminal, tools: Tools): Promise<number> {
  const { id, lexicon, wording, notices } = await tools.loadPack(dir);
  const concepts = lexicon.conceptNames.filter((name) => /^[a-z-]+$/.test(name)).length;
  terminal.out(`${id}: no faults. ${concepts} concepts and ${wording.length} wording rules.\n`);
  for (const notice of notices) terminal.out(`${notice}\n`);
  return 0;
}

async function test(dir: string | undefined, terminal: Terminal, tools: Tools): Promise<number> {
  const { run, faults } = await tools.testPack(dir);
  for (const fault of faults) terminal.err(`${describeFault(fault)}\n`);
  terminal.out(`${run - faults.length} sentences came out as written, ${faults.length} did not.\n`);
  return faults.length === 0 ? 0 : 1;
}
