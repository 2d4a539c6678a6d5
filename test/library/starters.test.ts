import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type Fault } from '../../src/errors.js';
import { countWords } from '../../src/library/content.js';
import type { Library } from '../../src/library/library.js';
import { readAsked } from '../../src/library/read-asked.js';
import { readStarters } from '../../src/library/starters.js';
import { aLibrary, starters } from './a-library.js';

const PUBLIC = [
  'how-does-this-help-me',
  'community-role',
  'see-and-sold',
  'opt-out',
  'profiling',
  'more-than-a-number',
  'hacking',
  'racial-equity-trust',
  'shut-down-program',
];
const LEADERS = ['why-spend-money', 'legal-obstacles', 'staffing'];
const ALLIES = ['why-not-equity', 'kinds-of-ids', 'term-distinctions'];

describe('the starters that ship', () => {
  let library: Library;
  beforeAll(async () => {
    ({ library } = await aLibrary());
  });
  const idsFor = async (audience: 'public' | 'leaders' | 'allies') =>
    (await library.listAnswers({ audience })).map(({ id }) => id);

  test('answer nine questions of the public, three of leaders and three of allies, in that order', async () => {
    expect(await idsFor('public')).toEqual(PUBLIC);
    expect(await idsFor('leaders')).toEqual(LEADERS);
    expect(await idsFor('allies')).toEqual(ALLIES);
  });

  test('are shown as what they are: from the toolkit, approved by nobody', async () => {
    for (const item of [...(await library.listAnswers()), ...(await library.listExamples())]) {
      expect(item).toMatchObject({ state: 'starter', version: 1 });
      expect(item).not.toHaveProperty('confirmedBy');
      expect(item.source).not.toBe('');
    }
  });

  test('have eight to twenty phrasings each, and a spoken version of 25 words at most', async () => {
    for (const answer of await library.listAnswers()) {
      expect(answer.phrasings.length).toBeGreaterThanOrEqual(8);
      expect(answer.phrasings.length).toBeLessThanOrEqual(20);
      expect(countWords(answer.spoken)).toBeLessThanOrEqual(25);
      expect(answer.topics).not.toEqual([]);
    }
  });

  test('hold the second wording of the answer on staffing', async () => {
    expect(await library.findAnswer('staffing')).toHaveProperty('otherWording');
  });

  test('rest on facts wherever they promise something', async () => {
    const claims = new Map((await library.listAnswers()).map(({ id, facts }) => [id, facts]));
    expect(claims.get('see-and-sold')).toContainEqual({ fact: 'sold', value: 'no' });
    expect(claims.get('opt-out')).toContainEqual({ fact: 'opt-out', value: 'no' });
    expect(claims.get('hacking')).toContainEqual({ fact: 'one-store', value: 'no' });
    expect(claims.get('shut-down-program')).toContainEqual({ fact: 'used-to-close', value: 'no' });
    expect(claims.get('profiling')).toContainEqual({ fact: 'residents-see', value: 'yes' });
  });

  test('bring seven examples, of which one has not happened', async () => {
    const examples = await library.listExamples();
    expect(examples).toHaveLength(7);
    expect(examples.filter(({ hypothetical }) => hypothetical).map(({ id }) => id)).toEqual([
      'citizens-training-consent',
    ]);
    expect(new Set(examples.map(({ outcome }) => outcome)).size).toBe(7);
  });

  test('bring facts that nobody has confirmed', async () => {
    const facts = await library.listFacts();
    expect(facts.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'sold',
        'opt-out',
        'one-store',
        'limited-access',
        'names-removed',
        'police-access',
      ]),
    );
    expect(new Set(facts.map(({ value }) => value))).toEqual(new Set(['unknown']));
  });
});

describe('reading starters', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'starters-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const faultsOf = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    try {
      readStarters(folder);
    } catch (error) {
      if (error instanceof AppError)
        return error.faults.map(({ where, line, message }) => ({ where, line, message }));
      throw error;
    }
    return [];
  };

  test('takes a folder without library files for an empty library', () => {
    expect(readStarters(folder)).toEqual(starters());
  });

  test('names file and line of a spoken version that is too long to say', () => {
    const [fault] = faultsOf({
      'tough-questions.yml': [
        '- id: sold',
        '  audience: public',
        '  question: Sold?',
        '  answer: No.',
        `  spoken: ${'word '.repeat(26)}`,
        '  source: ours',
      ].join('\n'),
    });
    expect(fault).toMatchObject({ where: join(folder, 'tough-questions.yml'), line: 5 });
    expect(fault?.message).toMatch(/more than 25 words/);
  });

  test('names an answer that rests on a fact nobody asks about', () => {
    const answer =
      '- {id: sold, audience: public, question: Q?, answer: No., spoken: No., source: s, facts: [{fact: gold, value: "no"}]}';
    expect(faultsOf({ 'tough-questions.yml': answer })[0]?.message).toMatch(
      /"sold" rests on the fact "gold"/,
    );
  });

  test('names an id used twice, and a way of asking that belongs to no question', () => {
    const answer = '- {id: one, audience: public, question: Q?, answer: A., spoken: A., source: s}';
    const faults = faultsOf({ 'tough-questions.yml': `${answer}\n${answer}`, 'asked.txt': '[two]\nwhat' });
    expect(faults.map(({ message }) => message)).toEqual([
      'The id "one" is used twice.',
      'There is no question "two".',
    ]);
  });
});

test('a way of asking that stands under no question is named by its line', () => {
  const faults: Fault[] = [];
  const asked = readAsked(
    '# note\nlost\n[one]\n first way \n\n[two]\nsecond\n[one]\nthird',
    'asked.txt',
    faults,
  );
  expect(asked).toEqual({ one: ['first way', 'third'], two: ['second'] });
  expect(faults).toEqual([expect.objectContaining({ where: 'asked.txt', line: 2 })]);
});

describe('seeding starters', () => {
  const fact = (question: string) => ({ id: 'sold', question, about: 'a', ask: 'counsel' });
  const answer = (text: string) => ({
    id: 'one',
    audience: 'public' as const,
    topics: [],
    question: 'Is it sold?',
    phrasings: [],
    words: [],
    answer: text,
    spoken: text,
    facts: [],
    source: 'ours',
  });

  test('brings untouched starters up to the words of a newer pack, and changes nothing twice', async () => {
    const { db } = await aLibrary({
      starters: starters({ answers: [answer('Old.')], facts: [fact('Old?')] }),
    });
    const newer = starters({ answers: [answer('New.')], facts: [fact('New?')] });
    const { library } = await aLibrary({ db, starters: newer });
    expect((await library.findAnswer('one'))?.answer).toBe('New.');
    expect((await library.listFacts())[0]?.question).toBe('New?');
    const before = await db.selectFrom('library_revision').selectAll().executeTakeFirstOrThrow();
    await aLibrary({ db, starters: newer });
    expect(await db.selectFrom('library_revision').selectAll().executeTakeFirstOrThrow()).toEqual(before);
  });
});
