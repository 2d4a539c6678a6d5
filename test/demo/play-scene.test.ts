import { readFileSync } from 'node:fs';
import { playScene, takeOffer } from '../../src/demo/play-scene.js';

const play = async (draft?: string): Promise<string> => {
  const printed: string[] = [];
  await playScene((text) => void printed.push(text), draft);
  return printed.join('');
};

/** The lines that say what someone does. */
const captions = (scene: string): string[] =>
  scene.split('\n').filter((line) => /^\d\. (Ana|Ben) /.test(line));

/** Words as they run on, whatever the width they are printed at. */
const runOn = (text: string): string =>
  text
    .replace(/^ *(?:\| ?)?/gmu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** The review that the README shows. */
const readmeReview = (): string => {
  const [, shown = ''] =
    /<!-- review -->([\s\S]*?)<!-- \/review -->/u.exec(readFileSync('README.md', 'utf8')) ?? [];
  return runOn(
    shown
      .split('\n')
      .filter((line) => !line.startsWith('>'))
      .join('\n'),
  );
};

describe('the scene with the real bot', () => {
  test('shows a command, a reaction, an edit and a question, each with its answer', async () => {
    const scene = await play();
    expect(captions(scene)).toEqual([
      '1. Ana runs /frame with a paragraph for the web page.',
      '2. Ana puts :frame_with_picture: on a post that Ben has drafted.',
      '3. Ben edits his post, and the review follows.',
      '4. Ana asks /toughq profiling before a call.',
    ]);
    const acts = scene.split(/^\d\. (?=Ana|Ben)/m).slice(1);
    const reviews = acts.map((act) => act.includes('Framing only. Not cleared for release.'));
    expect(reviews).toEqual([true, true, true, false]);
    expect(readmeReview()).not.toBe('');
    expect(runOn(acts[0] ?? '')).toContain(readmeReview());
    expect(acts[0]).toMatch(/Draft by @ana\. Not approved\./i);
    expect(acts[2]).toMatch(/edited: \d → \d of 9/);
    expect(acts[3]).toMatch(/Only Ana sees this:[\s\S]*profiled?[\s\S]*not vetted here/i);
    expect(scene).not.toMatch(/<@|&amp;|\*/);
    expect(scene.split('\n').filter((line) => line.length > 78)).toEqual([]);
  }, 60_000);

  test('takes a draft of one’s own, and puts in the words the review offers', async () => {
    const scene = await play(
      'Our agency built a new data warehouse.\n\nIt will make government modern & efficient.\n',
    );
    expect(captions(scene)).toEqual([
      '1. Ben posts your draft, and Ana puts :frame_with_picture: on it.',
      '2. Ben puts in the words it offers, and the review follows.',
      '3. Ana asks /toughq profiling before a call.',
    ]);
    expect(scene).toContain('It will make government modern & efficient.');
    expect(scene).toContain('Ben (edited)');
  }, 60_000);
});

test.each([
  ['an empty file', ' \n', 'The draft is empty.'],
  [
    'a draft that no message holds',
    'x'.repeat(40_001),
    'The draft has 40,001 characters; a message in Slack holds 40,000.',
  ],
])('%s is refused before anything starts', async (_what, draft, message) => {
  await expect(play(draft)).rejects.toMatchObject({ code: 'usage', message });
});

test.each([
  ['an opening in front', 'Tweet\n1. Open: “Nurses help.” True here?\n2. Add: “x”', 'Nurses help. Draft.'],
  [
    'an addition at the end',
    '1. “silos” → “places”\n2. Add: “We have a “say” in it.”',
    'Draft. We have a “say” in it.',
  ],
  ['nothing', '1. “silos” → “places”', undefined],
])('puts %s', (_what, review, expected) => {
  expect(takeOffer('Draft.', review)).toBe(expected);
});
