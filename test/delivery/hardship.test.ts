import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { listDeadLetters } from '../../src/delivery/dead-letters.js';
import type { Job, NewJob, NewPost, Outcome } from '../../src/delivery/delivery.js';
import { type Office, openOffice } from './office.js';

let office: Office;
afterEach(() => office.close());

const open = async (...options: Parameters<typeof openOffice>): Promise<void> => {
  office = await openOffice(...options);
  await office.delivery.start();
};
const post = (key: string, more: Partial<NewPost> = {}): NewPost => ({
  key,
  kind: 'message',
  channel: office.channel,
  view: 'words',
  args: { words: key },
  ...more,
});
const job = (args: NewPost, more: Partial<NewJob> = {}): NewJob => ({
  kind: 'answer',
  key: `job:${args.key}`,
  args: args as never,
  ...more,
});
const accept = (...jobs: NewJob[]): Promise<unknown> =>
  office.delivery.accept({ id: `Ev-${randomUUID()}`, jobs });
const said = (): string[] => office.slack.messagesIn('press-drafts').map(({ text }) => text);

describe('a job that fails', () => {
  const failing = (failures: number, error: unknown) => {
    let left = failures;
    return async (it: Job): Promise<Outcome> => {
      left -= 1;
      if (left >= 0) throw error;
      return { posts: [it.args as never] };
    };
  };

  test('is tried again, and its answer comes once', async () => {
    await open({ handlers: { answer: failing(3, new TypeError('Oh.')) } });

    await accept(job(post('hello')));

    await office.slack.waitFor(() => said().length === 1, 'the answer');
  });

  test('by itself is put aside in the end, and whoever asked is told', async () => {
    const told: string[] = [];
    await open({
      handlers: { answer: failing(99, new TypeError('Oh.')) },
      onJobGivenUp: async (it, error) => {
        told.push(`${it.user} ${error}`);
        return { posts: [post('sorry', { channel: office.slack.person('ana').user.id })] };
      },
    });
    const { id: ana } = office.slack.person('ana').user;

    await accept(job(post('hello'), { user: ana }));
    await office.slack.waitFor(() => office.slack.directMessages('ana').length === 1, 'the notice');

    expect(told).toEqual([`${ana} TypeError`]);
    expect(await listDeadLetters(office.db)).toMatchObject([
      { id: 'job-1', attempts: 5, error: 'TypeError' },
    ]);
  });

  test('for want of Slack is waited for, however often', async () => {
    const lost = { code: 'slack_webapi_request_error', original: { code: 'ENOTFOUND' } };
    await open({ handlers: { answer: failing(8, lost) }, limits: { lastWait: 20 } });

    await accept(job(post('hello')));

    await office.slack.waitFor(() => said().length === 1, 'the answer');
  });

  test('by never answering is tried again, and the late answer is not taken', async () => {
    const late: (() => void)[] = [];
    await open({
      handlers: {
        answer: async (it) => {
          if (it.attempt === 1) await new Promise<void>((resolve) => void late.push(resolve));
          return { posts: [post(`answer ${it.attempt}`)] };
        },
      },
      limits: { jobTimeout: 50 },
    });

    await accept(job(post('hello')));
    await office.slack.waitFor(() => said().length === 1, 'an answer');
    late[0]?.();
    await office.delivery.idle();

    expect(said()).toEqual(['answer 2']);
  });

  test('by ending the process is put aside before it does so for ever', async () => {
    const runs: number[] = [];
    const hang = async (it: Job): Promise<Outcome> => {
      runs.push(it.attempt);
      return new Promise(() => {});
    };
    await open({ handlers: { answer: hang } });
    await accept(job(post('hello')));
    for (let starts = 1; starts <= 5; starts += 1) {
      await office.slack.waitFor(() => runs.length === starts, 'a run');
      await office.restart();
    }
    await office.slack.waitFor(() => office.log.some(({ event }) => event === 'job_given_up'), 'the end');

    expect(runs).toHaveLength(5);
    expect(await listDeadLetters(office.db)).toMatchObject([{ error: 'process_ended' }]);
  });

  test('because what it asks for cannot be stored leaves nothing of it, and is put aside', async () => {
    await open({
      handlers: {
        answer: async (it) => ({
          posts: [it.args as never],
          writes: [
            async () => {
              throw new RangeError('Oh.');
            },
          ],
        }),
      },
    });

    await accept(job(post('hello')));
    await office.slack.waitFor(() => office.log.some(({ event }) => event === 'job_given_up'), 'the end');

    expect(await listDeadLetters(office.db)).toMatchObject([{ attempts: 5, error: 'RangeError' }]);
    expect(said()).toEqual([]);
  });

  test('for want of a handler is put aside', async () => {
    await open({ handlers: {} });

    await accept(job(post('hello')));
    await office.delivery.idle();

    expect(await listDeadLetters(office.db)).toMatchObject([{ error: 'no_handler' }]);
  });
});

