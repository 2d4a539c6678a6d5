import { AppError, type Fault } from '../errors.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import { hitsOf } from '../framing/hits.js';
import { findConcepts } from '../framing/match.js';
import { readDraft } from '../framing/read-draft.js';
import { readScopes, Scope } from '../framing/scope.js';
import { compilePack } from './compile-pack.js';
import { type Block, readPack } from './read-pack.js';

/**
 * Runs the sentences beside each rule: those under `match_these` must hold an asserted hit, those under `not_these`
 * none. Faults name file and line. Throws AppError 'bad_pack' where the pack itself cannot be compiled.
 */
export function testPack(dir: string): { run: number; faults: Fault[] } {
  const faults: Fault[] = [];
  const source = readPack(dir, faults);
  const pack = source && compilePack(source, faults);
  if (!source || !pack) throw new AppError('bad_pack', `The pack in ${dir} has faults.`, { faults });
  let run = 0;
  for (const block of source.blocks) {
    run += block.matchThese.length + block.notThese.length;
    faults.push(...testBlock(block, pack));
  }
  return { run, faults };
}

function testBlock(block: Block, pack: CompiledPack): Fault[] {
  const missed = block.matchThese.filter(({ text }) => findAsserted(text, block.name, pack) === undefined);
  const falseHits = block.notThese.flatMap((line) => {
    const hit = findAsserted(line.text, block.name, pack);
    return hit === undefined ? [] : [{ ...line, hit }];
  });
  return [
    ...missed.map(({ text, line }) => ({
      where: block.file,
      line,
      message: `${block.name} finds nothing in "${text}".`,
      cure: 'Add a word or pattern that does, or move the sentence to not_these.',
    })),
    ...falseHits.map(({ text, line, hit }) => ({
      where: block.file,
      line,
      message: `${block.name} finds "${hit}" in "${text}".`,
      cure: 'Narrow the pattern, or list the stretch under except.',
    })),
  ];
}

/** The words of the first hit that is not denied. */
function findAsserted(text: string, name: string, pack: CompiledPack): string | undefined {
  const draft = readDraft(text, pack.lexicon);
  const hits = findConcepts(draft, pack.lexicon);
  const scopes = readScopes(draft, hits, pack.lexicon);
  const isAsserted = (number: number) => ((scopes[number] as number) & Scope.denied) === 0;
  const [hit] = hitsOf(hits, pack.lexicon.conceptNumbers.get(name), isAsserted);
  return hit && text.slice(draft.tokens[hit.start]?.start, draft.tokens[hit.end - 1]?.end);
}
