import type { Log } from '../src/log.js';
import { createMetrics } from '../src/metrics.js';

const createSpy = () => {
  const lines: unknown[][] = [];
  const write =
    (level: string) =>
    (...line: unknown[]) =>
      void lines.push([level, ...line]);
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  return { log, lines };
};

test('counts events as they pass on their way to the log', async () => {
  const { log, lines } = createSpy();
  const metrics = createMetrics(log);
  metrics.log.info('job_done', { kind: 'frame' });
  metrics.log.info('job_done', { kind: 'frame' });
  metrics.log.error('job_given_up');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toEqual(['info', 'job_done', { kind: 'frame' }]);
  const text = await metrics.text();
  expect(text).toContain('framewright_events_total{event="job_done",level="info"} 2');
  expect(text).toContain('framewright_events_total{event="job_given_up",level="error"} 1');
});

test('reads health when the numbers are asked for', async () => {
  const metrics = createMetrics(createSpy().log);
  const health = { ready: true, faults: [] as string[], openSockets: 2, otherSockets: 0 };
  metrics.watch(() => health);
  expect(await metrics.text()).toMatch(/framewright_ready 1\n.*framewright_open_sockets 2\n/s);
  health.ready = false;
  expect(await metrics.text()).toContain('framewright_ready 0');
});

test('names no person, channel or key', async () => {
  const metrics = createMetrics(createSpy().log);
  metrics.log.warn('post_given_up', {
    user: 'U0ANA',
    channel: 'C0PRESS',
    key: 'k1',
    error: 'not_in_channel',
  });
  expect(await metrics.text()).not.toMatch(/U0ANA|C0PRESS|k1/);
});
