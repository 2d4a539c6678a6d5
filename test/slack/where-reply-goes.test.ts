import { type Place, whereReplyGoes } from '../../src/slack/where-reply-goes.js';

const open: Place = { channel: 'C1', kind: 'channel', joined: true, shared: false, replies: 'threads' };
const direct: Place = { ...open, channel: 'D1', kind: 'direct' };

test.each([
  ['a channel it is in', open, {}, 'thread'],
  ['direct messages with it', direct, {}, 'thread'],
  ['a channel it is not in', { ...open, joined: false }, {}, 'not-joined'],
  ["two people's direct messages", { ...direct, joined: false }, {}, 'not-joined'],
  ['a channel shared with others', { ...open, shared: true }, {}, 'shared'],
  ['a channel that chose so', { ...open, replies: 'private' }, {}, 'channel-setting'],
  ['a channel, asked for privately', open, { askedFor: 'private' }, 'asked-for'],
  ['a held draft', open, { held: ['embargoed'] }, 'held'],
  ['a held draft, told to the bot alone', direct, { held: ['embargoed'] }, 'thread'],
  ['a held draft asked for in a channel', open, { held: ['embargoed'], askedFor: 'channel' }, 'held'],
  [
    'a private channel, asked for in the open',
    { ...open, replies: 'private' },
    { askedFor: 'channel' },
    'thread',
  ],
  ['a shared channel, asked for in the open', { ...open, shared: true }, { askedFor: 'channel' }, 'shared'],
] as const)('for %s', (_what, place, draft, expected) => {
  const destination = whereReplyGoes(place as Place, { held: [], ...draft } as never);
  expect(destination.kind === 'thread' ? 'thread' : destination.reason).toBe(expected);
});
