import { createSearchIndex, type Entry, FITS, keepLastIndex } from '../../src/library/search-index.js';

const index = createSearchIndex(
  [
    { id: 'opening', phrasings: ['When does the library open?', 'opening hours'] },
    { id: 'lending', phrasings: ['How many books may I borrow?', 'How do I return a book late?'] },
    { id: 'rooms', phrasings: ['Can our group reserve a room?', 'Is there a room with a piano?'] },
  ],
  { borrow: ['borrow', 'check out', 'take home'], room: ['room', 'hall', 'studio'] },
);

const first = (query: string) => index.search(query)[0]?.id;

describe('the search index', () => {
  test.each([
    ['a word of the question', 'piano', 'rooms'],
    ['another ending', 'borrowing books', 'lending'],
    ['a synonym', 'can we have the studio', 'rooms'],
    ['a synonym of several words', 'what can I take home', 'lending'],
    ['a letter left out', 'resrve', 'rooms'],
    ['two letters swapped', 'raeturn', 'lending'],
    ['two slips in a long word', 'resirvve', 'rooms'],
    ['curly apostrophes and accents', 'the library’s ópening', 'opening'],
    ['capitals and stray marks', 'PIANO?!', 'rooms'],
  ])('finds an entry by %s', (_, query, id) => {
    expect(first(query)).toBe(id);
  });

  test.each([
    ['words nobody indexed', 'zebra crossing'],
    ['no words', ''],
    ['marks alone', '??? — …'],
    ['stop words alone', 'what is it of the'],
    ['a short word one letter off', 'bok'],
  ])('finds nothing fit for %s', (_, query) => {
    expect(index.search(query).filter(({ score }) => score >= FITS)).toEqual([]);
  });

  test('takes names of built-in properties as words', () => {
    expect(() => index.search('__proto__ constructor toString')).not.toThrow();
  });

  test('lets a long term own its words', () => {
    const idioms = createSearchIndex(
      [
        { id: 'gain', phrasings: ['What do people gain?', 'advantages'] },
        { id: 'leave', phrasings: ['How can people leave?', 'quitting'] },
      ],
      { gain: ['gain', 'get out of it'], leave: ['leave', 'get out'] },
    );
    expect(idioms.search('what would anybody get out of it')[0]?.id).toBe('gain');
    expect(idioms.search('let us get out')[0]?.id).toBe('leave');
  });

  test('orders equal entries by id, so that two machines agree', () => {
    const twins = createSearchIndex([
      { id: 'b', phrasings: ['the same question'] },
      { id: 'a', phrasings: ['the same question'] },
      { id: 'c', phrasings: ['another matter'] },
    ]);
    expect(twins.search('same question').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('puts the entry first that holds the question word for word, however often others say it', () => {
    const crowded = createSearchIndex([
      { id: 'asked', phrasings: ['what about it', 'zebra', 'yak', 'gnu', 'ibex', 'kudu'] },
      {
        id: 'likely',
        phrasings: ['what about it then', 'and what about it now', 'about it', 'so what about'],
      },
    ]);
    expect(crowded.search('What about it?')[0]?.id).toBe('asked');
  });

  test('scores within 0 and 1 and gives no more than asked for', () => {
    const hits = index.search('library book room', 2);
    expect(hits).toHaveLength(2);
    for (const { score } of hits) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
    }
  });

  test('reads the first words of an endless question only', () => {
    const padding = 'and '.repeat(400);
    expect(index.search(`${padding}piano`)).toEqual([]);
  });
});

test('an index is made anew when its entries change, and only then', () => {
  let made = 0;
  const make = keepLastIndex((entries) => {
    made += 1;
    return createSearchIndex(entries);
  });
  const rings = {};
  const entries = (phrasing: string): Entry[] => [{ id: 'a', phrasings: [phrasing] }];
  make(entries('one'), rings);
  make(entries('one'), rings);
  expect(made).toBe(1);
  expect(make(entries('two'), rings).search('two')[0]?.id).toBe('a');
  expect(made).toBe(2);
});
