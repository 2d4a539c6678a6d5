import { AppError } from '../errors.js';

/** The work's result, or an error when it has not come within the time given (milliseconds). The wait keeps no process alive. */
export const withTimeout = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('slack', `It took longer than ${ms} ms.`)), ms).unref();
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
};
