import { dropDeadLetter, listDeadLetters, retryDeadLetter } from '../../src/delivery/dead-letters.js';
import type { NewJob, NewPost } from '../../src/delivery/delivery.js';
import { shiftDueTimes } from '../../src/delivery/due-times.js';
import { forgetUser } from '../../src/delivery/forget-user.js';
import { addIntake, findDraft } from '../../src/delivery/inbox.js';
import {
  addJobs,
  claimJob,
  endJob,
  type HeldBack,
  putOffJob,
  releaseCrashedJobs,
} from '../../src/delivery/jobs.js';
import {
  addPosts,
  endPost,
  findPlace,
  markPosted,
  markSending,
  nextPost,
} from '../../src/delivery/outbox.js';
import { RETENTION } from '../../src/delivery/retention.js';
import { createReviews } from '../../src/delivery/reviews.js';
import { sweep } from '../../src/delivery/sweep.js';
import type { Database } from '../../src/store/database.js';
import { transact } from '../../src/store/transact.js';
import { STORES } from '../store/stores.js';
import { A_REVIEW } from './a-review.js';

const NOW = Date.UTC(2026, 5, 1);
const NOBODY: HeldBack = { users: [], channels: [], kinds: [] };

const job = (key: string, more: Partial<NewJob> = {}): NewJob => ({
  kind: 'review',
  key,
  args: null,
  ...more,
});
const post = (key: string, more: Partial<NewPost> = {}): NewPost => ({
  key,
  kind: 'message',
  channel: 'C1',
  view: 'review',
  args: { review: key },
  ...more,
});

