import type { ChecklistId } from '../review.js';
import { benefitsWithExamples } from './benefits-with-examples.js';
import { betterDecisions } from './better-decisions.js';
import type { Decision } from './decision.js';
import { helpersFirst } from './helpers-first.js';
import { notGovernmentFirst } from './not-government-first.js';
import { privacyIfAccurate } from './privacy-if-accurate.js';
import { seeAndHaveASay } from './see-and-have-a-say.js';
import { separatePlaces } from './separate-places.js';
import { sharedValues } from './shared-values.js';
import { weUs } from './we-us.js';

/** The nine items in the toolkit's order, each with its ordered decisions. */
export const CHECKS: Record<ChecklistId, readonly Decision[]> = {
  'helpers-first': helpersFirst,
  'better-decisions': betterDecisions,
  'benefits-with-examples': benefitsWithExamples,
  'separate-places': separatePlaces,
  'we-us': weUs,
  'shared-values': sharedValues,
  'not-government-first': notGovernmentFirst,
  'see-and-have-a-say': seeAndHaveASay,
  'privacy-if-accurate': privacyIfAccurate,
};