describe('a token that is refused to a job', () => {
  test('stops all work until Slack takes it again, and no try is counted', async () => {
    let runs = 0;
    await open({
      handlers: {
        answer: async (it) => {
          runs += 1;
          if (runs === 1) throw { code: 'slack_webapi_platform_error', data: { error: 'token_revoked' } };
          return { posts: [it.args as never] };
        },
      },
      limits: { jobsAtOnce: 1 },
    });
    office.slack.fail('auth.test', { error: 'account_inactive' }, { times: 2 });

    await accept(job(post('first')), job(post('second')));
    await office.slack.waitFor(
      () => office.delivery.health().token === 'account_inactive',
      'the second look',
    );
    expect(runs).toBe(1);

    await office.slack.waitFor(() => said().length === 2, 'both');
    expect(office.delivery.health().token).toBeUndefined();
    expect(office.log.map(({ event }) => event)).toContain('token_accepted');
  });
});

describe('the database', () => {
  const fill = async (): Promise<void> => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(office.db);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(office.db);
    for (let id = 0; ; id += 1) {
      try {
        const row = { id: `filler-${id}-${'x'.repeat(900)}`, received_at: 1 };
        await office.db.insertInto('inbox').values(row).execute();
      } catch (error) {
        expect((error as { code: string }).code).toBe('SQLITE_FULL');
        return;
      }
    }
  };
  const makeRoom = (): Promise<unknown> => sql.raw(`pragma max_page_count = ${2 ** 30}`).execute(office.db);

  test('that is full takes nothing in and says so, and goes on by itself when there is room', async () => {
    await open();
    await fill();

    await expect(
      office.delivery.accept({ id: `Ev-${'x'.repeat(3_000)}`, jobs: [job(post('refused'))] }),
    ).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(office.delivery.health().store).toBe('SQLITE_FULL');

    await makeRoom();
    const waiting = performance.now();
    while (office.delivery.health().store !== undefined && performance.now() - waiting < 5_000)
      await sleep(10);
    expect(office.delivery.health().store).toBeUndefined();

    await accept(job(post('hello')));
    await office.delivery.idle();
    expect(said()).toEqual(['hello']);
  });
});

describe('a post whose place cannot be written down', () => {
  test('is found again later, and stands once', async () => {
    let failures = 2;
    await open({
      onPosted: async () => {
        failures -= 1;
        if (failures >= 0) throw new RangeError('Oh.');
      },
    });

    await accept(job(post('hello')));
    await office.slack.waitFor(() => failures < 0, 'the third try');
    await office.delivery.idle();

    expect(said()).toEqual(['hello']);
    expect(await office.db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'posted' }]);
  });
});

describe('a start', () => {
  test('brings forward what a wrong clock has put off', async () => {
    await open();
    await office.delivery.stop();
    const farOff = Date.now() + 24 * 3_600_000;
    await office.db
      .insertInto('jobs')
      .values({
        key: 'a',
        kind: 'answer',
        args: JSON.stringify(post('hello')),
        due_at: farOff,
        created_at: 1,
      })
      .execute();

    await office.restart();

    await office.slack.waitFor(() => said().length === 1, 'the answer');
  });
});

