import { heldReasons } from '../../src/slack/held-draft.js';

test.each([
  ['EMBARGOED until Nov 3, 9 a.m.\nNurses help kids.', 'embargoed'],
  ['This is under embargo. Nurses help kids.', 'embargoed'],
  ['Embargo: Monday\nText', 'embargoed'],
  ['HOLD FOR RELEASE\nText', 'embargoed'],
  ['PRIVILEGED & CONFIDENTIAL\nText', 'privileged'],
  ['Privileged: counsel has this.', 'privileged'],
  ['Covered by attorney-client privilege.', 'privileged'],
  ['Not for distribution. Nurses help kids.', 'not-for-distribution'],
  ['NOT FOR PUBLIC RELEASE', 'not-for-distribution'],
  ['Internal use only', 'not-for-distribution'],
  ['Strictly confidential\nText', 'not-for-distribution'],
  ['Her number is 123-45-6789, she said.', 'social-security-number'],
  ['SSN: 123456789', 'social-security-number'],
  ['Case number 2024-JV-00318 was closed.', 'case-number'],
  ['see case #AB-20391', 'case-number'],
  ['DOB 3/14/2012', 'birth-date'],
  ['born on May 3, 2019', 'birth-date'],
  ['date of birth: 2012-03-14', 'birth-date'],
  ['Client: Maria Lopez', 'named-client'],
  ['our client Maria Lopez came back', 'named-client'],
])('holds %j back: %s', (text, reason) => {
  expect(heldReasons(text)).toContain(reason);
});

test.each([
  ['Our schools and clinics do not share what they know.'],
  ['Confidential records stay where they are.'],
  ['Privileged kids get tutors; ours should too.'],
  ['The privileged and the poor meet here.'],
  ['In any case, 41 students got bus passes.'],
  ['In case no one has told you, 3 of 10 wait.'],
  ['Client Services Department, Lane County'],
  ['Patient Care Award'],
  ['Call 555-123-4567 or 541-555-0100.'],
  ['It opened on May 3, 2019.'],
  ['Babies born in 2019 are in first grade now.'],
  ['Released 11-03-2025 at 09:00'],
  ['ZIP 97401-1234'],
  ['The oil embargo taught us to share.'],
  [''],
])('lets %j through', (text) => {
  expect(heldReasons(text)).toEqual([]);
});

test('names each reason once, and all of them', () => {
  expect(heldReasons('EMBARGOED\nembargoed until noon. DOB 1/2/2012.')).toEqual(['embargoed', 'birth-date']);
});

test.each([
  'case no '.repeat(5_000),
  'born on '.repeat(5_000),
  ' '.repeat(40_000),
  '1-'.repeat(20_000),
  'a'.repeat(40_000),
])('answers at once on a text made to slow it down', (text) => {
  expect(heldReasons(text)).toEqual([]);
});
