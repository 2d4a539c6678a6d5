import { decide } from '../../src/framing/checks/decision.js';
import { CHECKS } from '../../src/framing/checks/index.js';
import { findExamples } from '../../src/framing/examples.js';
import { findLead } from '../../src/framing/lead.js';
import { isOnTopic } from '../../src/framing/on-topic.js';
import { type Reading, takeReading } from '../../src/framing/reading.js';
import { CHECKLIST_IDS, type ChecklistId, type Status } from '../../src/framing/review.js';
import { loadPack } from '../../src/packs/load-pack.js';

const { lexicon, weights } = loadPack('data/packs/data-sharing');

const judge = (id: ChecklistId, text: string) => decide(takeReading(text, lexicon), CHECKS[id]).status;

test.each<[ChecklistId, Status, string]>([
  [
    'helpers-first',
    'met',
    'School nurses can help kids sooner when they know what the clinic already knows.',
  ],
  ['helpers-first', 'partial', 'Teachers met in the gym on Tuesday. The county pays for the coffee.'],
  ['helpers-first', 'missing', 'The platform went live in March.'],
  ['better-decisions', 'met', 'The map helped us decide where the next preschool should go.'],
  ['better-decisions', 'missing', 'Nurses know the kids by name.'],
  [
    'benefits-with-examples',
    'met',
    'Last fall in Alder County, 41 students got bus passes because two lists were compared.',
  ],
  ['benefits-with-examples', 'missing', 'The agency saves money on licences.'],
  ['separate-places', 'met', 'Right now the records sit in separate places and nobody puts them together.'],
  ['separate-places', 'missing', 'Nurses know the kids by name.'],
  ['we-us', 'met', 'These are our kids, and all of us look after them.'],
  ['we-us', 'missing', 'The agency announced a programme.'],
  ['shared-values', 'met', 'When schools and clinics work together, our kids do better.'],
  ['shared-values', 'missing', 'The vendor installed a server.'],
  [
    'not-government-first',
    'missing',
    'The Department of Human Services announced that the state will modernize its agencies.',
  ],
  ['not-government-first', 'met', 'Nurses can help kids sooner.'],
  [
    'see-and-have-a-say',
    'met',
    'Residents can see every request on a public list, and they vote on each one.',
  ],
  ['see-and-have-a-say', 'missing', 'Nurses know the kids by name.'],
  [
    'privacy-if-accurate',
    'met',
    'Names are taken off before anyone looks, and only totals by block are shared.',
  ],
  ['privacy-if-accurate', 'partial', 'The system is secure and confidential.'],
  ['privacy-if-accurate', 'missing', 'Nurses know the kids by name.'],
])('%s is %s in “%s”', (id, status, text) => {
  expect(judge(id, text)).toBe(status);
});

const ONE_HIT = [{ number: 0, concept: 0, start: 0, end: 1 }];

/** A reading that notes which concepts it is asked for, and finds an outcome at most, so that every question is asked. */
function anInquisitiveReading(asked: Set<string>): Reading {
  const reading = takeReading('Nurses know the kids. Records sit apart.', lexicon);
  const note = <T>(concept: string, answer: T): T => {
    asked.add(concept);
    return answer;
  };
  return {
    ...reading,
    find: (concept) => note(concept, concept === 'outcome' ? ONE_HIT : []),
    findAll: (concept) => note(concept, []),
    has: (concept) => note(concept, concept === 'digits'),
  };
}

test('asks only for concepts the pack has', () => {
  const asked = new Set<string>();
  const reading = anInquisitiveReading(asked);
  for (const id of CHECKLIST_IDS) decide(reading, CHECKS[id]);
  findLead(reading);
  findExamples(reading);
  isOnTopic(reading);
  expect(asked.size).toBeGreaterThan(30);
  expect([...asked].filter((concept) => !lexicon.conceptNumbers.has(concept))).toEqual([]);
});

test('has learned weights only for signs it can find', () => {
  const items = Object.values(weights?.items ?? {});
  const traps = Object.values(weights?.traps ?? {});
  const models = [
    ...items.flatMap(({ shows, showsFully }) => [shows, showsFully]),
    ...traps.map(({ shows }) => shows),
  ];
  const surroundings = [
    ...items.flatMap(({ met, there }) => [met, there]),
    ...traps.map(({ there }) => there),
  ]
    .flatMap(({ signs }) => Object.keys(signs))
    .filter((sign) => /^(?:has|often):/.test(sign));
  const openings = [...Object.values(weights?.lead ?? {}), ...Object.values(weights?.governmentFirst ?? {})];
  const topics = weights?.topic ? [weights.topic] : [];
  const ofModels = [...models, ...openings, ...topics].flatMap((model) => Object.keys(model.signs));
  const signs = new Set([...ofModels, ...surroundings]);
  const concepts = [...signs]
    .filter((sign) => !sign.startsWith('@'))
    .map((sign) =>
      sign.replace(/^(?:has|often):/, '').replace(/^(?:no|maybe|near|again|first|second|body):/, ''),
    );
  expect(signs.size).toBeGreaterThan(100);
  expect([...new Set(concepts)].filter((concept) => !lexicon.conceptNumbers.has(concept))).toEqual([]);
});
