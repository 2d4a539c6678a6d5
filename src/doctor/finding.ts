/** What a check found: all is well, somebody should look, or the bot cannot do its work. */
export type State = 'well' | 'look' | 'bad';

/** One line of the doctor's. */
export interface Finding {
  about: string;
  state: State;
  says: string;
  /** What to do; absent where all is well. */
  cure?: string;
}

export const well = (about: string, says: string): Finding => ({ about, state: 'well', says });

export const look = (about: string, says: string, cure: string): Finding => ({
  about,
  state: 'look',
  says,
  cure,
});

export const bad = (about: string, says: string, cure: string): Finding => ({
  about,
  state: 'bad',
  says,
  cure,
});
