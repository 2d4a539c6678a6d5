import { z } from 'zod';
import { AppError } from '../errors.js';
import type { Library } from '../library/library.js';
import { answerLines } from './answer-lines.js';
import { answersAsText } from './answers-as-text.js';
import { type Command, parseCommandLine } from './command.js';
import { readText } from './read-text.js';

const HELP = `Usage: framewright toughq WORDS [--json]
       framewright toughq --jsonl FILE

Finds the answer to a tough question, asked in any words: a keyword, a resident's sentence, a reporter's.
Answers come from the database that FRAMEWRIGHT_DB names, or from the starters where it names none.

  --json        what was found as one JSON object
  --jsonl FILE  many questions: {"id", "query"} a line in, {"id", "answers": [{"id", "score"}, ...]} a line out,
                best first, empty when none fits; malformed lines are named on standard error, exit code 1

Examples:
  framewright toughq profiling
  framewright toughq "will you sell my data?"
`;

const OPTIONS = { json: { type: 'boolean' }, jsonl: { type: 'string' } } as const;

const questionRecord = z.object({ id: z.union([z.string(), z.number()]), query: z.string() });

/** `framewright toughq`: answers one question, or a file of questions. */
export const toughq: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { values, positionals } = parseCommandLine(args, OPTIONS);
    const { jsonl } = values;
    const query = positionals.join(' ').trim();
    if ((jsonl === undefined) === (query === '')) {
      throw new AppError('usage', 'Give the words of a question, or --jsonl FILE.');
    }
    return tools.withLibrary(async (library) => {
      if (jsonl !== undefined) {
        const text = await readText(jsonl, terminal);
        return answerLines(jsonl, text, questionRecord, (record) => rank(record, library), terminal);
      }
      const found = await library.searchAnswers(query);
      terminal.out(values.json ? `${JSON.stringify(found, null, 2)}\n` : answersAsText(found, terminal));
      return 0;
    });
  },
};

async function rank({ id, query }: z.infer<typeof questionRecord>, library: Library) {
  const { answers } = await library.searchAnswers(query);
  return { id, answers: answers.map(({ item, score }) => ({ id: item.id, score })) };
}
