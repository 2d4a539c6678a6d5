import { createHousekeeping, type Housekeeping } from '../../src/delivery/housekeeping.js';
import { createStoreTrouble } from '../../src/delivery/store-trouble.js';
import type { Database } from '../../src/store/database.js';
import { STORES } from '../store/stores.js';
import { createTestClock, keepLog, type LogLine, type TestClock } from './office.js';

describe.each(STORES)('over $name', ({ open }) => {
  let db: Database;
  let close: () => Promise<void>;
  let clock: TestClock;
  let log: LogLine[];
  let beats: number[];
  let housekeeping: Housekeeping;

  beforeEach(async () => {
    ({ db, close } = await open());
    clock = createTestClock();
    log = [];
    beats = [];
    housekeeping = createHousekeeping({
      db,
      clock,
      log: keepLog(log),
      trouble: createStoreTrouble(db, clock, keepLog(log)),
      onBeat: (count) => beats.push(count),
    });
  });
  afterEach(async () => {
    await housekeeping.stop();
    await close();
  });

  const round = async (): Promise<void> => {
    await housekeeping.start();
    await housekeeping.stop();
  };
  const addJob = (due_at: number): Promise<unknown> =>
    db
      .insertInto('jobs')
      .values({ key: 'a', kind: 'review', args: 'null', due_at, created_at: due_at })
      .execute();
  const dueAt = async (): Promise<number> =>
    (await db.selectFrom('jobs').select('due_at').executeTakeFirstOrThrow()).due_at;

  test('gives a sign of life each round', async () => {
    await round();
    await round();

    expect(beats).toEqual([1, 2]);
  });

  test.each([
    ['back an hour', -3_600_000],
    ['on ten minutes', 600_000],
  ])('moves what waits along when the clock is set %s', async (_name, ms) => {
    const due = clock.now() + 5_000;
    await addJob(due);

    clock.step(ms);
    await round();
    await round();

    expect(await dueAt()).toBe(due + ms);
    expect(log).toContainEqual({ event: 'clock_set', ms });
  });

  test('leaves what waits alone while time only passes', async () => {
    const due = clock.now() + 5_000;
    await addJob(due);

    clock.pass(3_600_000);
    await round();

    expect(await dueAt()).toBe(due);
  });

  test('sweeps at once, and then every hour', async () => {
    const addOld = (id: string): Promise<unknown> =>
      db.insertInto('inbox').values({ id, received_at: 0 }).execute();
    const count = async (): Promise<number> => (await db.selectFrom('inbox').selectAll().execute()).length;
    await addOld('Ev1');
    await round();
    expect(await count()).toBe(0);

    await addOld('Ev2');
    await round();
    expect(await count()).toBe(1);

    clock.pass(3_600_000);
    await round();
    expect(await count()).toBe(0);
  });
});
