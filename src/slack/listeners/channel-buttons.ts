import { AppError } from '../../errors.js';
import { JOB } from '../ids.js';
import type { Surface } from '../surface.js';
import { type ActionListener, type Click, jobOf } from './click.js';

export const repliesInThreads = (surface: Surface): ActionListener =>
  jobOf(surface, JOB.setReplies, (one) => ({ ...placeOf(one), replies: 'threads' }));

export const repliesInPrivate = (surface: Surface): ActionListener =>
  jobOf(surface, JOB.setReplies, (one) => ({ ...placeOf(one), replies: 'private' }));

/** The message clicked must be in the channel that its button names. */
const placeOf = ({ args, id, channel }: Click): { channel: string; ts: string } => {
  const ts = args.body.message?.ts;
  if (ts === undefined || channel !== id) throw new AppError('conflict', 'This message is out of date.');
  return { channel: id, ts };
};
