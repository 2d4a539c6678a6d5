import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, type Fault } from '../errors.js';
import { findCompiled, leaveCompiled } from '../packs/compiled-files.js';
import { readYaml } from '../packs/read-yaml.js';
import { answerContent, exampleContent } from './content.js';
import { readAsked } from './read-asked.js';
import type { SynonymRings } from './synonym-rings.js';

const words = z.string().trim().min(1);
const term = z.coerce.string().trim().min(1);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of lower-case words joined by hyphens');

const starterAnswer = answerContent.extend({ id, words: z.array(term).default([]) });
const starterExample = exampleContent.extend({ id });
const starterFact = z.strictObject({ id, question: words, about: words, ask: words });
const starterQuestion = z.strictObject({
  id,
  question: words,
  ask: words,
  phrasings: z.array(words),
  words: z.array(term).default([]),
});
const questionsFile = z.strictObject({
  open: z.array(starterQuestion),
  elsewhere: z.array(starterQuestion).default([]),
});

export type StarterAnswer = z.infer<typeof starterAnswer>;
export type StarterExample = z.infer<typeof starterExample>;
export type StarterFact = z.infer<typeof starterFact>;
export type StarterQuestion = z.infer<typeof starterQuestion>;

/** What a pack brings to the library before the team has said a word. */
export interface Starters {
  answers: StarterAnswer[];
  examples: StarterExample[];
  facts: StarterFact[];
  /** Tough questions that stand open for somebody to answer. */
  open: StarterQuestion[];
  /** Questions that are none of the library's: a meeting's date, one person's case. */
  elsewhere: StarterQuestion[];
  /** Further ways of asking, by the id of the answer or question; for the search only. */
  asked: Record<string, string[]>;
  rings: SynonymRings;
}

/** Raised whenever `Starters` changes its shape, so that nothing older is read. */
const STARTERS_VERSION = '1';

/**
 * A pack's library files, read and checked; where the build has read these very files, what it left. Throws AppError
 * 'bad_pack' with every fault: file, line and cure.
 */
export function readStarters(dir: string): Starters {
  const compiled = findCompiled(dir, 'starters', STARTERS_VERSION);
  return compiled === undefined ? readAndCheck(dir) : (JSON.parse(compiled.toString('utf8')) as Starters);
}

/** Reads a pack's library files and leaves them where `readStarters` looks. Throws as that does. */
export const compileStartersAhead = (dir: string): void =>
  leaveCompiled(dir, 'starters', STARTERS_VERSION, Buffer.from(JSON.stringify(readAndCheck(dir))));

function readAndCheck(dir: string): Starters {
  const faults: Fault[] = [];
  const read = <T>(name: string, schema: z.ZodType<T>, fallback: T): T => {
    const file = join(dir, name);
    return existsSync(file) ? (readYaml(file, file, schema, faults)?.content ?? fallback) : fallback;
  };
  const askedFile = join(dir, 'asked.txt');
  const questions = read('open-questions.yml', questionsFile, { open: [], elsewhere: [] });
  const starters = {
    answers: read('tough-questions.yml', z.array(starterAnswer), []),
    examples: read('examples.yml', z.array(starterExample), []),
    facts: read('facts.yml', z.array(starterFact), []),
    open: questions.open,
    elsewhere: questions.elsewhere,
    asked: existsSync(askedFile) ? readAsked(readFileSync(askedFile, 'utf8'), askedFile, faults) : {},
    rings: read('synonyms.yml', z.record(id, z.array(term)), {}),
  };
  faults.push(...looseEnds(starters, dir));
  if (faults.length === 0) return starters;
  throw new AppError('bad_pack', `The library's files in ${dir} have ${countFaults(faults)}.`, { faults });
}

const countFaults = ({ length }: Fault[]): string => (length === 1 ? 'a fault' : `${length} faults`);

/** Ids used twice, and facts or questions that are named and do not exist. */
function looseEnds(starters: Starters, dir: string): Fault[] {
  const { answers, examples, facts, open, elsewhere, asked } = starters;
  const factIds = new Set(facts.map((fact) => fact.id));
  const questionIds = new Set([...answers, ...open, ...elsewhere].map((each) => each.id));
  const claims = [
    ...answers.map((each) => ({ file: 'tough-questions.yml', ...each })),
    ...examples.map((each) => ({ file: 'examples.yml', ...each })),
  ];
  return [
    ...repeated([...answers, ...examples]).map((name) => ({
      where: dir,
      message: `The id "${name}" is used twice.`,
      cure: 'Give each answer and example an id of its own.',
    })),
    ...claims.flatMap(({ file, id: item, facts: claimed }) =>
      claimed
        .filter(({ fact }) => !factIds.has(fact))
        .map(({ fact }) => ({
          where: join(dir, file),
          message: `"${item}" rests on the fact "${fact}", which facts.yml does not have.`,
          cure: 'Add the fact there, or correct its name here.',
        })),
    ),
    ...Object.keys(asked)
      .filter((name) => !questionIds.has(name))
      .map((name) => ({
        where: join(dir, 'asked.txt'),
        message: `There is no question "${name}".`,
        cure: 'Use an id of tough-questions.yml or open-questions.yml.',
      })),
  ];
}

const repeated = (items: readonly { id: string }[]): string[] => {
  const ids = items.map((item) => item.id);
  return [...new Set(ids.filter((each, at) => ids.indexOf(each) !== at))];
};
