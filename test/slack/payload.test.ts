import { buttonValue, modalMetadata, readButtonValue, readModalMetadata } from '../../src/slack/payload.js';

test('carries an id there and back', () => {
  expect(readButtonValue(buttonValue('r1'))).toBe('r1');
  expect(readModalMetadata(modalMetadata({ id: 'r1' }))).toMatchObject({ id: 'r1' });
  expect(readModalMetadata(modalMetadata({ channel: 'C1' }))).toMatchObject({ channel: 'C1' });
});

const strange = [
  undefined,
  '',
  'r1',
  '{}',
  'null',
  '[]',
  '{"v":0,"id":"r1"}',
  '{"v":1,"id":""}',
  '{"v":1,"id":7}',
  '{"v":1,"id":"r1","team":"T2"}',
  `{"v":1,"id":"${'x'.repeat(3_000)}"}`,
  '{"__proto__":{"v":1,"id":"r1"}}',
];

test.each(strange)('refuses a button that carries %j', (value) => {
  expect(() => readButtonValue(value)).toThrow('out of date');
});

test.each(strange)('refuses a dialog that carries %j', (value) => {
  expect(() => readModalMetadata(value)).toThrow('out of date');
});
