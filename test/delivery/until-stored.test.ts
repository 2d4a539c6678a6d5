import { untilStored } from '../../src/delivery/until-stored.js';

const failing = (times: number, code: string) => {
  let tries = 0;
  return async (): Promise<number> => {
    tries += 1;
    if (tries <= times) throw Object.assign(new Error('Oh.'), { code });
    return tries;
  };
};

test.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'])(
  'tries again after %s',
  async (code) => {
    expect(await untilStored(failing(2, code), () => false)).toBe(3);
  },
);

test('gives up on what does not pass', async () => {
  const write = failing(1, 'SQLITE_CONSTRAINT_UNIQUE');

  await expect(untilStored(write, () => false)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
});

test('gives up when the bot stops', async () => {
  await expect(untilStored(failing(1, 'SQLITE_FULL'), () => true)).rejects.toMatchObject({
    code: 'SQLITE_FULL',
  });
});
