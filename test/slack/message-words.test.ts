import { draftBlocks } from '../../src/slack/draft-blocks.js';
import { messageWords } from '../../src/slack/message-words.js';

const richText = (...texts: string[]) => ({
  type: 'rich_text',
  elements: texts.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
});

test.each([
  ['its text, decoded', { text: 'a &amp; b' }, 'a & b'],
  ['without the call of the bot', { text: '<@UBOT> look at <@U2>' }, 'look at @U2'],
  ['without the call in the middle', { text: 'Nurses <@UBOT|framewright> help' }, 'Nurses help'],
  ['from its blocks where it has no text', { text: '', blocks: [richText('One.', 'a < b')] }, 'One.\na < b'],
  [
    'of the draft where the bot posted one',
    { text: 'Draft by …', blocks: draftBlocks('The words.') },
    'The words.',
  ],
  ['none where there are none', { blocks: [{ type: 'divider' }, null] }, ''],
  ['none of a file alone', {}, ''],
])('are %s', (_what, message, words) => {
  expect(messageWords(message, 'UBOT')).toBe(words);
});
