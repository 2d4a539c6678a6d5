import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../errors.js';
import type { InvitedQuestion } from '../framing/compiled-pack.js';
import {
  CHECKLIST_IDS,
  FORMATS,
  LEAD_THEMES,
  TRAP_IDS,
  type TrapId,
  WORDING_KINDS,
  type WordingKind,
} from '../framing/review.js';
import type { Weights } from '../framing/weights.js';
import { readYaml, type YamlFile } from './read-yaml.js';

/** A line of vocabulary and where it stands. */
export interface Line {
  text: string;
  line: number;
}

/** A concept, a worry or a wording rule: patterns, and sentences that hold it to its word. */
export interface Block {
  /** The concept's name; for worries and wording rules with `trap:` or `wording:` before it. */
  name: string;
  file: string;
  line: number;
  words: Line[];
  except: Line[];
  matchThese: Line[];
  notThese: Line[];
}

export type TrapContent = z.infer<typeof trapBlock>;
export type WordingContent = z.infer<typeof wordingBlock>;
export type ChecklistContent = z.infer<typeof checklistSchema>;
export type FormatsContent = z.infer<typeof formatsSchema>;

/** A pack's files, read and checked for shape; whether its patterns can be compiled is not yet known. */
export interface PackSource {
  card: z.infer<typeof cardSchema>;
  blocks: Block[];
  checklist: ChecklistContent;
  formats: FormatsContent;
  traps: Map<TrapId, TrapContent>;
  wording: { id: string; kind: WordingKind; content: WordingContent }[];
  invited: InvitedQuestion[];
  weights?: Weights;
}

const text = z.string().trim().min(1);
const lines = z.array(z.coerce.string().trim().min(1));
const vocabulary = {
  about: text,
  words: lines.min(1),
  except: lines.default([]),
  match_these: lines.default([]),
  not_these: lines.default([]),
};
const conceptBlock = z.strictObject(vocabulary);
const trapBlock = z.strictObject({
  ...vocabulary,
  label: text,
  reason: text,
  section: text,
  questions: z.array(text).default([]),
});
const wordingBlock = z.strictObject({
  ...vocabulary,
  say: z.array(text).default([]),
  reason: text,
  section: text,
  facts: z.array(text).default([]),
  'only-with-others': z.boolean().default(false),
});
const cardSchema = z.looseObject({
  id: text,
  version: text,
  title: text,
  language: z.literal('en'),
  notices: z.array(text).default([]),
});
const invitedBlock = z.strictObject({
  ...vocabulary,
  missing: z.array(z.enum(CHECKLIST_IDS)).default([]),
  leads: z.array(z.enum(LEAD_THEMES)).default([]),
});
const itemSchema = z.strictObject({
  title: text,
  asks: text,
  why: text,
  section: text,
  formats: text.optional(),
  reasons: z.strictObject({ met: text, partial: text, missing: text }),
  models: z.array(
    z.strictObject({
      text,
      audience: z.enum(['public', 'leaders', 'allies']).optional(),
      facts: z.array(text).default([]),
    }),
  ),
});
const model = z.strictObject({ bias: z.number().default(0), signs: z.record(z.string(), z.number()) });
const itemWeights = z.strictObject({
  shows: model,
  showsFully: model,
  met: model,
  there: model,
  thresholds: z.strictObject({ met: z.number(), there: z.number() }),
});
const trapWeights = z.strictObject({
  shows: model,
  there: model,
  thresholds: z.strictObject({ found: z.number(), alone: z.number() }),
});
const weightsSchema = z.strictObject({
  items: z.partialRecord(z.enum(CHECKLIST_IDS), itemWeights),
  traps: z.partialRecord(z.enum(TRAP_IDS), trapWeights).optional(),
  lead: z.record(z.enum(LEAD_THEMES), model),
  governmentFirst: z.record(z.enum(['met', 'partial', 'missing']), model),
  topic: model.optional(),
});
const checklistSchema = z.record(z.enum(CHECKLIST_IDS), itemSchema);
const formatSchema = z.strictObject({
  title: text,
  expects: z.array(z.enum(CHECKLIST_IDS)),
  'one-of': z.array(z.enum(CHECKLIST_IDS)).default([]),
  reading: z.strictObject({ sentence: z.int(), words: z.int() }).optional(),
  note: text.optional(),
});
const formatsSchema = z.record(z.enum(FORMATS), formatSchema);

