import { AppError } from '../../src/errors.js';
import type { AnswerContent } from '../../src/library/content.js';
import { createLibrary } from '../../src/library/create-library.js';
import type { ItemContent } from '../../src/library/items.js';
import type { Library } from '../../src/library/library.js';
import { recordAsText } from '../../src/library/record.js';
import { loadPack } from '../../src/packs/load-pack.js';
import type { Database } from '../../src/store/database.js';
import { transact } from '../../src/store/transact.js';
import { aLibrary, type MovableClock, starters } from './a-library.js';

const ADMIN = 'U0ADMIN';
const ANA = 'U0ANA';
const BEN = 'U0BEN';
const PRIYA = 'U0PRIYA';
const OFFICER = 'U0OFFICER';

const SOLD = { id: 'sold', question: 'Is it sold?', about: 'Any trade.', ask: 'counsel' };

const words = (changes: Partial<AnswerContent> = {}): ItemContent => ({
  kind: 'answer',
  audience: 'public',
  topics: ['selling'],
  question: 'Do you sell it?',
  phrasings: ['Is it for sale?'],
  answer: 'No, it is never sold.',
  spoken: 'No, never.',
  facts: [],
  source: 'our team',
  ...changes,
});

let library: Library;
let clock: MovableClock;
let db: Database;
beforeEach(async () => {
  ({ library, clock, db } = await aLibrary({ admins: [ADMIN], starters: starters({ facts: [SOLD] }) }));
  await library.giveRole(BEN, 'approver', ADMIN);
  await library.giveRole(PRIYA, 'approver', ADMIN);
  await library.giveRole(OFFICER, 'privacy-officer', ADMIN);
});

const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(() => undefined).catch((thrown: unknown) => thrown);
  if (error instanceof AppError) return error;
  throw new Error(`expected an AppError, got ${String(error)}`);
};

const approved = async (content = words()) => {
  const proposal = await library.propose({ content }, ANA);
  await library.approve(proposal, BEN);
  return proposal;
};

const actions = async (id: string) =>
  (await library.history(id)).map(({ who, action }) => `${who} ${action}`);

