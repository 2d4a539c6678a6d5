import { takeReading } from '../../src/framing/reading.js';
import { compilePack } from '../../src/packs/compile-pack.js';
import { type Block, readPack } from '../../src/packs/read-pack.js';

/** Wording, worries and what feeds them: where a false alarm costs most, each line shows what it is for. */
const isHeldToIt = ({ name, file }: Block) =>
  name.startsWith('wording:') || name.startsWith('trap:') || file.endsWith('risk.yml');

test('every line of wording, worries and risks is shown by a sentence under match_these', () => {
  const faults: [] = [];
  const source = readPack('data/packs/data-sharing', faults, { weights: false });
  if (!source) throw new Error('The pack has faults.');
  const blocks = source.blocks.filter(isHeldToIt);
  const lines = blocks.flatMap((block) =>
    block.words.map((line, i) => ({
      ...block,
      name: `line:${block.name}:${i}`,
      words: [line],
      line: line.line,
    })),
  );
  const pack = compilePack({ ...source, blocks: [...source.blocks, ...lines] }, faults);
  if (!pack) throw new Error('The pack has faults.');

  const unseen = new Map(lines.map((line) => [line.name, line]));
  for (const { text } of blocks.flatMap(({ matchThese }) => matchThese)) {
    const reading = takeReading(text, pack.lexicon);
    for (const name of unseen.keys()) if (reading.find(name).length > 0) unseen.delete(name);
  }
  const shown = [...unseen.values()].map(({ file, line, words }) => `${file}:${line}: ${words[0]?.text}`);
  expect(shown).toEqual([]);
}, 60_000);
