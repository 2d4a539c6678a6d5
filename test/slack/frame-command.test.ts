import { nastyStrings } from '../../scripts/nasty-strings.mjs';
import { countCharacters } from '../../src/slack/draft-size.js';
import { findItem, parseFrameCommand } from '../../src/slack/frame-command.js';

const draft = 'Nurses can help kids sooner.';
const parse = (text: string) => parseFrameCommand(text, text);

test.each([
  ['', 'modal'],
  ['help', 'help'],
  ['HELP', 'help'],
  ['last', 'last'],
  ['why', 'why'],
  ['why 4', 'why'],
  ['why separate places', 'why'],
  ['hepl', 'usage'],
  ['hello there', 'usage'],
  [':wave: :wave: :wave:', 'usage'],
  ['👩‍👩‍👧 🎉 ✨', 'usage'],
  ['\u200b\u200b \u200d', 'usage'],
  ['1 2 3 4', 'usage'],
  ['@ana #general https://x.org', 'usage'],
  [draft, 'draft'],
  ['help kids sooner in our town', 'draft'],
  ['why should nurses and teachers compare notes', 'draft'],
])('takes %j for %s', (text, kind) => {
  expect(parse(text).kind).toBe(kind);
});

test.each([
  [4_000, { kind: 'draft' }],
  [4_001, { kind: 'too-long', over: 1, limit: 4_000 }],
  [40_000, { kind: 'too-long', over: 36_000, limit: 4_000 }],
  [40_001, { kind: 'too-long', over: 1, limit: 40_000 }],
])('takes a draft of %i characters for %j', (length, request) => {
  const text = 'word '.repeat(length).slice(0, length - 1);
  expect(parse(`${text}.`)).toMatchObject(request);
});

test.each(nastyStrings(1_000))('counts the characters of “$name” as a person does', ({ text }) => {
  expect(countCharacters(text)).toBe([...new Intl.Segmenter('en').segment(text)].length);
});

test('counts characters as a person does', () => {
  const text = `Nurses help kids ${'👩‍👩‍👧'.repeat(3_900)}`;
  expect(text.length).toBeGreaterThan(4_000);
  expect(parse(text).kind).toBe('draft');
});

test.each([
  ['1', 'helpers-first'],
  ['9', 'privacy-if-accurate'],
  ['helpers', 'helpers-first'],
  ['separate places', 'separate-places'],
  ['government', 'not-government-first'],
  ['privacy', 'privacy-if-accurate'],
  ['have a say', 'see-and-have-a-say'],
  ['0', undefined],
  ['10', undefined],
  ['', undefined],
  ['first', undefined],
  ['budget', undefined],
])('finds the point that %j names', (named, item) => {
  expect(findItem(named)).toBe(item);
});
