import type { Surface } from '../surface.js';
import type { FactQuestions } from '../views/toughq.js';

/** The facts register by id, for answers that rest on it. */
export const factQuestions = async ({ parts }: Surface): Promise<FactQuestions> =>
  new Map((await parts.library.listFacts()).map((fact) => [fact.id, fact]));
