import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { AppError } from '../../src/errors.js';
import { itemsAsCsv } from '../../src/library/exchange/as-csv.js';
import { itemsAsJson } from '../../src/library/exchange/as-json.js';
import { itemsAsMarkdown } from '../../src/library/exchange/as-markdown.js';
import { neutralise, readCsv, revive, writeCsv } from '../../src/library/exchange/csv.js';
import { readImport } from '../../src/library/exchange/read-import.js';
import type { TransferItem } from '../../src/library/exchange/transfer-item.js';
import { aLibrary, starters } from './a-library.js';

const ANSWER: TransferItem = {
  kind: 'answer',
  id: 'sheds',
  audience: 'public',
  topics: ['sheds', 'bikes'],
  question: 'Who may use the shed?',
  phrasings: ['Is the shed for all?', '- a dash first', '**bold:** words'],
  answer: 'Everybody.\n\n## answer\n> and their friends\n**note:** quoted',
  spoken: 'Everybody may.',
  otherWording: 'All of us.',
  note: 'Say where it is.',
  facts: [
    { fact: 'open', value: 'yes' },
    { fact: 'sold', value: 'no' },
  ],
  source: 'the porter',
};
const ITEMS: TransferItem[] = [
  ANSWER,
  {
    kind: 'example',
    text: '=1+1, a story that "quotes", and\nbreaks a line',
    place: '@home',
    topics: ['a|b', 'c'],
    outcome: '+ more bikes',
    hypothetical: true,
    sensitive: false,
    facts: [],
    source: '-',
  },
  { kind: 'pair', say: "'=say", notThis: 'not | this', facts: [], source: 'us' },
  { kind: 'sample', text: 'A tweet.', format: 'tweet', facts: [], source: 'us' },
];

const WRITERS = { csv: itemsAsCsv, json: itemsAsJson, md: itemsAsMarkdown };
type Ending = keyof typeof WRITERS;
const ENDINGS = Object.keys(WRITERS) as Ending[];

const through = (ending: Ending, items: TransferItem[]) => {
  const { items: found, faults } = readImport(WRITERS[ending](items), `library.${ending}`);
  expect(faults).toEqual([]);
  return found.map(({ item }) => item);
};

