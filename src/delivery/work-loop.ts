import type { Limits } from './limits.js';

/** One piece of work, ready to run. */
export type Work = () => Promise<void>;

/** What a look at the database found. */
export interface Taken {
  work: Work[];
  /** Milliseconds until there may be more; undefined when nothing waits. */
  wait?: number | undefined;
}

export interface WorkLoopParts {
  limits: Limits;
  /** As many pieces as may start now, with so many running. */
  take(running: number): Promise<Taken>;
  /** Told of what went wrong, as when the database could not be asked; the loop goes on by itself. */
  onTrouble(error: unknown): void;
}

/** Runs work as it falls due, woken by `wake`, by time, and now and then by itself. */
export interface WorkLoop {
  start(): void;
  wake(): void;
  /** True when nothing runs and nothing is about to. */
  isQuiet(): boolean;
  /** Starts nothing more. Resolves when the running work has ended. */
  stop(): Promise<void>;
}

/** Milliseconds until the first is free of what is due later and what is held for a while. */
export const soonest = (
  dueAt: number | undefined,
  now: number,
  held: ReadonlyMap<string, number>,
): number | undefined => {
  const waits = [...held.values(), ...(dueAt === undefined ? [] : [dueAt - now])];
  return waits.length === 0 ? undefined : Math.min(...waits);
};

/** A loop that takes work turn by turn: only one turn looks at the database at a time. */
export const createWorkLoop = ({ limits, take, onTrouble }: WorkLoopParts): WorkLoop => {
  const running = new Set<Promise<void>>();
  let open = false;
  let turning = false;
  let wanted = false;
  let turn = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const run = (work: Work): void => {
    const ended = work()
      .catch(onTrouble)
      .finally(() => {
        running.delete(ended);
        wake();
      });
    running.add(ended);
  };

  /** Never longer than the poll: a clock set back must not put work off. A timer may fire a little early, hence the 1. */
  const sleepFor = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.ceil(wait) + 1, limits.poll)).unref();
  };

  const takeTurns = async (): Promise<void> => {
    while (wanted && open) {
      wanted = false;
      const { work, wait } = await take(running.size);
      work.forEach(run);
      if (open) sleepFor(wait ?? limits.poll);
    }
  };

  const wake = (): void => {
    wanted = true;
    if (turning || !open) return;
    clearTimeout(timer);
    turning = true;
    turn = takeTurns()
      .catch((error: unknown) => {
        onTrouble(error);
        sleepFor(limits.firstWait);
      })
      .finally(() => {
        turning = false;
        if (wanted && open) queueMicrotask(wake);
      });
  };

  return {
    start() {
      open = true;
      wake();
    },
    wake,
    isQuiet: () => !turning && !wanted && running.size === 0,
    async stop() {
      open = false;
      clearTimeout(timer);
      await turn;
      await Promise.all(running);
    },
  };
};
