import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Health } from './delivery/health.js';
import type { Log, LogEvent, LogFields } from './log.js';

/** Counts for a Prometheus server: event names and numbers, never a person, a channel or a word. */
export interface Metrics {
  /** Writes on to the log it was made with, and counts what passes. */
  log: Log;
  /** Where readiness and open connections are read whenever the numbers are asked for. */
  watch(health: () => Health): void;
  /** The page, in Prometheus's text format. */
  text(): Promise<string>;
}

/** Metrics of one bot, drawn from its log. The process's own memory, CPU and event loop are among them. */
export const createMetrics = (log: Log): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: 'framewright_events_total',
    help: 'What the log named, by event and level.',
    labelNames: ['event', 'level'] as const,
    registers,
  });

  const counting =
    (level: 'info' | 'warn' | 'error') =>
    (event: LogEvent, fields?: LogFields): void => {
      events.inc({ event, level });
      log[level](event, fields);
    };
  return {
    log: { info: counting('info'), warn: counting('warn'), error: counting('error') },
    watch: (health) => watchHealth(health, registers),
    text: () => registry.metrics(),
  };
};

const watchHealth = (health: () => Health, registers: Registry[]): void => {
  new Gauge({
    name: 'framewright_ready',
    help: '1 while the bot can do its work.',
    registers,
    collect() {
      this.set(health().ready ? 1 : 0);
    },
  });
  new Gauge({
    name: 'framewright_open_sockets',
    help: 'Connections to Slack.',
    registers,
    collect() {
      this.set(health().openSockets);
    },
  });
};
