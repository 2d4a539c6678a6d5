import fc from 'fast-check';
import { isForUs } from '../../src/slack/is-for-us.js';

const us = { botUser: 'UBOT', emoji: 'frame_with_picture' };
const envelope = (event: unknown) => ({ type: 'event_callback', event_id: 'Ev1', event });

const reaction = {
  type: 'reaction_added',
  user: 'U1',
  reaction: 'frame_with_picture',
  item_user: 'U2',
  item: { type: 'message', channel: 'C1', ts: '1.1' },
};
const said = {
  type: 'message',
  user: 'U1',
  channel: 'C1',
  channel_type: 'channel',
  text: 'hello',
  ts: '1.1',
};
const direct = { ...said, channel: 'D1', channel_type: 'im' };
const edit = {
  type: 'message',
  subtype: 'message_changed',
  channel: 'C1',
  message: { user: 'U1', text: 'new words', ts: '1.1' },
  previous_message: { user: 'U1', text: 'old words', ts: '1.1' },
};
const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> look', ts: '1.1' };

test.each([
  ['the emoji on a message', reaction],
  ['the emoji with a skin tone', { ...reaction, reaction: 'frame_with_picture::skin-tone-3' }],
  ['the emoji on a message of nobody we know', { ...reaction, item_user: undefined }],
  ['a direct message', direct],
  ['a direct message with a file', { ...direct, subtype: 'file_share' }],
  ['its name', mention],
  ['an edit', edit],
  ['an edit in direct messages', { ...edit, channel_type: 'im' }],
  [
    'a deleted message',
    {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      deleted_ts: '1.1',
      previous_message: edit.message,
    },
  ],
  [
    'a deleted message that has replies',
    {
      ...edit,
      message: { user: 'USLACKBOT', subtype: 'tombstone', text: 'This message was deleted.', ts: '1.1' },
    },
  ],
  ['its own joining', { type: 'member_joined_channel', user: 'UBOT', channel: 'C1' }],
  ['App Home', { type: 'app_home_opened', user: 'U1', tab: 'home' }],
])('concerns itself with %s', (_what, event) => {
  expect(isForUs(envelope(event), us)).toBe(true);
});

test.each([
  ['talk in a channel', said],
  ['another emoji', { ...reaction, reaction: 'eyes' }],
  ['an emoji that begins like ours', { ...reaction, reaction: 'frame_with_picture_2' }],
  ['the emoji on its own message', { ...reaction, item_user: 'UBOT' }],
  ['its own emoji', { ...reaction, user: 'UBOT' }],
  ['the emoji on a file', { ...reaction, item: { type: 'file', file: 'F1' } }],
  ['its own direct message', { ...direct, user: 'UBOT' }],
  ["a bot's direct message", { ...direct, bot_id: 'B2' }],
  ["a bot's call of its name", { ...mention, bot_id: 'B2' }],
  ['an unfurled link', { ...edit, previous_message: edit.message }],
  [
    'a change of entities only',
    { ...edit, message: { ...edit.message, text: 'a &amp; b' }, previous_message: { text: 'a & b' } },
  ],
  ['an edit of its own', { ...edit, message: { ...edit.message, user: 'UBOT' } }],
  [
    'a deleted message of its own',
    { type: 'message', subtype: 'message_deleted', deleted_ts: '1.1', previous_message: { user: 'UBOT' } },
  ],
  ["somebody else's joining", { type: 'member_joined_channel', user: 'U1', channel: 'C1' }],
  ['the messages tab', { type: 'app_home_opened', user: 'U1', tab: 'messages' }],
  ['an unknown event', { type: 'team_join' }],
])('leaves %s alone', (_what, event) => {
  expect(isForUs(envelope(event), us)).toBe(false);
});

test.each([
  [undefined],
  [null],
  [[]],
  ['text'],
  [{}],
  [{ event: null }],
  [{ event: [] }],
  [{ event: { type: 'message', subtype: 'message_changed' } }],
  [{ event: { type: 'reaction_added' } }],
  [{ event: reaction }],
  [envelope({ ...edit, message: null })],
  [envelope({ ...edit, previous_message: null })],
  [envelope({ ...edit, message: { ...edit.message, text: 7, blocks: {} }, previous_message: {} })],
  [envelope({ ...edit, subtype: 'message_deleted', previous_message: null })],
  [envelope({ ...reaction, item: { type: 'message' } })],
  [envelope({ ...reaction, user: { id: 'U1' } })],
  [envelope({ ...direct, ts: 7 })],
])('leaves %j alone', (body) => {
  expect(isForUs(body, us)).toBe(false);
});

test('is never brought down by a payload, whatever any part of it is', () => {
  const events = [reaction, direct, edit, mention, { ...edit, subtype: 'message_deleted' }];
  const part = fc.constantFrom(
    'user',
    'item',
    'message',
    'previous_message',
    'text',
    'blocks',
    'channel',
    'ts',
    'subtype',
  );
  fc.assert(
    fc.property(fc.constantFrom(...events), part, fc.anything(), (event, name, value) => {
      expect(typeof isForUs(envelope({ ...event, [name]: value }), us)).toBe('boolean');
      const message = { user: 'U1', ts: '1.1', [name]: value };
      expect(typeof isForUs(envelope({ ...event, message }), us)).toBe('boolean');
    }),
  );
});
