import { AppError, describeFault } from '../errors.js';
import { loadPack } from '../packs/load-pack.js';
import { bad, well } from './finding.js';
import type { Check } from './place.js';

/** Whether the vocabulary can be read: the bot does not start on a pack with faults. */
export const checkPack: Check = ({ pack }) => {
  try {
    const { id, version } = loadPack(pack);
    return [well('Pack', `${id} ${version}`)];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [
      bad('Pack', [error.message, ...error.faults.map(describeFault)].join(' '), 'framewright pack check'),
    ];
  }
};
