import { createBuckets } from '../../src/delivery/buckets.js';
import { createTestClock } from './office.js';

const clock = createTestClock();

test('lets a burst through, then one by one', () => {
  const buckets = createBuckets(clock, { perSecond: 1, burst: 3 });
  for (let n = 0; n < 3; n += 1) {
    expect([...buckets.held().keys()]).toEqual([]);
    buckets.take('C1');
  }
  expect([...buckets.held().keys()]).toEqual(['C1']);
  expect(buckets.held().get('C1')).toBe(1_000);

  clock.pass(1_000);
  expect([...buckets.held().keys()]).toEqual([]);
  buckets.take('C1');
  expect([...buckets.held().keys()]).toEqual(['C1']);
});

test('counts each key by itself', () => {
  const buckets = createBuckets(clock, { perSecond: 1, burst: 1 });
  buckets.take('C1');

  expect([...buckets.held().keys()]).toEqual(['C1']);
  buckets.take('C2');
  expect([...buckets.held().keys()]).toEqual(['C1', 'C2']);
});

test('saves up no more than a burst', () => {
  const buckets = createBuckets(clock, { perSecond: 1, burst: 2 });
  buckets.take('C1');
  clock.pass(3_600_000);

  buckets.take('C1');
  buckets.take('C1');

  expect([...buckets.held().keys()]).toEqual(['C1']);
});

test('holds a key for as long as told, and then lets one through', () => {
  const buckets = createBuckets(clock, { perSecond: 1, burst: 4 });
  buckets.holdFor('C1', 30_000);
  expect(buckets.held().get('C1')).toBe(30_000);

  clock.pass(29_999);
  expect([...buckets.held().keys()]).toEqual(['C1']);

  clock.pass(1);
  expect([...buckets.held().keys()]).toEqual([]);
  buckets.take('C1');
  expect([...buckets.held().keys()]).toEqual(['C1']);
});

test('goes by the steady clock: a step of the other changes nothing', () => {
  const buckets = createBuckets(clock, { perSecond: 1, burst: 1 });
  buckets.take('C1');
  clock.step(-3_600_000);

  expect(buckets.held().get('C1')).toBe(1_000);
});
