import { type Paper, printThread, wrap } from '../../src/demo/print-thread.js';

const paper: Paper = {
  names: { person: (id) => (id === 'U0BOT' ? 'Framewright' : 'Ana'), channel: () => 'press-drafts' },
  width: 40,
  colour: false,
};
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const print = (...blocks: Record<string, unknown>[]) =>
  printThread([{ user: 'U0BOT', text: 'For notifications', blocks }], paper)
    .trimEnd()
    .split('\n')
    .slice(1);

test('a thread shows the draft, then the reply set in', () => {
  const draft = {
    user: 'UANA',
    text: 'Nurses &amp; teachers',
    edited: {},
    reactions: [{ name: 'eyes', count: 2 }],
  };
  const reply = {
    user: 'U0BOT',
    text: 'x',
    blocks: [section('Opens with nurses and teachers: leave it as it is.')],
  };
  expect(printThread([draft, reply], paper)).toBe(
    [
      'Ana (edited)',
      'Nurses & teachers',
      ':eyes: 2',
      '',
      '  | Framewright',
      '  | Opens with nurses and teachers:',
      '  | leave it as it is.',
      '',
    ].join('\n'),
  );
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['a header', { type: 'header', text: plain('Web story') }, ['Web story']],
  [
    'small print',
    { type: 'context', elements: [mrkdwn('*Framing* only.'), plain('Not cleared.')] },
    ['Framing only. · Not cleared.'],
  ],
  ['stars and underscores as emphasis', section('a *b c* d _e_ f*g*h'), ['a b c d e f*g*h']],
  [
    'names for ids',
    section('by <@UANA> in <#C1|x>, <https://a.example|there>'),
    ['by @Ana in #press-drafts, there'],
  ],
  ['escaped words', section('&lt;!channel&gt; &amp;amp;'), ['<!channel> &amp;']],
  ['marks held apart', section('\u200b*\u200bstar'), ['*star']],
  [
    'buttons',
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plain('All nine') },
        { type: 'static_select', placeholder: plain('More') },
      ],
    },
    ['[All nine] [More]'],
  ],
  [
    'rich text',
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Hello ' },
            { type: 'user', user_id: 'UANA' },
            { type: 'text', text: '\n' },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'so they say' }] },
      ],
    },
    ['Hello @Ana', '> so they say'],
  ],
  [
    'a folded part',
    { type: 'container', title: plain('All nine'), child_blocks: [section('1. There.')] },
    ['All nine', '1. There.'],
  ],
])('reads %s', (_what, block, lines) => {
  expect(print(block)).toEqual(lines);
});

test('blocks stand apart', () => {
  expect(print(section('one'), { type: 'divider' }, section('two'))).toEqual(['one', '', 'two']);
});

test('a list hangs under its words, and a button is not torn apart', () => {
  expect(wrap('1. “break down the silos” and more', 20)).toEqual([
    '1. “break down the',
    '   silos” and more',
  ]);
  expect(wrap('[Changes\u00a0as\u00a0text] [All\u00a0nine]', 20)).toEqual([
    '[Changes as text]',
    '[All nine]',
  ]);
});

test('colour marks who speaks, and only where it is asked for', () => {
  const said = [{ user: 'UANA', text: 'Draft' }];
  expect(printThread(said, { ...paper, colour: true })).toContain('\u001b[1mAna\u001b[22m');
  expect(printThread(said, paper)).not.toContain('\u001b');
});

test('a draft cannot move the cursor', () => {
  expect(printThread([{ user: 'UANA', text: 'a\u001b[2Jb\u202ec' }], paper)).toContain('\na[2Jbc\n');
});
