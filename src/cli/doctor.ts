import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import { paint, type Terminal, wrap } from './terminal.js';
import type { Finding } from './tools.js';

const HELP = `Usage: framewright doctor [--json]

Looks at everything the bot needs: Node, settings, the vocabulary, tokens and scopes, the database, backups, the bot
at work. Each line that is not ok says what to do. Changes nothing, and shows no token.
Exits with 1 when something keeps the bot from its work.
`;

const WORDS = { well: 'ok', look: 'look', bad: 'BAD' } as const;
const STYLES = { well: 'green', look: 'yellow', bad: 'red' } as const;
const WORD_WIDTH = 6;

/** `framewright doctor`: what is wrong here, and what to do about it. */
export const doctor: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { values, positionals } = parseCommandLine(args, { json: { type: 'boolean' } });
    if (positionals.length > 0) throw new AppError('usage', 'doctor takes no arguments.');
    const findings = await tools.examine();
    terminal.out(
      values.json
        ? `${JSON.stringify(findings, null, 2)}\n`
        : findings.map((each) => told(each, terminal)).join(''),
    );
    return findings.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};

function told({ about, state, says, cure }: Finding, terminal: Terminal): string {
  const words = wrap(`${about}: ${says}`, terminal.width - WORD_WIDTH, ' '.repeat(WORD_WIDTH));
  const todo = cure === undefined ? '' : `\n${' '.repeat(WORD_WIDTH)}${cure}`;
  return `${paint(terminal, STYLES[state], WORDS[state].padEnd(WORD_WIDTH))}${words}${todo}\n`;
}
