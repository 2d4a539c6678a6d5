import { createHash } from 'node:crypto';

/** A short name for something that must not be stored itself, or that is too long for an id. */
export const shortHash = (of: string): string => createHash('sha256').update(of).digest('hex').slice(0, 20);