describe('a proposal', () => {
  test('serves nobody before it is approved, and everybody after', async () => {
    const proposal = await library.propose({ content: words() }, ANA);
    expect(await library.findAnswer(proposal.id)).toBeUndefined();
    expect((await library.searchAnswers('do you sell it')).answers).toEqual([]);
    await library.approve(proposal, BEN);
    expect(await library.findAnswer(proposal.id)).toMatchObject({
      state: 'approved',
      owner: ANA,
      confirmedBy: BEN,
      confirmedOn: '2026-03-02',
      reviewBy: '2026-05-31',
    });
    expect((await library.searchAnswers('is it for sale')).answers[0]?.item.id).toBe(proposal.id);
  });

  test('waits in the list with its author until it is decided on', async () => {
    const { id } = await library.propose({ content: words() }, ANA);
    expect(await library.listProposals()).toMatchObject([{ id, version: 1, author: ANA, replaces: false }]);
    await library.sendBack({ id, version: 1 }, BEN, 'Too short.');
    expect(await library.listProposals()).toEqual([]);
    expect(await library.findAnswer(id)).toBeUndefined();
  });

  test('of an item in use leaves the approved words serving until it is approved itself', async () => {
    const { id } = await approved();
    const edit = await library.propose({ id, content: words({ answer: 'Never.' }) }, PRIYA);
    expect((await library.findAnswer(id))?.answer).toBe('No, it is never sold.');
    await library.approve(edit, BEN);
    expect(await library.findAnswer(id)).toMatchObject({ answer: 'Never.', version: 2, owner: ANA });
  });

  test('is refused to its author, and the attempt is kept', async () => {
    const proposal = await library.propose({ content: words() }, BEN);
    expect(await refusal(library.approve(proposal, BEN))).toMatchObject({ code: 'not_allowed' });
    expect(await actions(proposal.id)).toContain(`${BEN} refused: approve`);
    await library.letAuthorsApprove(true, ADMIN);
    await expect(library.approve(proposal, BEN)).resolves.toMatchObject({ state: 'approved' });
  });

  test('is refused to whoever is no approver when they click, whatever they were before', async () => {
    const proposal = await library.propose({ content: words() }, ANA);
    await library.takeRole(BEN, 'approver', ADMIN);
    expect(await refusal(library.approve(proposal, BEN))).toMatchObject({ code: 'not_allowed' });
    expect(await refusal(library.sendBack(proposal, ANA, 'no'))).toMatchObject({ code: 'not_allowed' });
    expect(await actions(proposal.id)).toEqual([
      `${ANA} propose`,
      `${BEN} refused: approve`,
      `${ANA} refused: send back`,
    ]);
  });

  test('gets a readable id of its own words, numbered when it is taken', async () => {
    const first = await library.propose({ content: words({ question: 'Who owns it, then?' }) }, ANA);
    const second = await library.propose({ content: words({ question: 'Who owns it, then?' }) }, PRIYA);
    expect([first.id, second.id]).toEqual(['owns', 'owns-2']);
  });

  test('sent twice by the same hand is one', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => library.propose({ content: words() }, ANA)));
    expect(second).toEqual(first);
    expect(await library.listProposals()).toHaveLength(1);
  });

  test('with words that cannot be is refused', async () => {
    const long = words({ spoken: 'word '.repeat(26) });
    await expect(library.propose({ content: long }, ANA)).rejects.toThrow();
    expect(await library.listProposals()).toEqual([]);
    expect(await refusal(library.propose({ id: 'nothing', content: words() }, ANA))).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('two who decide at once', () => {
  test('of four approvers one wins, fifty times over, and the others hear who and when', async () => {
    const clickers = ['U0C1', 'U0C2', 'U0C3', 'U0C4'];
    for (const clicker of clickers) await library.giveRole(clicker, 'approver', ADMIN);
    for (let race = 0; race < 50; race++) {
      const proposal = await library.propose({ content: words({ question: `Question ${race}?` }) }, ANA);
      const outcomes = await Promise.allSettled(
        clickers.map((clicker, at) =>
          at % 2 === 0 ? library.approve(proposal, clicker) : library.sendBack(proposal, clicker, 'not yet'),
        ),
      );
      const winners = clickers.filter((_, at) => outcomes[at]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue;
        expect(outcome.reason).toMatchObject({ code: 'conflict' });
        expect(String(outcome.reason.message)).toContain(`${winners[0]}`);
        expect(String(outcome.reason.message)).toContain('2026-03-02');
      }
      const decided = (await library.history(proposal.id)).filter(({ action }) => action !== 'propose');
      expect(decided).toHaveLength(1);
    }
  });

  test('pulling is done once', async () => {
    const { id } = await approved();
    const outcomes = await Promise.allSettled([BEN, PRIYA].map((who) => library.pull(id, who, 'a breach')));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the record', () => {
  test('keeps each decision with who, when and why, and can be read as plain text', async () => {
    const { id } = await approved();
    await library.retire(id, BEN, 'No longer\nasked.');
    expect(await library.history(id)).toMatchObject([
      { who: ANA, action: 'propose', version: 1 },
      { who: BEN, action: 'approve', version: 1 },
      { who: BEN, action: 'retire', why: 'No longer\nasked.' },
    ]);
    expect(recordAsText(await library.history(id)).split('\n')[2]).toBe(
      `2026-03-02T09:00:00Z  ${BEN}  retire  ${id}: No longer asked.`,
    );
  });

  test('cannot be changed or shortened', async () => {
    const { library: another, db } = await aLibrary({
      admins: [ADMIN],
      starters: starters({ facts: [SOLD] }),
    });
    await another.giveRole(OFFICER, 'counsel', ADMIN);
    await another.setFact('sold', { value: 'no', proof: 'policy 4', lapsesOn: '2027-01-01' }, OFFICER);
    const refused = { message: expect.stringContaining('only ever added to') };
    await expect(db.deleteFrom('library_decisions').execute()).rejects.toMatchObject(refused);
    await expect(db.updateTable('library_decisions').set({ who: 'X' }).execute()).rejects.toMatchObject(
      refused,
    );
    await expect(db.deleteFrom('fact_history').execute()).rejects.toMatchObject(refused);
  });
});

describe('roles', () => {
  test('are given and taken by admins, the first of whom the settings name', async () => {
    expect(await library.rolesOf(ADMIN)).toEqual(['admin']);
    expect(await library.rolesOf(BEN)).toEqual(['approver']);
    expect(await refusal(library.giveRole(ANA, 'approver', BEN))).toMatchObject({
      code: 'not_allowed',
      message: 'Only an admin can do that.',
    });
    expect(await refusal(library.takeRole(ADMIN, 'admin', ADMIN))).toMatchObject({ code: 'not_allowed' });
    expect(await library.listPeople()).toContainEqual({ user: OFFICER, roles: ['privacy-officer'] });
  });

  test('whoever works at a shell may decide, under their own name', async () => {
    const proposal = await library.propose({ content: words() }, ANA);
    await library.approve(proposal, 'shell:ana');
    expect(await actions(proposal.id)).toContain('shell:ana approve');
  });
});

describe('the facts register', () => {
  const claim = words({ facts: [{ fact: 'sold', value: 'no' }] });
  const confirm = (value: 'yes' | 'no', lapsesOn = '2026-12-31') =>
    library.setFact('sold', { value, proof: 'https://example.org/policy', lapsesOn }, OFFICER);

  test('starts unknown, and an answer that rests on an unknown fact cannot be approved', async () => {
    const proposal = await library.propose({ content: claim }, ANA);
    expect(proposal.doubtful).toEqual([{ fact: 'sold', value: 'no', question: 'Is it sold?' }]);
    expect(await refusal(library.approve(proposal, BEN))).toMatchObject({ code: 'conflict' });
    expect(await library.listProposals()).toHaveLength(1);
    await confirm('no');
    await expect(library.approve(proposal, BEN)).resolves.toMatchObject({ state: 'approved' });
  });

  test('that says otherwise keeps an answer from being approved', async () => {
    await confirm('yes');
    const proposal = await library.propose({ content: claim }, ANA);
    expect((await refusal(library.approve(proposal, BEN))).message).toContain('“Is it sold?” No.');
  });

  test('suspends what rests on a fact when it changes, and lets it serve again when it is back', async () => {
    await confirm('no');
    const { id } = await approved(claim);
    await confirm('yes');
    expect(await library.findAnswer(id)).toBeUndefined();
    expect(await library.inspect(id)).toMatchObject({ state: 'suspended' });
    expect(await library.searchAnswers('is it for sale')).toMatchObject({
      answers: [],
      near: [],
      withheld: { id, state: 'suspended' },
    });
    await confirm('no');
    expect(await library.findAnswer(id)).toMatchObject({ state: 'approved' });
  });

  test('lapses: the day after its last day it is unknown again, and what rests on it is suspended', async () => {
    await confirm('no', '2026-03-10');
    const { id } = await approved(claim);
    clock.goTo('2026-03-10');
    expect((await library.listFacts())[0]?.value).toBe('no');
    expect(await library.findAnswer(id)).toBeDefined();
    clock.goTo('2026-03-11');
    expect((await library.listFacts())[0]?.value).toBe('unknown');
    expect(await library.findAnswer(id)).toBeUndefined();
  });

  test('tells the owner of a suspension once, and of the next one again', async () => {
    await confirm('no', '2026-03-10');
    const { id } = await approved(claim);
    expect(await library.listNotices()).toEqual([]);
    clock.goTo('2026-03-11');
    const [notice] = await library.listNotices();
    expect(notice).toMatchObject({ user: ANA, item: id, claims: [{ fact: 'sold', value: 'no' }] });
    await transact(db, library.tell(notice?.key ?? ''));
    expect(await library.listNotices()).toEqual([]);
    await confirm('no', '2026-04-01');
    clock.goTo('2026-04-02');
    expect(await library.listNotices()).toHaveLength(1);
  });

  test.each([
    ['without proof', { value: 'no', lapsesOn: '2026-12-31' }],
    ['with blank proof', { value: 'no', proof: ' ', lapsesOn: '2026-12-31' }],
    ['without a day on which it lapses', { value: 'no', proof: 'x' }],
    ['with a day that is none', { value: 'no', proof: 'x', lapsesOn: '2026-13-45' }],
    ['with a day that has passed', { value: 'no', proof: 'x', lapsesOn: '2026-03-01' }],
  ] as const)('does not take a fact %s', async (_, statement) => {
    expect(await refusal(library.setFact('sold', statement, OFFICER))).toMatchObject({ code: 'usage' });
    expect(await library.factHistory('sold')).toEqual([]);
  });

  test('is kept by the privacy officer and counsel, not by approvers, authors or whoever has a shell', async () => {
    const statement = { value: 'no', proof: 'x', lapsesOn: '2026-12-31' } as const;
    for (const who of [ANA, BEN, ADMIN, 'shell:root']) {
      expect(await refusal(library.setFact('sold', statement, who))).toMatchObject({
        code: 'not_allowed',
        message: 'Only a privacy officer or counsel can do that.',
      });
    }
  });

  test('keeps what it said before', async () => {
    await confirm('no');
    await confirm('yes');
    expect(await library.factHistory('sold')).toMatchObject([
      { value: 'no', confirmedBy: OFFICER },
      { value: 'yes', confirmedBy: OFFICER },
    ]);
  });

  test('takes questions of the team’s own', async () => {
    const fact = { id: 'dogs', question: 'Are dogs let in?', about: 'Any dog.', ask: 'the porter' };
    await library.addFact(fact, OFFICER);
    expect(await library.listFacts()).toContainEqual({ ...fact, value: 'unknown' });
    expect(await refusal(library.addFact(fact, OFFICER))).toMatchObject({ code: 'conflict' });
    expect(await refusal(library.setFact('cats', { value: 'unknown' }, OFFICER))).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('pulling', () => {
  test('stops an answer at once everywhere, and offers no neighbour for it', async () => {
    const { id } = await approved();
    await library.pull(id, BEN, 'A correction is under way.');
    expect(await library.findAnswer(id)).toBeUndefined();
    expect(await library.listAnswers()).toEqual([]);
    expect(await library.searchAnswers('do you sell it')).toMatchObject({
      answers: [],
      withheld: { id, state: 'pulled' },
    });
  });

  test('is open to any approver and to nobody else', async () => {
    const { id } = await approved();
    expect(await refusal(library.pull(id, ANA, 'x'))).toMatchObject({ code: 'not_allowed' });
  });

  test('is undone by two, not by one who asks twice', async () => {
    const { id } = await approved();
    await library.pull(id, BEN, 'x');
    expect(await library.putBack(id, BEN)).toEqual({ restored: false });
    expect(await refusal(library.putBack(id, BEN))).toMatchObject({ code: 'conflict' });
    expect(await library.findAnswer(id)).toBeUndefined();
    expect(await library.putBack(id, PRIYA)).toEqual({ restored: true });
    expect(await library.findAnswer(id)).toMatchObject({ state: 'approved' });
  });

  test('takes two anew after the next pull', async () => {
    const { id } = await approved();
    await library.pull(id, BEN, 'x');
    await library.putBack(id, BEN);
    await library.putBack(id, PRIYA);
    await library.pull(id, PRIYA, 'y');
    expect(await library.putBack(id, BEN)).toEqual({ restored: false });
  });

  test('does not count the word of somebody who is no approver any more', async () => {
    const { id } = await approved();
    await library.pull(id, BEN, 'x');
    await library.putBack(id, BEN);
    await library.takeRole(BEN, 'approver', ADMIN);
    expect(await library.putBack(id, PRIYA)).toEqual({ restored: false });
  });

  test('is not got round by approving new words', async () => {
    const { id } = await approved();
    const edit = await library.propose({ id, content: words({ answer: 'Never.' }) }, ANA);
    await library.pull(id, BEN, 'x');
    expect(await refusal(library.approve(edit, BEN))).toMatchObject({ code: 'conflict' });
    expect(await library.listProposals()).toHaveLength(1);
  });

  test('works on a starter as well, which comes back as one', async () => {
    const answer = { ...words(), id: 'one', words: [] } as Record<string, unknown>;
    delete answer.kind;
    const { library: shipped } = await aLibrary({
      admins: [ADMIN],
      starters: starters({ answers: [answer as never] }),
    });
    await shipped.giveRole(BEN, 'approver', ADMIN);
    await shipped.pull('one', BEN, 'x');
    expect(await shipped.listAnswers()).toEqual([]);
    await shipped.putBack('one', BEN);
    await shipped.putBack('one', ADMIN);
    expect(await shipped.listAnswers()).toMatchObject([{ id: 'one', state: 'starter' }]);
  });
});

describe('retiring', () => {
  test('takes an item out of use, and new words bring it back', async () => {
    const { id } = await approved();
    await library.retire(id, BEN, 'Nobody asks.');
    expect((await library.searchAnswers('do you sell it')).withheld).toMatchObject({ state: 'retired' });
    expect(await refusal(library.retire(id, BEN, 'again'))).toMatchObject({ code: 'conflict' });
    const again = await library.propose({ id, content: words() }, ANA);
    await library.approve(again, BEN);
    expect(await library.findAnswer(id)).toMatchObject({ state: 'approved', version: 2 });
  });
});

describe('looking after an item', () => {
  test('an overdue answer still serves, and says that it is due', async () => {
    const { id } = await approved();
    clock.goTo('2026-05-31');
    expect(await library.findAnswer(id)).toMatchObject({ state: 'approved' });
    clock.goTo('2026-06-01');
    expect(await library.findAnswer(id)).toMatchObject({ state: 'due' });
    expect(await library.digestFor(ANA)).toMatchObject([
      { item: { id }, needs: [{ why: 'due', reviewBy: '2026-05-31' }] },
    ]);
    expect(await library.digestFor(BEN)).toEqual([]);
  });

  test('its owner confirms it again, for another interval', async () => {
    const { id } = await approved();
    await library.assign(id, { deputy: PRIYA, reviewDays: 30 }, ANA);
    clock.goTo('2026-06-01');
    await library.confirmAgain(id, ANA);
    expect(await library.findAnswer(id)).toMatchObject({
      state: 'approved',
      deputy: PRIYA,
      confirmedBy: ANA,
      reviewBy: '2026-07-01',
    });
    expect(await refusal(library.confirmAgain(id, 'U0NOBODY'))).toMatchObject({ code: 'not_allowed' });
  });

  test('what its owner leaves goes to the deputy, and without one to the admins', async () => {
    const { id } = await approved();
    await library.assign(id, { deputy: PRIYA }, ANA);
    expect(await library.listKeepers()).toEqual([ANA, PRIYA]);
    const first = await library.handOver(ANA);
    expect(first.legacy).toEqual([{ id, heir: PRIYA }]);
    await transact(db, first.write);
    expect(await library.inspect(id)).toMatchObject({ owner: PRIYA });
    const second = await library.handOver(PRIYA);
    expect(second.legacy).toEqual([{ id }]);
    await transact(db, second.write);
    expect(await library.inspect(id)).not.toHaveProperty('owner');
    expect(await library.digestFor(ADMIN)).toMatchObject([{ item: { id }, needs: [{ why: 'no-owner' }] }]);
  });
});

describe('a pack that has changed', () => {
  const jargon = words({ answer: 'Data integration breaks down data silos for policymakers.' });

  test('has items that no longer pass listed for their owner, but for those excused with a reason', async () => {
    const failing = await approved(jargon);
    const fine = await approved(words({ question: 'Who may use the shed?', answer: 'Our neighbors may.' }));
    const now = await createLibrary({
      db,
      clock,
      admins: [ADMIN],
      pack: loadPack('data/packs/data-sharing'),
    });
    expect(await now.findAnswer(failing.id)).toMatchObject({ state: 'approved' });
    expect(await now.digestFor(ANA)).toMatchObject([
      { item: { id: failing.id }, needs: [{ why: 'fails-check' }] },
    ]);
    expect(await now.digestFor(BEN)).toEqual([]);
    const again = await now.propose({ id: failing.id, content: jargon }, ANA);
    expect(await refusal(now.approve(again, BEN))).toMatchObject({ code: 'conflict' });
    await now.approve(again, BEN, { why: 'The council uses these words.' });
    expect(await now.digestFor(ANA)).toEqual([]);
    expect(await now.findAnswer(fine.id)).toMatchObject({ state: 'approved' });
  });
});

describe('what nobody in Slack owns', () => {
  test('is for every admin, however they were named', async () => {
    const proposal = await library.propose({ content: words() }, 'shell:root');
    await library.giveRole(ANA, 'admin', ADMIN);
    await library.letAuthorsApprove(true, ADMIN);
    await library.approve(proposal, 'shell:root');
    expect(await library.inspect(proposal.id)).toMatchObject({ state: 'approved' });
    expect(await library.inspect(proposal.id)).not.toHaveProperty('owner');
    for (const admin of [ADMIN, ANA]) {
      expect(await library.digestFor(admin)).toMatchObject([{ needs: [{ why: 'no-owner' }] }]);
    }
  });

  test('is looked after by the approver where words came in from a shell', async () => {
    const proposal = await library.propose({ content: words() }, 'shell:root');
    await library.approve(proposal, BEN);
    expect(await library.inspect(proposal.id)).toMatchObject({ owner: BEN });
  });
});

describe('open questions', () => {
  test('have one answer at a time among the proposals', async () => {
    const { id } = await library.askTeam('Who owns the shed?', ANA);
    const first = await library.propose({ content: words(), question: id }, PRIYA);
    expect(await library.listOpenQuestions()).toMatchObject([{ id, isAnswerWaiting: true }]);
    const second = library.propose({ content: words({ answer: 'Ours.' }), question: id }, ANA);
    expect(await refusal(second)).toMatchObject({ code: 'conflict' });
    expect(await library.countProposals()).toBe(1);
    await library.sendBack(first, BEN, 'Too short.');
    await expect(library.propose({ content: words(), question: id }, ANA)).resolves.toBeDefined();
  });

  test('are filed once and counted each time they are asked', async () => {
    const filed = await library.askTeam('Who owns the bike shed?', ANA);
    expect(await library.askTeam('who owns the bike-shed', BEN)).toMatchObject({
      id: filed.id,
      timesAsked: 2,
    });
    expect(await library.listOpenQuestions()).toMatchObject([{ id: filed.id, timesAsked: 2 }]);
    expect((await library.searchAnswers('who owns the bike shed')).open).toMatchObject({ timesAsked: 2 });
  });

  test('are answered by a proposal, and those who asked are told once it is approved', async () => {
    const { id } = await library.askTeam('Do you sell it?', ANA);
    await library.askTeam('Do you sell it?', PRIYA);
    const proposal = await library.propose({ content: words(), question: id }, PRIYA);
    expect(await library.listTellings()).toEqual([]);
    await library.approve(proposal, BEN);
    const tellings = await library.listTellings();
    expect(tellings.map(({ user, answer }) => ({ user, answer }))).toEqual([
      { user: ANA, answer: proposal.id },
      { user: PRIYA, answer: proposal.id },
    ]);
    expect(await library.listOpenQuestions()).toEqual([]);
    for (const { ask } of tellings) await transact(db, library.toldOf(ask));
    expect(await library.listTellings()).toEqual([]);
  });

  test('can be closed by an approver, with a reason', async () => {
    const { id } = await library.askTeam('What is for lunch?', ANA);
    expect(await refusal(library.closeQuestion(id, ANA, 'x'))).toMatchObject({ code: 'not_allowed' });
    await library.closeQuestion(id, BEN, 'Not ours.');
    expect(await library.listOpenQuestions()).toEqual([]);
    expect(await refusal(library.closeQuestion(id, BEN, 'x'))).toMatchObject({ code: 'conflict' });
  });

  test.each([
    ['', 'usage'],
    ['   ', 'usage'],
    ['x'.repeat(501), 'too_long'],
  ])('are not filed when they cannot be one', async (question, code) => {
    expect(await refusal(library.askTeam(question, ANA))).toMatchObject({ code });
  });
});

describe('a near miss that somebody chose', () => {
  test('teaches the search once an approver agrees', async () => {
    const { id } = await approved();
    const odd = 'flogging our particulars';
    expect((await library.searchAnswers(odd)).answers).toEqual([]);
    await library.proposePhrasing(id, odd, ANA);
    await library.proposePhrasing(id, odd, PRIYA);
    const [proposed, ...others] = await library.listPhrasings();
    expect(others).toEqual([]);
    expect((await library.searchAnswers(odd)).answers).toEqual([]);
    await library.decidePhrasing(proposed?.number ?? 0, true, BEN);
    expect((await library.searchAnswers(odd)).answers[0]?.item.id).toBe(id);
    expect(await refusal(library.decidePhrasing(proposed?.number ?? 0, false, PRIYA))).toMatchObject({
      code: 'conflict',
    });
  });
});