describe.each(STORES)('over $name', ({ open }) => {
  let db: Database;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ db, close } = await open());
  });
  afterEach(() => close());

  const add = (...jobs: NewJob[]): Promise<void> => transact(db, (trx) => addJobs(trx, jobs, NOW));
  const addPost = (...posts: NewPost[]): Promise<void> =>
    transact(db, (trx) => addPosts(trx, posts, {}, NOW));
  const claimKeys = async (now = NOW, held = NOBODY): Promise<string[]> => {
    const keys: string[] = [];
    for (let next = await claimJob(db, now, held); next; next = await claimJob(db, now, held))
      keys.push(next.key);
    return keys;
  };
  const nextKey = async (busy: string[] = [], now = NOW): Promise<string | undefined> =>
    (await nextPost(db, now, busy))?.key;
  const stand = async (key: string, ts: string): Promise<void> => {
    const next = await nextPost(db, NOW, []);
    if (next?.key !== key) throw new Error(`It is ${next?.key}'s turn.`);
    await transact(db, (trx) => markPosted(trx, next, { channel: 'C1', ts }, NOW));
  };

  describe('an intake', () => {
    test('is stored with its jobs and its draft, or not at all', async () => {
      const broken = {
        id: 'Ev1',
        draft: { id: 'd1', text: 'words' },
        jobs: [{ ...job('a'), kind: null as never }],
      };

      await expect(transact(db, (trx) => addIntake(trx, broken, NOW))).rejects.toMatchObject({
        code: expect.stringMatching(/NOTNULL/),
      });

      expect(await findDraft(db, 'd1')).toBeUndefined();
      const mended = { ...broken, jobs: [job('a')] };
      expect(await transact(db, (trx) => addIntake(trx, mended, NOW))).toBe('stored');
      expect(await findDraft(db, 'd1')).toBe('words');
    });
  });

  describe('a job', () => {
    test('is taken once, the oldest first', async () => {
      await add(job('a'), job('b'));

      expect(await claimKeys()).toEqual(['a', 'b']);
      expect(await claimKeys()).toEqual([]);
    });

    test('waits until it is due', async () => {
      await add(job('a'));
      const claimed = await claimJob(db, NOW, NOBODY);
      await putOffJob(db, claimed as never, NOW + 500, 'not_yet');

      expect(await claimKeys(NOW + 499)).toEqual([]);
      expect(await claimKeys(NOW + 500)).toEqual(['a']);
    });

    test('of a person or channel that is held back lets the others pass', async () => {
      await add(
        job('a', { user: 'U1' }),
        job('b', { user: 'U2', channel: 'C2' }),
        job('c', { user: 'U3' }),
        job('d'),
      );

      expect(await claimKeys(NOW, { users: ['U1'], channels: ['C2'], kinds: [] })).toEqual(['c', 'd']);
    });

    test('that was taken again meanwhile cannot be ended by the one who was too slow', async () => {
      await add(job('a'));
      const slow = await claimJob(db, NOW, NOBODY);
      await releaseCrashedJobs(db, NOW);
      const quick = await claimJob(db, NOW, NOBODY);

      expect(await transact(db, (trx) => endJob(trx, slow as never, 'done', NOW))).toBe(false);
      expect(await transact(db, (trx) => endJob(trx, quick as never, 'done', NOW))).toBe(true);
      expect(await transact(db, (trx) => endJob(trx, quick as never, 'done', NOW))).toBe(false);
    });

    test('remembers how often the process ended under it', async () => {
      await add(job('a'));
      await claimJob(db, NOW, NOBODY);
      await releaseCrashedJobs(db, NOW);
      await claimJob(db, NOW, NOBODY);
      await releaseCrashedJobs(db, NOW);

      expect(await claimJob(db, NOW, NOBODY)).toMatchObject({ attempt: 3, crashes: 2 });
    });
  });

  describe('a post', () => {
    test('waits for its channel, and lets the others pass', async () => {
      await addPost(post('a'), post('b', { channel: 'C2' }));

      expect(await nextKey(['C1'])).toBe('b');
      expect(await nextKey(['C1', 'C2'])).toBeUndefined();
    });

    test('waits for the one before it', async () => {
      await addPost(post('b', { thread: { after: 'a' } }), post('a'));
      expect(await nextKey()).toBe('a');

      await stand('a', '1.1');
      expect(await nextKey()).toBe('b');
    });

    test('of a key that is known is not stored again', async () => {
      await addPost(post('a'));
      await stand('a', '1.1');

      await addPost(post('a'));

      expect(await nextKey()).toBeUndefined();
    });

    test('in doubt keeps the time of its first try', async () => {
      await addPost(post('a'));
      await markSending(db, (await nextPost(db, NOW, [])) as never, NOW);
      await db.updateTable('outbox').set({ state: 'unknown' }).execute();
      await markSending(db, (await nextPost(db, NOW, [])) as never, NOW + 1_000);
      await db.updateTable('outbox').set({ state: 'unknown' }).execute();

      expect(await nextPost(db, NOW, [])).toMatchObject({ attempts: 2, attemptedAt: NOW, isUnknown: true });
    });
  });

  describe('the operator', () => {
    const kill = async (): Promise<void> => {
      await add(job('a', { user: 'U1', channel: 'C1' }));
      const claimed = await claimJob(db, NOW, NOBODY);
      await transact(db, (trx) => endJob(trx, claimed as never, 'dead', NOW + 1, 'TypeError'));
      await addPost(post('p'));
      const next = await nextPost(db, NOW, []);
      await transact(db, (trx) => endPost(trx, next as never, 'dead', NOW + 2, 'is_archived'));
    };

    test('sees what was put aside, and why', async () => {
      await kill();

      expect(await listDeadLetters(db)).toEqual([
        {
          id: 'job-1',
          what: 'review',
          key: 'a',
          user: 'U1',
          channel: 'C1',
          attempts: 1,
          error: 'TypeError',
          since: NOW + 1,
        },
        {
          id: 'post-1',
          what: 'review',
          key: 'p',
          channel: 'C1',
          attempts: 0,
          error: 'is_archived',
          since: NOW + 2,
        },
      ]);
    });

    test('puts it back in line', async () => {
      await kill();

      await retryDeadLetter(db, 'job-1', NOW + 5);
      await retryDeadLetter(db, 'post-1', NOW + 5);

      expect(await listDeadLetters(db)).toEqual([]);
      expect(await claimKeys(NOW + 5)).toEqual(['a']);
      expect(await nextKey([], NOW + 5)).toBe('p');
    });

    test('has a post looked up first that was sent before', async () => {
      await kill();
      await db.updateTable('outbox').set({ attempted_at: NOW }).execute();

      await retryDeadLetter(db, 'post-1', NOW);

      expect(await nextPost(db, NOW, [])).toMatchObject({ isUnknown: true });
    });

    test('gives it up, and it does not come back with its key', async () => {
      await kill();

      await dropDeadLetter(db, 'job-1');
      await dropDeadLetter(db, 'post-1');
      await add(job('a'));

      expect(await listDeadLetters(db)).toEqual([]);
      expect(await claimKeys()).toEqual([]);
    });

    test.each(['job-7', 'post-7', 'nonsense', 'job-1; drop table jobs'])(
      'is told that there is no %s',
      async (id) => {
        await expect(retryDeadLetter(db, id, NOW)).rejects.toMatchObject({ code: 'not_found' });
        await expect(dropDeadLetter(db, id)).rejects.toMatchObject({ code: 'not_found' });
      },
    );
  });

  describe('the sweep', () => {
    const count = async (table: 'inbox' | 'jobs' | 'outbox' | 'drafts'): Promise<number> =>
      (await db.selectFrom(table).selectAll().execute()).length;

    const finishAll = async (): Promise<void> => {
      const draft = { id: 'd1', text: 'words' };
      await transact(db, (trx) => addIntake(trx, { id: 'Ev1', draft, jobs: [job('a')] }, NOW));
      const claimed = await claimJob(db, NOW, NOBODY);
      await transact(db, (trx) => endJob(trx, claimed as never, 'done', NOW));
      await addPost(post('p'));
      await stand('p', '1.1');
    };

    test('keeps every key for seven days at least', async () => {
      await finishAll();

      await sweep(db, NOW + 7 * 24 * 3_600_000);

      expect([await count('inbox'), await count('jobs'), await count('outbox')]).toEqual([1, 1, 1]);
    });

    test('forgets what is done after that, but for where our messages stand', async () => {
      await finishAll();

      await sweep(db, NOW + RETENTION.keys + 1);
      expect(await findPlace(db, 'p')).toEqual({ channel: 'C1', ts: '1.1' });

      await sweep(db, NOW + RETENTION.reviews + 1);

      expect([
        await count('inbox'),
        await count('jobs'),
        await count('outbox'),
        await count('drafts'),
      ]).toEqual([0, 0, 0, 0]);
    });

    test('forgets the words of a draft that never came to stand', async () => {
      await finishAll();

      await sweep(db, NOW + RETENTION.drafts);
      expect(await findDraft(db, 'd1')).toBe('words');

      await sweep(db, NOW + RETENTION.drafts + 1);
      expect(await findDraft(db, 'd1')).toBeUndefined();
    });

    const addReview = (id: string): Promise<void> =>
      transact(db, createReviews({ db, clock: { now: () => NOW } }).add({ ...A_REVIEW, id, place: id }));
    const reviewIds = async (): Promise<string[]> =>
      (await db.selectFrom('reviews').select('id').orderBy('id').execute()).map(({ id }) => id);

    test('forgets reviews after as long as is usual, with where their posts stand', async () => {
      await addReview('r1');

      await sweep(db, NOW + RETENTION.reviews);
      expect(await reviewIds()).toEqual(['r1']);

      expect(await sweep(db, NOW + RETENTION.reviews + 1)).toBe(1);
      expect(await reviewIds()).toEqual([]);
    });

    test('forgets reviews sooner where the team has chosen so', async () => {
      const month = 30 * 24 * 3_600_000;
      await addReview('r1');
      await addPost(post('p'));
      await stand('p', '1.1');

      await sweep(db, NOW + month, month);
      expect(await reviewIds()).toEqual(['r1']);

      await sweep(db, NOW + month + 1, month);
      expect(await reviewIds()).toEqual([]);
      expect(await findPlace(db, 'p')).toBeUndefined();
    });

    test('leaves alone what is not done', async () => {
      await add(job('a'));
      await addPost(post('p'));

      await sweep(db, NOW + RETENTION.deadLetters * 2);

      expect([await count('jobs'), await count('outbox')]).toEqual([1, 1]);
    });

    test('takes more than one batch', async () => {
      await transact(db, async (trx) => {
        for (let n = 0; n < 1_200; n += 1) {
          await trx
            .insertInto('inbox')
            .values({ id: `Ev${n}`, received_at: NOW })
            .execute();
        }
      });

      expect(await sweep(db, NOW + RETENTION.keys + 1)).toBe(1_200);
    });
  });

  describe('a clock that is set', () => {
    test('takes all that waits along with it', async () => {
      await add(job('a'));
      await addPost(post('p'));

      await shiftDueTimes(db, -3_600_000);

      expect(await claimKeys(NOW - 3_600_000)).toEqual(['a']);
      expect(await nextKey([], NOW - 3_600_000)).toBe('p');
    });
  });

  describe('a person who is forgotten', () => {
    test('is not to be found in any row, and their work ends', async () => {
      const draft = { id: 'd1', text: 'words' };
      const asked = job('a', { user: 'U1', args: { by: 'U1' } });
      await transact(db, (trx) =>
        addIntake(trx, { id: 'Ev1', draft, jobs: [asked, job('b', { user: 'U2' })] }, NOW),
      );
      await addPost(
        post('p', { channel: 'U1', args: { for: 'U1' } }),
        post('q', { askedBy: 'U1', instead: post('r', { channel: 'U1' }) }),
        post('s', { askedBy: 'U2' }),
      );

      expect(await transact(db, (trx) => forgetUser(trx, 'U1', NOW))).toBe(4);

      const tables = [
        await db.selectFrom('jobs').selectAll().execute(),
        await db.selectFrom('outbox').selectAll().execute(),
      ];
      expect(JSON.stringify(tables)).not.toContain('U1');
      expect(await findDraft(db, 'd1')).toBeUndefined();
      expect(await claimKeys()).toEqual(['b']);
      expect(await nextKey()).toBe('s');
    });
  });
});
