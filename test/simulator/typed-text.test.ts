import { readTyped } from '../../src/simulator/typed-text.js';
import { addChannel, addPerson, createWorld } from '../../src/simulator/world.js';

const world = createWorld(() => 0);
addPerson(world, { name: 'ana' });
addChannel(world, { name: 'press-drafts' });
const read = (typed: string) =>
  readTyped(typed, { users: world.users.values(), channels: world.channels.values() });

test.each([
  ['fish & chips', 'fish &amp; chips'],
  ['<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
  ['already &lt;escaped&gt;', 'already &amp;lt;escaped&amp;gt;'],
  ['see https://example.org/a?b=1&c=2.', 'see <https://example.org/a?b=1&amp;c=2.>'],
  ['@ana, look', '<@UANA>, look'],
  ['@nobody, look', '@nobody, look'],
  ['ana@example.org', 'ana@example.org'],
  ['@here in #press-drafts', '<!here> in <#CPRESSDRAFTS|press-drafts>'],
  [':eyes: `code & more` *bold*', ':eyes: `code &amp; more` *bold*'],
  ['two\nlines', 'two\nlines'],
])('%s reaches apps as %s', (typed, text) => {
  expect(read(typed).text).toBe(text);
});

test('the rich text holds the words as they were typed, quotes and code apart', () => {
  const { blocks } = read('Draft & more\n> said a critic\nand `x`\n```\ncode <b>\n```');
  expect(blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Draft & more\n' }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said a critic\n' }] },
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'and ' },
            { type: 'text', text: 'x', style: { code: true } },
            { type: 'text', text: '\n' },
          ],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code <b>\n' }] },
      ],
    },
  ]);
});

test('an empty message has no blocks', () => {
  expect(read('')).toEqual({ text: '', blocks: [] });
});
