import { AppError } from '../errors.js';
import type { VersionRef } from '../library/proposals.js';

/** One wording of an item, as a button carries it: `opt-out:2`. */
export const writeVersionRef = ({ id, version }: VersionRef): string => `${id}:${version}`;

/** Throws 'conflict' for what we never wrote. */
export const readVersionRef = (text: string): VersionRef => {
  const [, id, version] = /^([a-z0-9-]+):(\d{1,9})$/u.exec(text) ?? [];
  if (id === undefined) throw new AppError('conflict', 'This message is out of date.');
  return { id, version: Number(version) };
};