/** Reads every file of a pack. What is wrong goes into `faults`; undefined when anything is. */
export function readPack(dir: string, faults: Fault[], parts = { weights: true }): PackSource | undefined {
  const before = faults.length;
  const read = <T>(name: string, schema: z.ZodType<T>) => readFile(dir, name, schema, faults);
  const card = read('pack.yml', cardSchema);
  const checklist = read('checklist.yml', checklistSchema);
  const formats = read('formats.yml', formatsSchema);
  const traps = read('traps.yml', z.record(z.enum(TRAP_IDS), trapBlock));
  const concepts = listYaml(dir, 'concepts').map((name) => read(name, z.record(text, conceptBlock)));
  const invited = existsSync(join(dir, INVITED)) ? read(INVITED, z.record(text, invitedBlock)) : undefined;
  const weights =
    parts.weights && existsSync(join(dir, WEIGHTS)) ? readWeights(join(dir, WEIGHTS), faults) : undefined;
  const wording = WORDING_KINDS.map((kind) => ({
    kind,
    file: read(`wording/${kind}.yml`, z.record(text, wordingBlock)),
  }));
  if (!card || !checklist || !formats || !traps || faults.length > before) return undefined;
  return {
    card: card.content,
    checklist: checklist.content,
    ...(weights ? { weights } : {}),
    formats: formats.content,
    traps: new Map(Object.entries(traps.content) as [TrapId, TrapContent][]),
    wording: wording.flatMap(({ kind, file }) =>
      Object.entries(file?.content ?? {}).map(([id, content]) => ({ id, kind, content })),
    ),
    invited: Object.entries(invited?.content ?? {}).map(([id, { missing, leads }]) => ({
      id,
      missing,
      leads,
    })),
    blocks: [
      ...concepts.flatMap((file) => (file ? blocksOf(file, '') : [])),
      ...blocksOf(traps, 'trap:'),
      ...wording.flatMap(({ file }) => (file ? blocksOf(file, 'wording:') : [])),
      ...(invited ? blocksOf(invited, 'question:') : []),
    ],
  };
}

/** A pack may do without: its worries alone then say which questions to expect. */
const INVITED = 'invited.yml';
const WEIGHTS = 'weights.json';

/** Written by a script and read as a whole: a fault in it is told without a line. */
function readWeights(file: string, faults: Fault[]): Weights | undefined {
  const fault = (message: string) =>
    faults.push({ where: file, message, cure: 'Make it again with `npm run learn`, or remove it.' });
  try {
    const parsed = weightsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data as Weights;
    fault(`The weights are not whole: ${parsed.error.issues[0]?.path.join(' → ')}.`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    fault('This is not JSON.');
  }
  return undefined;
}

function readFile<T>(
  dir: string,
  name: string,
  schema: z.ZodType<T>,
  faults: Fault[],
): YamlFile<T> | undefined {
  const file = join(dir, name);
  if (existsSync(file)) return readYaml(file, file, schema, faults);
  faults.push({
    where: file,
    message: 'This file of the pack is missing.',
    cure: 'Put it back, or copy it from the pack that ships.',
  });
  return undefined;
}

function listYaml(dir: string, folder: string): string[] {
  const path = join(dir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(folder, name));
}

interface Vocabulary {
  words: string[];
  except: string[];
  match_these: string[];
  not_these: string[];
}

function blocksOf<T extends Vocabulary>(file: YamlFile<Record<string, T>>, prefix: string): Block[] {
  return Object.entries(file.content).map(([id, block]) => {
    const numbered = (key: keyof Vocabulary) =>
      block[key].map((line, i) => ({ text: line, line: file.lineOf([id, key, i]) }));
    return {
      name: `${prefix}${id}`,
      file: file.file,
      line: file.lineOf([id]),
      words: numbered('words'),
      except: numbered('except'),
      matchThese: numbered('match_these'),
      notThese: numbered('not_these'),
    };
  });
}
