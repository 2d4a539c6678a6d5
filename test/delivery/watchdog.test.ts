import { setTimeout as sleep } from 'node:timers/promises';
import { createWatchdog } from '../../src/delivery/watchdog.js';
import { createTestClock } from './office.js';

/** Looks every millisecond; the grace goes by the clock. */
const GRACE = 12;

const watch = (isWell: () => boolean) => {
  const clock = createTestClock();
  let alarms = 0;
  const watchdog = createWatchdog({
    clock,
    grace: GRACE,
    isWell,
    onUnwell: () => {
      alarms += 1;
    },
  });
  watchdog.start();
  return { clock, watchdog, alarms: () => alarms };
};

/** Long enough for several looks. */
const lookRound = (): Promise<void> => sleep(30);

test('acts when things were unwell for the whole of the grace, and again after another', async () => {
  const { clock, watchdog, alarms } = watch(() => false);
  clock.pass(GRACE - 1);
  await lookRound();
  expect(alarms()).toBe(0);

  clock.pass(1);
  await lookRound();
  expect(alarms()).toBe(1);

  clock.pass(GRACE);
  await lookRound();
  expect(alarms()).toBe(2);
  watchdog.stop();
});

test('begins to count anew when things were well in between', async () => {
  let isWell = false;
  const { clock, watchdog, alarms } = watch(() => isWell);
  clock.pass(GRACE - 1);
  isWell = true;
  await lookRound();
  isWell = false;

  clock.pass(GRACE - 1);
  await lookRound();

  expect(alarms()).toBe(0);
  watchdog.stop();
});

test('leaves a clock that is set alone', async () => {
  const { clock, watchdog, alarms } = watch(() => false);

  clock.step(3_600_000);
  await lookRound();

  expect(alarms()).toBe(0);
  watchdog.stop();
});
