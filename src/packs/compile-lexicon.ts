import { BUILT_IN_CONCEPTS, type Conjunction, type Lexicon } from '../framing/compiled-pack.js';
import { createTables, type Tables } from './lexicon-tables.js';
import type { Pattern, Row } from './parse-pattern.js';

/** A concept, trap or wording rule as the compiler takes it: its name and its patterns, already read. */
export interface Definition {
  name: string;
  patterns: Pattern[];
  except: Pattern[];
}

/** Definitions that name each other in a circle; `names` is the way round. */
export class CircleError extends Error {
  readonly names: string[];
  constructor(names: string[]) {
    super(names.join(' → '));
    this.names = names;
  }
}

/**
 * Turns vocabulary into the matcher's integer tables. Every concept a pattern names must be defined
 * or built in; throws CircleError where definitions go round.
 */
export function compileLexicon(definitions: readonly Definition[]): Lexicon {
  const tables = createTables();
  const inner = new Map<string, Definition>();
  const all = [...definitions];
  for (const definition of definitions) nameInnerParts(definition, inner, all);
  const byName = new Map(all.map((definition) => [definition.name, definition]));
  for (const { name } of all) tables.numberOf(name);
  const levelOf = createLevels(byName);
  for (const definition of all) addDefinition(definition, levelOf(definition.name), tables);
  return tables.finish((name) => (byName.get(name)?.except.length ? exceptionName(name) : undefined));
}

const exceptionName = (name: string) => `#except ${name}`;

/** Gives every part of a conjunction, and every list of exceptions, a concept of its own. */
function nameInnerParts(definition: Definition, inner: Map<string, Definition>, all: Definition[]): void {
  const add = (name: string, patterns: Pattern[]) => {
    if (inner.has(name)) return;
    const part = { name, patterns, except: [] };
    inner.set(name, part);
    all.push(part);
    nameInnerParts(part, inner, all);
  };
  if (definition.except.length > 0) add(exceptionName(definition.name), definition.except);
  for (const pattern of definition.patterns) {
    if (pattern.kind !== 'conjunction') continue;
    for (const rows of [...pattern.all, ...pattern.none])
      if (!soleConcept(rows)) add(partName(rows), [{ kind: 'rows', rows }]);
  }
}

/** The concept's name where a condition is nothing but a concept, as most are. */
function soleConcept(rows: Row[]): string | undefined {
  const [row] = rows;
  if (rows.length !== 1 || row === undefined || row.atStart || row.parts.length !== 1) return undefined;
  const [part] = row.parts;
  return part?.kind === 'concept' ? part.name : undefined;
}

const partName = (rows: Row[]) => soleConcept(rows) ?? `#${JSON.stringify(rows)}`;

/** 0 for patterns of words alone, else one more than the deepest concept they name. */
function createLevels(byName: Map<string, Definition>): (name: string) => number {
  const known = new Map<string, number>(BUILT_IN_CONCEPTS.map((name) => [name, -1]));
  const path: string[] = [];
  const levelOf = (name: string): number => {
    const level = known.get(name);
    if (level !== undefined) return level;
    if (path.includes(name)) throw new CircleError([...path.slice(path.indexOf(name)), name]);
    const definition = byName.get(name);
    if (!definition) return -1;
    path.push(name);
    const needed = namedBy(definition).map((other) => levelOf(other) + 1);
    path.pop();
    const own = Math.max(0, ...needed);
    known.set(name, own);
    return own;
  };
  return levelOf;
}

function namedBy(definition: Definition): string[] {
  const names = definition.except.length > 0 ? [exceptionName(definition.name)] : [];
  for (const pattern of definition.patterns) {
    if (pattern.kind === 'conjunction') names.push(...[...pattern.all, ...pattern.none].map(partName));
    else names.push(...conceptsIn(pattern.rows));
  }
  return names;
}

/** Concepts that rows name. */
export function conceptsIn(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => row.parts.flatMap((part) => (part.kind === 'concept' ? [part.name] : [])));
}

function addDefinition(definition: Definition, level: number, tables: Tables): void {
  const concept = tables.numberOf(definition.name);
  for (const pattern of definition.patterns) {
    if (pattern.kind === 'conjunction')
      tables.addConjunction(compileConjunction(level, concept, pattern, tables));
    else for (const row of pattern.rows) tables.addRow(level, concept, row);
  }
}

function compileConjunction(
  level: number,
  concept: number,
  pattern: Extract<Pattern, { kind: 'conjunction' }>,
  tables: Tables,
): Conjunction {
  const numbers = (conditions: Row[][]) =>
    Int32Array.from(conditions, (rows) => tables.numberOf(partName(rows)));
  return { level, concept, all: numbers(pattern.all), none: numbers(pattern.none) };
}
