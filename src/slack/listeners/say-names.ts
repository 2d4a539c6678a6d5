import { AppError } from '../../errors.js';
import type { Surface } from '../surface.js';
import { nameOfPerson } from './names.js';

/** Does some work; an error of it that speaks of a person by id speaks of them by name. */
export const sayNames = async <T>(surface: Pick<Surface, 'reader'>, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.about === undefined) throw error;
    const name = `@${await nameOfPerson(surface, error.about)}`;
    throw new AppError(
      error.code,
      error.message.replace(error.about, () => name),
      { cause: error },
    );
  }
};
