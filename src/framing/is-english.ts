import type { Token } from './tokenise.js';

/** Whether a draft is in English, as far as its small words tell. In doubt, yes. */
export function isEnglish(tokens: readonly Token[]): boolean {
  if (tokens.length < 5) return tokens.length === 0 || !mostlyForeignScript(tokens);
  let english = 0;
  let other = 0;
  for (const { key } of tokens) {
    if (key.length > LONGEST_SMALL_WORD) continue;
    if (ENGLISH.has(key)) english++;
    else if (OTHER.has(key)) other++;
  }
  return !(other >= 3 && other > english) && !mostlyForeignScript(tokens);
}

function mostlyForeignScript(tokens: readonly Token[]): boolean {
  const foreign = tokens.filter(({ key }) => !isPlain(key) && FOREIGN.test(key)).length;
  return foreign * 2 > tokens.length;
}

const FOREIGN = /[^\p{Script=Latin}\p{N}\p{M}\p{Cf}']/u;

/** Small letters without accents, digits and apostrophes only, as nearly all words here: the classes of all scripts are slow to ask. */
function isPlain(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (!((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x27)) return false;
  }
  return true;
}

const words = (list: string) => new Set(list.split(' '));

const ENGLISH = words(
  'the and of to is that with for are was this we our they have when what can on by from it you who not be at as their has been will were which would there if out about so up more one all her his she he no how your us',
);
/** Small words of the languages most often met beside English, none of them English words. */
const OTHER = words(
  'el la los las que de del y en es por para con una un se su sus lo como pero más mas nos le les des et est dans pour sur avec une du au aux qui ne pas nous vous der die das und ist nicht mit den dem ein eine zu auf für fur wir sie het een van niet voor zijn met dat ang ng mga sa o os da do em não nao um uma che il di gli per è são sao nuestros nuestra escuela niños ninos',
);

const LONGEST_SMALL_WORD = Math.max(...[...ENGLISH, ...OTHER].map((word) => word.length));
