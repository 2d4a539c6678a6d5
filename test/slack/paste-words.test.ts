import type { Change } from '../../src/framing/top-changes.js';
import { pasteWords } from '../../src/slack/paste-words.js';

const text = 'First things first. Data silos hold us back, they say.\nWe leverage data silos! Last.';

const swap = (quote: string, words: string | undefined, from = 0): Change => {
  const start = text.indexOf(quote, from);
  return {
    kind: 'swap',
    id: 'rule',
    at: { quote, start, end: start + quote.length },
    ...(words === undefined ? {} : { words }),
    unconfirmed: [],
    reason: '',
    section: '',
  };
};

test.each([
  [
    'at the beginning of a sentence',
    swap('Data silos', 'separate places'),
    'Separate places hold us back, they say.',
  ],
  ['in the middle of one', swap('data silos', 'separate places'), 'We leverage separate places!'],
  ['where a line ends before it', swap('We leverage', 'we use'), 'We use data silos!'],
])('gives the whole sentence for a swap %s', (_where, change, words) => {
  expect(pasteWords(change, text)).toBe(words);
});

test('gives words to put in as they are, and none where there is only something to ask', () => {
  const { at: _, ...added } = swap('Last', 'Nurses help.');
  expect(pasteWords(added, text)).toBe('Nurses help.');
  expect(pasteWords(swap('Last', undefined), text)).toBeUndefined();
});
