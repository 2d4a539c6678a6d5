import { createLossyForms, createSpeller } from '../../src/library/spelling.js';

const speller = createSpeller(
  new Map([
    ['refuse', 3],
    ['participate', 2],
    ['security', 5],
    ['hackers', 4],
    ['form', 9],
    ['from', 20],
    ['grant', 1],
    ['grand', 7],
  ]),
);

describe('mending slips', () => {
  test.each([
    ['refuze', 'refuse'],
    ['partisipate', 'participate'],
    ['secuirty', 'security'],
    ['hackrs', 'hackers'],
    ['granf', 'grand'],
  ])('reads %s as %s', (written, meant) => {
    const { word, trust } = speller.correct(written);
    expect(word).toBe(meant);
    expect(trust).toBeLessThan(1);
  });

  test.each(['refusing', 'form', 'zzz', 'abcdefgh', '2021', 'frm', 'forms', 'forma'])(
    'leaves %s alone',
    (written) => {
      expect(speller.correct(written)).toEqual({ word: written, trust: 1 });
    },
  );

  test('mends by its own words only, where another speller learned more from the same store', () => {
    const forms = createLossyForms();
    createSpeller(new Map([['hacking', 1]]), forms).correct('hakcing');
    expect(createSpeller(new Map([['packing', 1]]), forms).correct('hakcing').word).not.toBe('hacking');
  });

  test('trusts a word with two slips less than one with a single slip', () => {
    expect(speller.correct('partisipat').trust).toBeLessThan(speller.correct('partisipate').trust);
  });
});