describe('many at once', () => {
  test('are all answered, and a channel gets no more than its measure', async () => {
    await open({ limits: { channelPosts: { perSecond: 20, burst: 4 } } });
    const started = performance.now();

    await Promise.all(Array.from({ length: 24 }, (_, n) => accept(job(post(`answer ${n}`)))));
    await office.delivery.idle();

    expect(new Set(said()).size).toBe(24);
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test('go on as soon as the channel may get the next, not at the next look round', async () => {
    await open({ limits: { channelPosts: { perSecond: 50, burst: 1 }, poll: 60_000 } });

    await accept(...Array.from({ length: 10 }, (_, n) => job(post(`answer ${n}`))));

    await office.slack.waitFor(() => said().length === 10, 'all ten');
  });

  test('of one person wait for nobody while nobody else is there', async () => {
    await open({ limits: { personJobs: { perSecond: 0.001, burst: 1 }, poll: 60_000 } });
    const { id: ana } = office.slack.person('ana').user;

    await accept(...Array.from({ length: 10 }, (_, n) => job(post(`answer ${n}`), { user: ana })));

    await office.slack.waitFor(() => said().length === 10, 'all ten');
  });

  test('of one kind wait together when Slack has asked for a pause, and the other kinds go on', async () => {
    const order: string[] = [];
    const slowDown = { code: 'slack_webapi_rate_limited_error', retryAfter: 0.4 };
    await open({
      handlers: {
        answer: async (it) => {
          order.push(it.key);
          if (order.length === 1) throw slowDown;
          return {};
        },
        other: async (it) => {
          order.push(it.key);
          return {};
        },
      },
      limits: { jobsAtOnce: 1 },
    });

    await accept(job(post('a')), job(post('b')), job(post('c'), { kind: 'other' }));
    await office.slack.waitFor(() => order.length === 4, 'all');

    expect(order).toEqual(['job:a', 'job:c', 'job:b', 'job:a']);
  });

  test('of one person do not hold up the one of another', async () => {
    const order: string[] = [];
    await open({
      handlers: {
        answer: async (it) => {
          order.push(it.user ?? '');
          return {};
        },
      },
      limits: { personJobs: { perSecond: 0.001, burst: 5 }, jobsAtOnce: 1 },
    });

    const jobs = Array.from({ length: 30 }, (_, n) => job(post(`${n}`), { user: 'U1' }));
    await accept(...jobs, job(post('mine'), { user: 'U2' }));
    await office.delivery.idle();

    expect(order).toHaveLength(31);
    expect(order.indexOf('U2')).toBeLessThan(10);
  });
});

describe('a stop', () => {
  test('lets what runs end, and keeps what has not begun', async () => {
    let release: (() => void) | undefined;
    await open({
      handlers: {
        answer: async (it) => {
          await new Promise<void>((resolve) => {
            release = resolve;
          });
          return { posts: [it.args as never] };
        },
      },
      limits: { jobsAtOnce: 1 },
    });
    await accept(job(post('first')), job(post('second')));
    await office.slack.waitFor(() => release, 'the first to run');

    const stopped = office.delivery.stop();
    release?.();
    await stopped;
    await office.restart({ handlers: { answer: async (it) => ({ posts: [it.args as never] }) } });
    await office.delivery.idle();

    expect(said().sort()).toEqual(['first', 'second']);
    const crashes = await office.db.selectFrom('jobs').select('crashes').execute();
    expect(crashes).toEqual([{ crashes: 0 }, { crashes: 0 }]);
  });

  test('does not wait for ever: what runs on is put back, and not counted as a crash', async () => {
    let answer: ((outcome: Outcome) => void) | undefined;
    const hang = (): Promise<Outcome> =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await open({ handlers: { answer: hang } });
    await accept(job(post('hello')));
    await office.slack.waitFor(() => answer, 'the job');

    await office.delivery.stop(100);

    const rows = await office.db.selectFrom('jobs').select(['state', 'crashes']).execute();
    expect(rows).toEqual([{ state: 'ready', crashes: 0 }]);

    answer?.({ posts: [post('too late')] });
    await sleep(50);
    expect(await office.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  test('leaves a post that hangs in doubt', async () => {
    await open();
    office.slack.fail('chat.postMessage', 'hang-after-accept');
    await accept(job(post('hello')));
    await office.slack.waitFor(() => said().length === 1, 'the post');

    await office.delivery.stop(50);

    expect(await office.db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'unknown' }]);
  });
});

describe('a thread that is gone', () => {
  test.each(['refused', 'unthreaded'] as const)(
    'gets no answer in the channel instead (%s)',
    async (lostThreads) => {
      await open({}, { lostThreads });
      const ana = office.slack.person('ana');
      const draft = ana.says('press-drafts', 'A draft');
      ana.deletes(draft);

      await accept(job(post('review', { thread: { ts: draft.ts } })));
      await office.delivery.idle();

      expect(said()).toEqual([]);
      expect(await office.db.selectFrom('outbox').select('state').execute()).toEqual([
        { state: 'cancelled' },
      ]);
    },
  );
});

test('what an operator puts back in line is found without a restart', async () => {
  await open();
  office.slack.fail('chat.postMessage', { error: 'is_archived' });
  await accept(job(post('hello')));
  await office.delivery.idle();

  await office.db.updateTable('outbox').set({ state: 'ready', ended_at: null }).execute();

  await office.slack.waitFor(() => said().length === 1, 'the post');
});
