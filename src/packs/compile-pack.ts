import type { Fault } from '../errors.js';
import type { CompiledPack, FormatWords, TrapWords, WordingRule } from '../framing/compiled-pack.js';
import { BUILT_IN_CONCEPTS } from '../framing/compiled-pack.js';
import type { Format } from '../framing/review.js';
import { CircleError, compileLexicon, conceptsIn, type Definition } from './compile-lexicon.js';
import { type Pattern, PatternError, parsePattern } from './parse-pattern.js';
import type { Block, Line, PackSource } from './read-pack.js';

/**
 * Turns a checked pack into the tables the engine runs on: one pure function, run once at start.
 * What cannot be compiled goes into `faults`; undefined when anything does.
 */
export function compilePack(source: PackSource, faults: Fault[]): CompiledPack | undefined {
  const before = faults.length;
  reportTwins(source.blocks, faults);
  const definitions = source.blocks.map((block) => define(block, faults));
  reportUnknown(source.blocks, definitions, faults);
  if (faults.length > before) return undefined;
  try {
    return { ...wordsOf(source), lexicon: compileLexicon(definitions) };
  } catch (error) {
    if (!(error instanceof CircleError)) throw error;
    faults.push(describeCircle(error, source.blocks));
    return undefined;
  }
}

function define(block: Block, faults: Fault[]): Definition {
  const read = (lines: Line[]) => lines.flatMap((line) => readPattern(block, line, faults));
  return { name: block.name, patterns: read(block.words), except: read(block.except) };
}

function readPattern(block: Block, { text, line }: Line, faults: Fault[]): Pattern[] {
  try {
    return [parsePattern(text)];
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    faults.push({
      where: block.file,
      line,
      message: `"${text}" ${error.message}`,
      cure: 'docs/pack.md has the grammar.',
    });
    return [];
  }
}

function reportTwins(blocks: readonly Block[], faults: Fault[]): void {
  const seen = new Map<string, Block>();
  for (const block of blocks) {
    const twin = seen.get(block.name);
    if (twin)
      faults.push({
        where: block.file,
        line: block.line,
        message: `"${block.name}" stands a second time; the first is at ${twin.file}:${twin.line}.`,
        cure: 'Join the two, or give one another name.',
      });
    seen.set(block.name, block);
  }
}

function reportUnknown(blocks: readonly Block[], definitions: readonly Definition[], faults: Fault[]): void {
  const known = new Set<string>([...BUILT_IN_CONCEPTS, ...blocks.map((block) => block.name)]);
  definitions.forEach((definition, i) => {
    const block = blocks[i] as Block;
    const named = [...definition.patterns, ...definition.except].flatMap(conceptsOf);
    for (const name of new Set(named.filter((other) => !known.has(other)))) {
      const line = [...block.words, ...block.except].find(({ text }) => text.includes(`{${name}}`))?.line;
      faults.push({
        where: block.file,
        line: line ?? block.line,
        message: `There is no concept {${name}}.`,
        cure: 'Check the spelling, or add a block of that name.',
      });
    }
  });
}

const conceptsOf = (pattern: Pattern): string[] =>
  pattern.kind === 'rows' ? conceptsIn(pattern.rows) : [...pattern.all, ...pattern.none].flatMap(conceptsIn);

function describeCircle(error: CircleError, blocks: readonly Block[]): Fault {
  const names = error.names.filter((name) => !name.startsWith('#'));
  const block = blocks.find(({ name }) => names.includes(name)) as Block;
  return {
    where: block.file,
    line: block.line,
    message: `These concepts name each other in a circle: ${names.join(' → ')}.`,
    cure: 'Move the shared words into a concept that both of them name.',
  };
}

function wordsOf(source: PackSource): Omit<CompiledPack, 'lexicon'> {
  return {
    id: source.card.id,
    version: source.card.version,
    notices: source.card.notices,
    questions: source.invited,
    ...(source.weights ? { weights: source.weights } : {}),
    checklist: mapValues(source.checklist, (item, id) => ({
      ...item,
      models: item.models.map(({ audience, ...model }, i) => ({
        id: `${id}/${i + 1}`,
        ...model,
        ...(audience ? { audience } : {}),
      })),
    })) as CompiledPack['checklist'],
    formats: mapValues(source.formats, (format) => formatWords(format)) as Record<Format, FormatWords>,
    traps: [...source.traps].map(([id, trap]): TrapWords => {
      const { label, about, reason, section, questions } = trap;
      return { id, label, about, reason, section, questions };
    }),
    wording: source.wording.map(({ id, kind, content }): WordingRule => {
      const { say, reason, section, facts } = content;
      return { id, kind, say, reason, section, facts, onlyWithOthers: content['only-with-others'] };
    }),
  };
}

function formatWords(format: PackSource['formats'][Format]): FormatWords {
  return { title: format.title, expects: format.expects, oneOf: format['one-of'] };
}

function mapValues<K extends string, V, W>(
  record: Partial<Record<K, V>>,
  change: (value: V, key: K) => W,
): Record<K, W> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value as V, key as K)]),
  ) as Record<K, W>;
}
