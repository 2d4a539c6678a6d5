import { checkBlocks, checkView, type Surface } from '../../src/simulator/block-kit.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const section = (length: number) => ({ type: 'section', text: mrkdwn(long(length)) });
const button = (fields: object = {}) => ({ type: 'button', text: plain('Keep'), ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (text: string, value = 'v') => ({ text: plain(text), value });
const select = (fields: object) => ({ type: 'static_select', ...fields });
const input = (element: object) => ({ type: 'input', label: plain('Draft'), element });
const text = (fields: object = {}) => ({ type: 'plain_text_input', ...fields });
const cell = (words: string) => ({ type: 'raw_text', text: words });
const table = (rows: object[][]) => ({ type: 'table', rows });

describe('blocks', () => {
  test.each<[string, Surface, object[]]>([
    ['fifty blocks in a message', 'message', times(50, () => ({ type: 'divider' }))],
    ['a hundred blocks in a modal', 'modal', times(100, () => ({ type: 'divider' }))],
    ['a header of 150 characters', 'message', [{ type: 'header', text: plain(long(150)) }]],
    ['a section of 3,000 characters', 'message', [section(3000)]],
    ['a section that never folds', 'message', [{ ...section(10), expand: true }]],
    ['ten fields of 1,000', 'message', [{ type: 'section', fields: times(10, () => mrkdwn(long(1000))) }]],
    ['twenty-five buttons', 'message', [actions(...times(25, (i) => button({ action_id: `a${i}` })))]],
    ['a value of 2,000 characters', 'message', [actions(button({ value: long(2000) }))]],
    [
      'the same action in two blocks',
      'message',
      [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    ],
    ['a select of a hundred', 'home', [actions(select({ options: times(100, (i) => option(`${i}`)) }))]],
    ['a table', 'message', [table([[cell('Item'), cell('Status')]])]],
    ['an alert in a modal', 'modal', [{ type: 'alert', text: plain('Not saved.') }]],
    ['an input in a modal', 'modal', [input(text({ multiline: true, max_length: 3000 }))]],
    ['an input in an App Home', 'home', [input(text())]],
  ])('takes %s', (_what, surface, blocks) => {
    expect(checkBlocks(blocks, surface)).toEqual([]);
  });

  test.each<[string, Surface, unknown, string]>([
    ['what is no list', 'message', {}, 'blocks'],
    ['fifty-one blocks in a message', 'message', times(51, () => ({ type: 'divider' })), 'blocks'],
    ['a hundred and one in an App Home', 'home', times(101, () => ({ type: 'divider' })), 'blocks'],
    ['an unknown block', 'message', [{ type: 'accordion' }], 'blocks[0].type'],
    ['an unknown field', 'message', [{ type: 'divider', colour: 'red' }], 'blocks[0]'],
    [
      'a header of 151 characters',
      'message',
      [{ type: 'header', text: plain(long(151)) }],
      'blocks[0].text.text',
    ],
    ['a header in mrkdwn', 'message', [{ type: 'header', text: mrkdwn('*Web*') }], 'blocks[0].text.type'],
    ['a section of 3,001 characters', 'message', [section(3001)], 'blocks[0].text.text'],
    ['an empty section', 'message', [section(0)], 'blocks[0].text.text'],
    ['a section without text', 'message', [{ type: 'section' }], 'blocks[0]'],
    [
      'eleven fields',
      'message',
      [{ type: 'section', fields: times(11, () => mrkdwn('x')) }],
      'blocks[0].fields',
    ],
    [
      'eleven things in a context',
      'message',
      [{ type: 'context', elements: times(11, () => mrkdwn('x')) }],
      'blocks[0].elements',
    ],
    [
      'twenty-six buttons',
      'message',
      [actions(...times(26, (i) => button({ action_id: `a${i}` })))],
      'blocks[0].elements',
    ],
    ['no buttons at all', 'message', [actions()], 'blocks[0].elements'],
    [
      'a button of 76 characters',
      'message',
      [actions(button({ text: plain(long(76)) }))],
      'blocks[0].elements[0].text.text',
    ],
    [
      'a button in mrkdwn',
      'message',
      [actions(button({ text: mrkdwn('Keep') }))],
      'blocks[0].elements[0].text.type',
    ],
    [
      'a value of 2,001 characters',
      'message',
      [actions(button({ value: long(2001) }))],
      'blocks[0].elements[0].value',
    ],
    ['a green button', 'message', [actions(button({ style: 'good' }))], 'blocks[0].elements[0].style'],
    [
      'an action twice in a block',
      'message',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      'blocks[0].elements[1].action_id',
    ],
    [
      'a block id twice',
      'message',
      [
        { ...section(1), block_id: 'b' },
        { ...section(1), block_id: 'b' },
      ],
      'blocks[1].block_id',
    ],
    ['an id of 256 characters', 'message', [{ ...section(1), block_id: long(256) }], 'blocks[0].block_id'],
    [
      'a select of 101',
      'home',
      [actions(select({ options: times(101, (i) => option(`${i}`)) }))],
      'blocks[0].elements[0].options',
    ],
    ['a select of nothing', 'home', [actions(select({}))], 'blocks[0].elements[0]'],
    [
      'an option of 76 characters',
      'home',
      [actions(select({ options: [option(long(76))] }))],
      'blocks[0].elements[0].options[0].text.text',
    ],
    [
      'an option value of 151',
      'home',
      [actions(select({ options: [option('x', long(151))] }))],
      'blocks[0].elements[0].options[0].value',
    ],
    [
      'an overflow of six',
      'message',
      [actions({ type: 'overflow', options: times(6, (i) => option(`${i}`)) })],
      'blocks[0].elements[0].options',
    ],
    ['an input among buttons', 'message', [actions(text())], 'blocks[0].elements[0].type'],
    [
      'an input that takes 3,001',
      'modal',
      [input(text({ max_length: 3001 }))],
      'blocks[0].element.max_length',
    ],
    [
      'a text begun with 3,001',
      'modal',
      [input(text({ initial_value: long(3001) }))],
      'blocks[0].element.initial_value',
    ],
    ['a button as an input', 'modal', [input(button())], 'blocks[0].element.type'],
    ['two tables', 'message', [table([[cell('a')]]), table([[cell('b')]])], 'blocks'],
    ['a table with an empty cell', 'message', [table([[cell('')]])], 'blocks[0].rows[0][0].text'],
    ['a table in a modal', 'modal', [table([[cell('a')]])], 'blocks[0].type'],
    ['an alert in a message', 'message', [{ type: 'alert', text: plain('x') }], 'blocks[0].type'],
    ['markdown in an App Home', 'home', [{ type: 'markdown', text: '# x' }], 'blocks[0].type'],
    [
      'an image with two sources',
      'message',
      [
        {
          type: 'section',
          text: plain('x'),
          accessory: {
            type: 'image',
            alt_text: 'x',
            image_url: 'https://a.example/x',
            slack_file: { id: 'F1' },
          },
        },
      ],
      'blocks[0].accessory',
    ],
    ['more text than a message holds', 'message', times(5, () => section(2500)), 'blocks'],
  ])('refuses %s', (_what, surface, blocks, path) => {
    expect(checkBlocks(blocks, surface).map((flaw) => flaw.path)).toContain(path);
  });
});

describe('views', () => {
  const modal = { type: 'modal', title: plain('Review'), submit: plain('Review'), blocks: [input(text())] };

  test.each<[string, unknown]>([
    ['a modal', modal],
    ['a title of 24 characters', { ...modal, title: plain(long(24)) }],
    ['3,000 characters of private metadata', { ...modal, private_metadata: long(3000) }],
    ['an App Home', { type: 'home', blocks: [section(10)] }],
  ])('take %s', (_what, view) => {
    expect(checkView(view)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['a modal without a title', { ...modal, title: undefined }, 'view.title'],
    ['a title of 25 characters', { ...modal, title: plain(long(25)) }, 'view.title.text'],
    ['a submit of 25 characters', { ...modal, submit: plain(long(25)) }, 'view.submit.text'],
    ['inputs without a submit', { ...modal, submit: undefined }, 'view.submit'],
    [
      '3,001 characters of private metadata',
      { ...modal, private_metadata: long(3001) },
      'view.private_metadata',
    ],
    ['a title on an App Home', { type: 'home', title: plain('Home'), blocks: [] }, 'view'],
    [
      'a flaw inside a block',
      { ...modal, blocks: [input(text()), section(3001)] },
      'view.blocks[1].text.text',
    ],
  ])('refuse %s', (_what, view, path) => {
    expect(checkView(view).map((flaw) => flaw.path)).toContain(path);
  });
});
