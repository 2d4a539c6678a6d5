import { readText } from '../../src/cli/read-text.js';
import { createScratch } from './scratch.js';
import { createScreen } from './screen.js';

const scratch = createScratch();
const { terminal } = createScreen('typed');

test('reads standard input for -', async () => {
  expect(await readText('-', terminal)).toBe('typed');
});

test('leaves out a byte order mark, which is no word of the draft', async () => {
  expect(await readText(scratch.write('bom.txt', '\ufeffOur kids'), terminal)).toBe('Our kids');
});

test.each([
  ['a Word file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'bad_data', 'is not plain text'],
  ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'bad_data', 'is not UTF-8'],
])('says what is wrong with %s', async (name, bytes, code, message) => {
  const file = scratch.write(`${name}.txt`, bytes);
  await expect(readText(file, terminal)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(`${file} ${message}`),
  });
});
