import fc from 'fast-check';

const SECONDS = 20;

/**
 * The same cases every time, so that a red run is a change's fault and not the dice's; `FRAMEWRIGHT_SEED` throws other ones.
 * A time limit, because shrinking a long failing text can otherwise go on for hours.
 */
fc.configureGlobal({
  seed: Number(process.env.FRAMEWRIGHT_SEED ?? 20_190_601),
  interruptAfterTimeLimit: SECONDS * 1000,
});
