import fc from 'fast-check';
import {
  anyones,
  channelName,
  cleanText,
  decodeSlackText,
  emojiOf,
  escapeInline,
  escapeMrkdwn,
  mrkdwn,
  nameOf,
  plainWords,
} from '../../src/slack/mrkdwn.js';

describe('decoding', () => {
  test.each([
    ['&lt;!channel&gt;', '<!channel>'],
    ['&amp;lt;!channel&amp;gt;', '&lt;!channel&gt;'],
    ['&amp;amp;', '&amp;'],
    ['<!channel> and <!here>', '@channel and @here'],
    ['<!subteam^S1|@press>', '@press'],
    ['<@U1|ana> wrote to <@U2>', '@ana wrote to @U2'],
    ['see <#C1|general>', 'see #general'],
    ['<https://x.org/a?b=1&amp;c=2|our report>', 'our report'],
    ['<https://x.org/a?b=1&amp;c=2>', 'https://x.org/a?b=1&c=2'],
    ['<https://evil.org|https://bank.com>', 'https://bank.com'],
    ['<mailto:ana@x.org|ana@x.org>', 'ana@x.org'],
    ['<!date^1392734382^{date}|Feb 18>', 'Feb 18'],
    ['*bold* _it_ `code` :wave:', '*bold* _it_ `code` :wave:'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ])('turns %j into %j', (raw, text) => {
    expect(decodeSlackText(raw)).toBe(text);
  });

  test('is undone by encoding, once each', () => {
    const text = fc.string({ unit: 'grapheme' }).map(cleanText);
    fc.assert(fc.property(text, (one) => decodeSlackText(escapeMrkdwn(one)) === one));
  });
});

describe('cleaning', () => {
  test.each([
    ['a\u0000b\u0007c', 'abc'],
    ['\ufeffa\u202eb\u2066c\u2069', 'abc'],
    ['a\r\nb\rc\td', 'a\nb\nc\td'],
    ['lone \ud800 surrogate \udc00', 'lone \ufffd surrogate \ufffd'],
    ['👩‍👩‍👧 stays, é too', '👩‍👩‍👧 stays, é too'],
  ])('turns %j into %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });
});

describe('encoding', () => {
  test('leaves nothing that Slack would read as a reference', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => !/[<>]/.test(escapeInline(text))));
  });

  test('keeps stray formatting marks from reaching our own words', () => {
    expect(mrkdwn`Cut ${anyones('*a `b _c ~d')} now`).toBe(
      'Cut \u200b*\u200ba \u200b`\u200bb \u200b_\u200bc \u200b~\u200bd now',
    );
  });

  test('encodes whatever is put into a template, but for what is safe already', () => {
    expect(mrkdwn`${anyones('<!channel>')} in ${channelName('C1')}`).toBe('&lt;!channel&gt; in <#C1>');
  });

  test.each([
    [nameOf('ana <!here>'), '@ana &lt;!here&gt;'],
    [channelName('C1'), '<#C1>'],
    [channelName('D1'), '#D1'],
    [emojiOf('frame_with_picture'), ':frame_with_picture:'],
    [emojiOf('<!here>'), ':&lt;!here&gt;:'],
  ])('makes a reference only of what is an id: %s', (made, text) => {
    expect(made).toBe(text);
  });
});

test('shows angle brackets in plain fields by their look-alikes, and cuts between characters', () => {
  expect(plainWords('<!channel> “hi”', 75)).toBe('‹!channel› “hi”');
  expect(plainWords('ab😀cd', 4)).toBe('ab…');
});
