import { createIntakeQueue, type IntakeQueue } from '../../src/delivery/intake-queue.js';
import { createStoreTrouble } from '../../src/delivery/store-trouble.js';
import type { Database } from '../../src/store/database.js';
import { STORES } from '../store/stores.js';
import { createTestClock, keepLog } from './office.js';

describe.each(STORES)('over $name', ({ open }) => {
  let db: Database;
  let close: () => Promise<void>;
  let queue: IntakeQueue;

  beforeEach(async () => {
    ({ db, close } = await open());
    const clock = createTestClock();
    queue = createIntakeQueue({ db, clock, trouble: createStoreTrouble(db, clock, keepLog([])) });
  });
  afterEach(() => close());

  const intake = (id: string) => ({ id, jobs: [{ kind: 'review', key: `job:${id}`, args: null }] });
  const stored = async (): Promise<string[]> =>
    (await db.selectFrom('inbox').select('id').execute()).map(({ id }) => id);

  test('stores many at once, each once', async () => {
    const ids = ['a', 'b', 'a', 'c', 'b'];

    const answers = await Promise.all(ids.map((id) => queue.add(intake(id))));

    expect(answers).toEqual(['stored', 'stored', 'seen', 'stored', 'seen']);
    expect(await stored()).toEqual(['a', 'b', 'c']);
  });

  test('refuses only the one that cannot be stored', async () => {
    const broken = { id: 'broken', jobs: [{ kind: null as never, key: 'k', args: null }] };

    const answers = await Promise.allSettled([intake('a'), intake('b'), broken, intake('c')].map(queue.add));

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await stored()).toEqual(['a', 'b', 'c']);
  });

  test('is busy as long as one waits', async () => {
    const adding = queue.add(intake('a'));
    expect(queue.isBusy()).toBe(true);

    await adding;
    await Promise.resolve();
    expect(queue.isBusy()).toBe(false);
  });
});
