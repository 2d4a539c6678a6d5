/**
 * The words of a question as the search compares them: lower case, without accents or apostrophes, a possessive's s
 * dropped, parts of hyphenated words apart. Digits stay, because "2021" and "42" are said.
 */
export function readWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/'/g, '');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
