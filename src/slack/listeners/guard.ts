import { randomUUID } from 'node:crypto';
import { scopeMissedBy, slackErrorOf } from '../../delivery/send-failure.js';
import { AppError } from '../../errors.js';
import { JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { scopeMissingJob } from '../jobs/scope-missing.js';
import type { SlackParts } from '../parts.js';
import { type Notice, noticeView } from '../views/notices.js';

/** Says something to the one person who is waiting. */
type Tell = (words: ReturnType<typeof noticeView>) => Promise<unknown>;

/** A trigger that Slack does not take any more: the click took too long to get here. */
const LATE = ['expired_trigger_id', 'trigger_exchanged', 'trigger_expired'];

/**
 * The one boundary of all that a person does by hand: whatever goes wrong, they are told in a sentence. What they can act
 * on is told as it stands; the rest is logged whole under a number, and they are told the number.
 */
export const guard = async (
  parts: SlackParts,
  user: string,
  work: () => Promise<void>,
  tell: Tell,
): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const notice = noticeFor(parts, error);
    try {
      await tell(noticeView(notice, parts.self));
    } catch (failure) {
      await tellDirectly(parts, user, notice, failure);
    }
    await tellAdmins(parts, error);
  }
};

/** The address that Slack gives for an answer works five times and for half an hour, and may fail like any other. */
const tellDirectly = async (
  { delivery, log }: SlackParts,
  user: string,
  notice: Notice,
  failure: unknown,
): Promise<void> => {
  const id = randomUUID();
  log.warn('notice_failed', { id, failure });
  const job = { kind: JOB.tell, key: `tell:${id}`, args: asJson({ user, notice }), user };
  await delivery.accept({ id: job.key, jobs: [job] });
};

/** A permission that is missing is nothing that whoever asked can mend. */
const tellAdmins = async ({ delivery, clock, log }: SlackParts, error: unknown): Promise<void> => {
  const scope = scopeMissedBy(error);
  if (scope === undefined) return;
  const job = scopeMissingJob(scope, clock.now());
  await delivery
    .accept({ id: job.key, jobs: [job] })
    .catch((failure: unknown) => log.error('listener_failed', { failure }));
};

const noticeFor = (parts: SlackParts, error: unknown): Notice => {
  if (error instanceof AppError) return { notice: 'said', words: error.message };
  if (LATE.includes(slackErrorOf(error) ?? '')) return { notice: 'too-late' };
  if (slackErrorOf(error) === 'missing_scope') return { notice: 'missing-scope' };
  const id = randomUUID().slice(0, 8);
  parts.log.error('listener_failed', { id, failure: error });
  return { notice: 'failed', id };
};
