import type { HeldReason } from './held-draft.js';

/** A channel as far as it decides where a reply may stand. */
export interface Place {
  channel: string;
  kind: 'direct' | 'channel';
  /** Whether the bot is in it. */
  joined: boolean;
  /** Whether people of other organisations are in it, or have been asked to join. */
  shared: boolean;
  /** What the channel has chosen. */
  replies: 'threads' | 'private';
}

/** Why a reply does not stand in the channel it was asked for in. */
export type PrivateReason = 'not-joined' | 'shared' | 'channel-setting' | 'asked-for' | 'held';

export type Destination = { kind: 'thread' } | { kind: 'private'; reason: PrivateReason; held: HeldReason[] };

/**
 * Where a review goes. Held drafts come first, then what the person asked for, then what the channel allows; asking for the
 * channel overrides only the channel's own choice. Direct messages to the bot are private as they stand.
 */
export const whereReplyGoes = (
  place: Place,
  draft: { held: HeldReason[]; askedFor?: 'channel' | 'private' },
): Destination => {
  const toPerson = (reason: PrivateReason): Destination => ({ kind: 'private', reason, held: draft.held });
  if (place.kind === 'direct' && place.joined) return { kind: 'thread' };
  if (draft.held.length > 0) return toPerson('held');
  if (!place.joined) return toPerson('not-joined');
  if (place.shared) return toPerson('shared');
  if (draft.askedFor === 'private') return toPerson('asked-for');
  if (place.replies === 'private' && draft.askedFor !== 'channel') return toPerson('channel-setting');
  return { kind: 'thread' };
};
