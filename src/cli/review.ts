import { z } from 'zod';
import { AppError } from '../errors.js';
import { AUDIENCES, FORMATS, type ReviewOptions } from '../framing/review.js';
import { reviewDraft } from '../framing/review-draft.js';
import { answerLines } from './answer-lines.js';
import { type Command, oneOf, parseCommandLine } from './command.js';
import { readText } from './read-text.js';
import { reviewAsText } from './review-as-text.js';
import type { Terminal } from './terminal.js';
import type { Tools } from './tools.js';

const HELP = `Usage: framewright review [FILE|-] [--format F] [--audience A] [--json]
       framewright review --jsonl FILE

Holds a draft against the toolkit's checklist and prints what it does, what is missing and which words to change.
Reads standard input when FILE is - or left out. Nothing is sent anywhere.

  --format F    ${FORMATS.join(', ')};
                guessed from the text when left out
  --audience A  ${AUDIENCES.join(', ')}; public when left out
  --json        the review as one JSON object
  --jsonl FILE  many drafts: {"id", "text", "format"?} a line in, the review with its id a line out;
                malformed lines are named on standard error, and the exit code is then 1

Examples:
  framewright review release.txt --format press
  pbpaste | framewright review -
  framewright review --jsonl drafts.jsonl > reviews.jsonl
`;

const OPTIONS = {
  format: { type: 'string' },
  audience: { type: 'string' },
  json: { type: 'boolean' },
  jsonl: { type: 'string' },
} as const;

const draftRecord = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  format: z.enum(FORMATS).optional(),
});

/** `framewright review`: reviews one draft, or a file of drafts. */
export const review: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { values, positionals } = parseCommandLine(args, OPTIONS);
    const options: ReviewOptions = {
      ...withValue('format', oneOf('--format', values.format, FORMATS)),
      ...withValue('audience', oneOf('--audience', values.audience, AUDIENCES)),
    };
    if (values.jsonl !== undefined) {
      if (positionals.length > 0) throw new AppError('usage', 'Give either FILE or --jsonl FILE, not both.');
      return reviewLines(values.jsonl, options, terminal, tools);
    }
    if (positionals.length > 1) throw new AppError('usage', 'Give one FILE; --jsonl takes many drafts.');
    return reviewOne(positionals[0] ?? '-', options, values.json === true, terminal, tools);
  },
};

async function reviewOne(
  file: string,
  options: ReviewOptions,
  asJson: boolean,
  terminal: Terminal,
  tools: Tools,
): Promise<number> {
  if (file === '-' && terminal.interactive) terminal.err('Paste the draft, then press Ctrl-D.\n');
  const text = await readText(file, terminal);
  if (text.trim() === '') throw new AppError('bad_data', 'There is no draft to review: the text is empty.');
  const pack = await tools.loadPack();
  const result = reviewDraft(text, pack, options);
  terminal.out(asJson ? `${JSON.stringify(result, null, 2)}\n` : reviewAsText(result, text, pack, terminal));
  return 0;
}

async function reviewLines(
  file: string,
  options: ReviewOptions,
  terminal: Terminal,
  tools: Tools,
): Promise<number> {
  const text = await readText(file, terminal);
  const pack = await tools.loadPack();
  const answer = (draft: z.infer<typeof draftRecord>) => ({
    id: draft.id,
    ...reviewDraft(draft.text, pack, { ...options, ...withValue('format', draft.format) }),
  });
  return answerLines(file, text, draftRecord, answer, terminal);
}

/** A property only where there is a value: an option left out must not arrive as undefined. */
function withValue<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
