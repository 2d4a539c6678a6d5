import fc from 'fast-check';
import { checkBlocks, checkView } from '../../src/simulator/block-kit.js';
import { DRAFTS, everyView, type Shown } from './every-view.js';

/** What Slack would refuse of a view. */
const flaws = (shown: Shown) => ('text' in shown ? checkBlocks(shown.blocks, 'message') : checkView(shown));

/** The references that views make themselves. */
const OURS = new RegExp(`<#${DRAFTS}>`, 'gu');

/** What is not shown as markup: what is typed into a field, and what only we read. */
const UNSHOWN = ['initial_value', 'value', 'private_metadata', 'action_id', 'block_id', 'callback_id'];

/** Every string of a view that Slack might read as markup. */
const shownStrings = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return UNSHOWN.includes(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => shownStrings(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => shownStrings(one, name));
};

const hasStrangeMarkup = (shown: Shown) =>
  shownStrings(shown).some((text) => /[<>\u202a-\u202e\u2066-\u2069]/u.test(text.replace(OURS, '')));

const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<!channel>',
        '<@U1>',
        '<!subteam^S1>',
        '<https://evil|bank>',
        '&lt;',
        '```',
        '*',
        '\u202e',
        '👩‍👩‍👧',
        '\n\n',
      ),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => `x${pieces.join(' ')}`);

const names = Object.keys(everyView('some words'));

const extremes = ['A few plain words.', 'word '.repeat(600), '&<>'.repeat(300), '“”"\'*_`~'].map(everyView);

test.each(names)('%s fits Slack', (name) => {
  for (const views of extremes) expect(flaws(views[name] as Shown)).toEqual([]);
});

test('no view lets anyone’s words ping, link or turn text around, and all of them fit Slack', () => {
  fc.assert(
    fc.property(nasty, (words) => {
      for (const [name, shown] of Object.entries(everyView(words))) {
        if (hasStrangeMarkup(shown)) throw new Error(`${name} lets markup through`);
        expect({ name, flaws: flaws(shown) }).toEqual({ name, flaws: [] });
      }
    }),
    { numRuns: 30 },
  );
});

test('every message has the gist beside its blocks, for notifications and screen readers', () => {
  for (const shown of Object.values(everyView('some words'))) {
    if ('text' in shown) expect(shown.text.trim()).not.toBe('');
  }
});

test('a review says in its text what its blocks say', () => {
  const { text } = everyView('some words').review as { text: string };
  expect(text).toContain('0 of 9 there');
  expect(text).toContain('1. Open: “some words”');
  expect(text).toContain('Framing only. Not cleared for release.');
});

const buttonsOf = (name: string) =>
  (everyView('some words')[name] as Shown).blocks.flatMap((block) =>
    (block as { type: string; elements?: { text?: { text: string } }[] }).type === 'actions'
      ? ((block as { elements: { text: { text: string } }[] }).elements ?? []).map((one) => one.text?.text)
      : [],
  );

test('what is not vetted can’t be shared', () => {
  expect(buttonsOf('answer')).toContain('Share in channel');
  expect(buttonsOf('unvetted answer')).not.toContain('Share in channel');
});

test('only a draft that stands nowhere else can be edited or withdrawn here', () => {
  expect(buttonsOf('draft')).toEqual(['Edit', 'Withdraw', 'Post in channel']);
  expect(buttonsOf('private draft')).toEqual(['Edit', 'Withdraw']);
  expect(buttonsOf('copy: shared')).toEqual([]);
});

test('a review offers its changes, all nine, the reasons and a way to keep things', () => {
  expect(buttonsOf('review')).toEqual(['Changes as text', 'All nine', 'Why', 'Keep as is']);
});
