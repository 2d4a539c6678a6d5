import { findClickables, liveMentions, visibleText } from '../../src/simulator/surface.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (label: string) => ({ type: 'button', action_id: label, text: plain(label) });

const message = {
  text: 'For notifications',
  blocks: [
    { type: 'header', text: plain('Web story') },
    { type: 'section', text: mrkdwn('Opens with *costs*.'), accessory: button('Why') },
    { type: 'context', elements: [mrkdwn('Framing only.'), plain('Not cleared.')] },
    {
      type: 'container',
      title: plain('All nine'),
      child_blocks: [{ type: 'actions', elements: [button('Keep')] }],
    },
    {
      type: 'actions',
      elements: [{ type: 'overflow', options: [{ text: plain('Withdraw'), value: 'w' }] }],
    },
  ],
};

test('the words of a message are those a person sees, a block a line', () => {
  expect(visibleText(message).split('\n')).toEqual([
    'Web story',
    'Opens with *costs*. Why',
    'Framing only. Not cleared.',
    'All nine Keep',
    'Withdraw',
  ]);
});

test('without blocks it is the text', () => {
  expect(visibleText({ text: 'Only words' })).toBe('Only words');
});

test('all buttons and choices can be clicked, wherever they stand', () => {
  expect(findClickables(message).map((it) => it.label)).toEqual(['Why', 'Keep', 'Withdraw']);
});

test.each<[string, object, string[]]>([
  ['a broadcast in text', { text: 'hi <!channel>' }, ['<!channel>']],
  ['a mention in mrkdwn', { blocks: [mrkdwn('hi <@U1>')] }, ['<@U1>']],
  ['a broadcast in rich text', { blocks: [{ type: 'broadcast', range: 'here' }] }, ['<!here>']],
  ['an escaped broadcast', { text: 'hi &lt;!channel&gt;' }, []],
  ['a broadcast in plain text', { blocks: [plain('hi <!channel>')] }, []],
  ['a link', { text: '<https://example.org|here>' }, []],
])('%s rings %s', (_what, sent, mentions) => {
  expect(liveMentions(sent)).toEqual(mentions);
});