describe.each(ENDINGS)('a library written as %s', (ending) => {
  test('reads back equal', () => {
    expect(through(ending, ITEMS)).toEqual(ITEMS);
  });

  test('reads back equal whatever the words', () => {
    const line = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' });
    fc.assert(
      fc.property(line, line, fc.array(line, { maxLength: 3 }), (say, notThis, phrasings) => {
        const raw = [
          { kind: 'pair', say, notThis, source: 'us' },
          { ...ANSWER, phrasings, answer: `${say}\n${notThis}` },
        ];
        const { items } = readImport(JSON.stringify(raw), 'x.json');
        const clean = items.map(({ item }) => item);
        fc.pre(clean.length > 0);
        expect(through(ending, clean)).toEqual(clean);
      }),
      { numRuns: 200 },
    );
  });

  test('names what is malformed by its line and keeps the rest', () => {
    const broken = { ...ANSWER, audience: 'martians', question: 'Any?' } as unknown as TransferItem;
    const text = WRITERS[ending]([ANSWER, broken, ITEMS[3] as TransferItem]);
    const { items, faults } = readImport(text, `library.${ending}`);
    expect(items.map(({ item }) => item.kind)).toEqual(['answer', 'sample']);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain('audience');
    const line = text.split('\n')[(faults[0]?.line ?? 0) - 1];
    expect(line).toMatch(ending === 'md' ? /^## answer/ : ending === 'csv' ? /^answer,/ : /\{/);
    expect(items[0]?.line).toBeLessThan(faults[0]?.line ?? 0);
  });
});

describe('a table of values', () => {
  test('neutralises what a spreadsheet would run', () => {
    const csv = itemsAsCsv(ITEMS);
    for (const { cells } of readCsv(csv)) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test.each(['=1', '+1', '-1', '@x', "'=1", "''-", "'plain", 'plain', ''])('gives %j back', (cell) => {
    expect(revive(neutralise(cell))).toBe(cell);
  });

  test('reads what spreadsheets write', () => {
    const rows = readCsv('\uFEFFa,"b ""c""",d\r\n\r\n"x\ny",,z\n');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b "c"', 'd'] },
      { line: 3, cells: ['x\ny', '', 'z'] },
    ]);
    expect(readCsv(writeCsv([['a"b', ' c ', 'd\ne', '']]))[0]?.cells).toEqual(['a"b', ' c ', 'd\ne', '']);
  });

  test('takes rows without a kind for answers, and columns in any spelling', () => {
    const { items, faults } = readImport(
      'Question,Answer,Audience,Source,Other_Wording\nWhy?,Because.,leaders,us,So.\n',
      'x.csv',
    );
    expect(faults).toEqual([]);
    expect(items[0]).toMatchObject({
      line: 2,
      item: { kind: 'answer', otherWording: 'So.', audience: 'leaders' },
    });
  });

  test('names a column that it does not know', () => {
    const { faults } = readImport('question,answr\nWhy?,Because.\n', 'x.csv');
    expect(faults[0]).toMatchObject({ line: 1, message: 'There is no column "answr".' });
  });
});

describe('a file', () => {
  test.each([
    ['with an ending nobody reads', 'x.docx', 'words'],
    ['of plain words', 'x.txt', 'Dear all,\n\nno items here.'],
  ])('%s is refused with a sentence', (_, name, text) => {
    expect(() => readImport(text, name)).toThrow(AppError);
  });

  test.each([
    ['{"items": [', /not JSON/],
    ['{"things": []}', /no list of items/],
    ['[1]', /not an item/],
    ['[null]', /not an item/],
  ])('of broken JSON %j gets a fault', (text, message) => {
    expect(readImport(text, 'x.json').faults[0]?.message).toMatch(message);
  });
});

/** In the shape of the toolkit document, with words of our own. */
const DOCUMENT = `TOOLKIT

# A GUIDE

Responding to Tough Questions.....	18

## CHOOSING ILLUSTRATIVE EXAMPLES

**This section offers help with choosing stories that make a case.**

- ✓ Stories should be short, and easy to follow, without any special words or numbers or charts.

### **Except where noted, these happened.**

In Lakeview, the bus drivers and the cooks compared notes, and found out that forty children got up too early to eat.

**HYPOTHETICAL:** In one town, everybody who lends a ladder hears in plain words who will climb it, and for what.

## CHECKLIST FOR COMMUNICATORS

- ✓ Start well, and go on in the same way until you come to the end of what there is to say.

## EFFECTIVE LANGUAGE

### SAY THIS:

Neighbors lend each other ladders.

We know where the ladders are.

### NOT THIS:

Ladder assets are pooled.

 

Asset visibility is increased.

## SAMPLE TWEETS

The following are samples of short pieces that can be sent to many people at one time.

**OrgName** @OrgName · Oct 22  
Need a ladder? Ask next door! <https://example.org/> #ladders #neighbors

 1 1

**OrgName** @OrgName · Oct 22  
door <https://example.org/> #ladders

## STORY TEXT (ORIGINAL)

### A story of ladders that is told at some length and is no example of anything at all, we are sure.

## RESPONDING TO TOUGH QUESTIONS

Each sample begins an answer. Is that clear?

### From Public/Media:

#### **Who pays for a broken ladder?**

Whoever broke it, and where nobody knows who did, all who lent one make it easy for

the owner to get another. *That is fair.*

**Can I keep my ladder?**

Yes.

## From Leaders:

**How do we store them?**

In the shed. [Note that the shed has to be built.]

OR: In two sheds.

### **From allies, the field**

#### **Do we say ladder or steps?**

Either.
`;

describe('the toolkit document', () => {
  const plain = DOCUMENT.replace(/^#+ /gm, '').replace(/\*\*/g, '').replace(/^- /gm, '');

  test.each([
    ['Markdown', DOCUMENT, 'toolkit.md'],
    ['plain text', plain, 'toolkit.txt'],
  ])('gives up its answers, examples, pairs and tweets as %s', (_, text, name) => {
    const { items, faults } = readImport(text, name);
    expect(faults).toEqual([]);
    const of = (kind: string) => items.map(({ item }) => item).filter((item) => item.kind === kind);
    expect(of('answer')).toMatchObject([
      {
        audience: 'public',
        question: 'Who pays for a broken ladder?',
        answer:
          'Whoever broke it, and where nobody knows who did, all who lent one make it easy for the owner to get another. That is fair.',
      },
      { audience: 'public', question: 'Can I keep my ladder?', answer: 'Yes.' },
      {
        audience: 'leaders',
        answer: 'In the shed.',
        note: 'Note that the shed has to be built.',
        otherWording: 'In two sheds.',
      },
      { audience: 'allies', question: 'Do we say ladder or steps?' },
    ]);
    expect(of('example')).toMatchObject([{ hypothetical: false }, { hypothetical: true }]);
    expect(of('pair')).toMatchObject([
      { say: 'Neighbors lend each other ladders.', notThis: 'Ladder assets are pooled.' },
      { say: 'We know where the ladders are.', notThis: 'Asset visibility is increased.' },
    ]);
    expect(of('sample')).toMatchObject([{ text: 'Need a ladder? Ask next door!', format: 'tweet' }]);
  });

  const file = process.env.FRAMEWRIGHT_TOOLKIT;
  (file === undefined ? test.skip : test)('as a team has it gives up all there is', async () => {
    const { items, faults } = readImport(readFileSync(file as string, 'utf8'), file as string);
    expect(faults).toEqual([]);
    const count = (kind: string) => items.filter(({ item }) => item.kind === kind).length;
    expect([count('answer'), count('example'), count('pair')]).toEqual([15, 7, 8]);
    expect(count('sample')).toBeGreaterThanOrEqual(10);
    const { library } = await aLibrary();
    const { proposed } = await library.importItems(items, 'shell:test');
    const ids = new Set(proposed.map(({ id }) => id));
    for (const { id } of await library.listAnswers()) expect(ids).toContain(id);
    for (const { id } of await library.listExamples()) expect(ids).toContain(id);
    const staffing = (await library.listProposals()).find(({ id }) => id === 'staffing');
    expect(staffing?.content).toHaveProperty('otherWording');
  });
});

describe('importing', () => {
  const found = readImport(itemsAsJson(ITEMS), 'x.json').items;

  test('stores proposals, which serve nobody yet, and twice adds nothing', async () => {
    const { library } = await aLibrary({ starters: starters() });
    const first = await library.importItems(found, 'shell:ana');
    expect(first).toMatchObject({ already: 0 });
    expect(first.proposed).toHaveLength(4);
    expect(first.proposed[0]).toEqual({ id: 'sheds', version: 1 });
    expect(await library.listAnswers()).toEqual([]);
    expect(await library.listProposals()).toHaveLength(4);
    expect(await library.importItems(found, 'shell:ana')).toEqual({ proposed: [], already: 4 });
    expect(await library.listProposals()).toHaveLength(4);
  });

  test('takes an answer to a question the library has for a new wording of it, and keeps what the file does not say', async () => {
    const { library } = await aLibrary();
    const text =
      'question,answer,audience,source\nWill you sell our information?,"Never, to nobody.",public,us\n';
    const { proposed } = await library.importItems(readImport(text, 'x.csv').items, 'shell:ana');
    expect(proposed).toEqual([{ id: 'see-and-sold', version: 2 }]);
    const [proposal] = await library.listProposals();
    expect(proposal?.content).toMatchObject({
      answer: 'Never, to nobody.',
      facts: [
        { fact: 'sold', value: 'no' },
        { fact: 'limited-access', value: 'yes' },
      ],
    });
  });

  test('speaks a new answer’s first sentence where the file has no spoken version, cut at 25 words', async () => {
    const { library } = await aLibrary({ starters: starters() });
    const long = Array.from({ length: 30 }, (_, at) => `w${at}`).join(' ');
    const raw = [
      { kind: 'answer', audience: 'public', question: 'One?', answer: 'Yes. And more.', source: 'us' },
      { kind: 'answer', audience: 'public', question: 'Two?', answer: long, source: 'us' },
    ];
    await library.importItems(readImport(JSON.stringify(raw), 'x.json').items, 'shell:ana');
    const spoken = (await library.listProposals()).map(({ content }) =>
      content.kind === 'answer' ? content.spoken : '',
    );
    expect(spoken).toHaveLength(2);
    expect(spoken).toContain('Yes.');
    expect(spoken).toContainEqual(expect.stringMatching(/^w0 .* w24…$/));
  });

  test('what is exported comes in equal elsewhere', async () => {
    const { library } = await aLibrary();
    const exported = await library.exportItems();
    expect(exported).toHaveLength(22);
    for (const ending of ENDINGS) expect(through(ending, exported)).toEqual(exported);
    expect(await library.importItems(readImport(itemsAsCsv(exported), 'x.csv').items, 'shell:ana')).toEqual({
      proposed: [],
      already: 22,
    });
  });
});
