import { paint, printable, wrap } from '../../src/cli/terminal.js';
import { createScreen } from './screen.js';

test('paints for a terminal that shows colours and for no other', () => {
  expect(paint(createScreen('', { colour: true }).terminal, 'bold', 'x')).toBe('\u001b[1mx\u001b[22m');
  expect(paint(createScreen().terminal, 'bold', 'x')).toBe('x');
});

test.each([
  ['an escape sequence', 'a\u001b[31mb', 'a[31mb'],
  ['a bell and a backspace', 'a\u0007\bb', 'ab'],
  ['reversed text', 'a\u202eb', 'ab'],
  ['lines and tabs', ' a\nb\tc ', 'a b c'],
  ['a family', '👩‍👩‍👧', '👩‍👩‍👧'],
])('makes %s fit to print', (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('wraps at spaces, and indents what follows', () => {
  expect(wrap('one two three', 8, '  ')).toBe('one two\n  three');
  expect(wrap('one', 2)).toBe('one');
});
