import fc from 'fast-check';
import { checkBlocks } from '../../src/simulator/block-kit.js';
import { draftBlocks, readDraftBlocks } from '../../src/slack/draft-blocks.js';
import { cleanText } from '../../src/slack/mrkdwn.js';

/** As Slack keeps a section: without blanks at its ends. */
const asKept = (text: string) =>
  draftBlocks(text).map((block) => ({ ...block, text: { ...block.text, text: block.text?.text.trim() } }));

test.each([
  ['a short draft', 'One line.'],
  ['lines and paragraphs', 'One.\nTwo.\n\nThree.'],
  ['many paragraphs', Array.from({ length: 40 }, (_, n) => `${n} `.padEnd(100, 'word ').trim()).join('\n\n')],
  ['one long line', 'word '.repeat(800).trim()],
  ['one long word', 'x'.repeat(4_000)],
  ['what grows when it is encoded', '&<>'.repeat(900)],
  ['emoji without blanks', '👩‍👩‍👧'.repeat(500)],
  ['runs of blanks where a part ends', 'word '.padEnd(10).repeat(700).trim()],
  ['more blanks than a part holds', `one${' '.repeat(3_500)}\n\u00a0\ttwo`],
  ['a draft with markup of its own', '*bold* `code` <!channel> &amp;'],
])('reads back %s as it was written', (_what, text) => {
  expect(readDraftBlocks(asKept(text))).toBe(text);
  expect(checkBlocks(draftBlocks(text), 'message')).toEqual([]);
});

test('reads back whatever was written', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 4_000, size: 'max' }).map(cleanText);
  fc.assert(
    fc.property(text, (one) => readDraftBlocks(asKept(one)) === one),
    { numRuns: 50 },
  );
});

test.each([[undefined], [[]], [[null, { type: 'divider' }, { type: 'section', block_id: 'other' }]]])(
  'finds no draft in %j',
  (blocks) => {
    expect(readDraftBlocks(blocks)).toBeUndefined();
  },
);
