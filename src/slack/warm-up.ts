import type { Surface } from './surface.js';

/** A draft that touches most of the engine. Nobody sees its review. */
const SAMPLE = `School nurses and social workers can help kids sooner when each isn't holding one piece of the story.
Our data system breaks down silos so that agencies can track everyone in one place. Families see it and have a say.`;

/**
 * Does once what the first person to ask would otherwise wait for: the engine is compiled as it first runs, and the library's
 * index is built at the first search, and that of spellings at the first slip. Never fails: then that person waits after all.
 */
export const warmUp = async ({ parts, drafts }: Surface): Promise<void> => {
  try {
    drafts.review(SAMPLE, {});
    await parts.library.searchAnswers('proffiling');
  } catch (failure) {
    parts.log.warn('warm_up_failed', { failure });
  }
};
