import { findLead } from '../lead.js';
import type { Decision } from './decision.js';

/** Does not open with government (toolkit, Checklist). Met by absence, or where help to people follows at once. */
export const notGovernmentFirst: readonly Decision[] = [
  {
    rule: 'help-follows-at-once',
    status: 'met',
    settled: true,
    find: ({ opening, has }) =>
      opening.sentences[0] && has('help-at-once', opening.sentences[0]) ? [] : undefined,
  },
  {
    rule: 'opens-with-government',
    status: 'missing',
    find(reading) {
      const lead = findLead(reading);
      return lead.theme === 'government' ? [lead] : undefined;
    },
  },
  { rule: 'no-government-first', status: 'met', find: () => [] },
];
